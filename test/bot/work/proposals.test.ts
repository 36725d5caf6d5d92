import { expect, test, vi } from 'vitest';
import { say } from '#bot/text.ts';
import { Forbidden } from '#bot/work/desk.ts';
import type { PairPlan } from '#bot/work/forming.ts';
import type { AskedIds } from '#bot/work/proposals.ts';
import type { Setting } from '#bot/work/setting.ts';
import { type Work, workFor } from '#bot/work/work.ts';
import { readMember } from '#db/members.ts';
import { historyOf, readMembership } from '#db/pairs.ts';
import { readSchool } from '#db/schools.ts';
import { type AccountId, brand, type PairId, type PersonId } from '#domain/ids.ts';
import { TestClock } from '#test/support/clock.ts';
import { freshDatabase } from '#test/support/database.ts';
import { type Somebody, StandingSchool } from '#test/support/journey/standing-school.ts';

/** Six people come in each. */
vi.setConfig({ testTimeout: 60_000 });

const setting: Setting = {
  programmes: new Map(),
  questionnaires: new Map(),
  consents: {
    document: () => ({
      ...{ version: 'processing-v1', text: say`Согласие` },
      paper: { document: [], byHand: [], places: {} },
    }),
  },
  entrances: [],
  foreign: new Set(),
  worrying: { version: 1, topics: new Map() },
  openLink: (code) => code,
  calendarLink: (secret) => secret,
  webIsLocal: true,
};

const offer = { form: 'pupil_pupil', variant: 'pp.equal', goal: 'Показать друг другу, кто что умеет' } as const;
const curator: Somebody = { name: 'Ясная Вера Павловна', kind: 'teacher', roles: [{ role: 'curator' }] };
const mentee: Somebody = {
  ...{ name: 'Полевая Мира', born: '2013-09-05', className: '6А', roles: [{ role: 'mentee' }] },
};
const mentor: Somebody = {
  ...{ name: 'Лесной Пётр', born: '2011-03-12', className: '9Б', roles: [{ role: 'mentor', form: 'pupil_pupil' }] },
};
const guardian = (of: PersonId, name = 'Полевая Анна'): Somebody => ({
  ...{ name, kind: 'parent', roles: [{ role: 'guardian' }], of: [of] },
});

/** A curator, two minors of a pair to be, two parents of the mentee and one of the mentor. */
async function standing() {
  const [db, clock] = [await freshDatabase(), new TestClock('2026-09-14T16:00+03:00')];
  const school = await StandingSchool.open({ program: { db }, clock, impersonal: false });
  const by = await school.joins(curator);
  const [one, other] = [await school.joins(mentor), await school.joins(mentee)];
  const father = await school.joins(guardian(one, 'Лесной Илья'));
  const [mother, dad] = [await school.joins(guardian(other)), await school.joins(guardian(other, 'Полевой Олег'))];
  const does = <T>(person: PersonId, act: (work: Work) => Promise<T>): Promise<T> =>
    school.inside(async (inside) => {
      const me = await readMember(inside, person);
      if (!me) throw new Error('Nobody of that id');
      const who = { me, school: await readSchool(inside), channel: 'web', account: brand<AccountId>(1) } as const;
      return act(workFor(inside, who, clock.now(), setting));
    });
  const plan: PairPlan = { ...offer, mentor: one, mentees: [other] };
  const proposes = async (): Promise<PairId> => {
    const formed = await does(by, ({ forming }) => forming.propose(plan));
    if (!formed.formed) throw new Error(`Forbidden by ${formed.by}`);
    clock.advance({ minutes: 1 });
    return formed.pair;
  };
  const answers = async (person: PersonId, pair: PairId, yes: boolean, words?: string) => {
    clock.advance({ minutes: 1 });
    return does(person, async ({ proposals }) => {
      const asked = await proposals.asked(pair);
      return asked ? proposals.answer(asked, { yes, ...(words !== undefined && { words }) }) : 'not-asked';
    });
  };
  const lifeOf = (pair: PairId) =>
    school.inside(async (inside) => (await readMembership(inside, { pair, mentee: other }))?.life);
  const history = (pair: PairId) => school.inside((inside) => historyOf(inside, { pair, mentee: other }));
  return {
    school,
    clock,
    by,
    mentor: one,
    mentee: other,
    father,
    mother,
    dad,
    does,
    plan,
    proposes,
    answers,
    lifeOf,
    history,
  };
}

test('each is asked in their turn only, one parent of a child suffices, and the last yes makes the pair', async () => {
  const { mentor, mentee, father, mother, dad, proposes, answers, lifeOf } = await standing();
  const pair = await proposes();
  for (const person of [mentee, father, mother]) expect(await answers(person, pair, true)).toBe('not-asked');
  expect(await answers(mentor, pair, true)).toBe('kept');
  expect(await answers(mentee, pair, true)).toBe('not-asked');
  expect(await answers(mother, pair, true)).toBe('kept');
  expect(await answers(dad, pair, true)).toBe('not-asked');
  expect(await answers(mentee, pair, true)).toBe('not-asked');
  expect(await answers(father, pair, true)).toBe('kept');
  expect(await answers(mentee, pair, true)).toBe('made');
  expect(await lifeOf(pair)).toEqual({ state: 'accepted' });
});

test('what has all its papers before everybody has said yes is active with the last yes', async () => {
  const { mentor, mentee, father, mother, by, does, proposes, answers, lifeOf } = await standing();
  const pair = await proposes();
  const on = Temporal.PlainDate.from('2026-09-11');
  for (const place of ['baseline', 'agreement', 'order'] as const) {
    const { active } = await does(by, async ({ pairPapers }) => {
      const keys = (await pairPapers.lacking(place)).cases.map(({ key }) => key);
      return pairPapers.mark(place, keys, { number: '45-о', on });
    });
    expect(active).toBe(0);
  }
  for (const person of [mentor, mother, father]) expect(await answers(person, pair, true)).toBe('kept');
  expect(await answers(mentee, pair, true)).toBe('made');
  expect(await lifeOf(pair)).toEqual({ state: 'active' });
});

test('a rule that has come to forbid the pair ends it where the council agrees to it', async () => {
  const { school, by, mentee: other, mentor: one, proposes, lifeOf, history, does } = await standing();
  const pair = await proposes();
  await school.inside(async ({ sql }) => {
    await sql.updateTable('pair_member').set({ waits_for: 'council' }).execute();
    await sql.deleteFrom('person_role').where('person_id', '=', one).execute();
  });
  const on = Temporal.PlainDate.from('2026-09-11');
  const agreed = [{ pair, mentee: other }];
  const done = await does(by, ({ council }) => council.decided({ number: '5', on, agreed, refused: [] }));
  expect(done).toEqual({ agreed: 0, refused: 0, forbidden: 1 });
  expect(await lifeOf(pair)).toMatchObject({ state: 'ended' });
  expect((await history(pair)).map(({ what }) => what)).toEqual(['proposed', 'council-yes', 'rule:consent']);
});

test('nobody answers in the name of another', async () => {
  const { mentor, mentee, mother, by, proposes, does } = await standing();
  const pair = await proposes();
  const asked: AskedIds = { pair, as: 'mentor', about: mentor, mentees: [mentee] };
  for (const person of [mentee, mother, by]) {
    expect(await does(person, ({ proposals }) => proposals.answer(asked, { yes: true }))).toBe('gone');
  }
  for (const person of [mentor, mentee, mother]) {
    expect(await does(person, ({ proposals }) => proposals.answerOnPaper(asked, { yes: true }))).toBe('gone');
    expect(await does(person, ({ proposals }) => proposals.remind(pair))).toBe(false);
    await expect(does(person, ({ proposals }) => proposals.takeBack(pair))).rejects.toBeInstanceOf(Forbidden);
  }
});

test('a rule that has come to forbid the pair ends it at the next yes', async () => {
  const { school, mentor, proposes, answers, lifeOf, history } = await standing();
  const pair = await proposes();
  await school.inside(({ sql }) =>
    sql
      .updateTable('school')
      .set({ forms: ['teacher_teacher'] })
      .execute(),
  );
  expect(await answers(mentor, pair, true)).toBe('forbidden');
  expect(await lifeOf(pair)).toEqual({ state: 'ended', why: 'other' });
  expect((await history(pair)).map(({ what }) => what)).toEqual(['proposed', 'yes-mentor', 'rule:form-off']);
});

test('a questionnaire that is returned meanwhile undoes nothing that was agreed upon', async () => {
  const { school, mentor, proposes, answers } = await standing();
  const pair = await proposes();
  await school.inside(({ sql }) => sql.deleteFrom('review').execute());
  expect(await answers(mentor, pair, true)).toBe('kept');
});

test('nobody decides on the pair of their own child (R15)', async () => {
  const { school, clock, by, mentee, plan, does } = await standing();
  await school.inside((inside) =>
    inside.sql
      .insertInto('guardian')
      .values({ school_id: inside.school, guardian_id: by, child_id: mentee, since: clock.now() })
      .execute(),
  );
  expect(await does(by, ({ forming }) => forming.propose(plan))).toEqual({ formed: false, by: 'own-pair', mentee });
});

test('the same two are not paired twice, and a proposal taken back makes room', async () => {
  const { by, mentee, plan, proposes, does } = await standing();
  const pair = await proposes();
  expect(await does(by, ({ forming }) => forming.propose(plan))).toMatchObject({ formed: false, mentee });
  expect(await does(by, ({ proposals }) => proposals.takeBack(pair))).toBe(true);
  expect(await does(by, ({ proposals }) => proposals.takeBack(pair))).toBe(false);
  expect(await does(by, ({ forming }) => forming.propose(plan))).toMatchObject({ formed: true });
});

test('whoever leaves ends their pairs, and what they have written goes (R18)', async () => {
  const { school, mentor, mentee, mother, father, proposes, answers, lifeOf, history, does } = await standing();
  const pair = await proposes();
  for (const person of [mentor, mother, father, mentee]) await answers(person, pair, true);
  await does(mentor, ({ consents }) => consents.withdraw(mentor));
  expect(await lifeOf(pair)).toEqual({ state: 'ended', why: 'consent' });
  expect((await history(pair)).at(-1)).toMatchObject({ what: 'consent', by: null, words: null });
  const goals = await school.inside(({ sql }) => sql.selectFrom('pair').select('goal').execute());
  expect(goals.map(({ goal }) => goal)).not.toContain(offer.goal);
});

test('a reason is for curators, and goes with whoever has given it', async () => {
  const { mentor, mentee, by, proposes, answers, does, history } = await standing();
  const pair = await proposes();
  await answers(mentor, pair, false, 'Мы в ссоре');
  const told = (person: PersonId) => does(person, ({ pairs }) => pairs.told({ pair, mentee }));
  expect((await told(by))?.last?.what).toBe('no-mentor');
  expect((await told(by))?.last?.words?.holds((words) => words === 'Мы в ссоре')).toBe(true);
  expect((await told(mentee))?.last).toBeUndefined();
  expect(await does(mentee, ({ pairs }) => pairs.see(pair))).toBeUndefined();
  await does(mentor, ({ consents }) => consents.withdraw(mentor));
  expect((await history(pair)).map(({ words }) => words)).toEqual([null, null]);
});
