import { z } from 'zod';
import type { Conversation } from '#bot/conversation/conversation.ts';
import { registry, startable } from '#bot/conversation/registry.ts';
import { keeper } from '#bot/inbox.ts';
import type { Channel, Incoming, Keep, Messenger } from '#bot/messenger.ts';
import { press, stamped } from '#bot/payload.ts';
import { say } from '#bot/text.ts';
import { type TurnParts, takeTurn } from '#bot/turn.ts';
import type { Setting } from '#bot/work/setting.ts';
import { accountAt } from '#db/accounts.ts';
import { belongTo } from '#db/dialogues.ts';
import type { Database } from '#db/open.ts';
import { grantRole, markJoined, newMember, newPersonId, sayWho } from '#db/people.ts';
import { foundSchool, newSchoolId } from '#db/schools.ts';
import { parseQuestionnaire } from '#domain/questionnaire/questionnaire.ts';
import { defaultsFor } from '#domain/school/school.ts';
import { systemClock } from '#domain/time.ts';
import { onEachDatabase } from './databases.ts';

const people = 30;
const asked = 100;
const places = [1, 20, 60, 100];
/** Bytes that even the first question's draft has. */
const emptyDraft = 10;

/** What one update costs and how large the state is at question 1, 20, 60, 100 of a questionnaire: both should be flat. */
export async function conversation(): Promise<void> {
  await onEachDatabase(async (name, { db }) => {
    const figures = await measured(db);
    const first = figures[0];
    process.stdout.write(`\n${name}: ${people} people, medians\n`);
    process.stdout.write('question  update, ms  to the first  dialogue, bytes  draft, bytes\n');
    for (const { place, ms, dialogue, draft } of figures) {
      const ratio = first ? (ms / first.ms).toFixed(2) : '';
      const columns = [String(place).padStart(8), ms.toFixed(2).padStart(10), ratio.padStart(12)];
      process.stdout.write(`${[...columns, String(dialogue).padStart(15), String(draft).padStart(12)].join('  ')}\n`);
    }
  });
}

interface Figure {
  place: number;
  /** Keep and turn of one typed answer. */
  ms: number;
  dialogue: number;
  draft: number;
}

async function measured(db: Database): Promise<Figure[]> {
  const { school } = await peopled(db);
  const keep = keeper(db, systemClock, () => {});
  const hears = (who: number, body: Incoming) => update(keep, parts(db), who, body);
  const times = new Map<number, number[]>(places.map((place) => [place, []]));
  const dialogues = new Map<number, number[]>(places.map((place) => [place, []]));
  const drafts = new Map<number, number[]>(places.map((place) => [place, []]));
  for (let who = 0; who < people; who += 1) {
    const { dialogue } = await db.atDoor((door) => accountAt(door, 'telegram', String(who), systemClock.now()));
    await hears(who, { kind: 'press', payload: stamped(dialogue, press.start('long')) });
    for (let place = 1; place <= asked; place += 1) {
      const size = dialogues.has(place) ? await sizes(db, school, who) : undefined;
      if (size && size.draft < emptyDraft)
        throw new Error('No questionnaire is being filled: there is nothing to measure');
      const ms = await hears(who, { kind: 'text', text: `ответ номер ${place}` });
      times.get(place)?.push(ms);
      if (size) dialogues.get(place)?.push(size.dialogue);
      if (size) drafts.get(place)?.push(size.draft);
    }
  }
  return places.map((place) => ({
    place,
    ms: median(times.get(place) ?? []),
    dialogue: median(dialogues.get(place) ?? []),
    draft: median(drafts.get(place) ?? []),
  }));
}

async function update(keep: Keep, turn: TurnParts, who: number, body: Incoming): Promise<number> {
  const started = performance.now();
  await keep([{ channel: 'telegram', key: crypto.randomUUID(), address: String(who), body }]);
  await takeTurn(turn);
  return performance.now() - started;
}

const long: Conversation = {
  name: 'long',
  version: 1,
  async run(talk) {
    await talk.fill('all', 'long');
  },
};

const questions = Array.from({ length: asked }, (_, index) => ({
  id: `q${index + 1}`,
  kind: 'text',
  wording: `Вопрос ${index + 1}?`,
}));
const file = { id: 'long', version: 1, title: 'Длинная анкета', audience: { role: 'mentee' }, questions };

const messenger: Messenger = {
  channel: 'telegram',
  limits: { text: 4096, caption: 1024, label: 60, buttonsInRow: 3, rows: 30, buttons: 30, payload: 64, perSecond: 25 },
  translate: (body) => body as Incoming,
  deliver: async () => ({ outcome: 'sent', messageId: '1' }),
  fetchFile: async () => ({ outcome: 'gone' }),
  invitationLink: (code) => code,
};

function parts(db: Database): TurnParts {
  const quiet = () => {};
  const setting: Setting = {
    programmes: new Map(),
    questionnaires: new Map([['long', { questionnaire: parseQuestionnaire(file), file }]]),
    consents: { document: () => ({ version: '1', text: say``, paper: { document: [], byHand: [], places: {} } }) },
    entrances: [],
    openLink: (code) => code,
    calendarLink: (secret) => secret,
    foreign: new Set(),
    worrying: { version: 1, topics: new Map() },
    webIsLocal: false,
  };
  const views = { home: async () => ({ text: say`Меню` }), help: () => ({ text: say`Помощь` }) };
  const started = startable(long, {
    title: say`Анкета`,
    right: 'intake.fill',
    params: z.null(),
    fromButton: () => null,
  });
  return {
    db,
    clock: systemClock,
    log: { info: quiet, warn: quiet, error: quiet },
    messengers: new Map<Channel, Messenger>([['telegram', messenger]]),
    setting,
    school: registry([started], [], views),
    guest: registry([], [], views),
  };
}

/** A school of mentees, each with a dialogue of their own. */
async function peopled(db: Database) {
  const at = systemClock.now();
  const school = newSchoolId();
  await db.atDoor(async (door) => {
    await door.enter(school, (inside) =>
      foundSchool(inside, { id: school, name: 'Школа', kind: 'private', ...defaultsFor('private') }, at),
    );
    for (let who = 0; who < people; who += 1) {
      const id = newPersonId();
      await door.enter(school, async (inside) => {
        await newMember(inside, { id, kind: 'pupil', confirmed: true }, at);
        await sayWho(inside, id, { name: { surname: 'Лесная', given: 'Мира' }, called: 'Мира' });
        await grantRole(inside, id, { role: 'mentee' }, at);
        await markJoined(inside, id, at);
      });
      const { dialogue } = await accountAt(door, 'telegram', String(who), at);
      await belongTo(door, dialogue, school, id);
    }
  });
  return { school };
}

async function sizes(db: Database, school: Awaited<ReturnType<typeof peopled>>['school'], who: number) {
  return db.atDoor(async (door) => {
    const { dialogue } = await accountAt(door, 'telegram', String(who), systemClock.now());
    const row = await door.sql
      .selectFrom('dialogue')
      .select(['frames', 'question', 'person_id'])
      .where('id', '=', dialogue)
      .executeTakeFirstOrThrow();
    const draft = await door.enter(school, (inside) =>
      inside.sql
        .selectFrom('draft')
        .select('progress')
        .where('person_id', '=', row.person_id ?? newPersonId())
        .executeTakeFirst(),
    );
    return { dialogue: bytes([row.frames, row.question]), draft: bytes(draft?.progress) };
  });
}

const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value ?? null));

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
