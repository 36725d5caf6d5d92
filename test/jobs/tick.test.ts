import { describe, expect, test } from 'vitest';
import { accountAt } from '#db/accounts.ts';
import { belongTo, readDialogue } from '#db/dialogues.ts';
import { keepDefault, newDraft, newDraftId, submitDraft } from '#db/drafts.ts';
import { plan } from '#db/due.ts';
import { readMember } from '#db/members.ts';
import type { Database } from '#db/open.ts';
import { grantRole, markJoined, newMember, newPersonId, sayWho } from '#db/people.ts';
import { foundSchool, newSchoolId } from '#db/schools.ts';
import type { PersonId, SchoolId } from '#domain/ids.ts';
import type { Role } from '#domain/people/role.ts';
import { defaultsFor } from '#domain/school/school.ts';
import { tick } from '#jobs/tick.ts';
import { freshDatabase } from '#test/support/database.ts';

const quiet = { error: () => {} };
const monday = Temporal.Instant.from('2026-09-14T10:00+03:00');

async function school(db: Database): Promise<SchoolId> {
  const id = newSchoolId();
  await db.inSchool(id, (inside) =>
    foundSchool(inside, { id, name: 'Школа № 12', kind: 'private', ...defaultsFor('private') }, monday),
  );
  return id;
}

/** Somebody with a Telegram chat; `joined` or still on the way. */
async function member(db: Database, of: SchoolId, role: Role, joined = true): Promise<PersonId> {
  const id = newPersonId();
  await db.atDoor(async (door) => {
    await door.enter(of, async (inside) => {
      await newMember(inside, { id, kind: 'teacher', confirmed: true }, monday);
      await sayWho(inside, id, { name: { surname: 'Лесной', given: 'Пётр' }, called: 'Пётр' });
      await grantRole(inside, id, { role }, monday);
      if (joined) await markJoined(inside, id, monday);
    });
    const { dialogue } = await accountAt(door, 'telegram', id, monday);
    await belongTo(door, dialogue, of, id);
  });
  return id;
}

async function submits(db: Database, of: SchoolId, person: PersonId): Promise<void> {
  await db.inSchool(of, async (inside) => {
    await keepDefault(inside, 'short', 1, {}, monday);
    const id = newDraftId();
    const edition = { id: 'short', origin: 'default', version: 1 } as const;
    await newDraft(inside, { id, person, edition, about: crypto.randomUUID(), progress: {} }, monday);
    await submitDraft(inside, id, monday);
  });
}

const notices = (db: Database) =>
  db.atDoor((door) => door.sql.selectFrom('outbox').select(['key', 'person_id', 'content']).orderBy('id').execute());

describe('new questionnaires', () => {
  const due = (of: SchoolId, at: Temporal.Instant) => ({
    key: `new-questionnaires:${of}`,
    school: of,
    kind: 'new-questionnaires',
    at,
    subject: '',
  });

  test('many that come together are one message to each curator, and the next ones another', async () => {
    const db = await freshDatabase();
    const here = await school(db);
    const curators = [await member(db, here, 'curator'), await member(db, here, 'curator')];
    const mentee = await member(db, here, 'mentee');
    const plans = (at: Temporal.Instant) => db.atDoor((door) => plan(door, due(here, at)));
    for (const minutes of [10, 12, 14]) {
      await submits(db, here, mentee);
      await plans(monday.add({ minutes }));
    }
    expect(await tick(db, monday.add({ minutes: 9 }), quiet)).toBe(0);
    expect(await tick(db, monday.add({ minutes: 10 }), quiet)).toBe(1);
    const told = await notices(db);
    expect(new Set(told.map(({ person_id }) => person_id))).toEqual(new Set(curators));
    expect(told.map(({ content }) => content)).toEqual(
      curators.map(() => ({ kind: 'notice', notice: { kind: 'new-questionnaires', count: 3 } })),
    );
    await submits(db, here, mentee);
    await plans(monday.add({ minutes: 30 }));
    await tick(db, monday.add({ hours: 12 }), quiet);
    expect(await notices(db)).toHaveLength(4);
  });

  test('ticks at the same moment tell once', async () => {
    const db = await freshDatabase();
    const here = await school(db);
    await member(db, here, 'curator');
    await submits(db, here, await member(db, here, 'mentee'));
    await db.atDoor((door) => plan(door, due(here, monday)));
    const done = await Promise.all([tick(db, monday, quiet), tick(db, monday, quiet), tick(db, monday, quiet)]);
    expect(done.reduce((sum, each) => sum + each)).toBe(1);
    expect(await notices(db)).toHaveLength(1);
  });

  test('a curator of another school hears nothing', async () => {
    const db = await freshDatabase();
    const [here, there] = [await school(db), await school(db)];
    await member(db, there, 'curator');
    await submits(db, here, await member(db, here, 'mentee'));
    await db.atDoor((door) => plan(door, due(here, monday)));
    await tick(db, monday, quiet);
    expect(await notices(db)).toEqual([]);
  });
});

describe('60 days of silence after an invitation', () => {
  async function invited(db: Database, joined: boolean) {
    const here = await school(db);
    const person = await member(db, here, 'mentee', joined);
    await db.atDoor((door) =>
      plan(door, { key: 's', school: here, kind: 'erase-silent', at: monday, subject: person }),
    );
    await tick(db, monday, quiet);
    const left = await db.inSchool(here, (inside) => readMember(inside, person));
    const dialogue = await db.atDoor(async (door) => {
      const account = await accountAt(door, 'telegram', person, monday);
      return readDialogue(door, account.dialogue);
    });
    return { left, dialogue };
  }

  test('whoever has not joined is erased, and the chat is nobody’s again', async () => {
    const { left, dialogue } = await invited(await freshDatabase(), false);
    expect(left).toBeUndefined();
    expect(dialogue.of).toBeUndefined();
    expect(dialogue.frames).toEqual([]);
  });

  test('whoever has joined stays', async () => {
    const { left, dialogue } = await invited(await freshDatabase(), true);
    expect(left?.joinedAt).toBeDefined();
    expect(dialogue.of).toBeDefined();
  });
});

test('a due thing that fails is logged, tried again by the next tick, and holds up nothing else', async () => {
  const db = await freshDatabase();
  const here = await school(db);
  await member(db, here, 'curator');
  await submits(db, here, await member(db, here, 'mentee'));
  await db.atDoor(async (door) => {
    await plan(door, { key: 'x', school: here, kind: 'unheard-of', at: monday.subtract({ hours: 1 }), subject: '' });
    await plan(door, { key: 'y', school: here, kind: 'new-questionnaires', at: monday, subject: '' });
  });
  const logged: string[] = [];
  const log = { error: (what: object) => void logged.push(JSON.stringify(what)) };
  expect(await tick(db, monday, log)).toBe(1);
  expect(await notices(db)).toHaveLength(1);
  expect(await tick(db, monday, log)).toBe(0);
  expect(logged).toHaveLength(2);
  expect(logged[0]).toContain('unheard-of');
});
