import { expect, test } from 'vitest';
import type { Drafted } from '#bot/documents/document.ts';
import { readDocument } from '#bot/documents/documents.ts';
import { type MakingParts, makeNext } from '#bot/making.ts';
import type { Delivery, Messenger } from '#bot/messenger.ts';
import { claimWaiting, post } from '#bot/outbox.ts';
import { readContent } from '#bot/outbox-content.ts';
import { plain, say } from '#bot/text.ts';
import { readFile } from '#db/files.ts';
import { makingDone } from '#db/makings.ts';
import { grantRole, refuse } from '#db/people.ts';
import { changeSchool } from '#db/schools.ts';
import type { FileId, PersonId } from '#domain/ids.ts';
import { TestClock } from '#test/support/clock.ts';
import { freshDatabase } from '#test/support/database.ts';
import { moment, WorkingSchool } from '#test/support/working-school.ts';

const monday = moment('2026-09-14T10:00');
const bytes = new TextEncoder().encode('ведомость');
const drafted: Drafted = {
  name: say`Ведомость: «7А» / осень`,
  caption: say`Ведомость`,
  type: 'text/calendar',
  make: async () => bytes,
};

/** A curator who has ordered something of a pupil. */
class Ordering {
  readonly school: WorkingSchool;
  readonly curator: PersonId;
  readonly pupil: PersonId;
  readonly file: FileId;
  readonly logged: string[] = [];
  readonly clock = new TestClock('2026-09-14T10:00+03:00');

  private constructor(parts: Pick<Ordering, 'school' | 'curator' | 'pupil' | 'file'>) {
    this.school = parts.school;
    this.curator = parts.curator;
    this.pupil = parts.pupil;
    this.file = parts.file;
  }

  static async open({ switchedOn = false, unasked = false } = {}): Promise<Ordering> {
    const school = await WorkingSchool.found(await freshDatabase());
    if (switchedOn) await school.db.inSchool(school.id, (inside) => changeSchool(inside, { impersonalTelegram: true }));
    const curator = await school.joins('curator');
    const pupil = await school.joins('mentee');
    const file = await school.does(curator, monday, ({ documents }) =>
      documents.order(
        unasked
          ? { kind: 'meeting', params: { meeting: pupil, unasked } }
          : { kind: 'consent', params: { person: pupil, consent: 'processing' } },
      ),
    );
    return new Ordering({ school, curator, pupil, file });
  }

  /** Makes the next one as this says. */
  makes(documents: MakingParts['documents']): Promise<boolean> {
    return makeNext({
      db: this.school.db,
      clock: this.clock,
      log: this.#log,
      messengers: new Map([['telegram', telegram]]),
      setting: this.#setting,
      documents,
    });
  }

  readonly #note = (what: unknown, words?: string) => void this.logged.push(`${words} ${JSON.stringify(what)}`);
  readonly #log = { info: this.#note, warn: this.#note, error: this.#note };

  readonly #setting: MakingParts['setting'] = {
    programmes: new Map(),
    questionnaires: new Map(),
    consents: {
      document: () => ({ version: '1', text: say``, paper: { document: [], byHand: [], places: {} } }),
    },
    entrances: [],
    foreign: new Set(['telegram']),
    worrying: { version: 1, topics: new Map() },
    openLink: (code) => code,
    calendarLink: (secret) => secret,
    webIsLocal: true,
  };

  /** What the curator has been told, with the names of files. */
  async told(): Promise<string[]> {
    const rows = await this.school.db.atDoor((door) =>
      door.sql.selectFrom('outbox').select('content').where('person_id', '=', this.curator).orderBy('id').execute(),
    );
    return rows.flatMap(({ content }) => {
      const read = readContent(content);
      return read?.kind === 'message' ? [`${plain({ ...read, personal: false })} [${read.file?.name ?? ''}]`] : [];
    });
  }

  /** What is given to the messenger. */
  async posts(): Promise<Delivery[]> {
    const delivered: Delivery[] = [];
    const messenger: Messenger = {
      ...telegram,
      async deliver(delivery) {
        delivered.push(delivery);
        return { outcome: 'sent', messageId: '1' };
      },
    };
    const { db } = this.school;
    const { signal } = new AbortController();
    const parts = { db, clock: this.clock, log: this.#log, setting: this.#setting, pace: async () => {}, signal };
    for (const row of await claimWaiting(messenger, parts, 10)) await post(row, messenger, parts);
    return delivered;
  }

  kept(): Promise<Uint8Array | undefined> {
    return this.school.db.inSchool(this.school.id, async (inside) => (await readFile(inside, this.file))?.bytes);
  }
}

const telegram: Messenger = {
  channel: 'telegram',
  limits: { text: 4096, caption: 1024, label: 60, buttonsInRow: 3, rows: 30, buttons: 30, payload: 64, perSecond: 25 },
  translate: () => ({ kind: 'nothing' }),
  deliver: async () => ({ outcome: 'sent', messageId: '1' }),
  fetchFile: async () => ({ outcome: 'gone' }),
  invitationLink: (code) => code,
};

test('a document comes once, under a name that every system can save', async () => {
  const ordering = await Ordering.open();
  expect(await ordering.makes(async () => drafted)).toBe(true);
  expect(await ordering.makes(async () => drafted)).toBe(false);
  expect(await ordering.told()).toEqual(['Ведомость [Ведомость  «7А»   осень.ics]']);
  expect(await ordering.kept()).toEqual(bytes);
});

test('one that fails is tried again later, and comes then', async () => {
  const ordering = await Ordering.open();
  const failing = { ...drafted, make: async () => Promise.reject(new Error('no memory')) };
  expect(await ordering.makes(async () => failing)).toBe(true);
  expect(await ordering.makes(async () => drafted)).toBe(false);
  expect(await ordering.told()).toEqual([]);
  ordering.clock.advance({ seconds: 3 });
  await ordering.makes(async () => drafted);
  expect(await ordering.told()).toHaveLength(1);
});

test('one that fails again and again is given up: the person is told with the number that the log has', async () => {
  const ordering = await Ordering.open();
  const failing = { ...drafted, make: async () => Promise.reject(new Error('no memory')) };
  let tries = 0;
  while ((await ordering.told()).length === 0 && tries < 20) {
    await ordering.makes(async () => failing);
    ordering.clock.advance({ minutes: 10 });
    tries += 1;
  }
  expect(tries).toBe(6);
  const [told = ''] = await ordering.told();
  const id = /номер ([0-9a-f]{8})/u.exec(told)?.[1];
  expect(id).toBeDefined();
  expect(ordering.logged.filter((line) => line.includes(`"failure":"${id}"`))).toHaveLength(1);
  expect(await ordering.makes(async () => failing)).toBe(false);
});

test('one that nobody has asked for, and that cannot be made, is not talked about', async () => {
  const none = await Ordering.open({ unasked: true });
  expect(await none.makes(async () => undefined)).toBe(true);
  const failing = await Ordering.open({ unasked: true });
  for (let tries = 0; tries < 6; tries += 1) {
    await failing.makes(async () => Promise.reject(new Error('no memory')));
    failing.clock.advance({ minutes: 10 });
  }
  for (const ordering of [none, failing]) {
    expect([await ordering.makes(async () => drafted), await ordering.told()]).toEqual([false, []]);
  }
});

test('one that another replica has made meanwhile is not posted again', async () => {
  const ordering = await Ordering.open();
  const { school, file } = ordering;
  const overtaken = {
    ...drafted,
    make: async () => {
      await school.db.atDoor((door) => makingDone(door, file));
      return bytes;
    },
  };
  await ordering.makes(async () => overtaken);
  expect(await ordering.told()).toEqual([]);
});

test('one of a process that has died is made by the next, once its lease is over', async () => {
  const ordering = await Ordering.open();
  const begun = Promise.withResolvers<void>();
  const forEver = () => {
    begun.resolve();
    return new Promise<never>(() => {});
  };
  void ordering.makes(async () => ({ ...drafted, make: forEver }));
  await begun.promise;
  expect(await ordering.makes(async () => drafted)).toBe(false);
  ordering.clock.advance({ seconds: 61 });
  await ordering.makes(async () => drafted);
  expect(await ordering.told()).toHaveLength(1);
});

test.each([
  ['to be saved', {}, { file: { name: 'Ведомость.ics', bytes, type: 'text/calendar' } }],
  ['to be looked at', { picture: true }, { picture: { fileName: 'Ведомость.ics', png: bytes } }],
] as const)('a file goes to the messenger as it is meant: %s', async (_, meant, expected) => {
  const ordering = await Ordering.open();
  await ordering.makes(async () => ({ ...drafted, ...meant, name: say`Ведомость` }));
  expect((await ordering.posts()).map(({ message }) => message)).toEqual([expect.objectContaining(expected)]);
});

test('where the switch is on, only a file that says it is impersonal is carried', async () => {
  for (const impersonal of [true, undefined] as const) {
    const ordering = await Ordering.open({ switchedOn: true });
    await ordering.makes(async () => ({ ...drafted, ...(impersonal && { impersonal }) }));
    const [posted] = await ordering.posts();
    expect(posted?.message.file !== undefined).toBe(impersonal === true);
  }
});

test('rights are asked when it is made, and data is read then', async () => {
  const ordering = await Ordering.open();
  const { school, curator } = ordering;
  await school.db.inSchool(school.id, async (inside) => {
    await inside.sql.deleteFrom('person_role').where('person_id', '=', curator).execute();
    await grantRole(inside, curator, { role: 'mentor' }, monday);
  });
  await ordering.makes(readDocument);
  expect(await ordering.told()).toEqual([expect.stringMatching(/сделать не из чего/u)]);
  expect(await ordering.kept()).toBeUndefined();
});

test('whoever leaves while it is made is not in it: it is read anew', async () => {
  const ordering = await Ordering.open();
  const { school, pupil } = ordering;
  const leaves = async () => {
    await school.db.inSchool(school.id, (inside) => refuse(inside, pupil, monday));
    return bytes;
  };
  await ordering.makes(async (order, work) => {
    const read = await readDocument(order, work);
    return read && { ...read, make: leaves };
  });
  expect(await ordering.told()).toEqual([]);
  expect(await ordering.kept()).toBeUndefined();
  await ordering.makes(readDocument);
  expect(await ordering.told()).toEqual([expect.stringMatching(/сделать не из чего/u)]);
});

test('an order of a kind that nobody knows any more is answered too', async () => {
  const ordering = await Ordering.open();
  const { school, file } = ordering;
  await school.db.atDoor((door) =>
    door.sql.updateTable('making').set({ kind: 'forgotten' }).where('file_id', '=', file).execute(),
  );
  await ordering.makes(readDocument);
  expect(await ordering.told()).toEqual([expect.stringMatching(/сделать не из чего/u)]);
});
