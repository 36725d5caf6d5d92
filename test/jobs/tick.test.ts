import { describe, expect, test } from 'vitest';
import { accountAt, markReachable } from '#db/accounts.ts';
import { anySchool } from '#db/codes.ts';
import { belongTo, keepEffect, readDialogue, readEffect, saveDialogue } from '#db/dialogues.ts';
import { keepDefault, newDraft, newDraftId, submitDraft } from '#db/drafts.ts';
import { plan, planAnew } from '#db/due.ts';
import { newInvitation, newInvitationId, noteUse, readInvitation } from '#db/invitations.ts';
import { readMember } from '#db/members.ts';
import { tellInTime } from '#db/notices.ts';
import type { Database } from '#db/open.ts';
import { comeBack, grantRole, markJoined, newMember, newPersonId, refuse, sayWho } from '#db/people.ts';
import { changeSchool, foundSchool, newSchoolId, readSchool } from '#db/schools.ts';
import type { PersonId, SchoolId } from '#domain/ids.ts';
import type { Role } from '#domain/people/role.ts';
import { defaultsFor } from '#domain/school/school.ts';
import { tick } from '#jobs/tick.ts';
import { freshDatabase } from '#test/support/database.ts';

const quiet = { error: () => {} };
const monday = Temporal.Instant.from('2026-09-14T10:00+03:00');
/** By the clock of the school. */
const moment = (local: string) => Temporal.Instant.from(`${local}+03:00`);

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
    await newDraft(inside, { id, person, edition, about: '', progress: {} }, monday);
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
    await tick(db, monday.add({ hours: 2 }), quiet);
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

  test('wait while no curator can be reached, and are told of when one can', async () => {
    const db = await freshDatabase();
    const here = await school(db);
    const curator = await member(db, here, 'curator');
    await submits(db, here, await member(db, here, 'mentee'));
    const reachable = (yes: boolean) =>
      db.atDoor(async (door) => markReachable(door, (await accountAt(door, 'telegram', curator, monday)).id, yes));
    await reachable(false);
    await db.atDoor((door) => plan(door, due(here, monday)));
    await tick(db, monday, quiet);
    expect(await tick(db, monday.add({ minutes: 59 }), quiet)).toBe(0);
    await tick(db, monday.add({ hours: 1 }), quiet);
    expect(await notices(db)).toEqual([]);
    await reachable(true);
    await tick(db, monday.add({ hours: 2 }), quiet);
    expect((await notices(db)).map(({ content }) => content)).toEqual([
      { kind: 'notice', notice: { kind: 'new-questionnaires', count: 1 } },
    ]);
    expect(await tick(db, monday.add({ hours: 9 }), quiet)).toBe(0);
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

describe('what is to be said in quiet hours', () => {
  /** Told at 23:00 on Monday: it waits until 08:00. */
  async function waiting(db: Database): Promise<SchoolId> {
    const here = await school(db);
    const person = await member(db, here, 'mentor');
    const told = { key: 'told', school: here, person, notice: { kind: 'confirmed' } };
    await db.atDoor((door) => tellInTime(door, told, moment('2026-09-14T23:00')));
    expect(await notices(db)).toEqual([]);
    return here;
  }

  const keys = async (db: Database) => (await notices(db)).map(({ key }) => key);

  test('is said once after a day of downtime that ends in the next night', async () => {
    const db = await freshDatabase();
    await waiting(db);
    await tick(db, moment('2026-09-15T22:00'), quiet);
    await tick(db, moment('2026-09-16T07:59'), quiet);
    expect(await keys(db)).toEqual([]);
    await tick(db, moment('2026-09-16T08:00'), quiet);
    await tick(db, moment('2026-09-17T08:00'), quiet);
    expect(await keys(db)).toEqual(['told']);
  });

  test('is said once when the school has moved its quiet hours meanwhile', async () => {
    const db = await freshDatabase();
    const here = await waiting(db);
    const until10 = { from: Temporal.PlainTime.from('21:00'), to: Temporal.PlainTime.from('10:00') };
    await db.inSchool(here, (inside) => changeSchool(inside, { quiet: until10 }));
    await tick(db, moment('2026-09-15T08:00'), quiet);
    await tick(db, moment('2026-09-15T09:59'), quiet);
    expect(await keys(db)).toEqual([]);
    await tick(db, moment('2026-09-15T10:00'), quiet);
    await tick(db, moment('2026-09-16T10:00'), quiet);
    expect(await keys(db)).toEqual(['told']);
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

  test('is counted from the last invitation', async () => {
    const db = await freshDatabase();
    const here = await school(db);
    const person = await member(db, here, 'mentee', false);
    const silent = (days: number) => ({
      key: 's',
      school: here,
      kind: 'erase-silent',
      at: monday.add({ hours: days * 24 }),
      subject: person,
    });
    await db.atDoor((door) => planAnew(door, silent(60)));
    await db.atDoor((door) => planAnew(door, silent(90)));
    expect(await tick(db, monday.add({ hours: 89 * 24 }), quiet)).toBe(0);
    expect(await tick(db, monday.add({ hours: 90 * 24 }), quiet)).toBe(1);
    expect(await db.inSchool(here, (inside) => readMember(inside, person))).toBeUndefined();
  });

  test('of whoever has refused nothing is left but that nobody asks again', async () => {
    const db = await freshDatabase();
    const here = await school(db);
    const person = await member(db, here, 'mentee', false);
    await db.inSchool(here, (inside) => refuse(inside, person, monday));
    const erases = { key: 's', school: here, kind: 'erase-silent', at: monday, subject: person };
    await db.atDoor((door) => planAnew(door, erases));
    await tick(db, monday, quiet);
    const left = await db.inSchool(here, (inside) => readMember(inside, person));
    expect([left?.leftAt, left?.person]).toEqual([monday, undefined]);
    // Somebody who has come back and is silent again goes like everybody.
    await db.inSchool(here, (inside) => comeBack(inside, person));
    await db.atDoor((door) => planAnew(door, erases));
    await tick(db, monday, quiet);
    expect(await db.inSchool(here, (inside) => readMember(inside, person))).toBeUndefined();
  });

  test('with the chat’s conversations go the records of what they have done', async () => {
    const db = await freshDatabase();
    const here = await school(db);
    const person = await member(db, here, 'mentee', false);
    const effects = await db.atDoor(async (door) => {
      const { dialogue } = await accountAt(door, 'telegram', person, monday);
      await saveDialogue(door, dialogue, { frames: [{ id: 'theirs' }], question: null, asked: 1 });
      await keepEffect(door, 'theirs', 'me', { name: 'Лесной' });
      await keepEffect(door, 'others', 'me', null);
      await plan(door, { key: 's', school: here, kind: 'erase-silent', at: monday, subject: person });
      return () => db.atDoor(async (d) => [await readEffect(d, 'theirs', 'me'), await readEffect(d, 'others', 'me')]);
    });
    await tick(db, monday, quiet);
    expect(await effects()).toEqual([undefined, { result: null }]);
  });

  test('a personal invitation of whoever is erased opens to nobody else', async () => {
    const db = await freshDatabase();
    const here = await school(db);
    const person = await member(db, here, 'mentor', false);
    const id = newInvitationId();
    await db.inSchool(here, async (inside) => {
      const invitation = { id, role: 'mentor', kind: 'teacher', scope: 'personal', limit: 1 } as const;
      await newInvitation(inside, { ...invitation, expiresAt: monday.add({ hours: 9000 }) }, monday);
      await noteUse(inside, id, person, monday);
    });
    await db.atDoor((door) =>
      plan(door, { key: 's', school: here, kind: 'erase-silent', at: monday, subject: person }),
    );
    await tick(db, monday, quiet);
    const left = await db.inSchool(here, (inside) => readInvitation(inside, id));
    expect([left?.uses, left?.invitation.revokedAt]).toEqual([0, monday]);
  });

  test('of a school whose founder was silent nothing is left, and the next start prints a code', async () => {
    const db = await freshDatabase();
    const here = await school(db);
    const founder = await member(db, here, 'curator', false);
    await db.atDoor((door) =>
      plan(door, { key: 's', school: here, kind: 'erase-silent', at: monday, subject: founder }),
    );
    expect(await tick(db, monday, quiet)).toBe(1);
    await expect(db.inSchool(here, readSchool)).rejects.toThrow();
    expect(await db.atDoor(anySchool)).toBe(false);
  });

  test('whoever has invited others is erased too, and the invitation stays', async () => {
    const db = await freshDatabase();
    const here = await school(db);
    const person = await member(db, here, 'curator', false);
    const id = newInvitationId();
    await db.inSchool(here, (inside) =>
      newInvitation(
        inside,
        {
          ...{ id, role: 'mentor', kind: 'teacher', scope: 'personal', limit: 1 },
          ...{ madeBy: person, expiresAt: monday.add({ hours: 1 }) },
        },
        monday,
      ),
    );
    await db.atDoor((door) =>
      plan(door, { key: 's', school: here, kind: 'erase-silent', at: monday, subject: person }),
    );
    expect(await tick(db, monday, quiet)).toBe(1);
    const [left, invitation] = await db.inSchool(here, async (inside) => [
      await readMember(inside, person),
      await readInvitation(inside, id),
    ]);
    expect(left).toBeUndefined();
    expect(invitation?.invitation).toMatchObject({ id, role: 'mentor' });
    expect(invitation?.invitation.madeBy).toBeUndefined();
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
