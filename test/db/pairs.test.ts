import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Inside } from '#db/open.ts';
import { addMember, addPair, membershipsOf, moveMember, readMembership } from '#db/pairs.ts';
import { brand, type PairId, type PersonId } from '#domain/ids.ts';
import { freshDatabase } from '#test/support/database.ts';
import { standingPair } from '#test/support/standing-pair.ts';
import { moment, WorkingSchool } from '#test/support/working-school.ts';

const at = moment('2026-09-14T10:00');

async function school() {
  const home = await WorkingSchool.found(await freshDatabase());
  const [curator, mentor, mentee] = [
    await home.joins('curator'),
    await home.joins('mentor'),
    await home.joins('mentee'),
  ];
  const inside = <T>(work: (inside: Inside) => Promise<T>) => home.db.inSchool(home.id, work);
  return { home, curator, mentor, mentee, inside };
}

const newPair = () => brand<PairId>(crypto.randomUUID());
const pupils = { mentor: false, mentee: false };

async function proposes(
  inside: Inside,
  people: { mentor: PersonId; mentee: PersonId; by: PersonId },
): Promise<boolean> {
  const id = newPair();
  const { mentor, mentee, by } = people;
  await addPair(inside, { id, mentor, form: 'pupil_pupil', variant: 'pp.equal', goal: 'Цель', by }, at);
  const life = { state: 'proposed', waitsFor: 'mentor' } as const;
  return addMember(inside, { pair: id, mentee, life, employees: pupils, by }, at);
}

test('a mentee has one pair of a variant, whoever the mentor is', async () => {
  const { home, curator, mentor, mentee, inside } = await school();
  const other = await home.joins('mentor');
  expect(await inside((door) => proposes(door, { mentor, mentee, by: curator }))).toBe(true);
  expect(await inside((door) => proposes(door, { mentor: other, mentee, by: curator }))).toBe(false);
});

test('nobody is their own mentor (R15)', async () => {
  const { curator, mentor, inside } = await school();
  await expect(inside((door) => proposes(door, { mentor, mentee: mentor, by: curator }))).rejects.toThrow(/check/u);
});

test('a pair without papers cannot be written as active (R5, R13)', async () => {
  const { curator, mentor, mentee, inside } = await school();
  await inside((door) => standingPair(door, { mentor, mentees: [mentee], state: 'accepted', by: curator }, at));
  await expect(
    inside((door) => door.sql.updateTable('pair_member').set({ state: 'active' }).execute()),
  ).rejects.toThrow(/pair_member_papers/u);
  await expect(
    inside((door) =>
      door.sql.updateTable('pair_member').set({ state: 'paused', paused_from: 'active', why: 'care' }).execute(),
    ),
  ).rejects.toThrow(/pair_member_papers/u);
});

test('no pair rests or ends for a reason that is not known', async () => {
  const { curator, mentor, mentee, inside } = await school();
  await inside((door) => standingPair(door, { mentor, mentees: [mentee], state: 'accepted', by: curator }, at));
  for (const life of [
    { state: 'paused', paused_from: 'accepted', why: 'declined' },
    { state: 'ended', why: 'care' },
    { state: 'ended', why: 'moved' },
  ] as const) {
    await expect(inside((door) => door.sql.updateTable('pair_member').set(life).execute())).rejects.toThrow(
      /pair_member_why/u,
    );
  }
});

test('of two who move it at once, the first to write wins, and history keeps who it was', async () => {
  const { curator, mentor, mentee, inside } = await school();
  const pair = await inside((door) => standingPair(door, { mentor, mentees: [mentee], by: curator }, at));
  const read = await inside((door) => readMembership(door, { pair, mentee }));
  if (!read) throw new Error('There is no such pair');
  const pause = { state: 'paused', from: 'active', why: 'curator' } as const;
  const later = at.add({ minutes: 1 });
  expect(await inside((door) => moveMember(door, read, pause, { by: curator, what: 'paused' }, later))).toBe(true);
  expect(
    await inside((door) => moveMember(door, read, { state: 'completed' }, { by: curator, what: 'completed' }, later)),
  ).toBe(false);
  const [now] = await inside((door) => membershipsOf(door, mentee));
  expect(now?.life).toEqual(pause);
  const history = await inside((door) =>
    sql<{ what: string }>`select what from pair_history order by id`.execute(door.sql),
  );
  expect(history.rows.map(({ what }) => what)).toEqual(['entered', 'paused']);
});
