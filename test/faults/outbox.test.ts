import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import type { Messenger } from '#bot/messenger.ts';
import { addFile } from '#db/files.ts';
import type { Database } from '#db/open.ts';
import { brand, type PersonId, type SchoolId } from '#domain/ids.ts';
import { WorkingSchool } from '#test/support/working-school.ts';
import { Posting, type Sending } from './posting.ts';

const both: readonly Sending[] = ['telegram', 'vk'];

describe('a messenger that says «later»', () => {
  test.each([
    ['telegram', 7_000],
    ['vk', 30_000],
  ] as const)('is asked again when it has said, not before (%s)', async (channel, afterMs) => {
    const posting = await Posting.open();
    const { address, sees } = posting.somebody(channel, 42);
    posting.telegram.failNext({ status: 429, retryAfter: 7 });
    posting.vk.failNext({ method: 'messages.send', code: 9 });
    await posting.says(channel, address, 'Здравствуйте');
    await posting.posts(channel);
    posting.clock.advance({ milliseconds: afterMs - 2_000 });
    await posting.posts(channel);
    expect(posting.calls(channel)).toBe(1);
    posting.clock.advance({ seconds: 3 });
    await posting.posts(channel);
    expect(sees()).toEqual(['Здравствуйте']);
    expect(posting.calls(channel)).toBe(2);
  });

  test('to one account goes on with another, and keeps the order of each', async () => {
    const posting = await Posting.open();
    const [slow, other] = [posting.somebody('telegram', 42), posting.somebody('telegram', 43)];
    posting.telegram.failNext({ status: 429, retryAfter: 60 });
    await posting.says('telegram', slow.address, '1', '2', '3');
    await posting.posts('telegram');
    await posting.says('telegram', other.address, 'а', 'б');
    await posting.posts('telegram');
    expect([slow.sees(), other.sees()]).toEqual([[], ['а', 'б']]);
    posting.clock.advance({ seconds: 61 });
    await posting.posts('telegram');
    expect(slow.sees()).toEqual(['1', '2', '3']);
  });
});

describe('a call whose fate is unknown', () => {
  const faults = {
    'an error of the server': [{ status: 500 }, { status: 500 }],
    'a bad gateway': [{ cut: 'garbage' }, { code: 10 }],
    'half an answer': [{ cut: 'half' }, { answer: 'half' }],
    'no answer to what was done': [{ cut: 'unanswered' }, { answer: 'none' }],
  } as const;
  const cases = both.flatMap((channel) => Object.keys(faults).map((name) => [name, channel] as const));

  test.each(cases)('%s: nothing is lost, the order stays (%s)', async (name, channel) => {
    const posting = await Posting.open();
    const { address, sees } = posting.somebody(channel, 42);
    const [telegram, vk] = faults[name as keyof typeof faults];
    posting.telegram.failNext(telegram);
    posting.vk.failNext({ method: 'messages.send', ...vk });
    await posting.says(channel, address, '1', '2');
    await posting.posts(channel);
    posting.clock.advance({ seconds: 3 });
    await posting.posts(channel);
    // Telegram has no key against a repeat: where its answer never came at all, nobody can know.
    const twice = channel === 'telegram' && (name === 'no answer to what was done' || name === 'a bad gateway');
    expect(sees()).toEqual(twice ? ['1', '1', '2'] : ['1', '2']);
    expect((await posting.rows()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  test.each(both)('a messenger that is away for hours gets everything when it is back (%s)', async (channel) => {
    const posting = await Posting.open();
    const { address, sees } = posting.somebody(channel, 42);
    await (channel === 'telegram' ? posting.telegram.stop() : posting.vk.stop());
    await posting.says(channel, address, '1', '2');
    for (let tries = 0; tries < 12; tries += 1) {
      await posting.posts(channel);
      posting.clock.advance({ minutes: 6 });
    }
    await (channel === 'telegram' ? posting.telegram.start() : posting.vk.start());
    await posting.posts(channel);
    expect(sees()).toEqual(['1', '2']);
  });

  test('a call that hangs holds up its own account only', async () => {
    const posting = await Posting.open();
    const [hanging, other] = [posting.somebody('telegram', 42), posting.somebody('telegram', 43)];
    posting.telegram.failNext({ cut: 'silent' });
    await posting.says('telegram', hanging.address, '1', '2');
    const poster = posting.poster('telegram');
    expect(await poster.begin()).toBe(true);
    await vi.waitFor(() => expect(posting.telegram.calls('sendMessage')).toHaveLength(1));
    await posting.says('telegram', other.address, 'а');
    expect(await poster.begin()).toBe(true);
    await vi.waitFor(() => expect(other.sees()).toEqual(['а']));
    expect(hanging.sees()).toEqual([]);
    await poster.settle();
    posting.clock.advance({ seconds: 3 });
    await posting.posts('telegram', poster);
    expect(hanging.sees()).toEqual(['1', '2']);
  });
});

describe('a message that is refused', () => {
  test.each(both)('is set aside, and the next goes on (%s)', async (channel) => {
    const posting = await Posting.open();
    const { address, sees } = posting.somebody(channel, 42);
    posting.telegram.failNext({ status: 400, description: 'Bad Request: BUTTON_DATA_INVALID' });
    posting.vk.failNext({ method: 'messages.send', code: 100 });
    await posting.says(channel, address, 'Тайна', 'Дальше');
    await posting.posts(channel);
    expect(sees()).toEqual(['Дальше']);
    expect(await posting.rows()).toMatchObject([{ state: 'refused', content: null }, { state: 'sent' }]);
    expect(posting.logged.join()).toContain('refused');
    expect(posting.logged.join()).not.toContain('Тайна');
  });
});

describe('a person who does not let us write', () => {
  test.each([
    ['telegram', 403],
    ['vk', 900],
    ['vk', 901],
    ['vk', 902],
  ] as const)('is not written to again: %s %i', async (channel, code) => {
    const posting = await Posting.open();
    const { address, sees } = posting.somebody(channel, 42);
    posting.telegram.failNext({ status: 403 });
    posting.vk.failNext({ method: 'messages.send', code });
    await posting.says(channel, address, '1', '2');
    await posting.posts(channel);
    posting.clock.advance({ hours: 1 });
    await posting.posts(channel);
    expect([sees(), posting.calls(channel)]).toEqual([[], 1]);
    expect(await posting.reachable(channel, address)).toBe(false);
    expect((await posting.rows()).map(({ state, content }) => [state, content])).toEqual([
      ['unreachable', null],
      ['unreachable', null],
    ]);
  });
});

describe('a poster that dies', () => {
  test.each(both)('before it has sent: another takes over when the lease has run out (%s)', async (channel) => {
    const posting = await Posting.open();
    const { address, sees } = posting.somebody(channel, 42);
    await posting.says(channel, address, '1', '2');
    expect(await posting.diesWith(channel)).toBe(1);
    await posting.posts(channel);
    expect(sees()).toEqual([]);
    posting.clock.advance({ seconds: 61 });
    await posting.posts(channel);
    expect(sees()).toEqual(['1', '2']);
  });

  test.each([
    ['vk', ['1', '2']],
    ['telegram', ['1', '1', '2']],
  ] as const)('between the answer and its mark: %s shows %j', async (channel, shown) => {
    const posting = await Posting.open();
    const { address, sees } = posting.somebody(channel, 42);
    await posting.says(channel, address, '1', '2');
    posting.stopping.abort();
    const dying = posting.poster(channel, losesDatabase(posting, channel));
    await dying.begin();
    await dying.settle();
    posting.clock.advance({ seconds: 61 });
    await posting.posts(channel);
    expect(sees()).toEqual(shown);
  });

  test.each(both)(
    'or only loses the database there: it marks when that is back, and shows once (%s)',
    async (channel) => {
      const posting = await Posting.open();
      const { address, sees } = posting.somebody(channel, 42);
      await posting.says(channel, address, '1', '2');
      const losing = losesDatabase(posting, channel);
      const poster = posting.poster(channel, losing);
      await poster.begin();
      await vi.waitFor(() => expect(sees()).toEqual(['1']));
      await pause(100);
      // The lease has run out meanwhile, and the same process finds the row again.
      posting.clock.advance({ seconds: 61 });
      losing.comesBack();
      expect(await poster.begin()).toBe(false);
      await poster.settle();
      await posting.posts(channel, poster);
      expect(sees()).toEqual(['1', '2']);
    },
  );
});

describe('a file that goes beside a text', () => {
  const faults = {
    refused: [
      { method: 'sendDocument', status: 400, description: 'Bad Request' },
      { method: 'docs.getMessagesUploadServer', code: 15 },
    ],
    'away for long': [
      { method: 'sendDocument', status: 502, times: 9 },
      { method: 'upload-document', status: 502, times: 9 },
    ],
    'to wait for, again and again': [
      { method: 'sendDocument', status: 429, retryAfter: 5, times: 7 },
      { method: 'messages.send', code: 6, times: 7 },
    ],
  } as const;
  const cases = both.flatMap((channel) =>
    (
      [
        ['left out where it is', 'refused', 0],
        ['left out where it is', 'away for long', 0],
        ['kept where it is', 'to wait for, again and again', 1],
      ] as const
    ).map(([becomes, how, files]) => [becomes, how, channel, files] as const),
  );

  test.each(cases)('is %s %s; one that was ordered is kept (%s)', async (_, how, channel, arrived) => {
    const posting = await Posting.open();
    const school = await WorkingSchool.found(posting.db);
    const of = { school: school.id, person: await school.joins('mentee') };
    const { address, sees, files } = posting.somebody(channel, 42);
    const made = { type: 'text/calendar', bytes: new Uint8Array([1]), about: [] } as const;
    const id = await posting.db.inSchool(of.school, (inside) => addFile(inside, made, posting.clock.now()));
    const said = { kind: 'message', spans: [{ text: 'Назначена встреча' }], rows: [], of };
    const file = { id, name: 'Встреча.ics', type: made.type };
    const posted = async () => {
      posting.telegram.failNext(faults[how][0]);
      posting.vk.failNext(faults[how][1]);
      for (let tries = 0; tries < 8; tries += 1) {
        await posting.posts(channel);
        posting.clock.advance({ minutes: 6 });
      }
      return (await posting.rows()).map(({ state }) => state);
    };
    await posting.leaves(channel, address, { ...said, file: { ...file, beside: true } });
    expect(await posted()).toEqual(['sent']);
    expect([sees(), files()]).toEqual([['Назначена встреча'], arrived]);
    if (how !== 'refused') return;
    await posting.leaves(channel, address, { ...said, file });
    expect(await posted()).toEqual(['sent', 'refused']);
  });

  test.each(both)(
    'that was asked for holds up nothing for ever: in its place stands a sentence (%s)',
    async (channel) => {
      const posting = await Posting.open();
      const school = await WorkingSchool.found(posting.db);
      const of = { school: school.id, person: await school.joins('mentee') };
      const { address, sees } = posting.somebody(channel, 42);
      const made = { type: 'text/calendar', bytes: new Uint8Array([1]), about: [] } as const;
      const id = await posting.db.inSchool(of.school, (inside) => addFile(inside, made, posting.clock.now()));
      const said = { kind: 'message', spans: [{ text: 'Дневник' }], rows: [], of };
      posting.telegram.failNext({ method: 'sendDocument', status: 502, times: 99 });
      posting.vk.failNext({ method: 'upload-document', status: 502, times: 99 });
      await posting.leaves(channel, address, { ...said, file: { id, name: 'Дневник.docx', type: made.type } });
      await posting.says(channel, address, 'Ребёнок просит помощи');
      for (let tries = 0; tries < 14; tries += 1) {
        await posting.posts(channel);
        posting.clock.advance({ minutes: 6 });
      }
      const [instead, next] = sees();
      expect(instead).toMatch(/^Дневник\s+Файл сюда отправить не получилось/u);
      expect(next).toBe('Ребёнок просит помощи');
    },
  );
});

describe('a message that cannot be read', () => {
  test.each(both)('is given up in the end, and what comes after it arrives (%s)', async (channel) => {
    const posting = await Posting.open();
    const { address, sees } = posting.somebody(channel, 42);
    await posting.leaves(channel, address, { kind: 'message', spans: 'Тайна' });
    await posting.says(channel, address, 'Дальше');
    for (let tries = 0; tries < 11; tries += 1) {
      await posting.posts(channel);
      posting.clock.advance({ minutes: 6 });
    }
    expect(sees()).toEqual(['Дальше']);
    expect((await posting.rows())[0]).toMatchObject({ state: 'refused', content: null, failure: 'cannot be made' });
    expect(posting.logged.join()).toContain('given up');
    expect(posting.logged.join()).not.toContain('Тайна');
  });
});

describe('an edit of a message that never came', () => {
  const edit = { kind: 'message', spans: [{ text: 'Сколько лет?' }], replaces: 'k1' } as const;

  test.each(both)('says nothing where it only takes buttons away, and is sent where it asks (%s)', async (channel) => {
    const posting = await Posting.open();
    const { address, sees } = posting.somebody(channel, 42);
    posting.telegram.failNext({ status: 400, description: 'Bad Request: BUTTON_DATA_INVALID' });
    posting.vk.failNext({ method: 'messages.send', code: 100 });
    await posting.says(channel, address, 'Сколько лет?');
    await posting.posts(channel);
    await posting.leaves(channel, address, { ...edit, rows: [] });
    await posting.posts(channel);
    expect(sees()).toEqual([]);
    await posting.leaves(channel, address, { ...edit, rows: [[{ label: '7', press: '1/a:1:0' }]] });
    await posting.posts(channel);
    expect(sees()).toEqual(['Сколько лет?']);
    expect((await posting.rows()).map(({ state }) => state)).toEqual(['refused', 'sent', 'sent']);
  });
});

describe('a notice', () => {
  test('that cannot be made is given up in the end, and what comes after it arrives', async () => {
    const posting = await Posting.open();
    const { address, sees } = posting.somebody('telegram', 42);
    await posting.leaves('telegram', address, { kind: 'notice', notice: { kind: 'new-questionnaires', count: 1 } });
    await posting.db.atDoor((door) =>
      door.sql
        .updateTable('outbox')
        .set({ school_id: brand<SchoolId>(crypto.randomUUID()), person_id: brand<PersonId>(crypto.randomUUID()) })
        .execute(),
    );
    await posting.says('telegram', address, 'Дальше');
    const broken = brokenAfterClaim(posting.db);
    for (let tries = 0; tries < 10; tries += 1) {
      await posting.posts('telegram', posting.poster('telegram', { db: broken }));
      posting.clock.advance({ minutes: 6 });
    }

    await posting.posts('telegram');
    expect(sees()).toEqual(['Дальше']);
    expect((await posting.rows())[0]).toMatchObject({ state: 'refused', failure: 'cannot be made' });
  });
});

/** A process whose database goes away at the moment when the messenger has answered. */
function losesDatabase(posting: Posting, channel: Sending): { db: Database; messenger: Messenger; comesBack(): void } {
  let away = false;
  let lost = false;
  const real = posting.messenger(channel);
  return {
    db: {
      ...posting.db,
      atDoor: async (work, withinMs) => {
        if (away) throw new Error('Connection terminated unexpectedly');
        return posting.db.atDoor(work, withinMs);
      },
    },
    messenger: {
      ...real,
      async deliver(delivery) {
        const delivered = await real.deliver(delivery);
        away ||= !lost;
        lost = true;
        return delivered;
      },
    },
    comesBack() {
      away = false;
    },
  };
}

/** Schools cannot be entered: whatever is made from them fails. */
function brokenAfterClaim(db: Database): Database {
  return {
    ...db,
    atDoor: (work, withinMs) =>
      db.atDoor(
        (door) =>
          work({
            ...door,
            enter: async () => {
              throw new TypeError('A notice of an older version');
            },
          }),
        withinMs,
      ),
  };
}
