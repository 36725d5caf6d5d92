import { describe, expect, test } from 'vitest';
import { forgetUnused, stateOfFile } from '#db/files.ts';
import { noteGuardian } from '#db/guardians.ts';
import { addMember, readMembership } from '#db/pairs.ts';
import { forgetAnswers } from '#db/people.ts';
import { brand, type DecisionId, type MeetingId, type PairId, type PairPaperId, type PersonId } from '#domain/ids.ts';
import type { PaperPlace } from '#domain/pairing/pair-life.ts';
import type { FormId } from '#domain/school/forms.ts';
import { tick } from '#jobs/tick.ts';
import { freshDatabase } from '#test/support/database.ts';
import { standingPair } from '#test/support/standing-pair.ts';
import { moment, WorkingSchool } from '#test/support/working-school.ts';

// Lessons are over at 15:00.
const today = (time: string) => moment(`2026-09-14T${time}`);
const on = Temporal.PlainDate.from('2026-09-11');

async function schoolWithPairs() {
  const school = await WorkingSchool.found(await freshDatabase());
  const curator = await school.joins('curator');
  const mentor = await school.joins('mentor');
  const pairs = async (
    mentees: readonly PersonId[],
    { form, variant, by = mentor }: { form?: FormId; variant?: string; by?: PersonId } = {},
  ) =>
    school.db.inSchool(school.id, (inside) =>
      standingPair(
        inside,
        {
          mentor: by,
          mentees,
          state: 'accepted',
          by: curator,
          ...(form && { form }),
          ...(variant !== undefined && { variant }),
        },
        today('09:00'),
      ),
    );
  return {
    ...{ school, curator, mentor, pairs },
    lacking: (who = curator) => school.does(who, today('10:00'), ({ pairPapers }) => pairPapers.lacking()),
    /** All that lack it get one paper. */
    marks: (place: PaperPlace, at = today('15:00'), who = curator) =>
      school.does(who, at, async ({ pairPapers }) => {
        const { cases } = await pairPapers.lacking(place);
        return pairPapers.mark(
          place,
          cases.map(({ key }) => key),
          { number: '45-о', on },
        );
      }),
    undoes: (at = today('15:05')) =>
      school.does(curator, at, async ({ decisions }) => decisions.undo((await decisions.last())?.id as DecisionId)),
    state: async (pair: PairId, mentee: PersonId) =>
      (await school.db.inSchool(school.id, (inside) => readMembership(inside, { pair, mentee })))?.life.state,
    ticks: async (at: Temporal.Instant) => {
      const failed: unknown[] = [];
      await tick(school.db, at, { error: (what: object) => void failed.push(what) });
      expect(failed).toEqual([]);
    },
  };
}

describe('papers of many pairs', () => {
  test('are marked in any order; the last one makes each active, and both sides hear of it once it cannot be a slip', async () => {
    const { school, mentor, pairs, marks, state, ticks } = await schoolWithPairs();
    const [one, two] = [await school.joins('mentee'), await school.joins('mentee')];
    const group = await pairs([one, two]);
    expect(await marks('order')).toMatchObject({ marked: 2, active: 0 });
    await marks('baseline');
    expect(await marks('agreement')).toMatchObject({ marked: 2, active: 2 });
    expect([await state(group, one), await state(group, two)]).toEqual(['active', 'active']);
    await ticks(today('15:09'));
    expect(await school.told(mentor)).toEqual([]);
    await ticks(today('15:10'));
    // Of a group that became active by one paper its mentor hears once.
    expect(await school.told(mentor)).toMatchObject([{ kind: 'pair-active', pair: group }]);
    expect(await school.told(one)).toEqual([{ kind: 'pair-active', pair: group, mentee: one }]);
  });

  test('of two teachers: each employee consents to the extra duties, the mentor once for a group', async () => {
    const { school, pairs, marks, state, lacking } = await schoolWithPairs();
    const [one, two] = [await school.joins('mentee'), await school.joins('mentee')];
    const group = await pairs([one, two], { form: 'teacher_teacher', variant: 'tt.young' });
    for (const place of ['baseline', 'agreement', 'order'] as const) await marks(place);
    const { cases } = await lacking();
    expect(cases.map(({ missing }) => missing)).toEqual([
      ['mentor-duties', 'mentee-duties'],
      ['mentor-duties', 'mentee-duties'],
    ]);
    expect(await marks('mentor-duties')).toMatchObject({ marked: 2, active: 0 });
    expect(await state(group, one)).toBe('accepted');
    expect(await marks('mentee-duties')).toMatchObject({ active: 2 });
    expect(await state(group, two)).toBe('active');
  });

  test('of the own pair are not marked by its curator, and it is said how many those are (R15)', async () => {
    const { school, curator, pairs, marks, lacking } = await schoolWithPairs();
    const [one, two] = [await school.joins('mentee'), await school.joins('mentee')];
    const other = await pairs([one]);
    await pairs([two], { by: curator });
    expect((await lacking()).own).toBe(1);
    expect((await lacking()).cases.map(({ member }) => member.pair)).toEqual([other]);
    expect(await marks('order')).toMatchObject({ marked: 1 });
    const colleague = await school.joins('curator');
    expect((await lacking(colleague)).cases.map(({ missing }) => missing.length)).toEqual([3, 2]);
  });

  test('are not lacked by what is over', async () => {
    const { school, pairs, lacking, marks } = await schoolWithPairs();
    const mentee = await school.joins('mentee');
    await pairs([mentee]);
    await school.db.inSchool(school.id, ({ sql }) =>
      sql.updateTable('pair_member').set({ state: 'ended', why: 'other' }).execute(),
    );
    expect(await lacking()).toEqual({ cases: [], own: 0 });
    expect(await marks('order')).toMatchObject({ paper: null, marked: 0, active: 0 });
  });
});

describe('the last paper', () => {
  async function activePair() {
    const all = await schoolWithPairs();
    const mentee = await all.school.joins('mentee');
    const pair = await all.pairs([mentee]);
    const mother = await all.school.joins('guardian');
    await all.school.db.inSchool(all.school.id, (inside) =>
      noteGuardian(inside, { guardian: mother, child: mentee }, today('09:00')),
    );
    await all.marks('baseline', today('14:00'));
    await all.marks('agreement', today('14:30'));
    await all.marks('order', today('15:00'));
    const meets = (kind: 'trial' | 'planning') =>
      all.school.db.inSchool(all.school.id, async ({ sql, school }) => {
        const id = brand<MeetingId>(crypto.randomUUID());
        await sql
          .insertInto('meeting')
          .values({
            ...{ school_id: school, id, pair_id: pair, kind, starts_at: today('17:00'), minutes: 60, state: 'planned' },
            ...{
              place: null,
              series_id: null,
              made_by: all.mentor,
              made_at: today('15:02'),
              changed_at: today('15:02'),
              timed_at: today('15:02'),
            },
          })
          .execute();
        await sql
          .insertInto('meeting_member')
          .values({ school_id: school, meeting_id: id, mentee_id: mentee })
          .execute();
      });
    return { ...all, mentee, mother, pair, meets, state: () => all.state(pair, mentee) };
  }

  test('taken back, the pair waits for it again, and nobody hears of the slip', async () => {
    const { school, mentee, state, undoes, marks, ticks, curator } = await activePair();
    const last = await school.does(curator, today('15:01'), ({ decisions }) => decisions.last());
    expect(last).toMatchObject({ kind: 'order', about: 1, whose: mentee });
    expect([await undoes(), await state()]).toEqual(['undone', 'accepted']);
    await ticks(today('15:20'));
    expect(await school.told(mentee)).toEqual([]);
    await marks('order', today('15:21'));
    await ticks(today('15:31'));
    expect(await school.told(mentee)).toMatchObject([{ kind: 'pair-active' }]);
  });

  test('taken back after both sides and the mother have heard: they hear that too', async () => {
    const { school, mentor, mentee, mother, undoes, ticks } = await activePair();
    await ticks(today('15:10'));
    expect(await undoes(today('16:00'))).toBe('undone');
    await ticks(today('16:01'));
    for (const person of [mentor, mentee, mother]) {
      expect(await school.told(person)).toMatchObject([{ kind: 'pair-active' }, { kind: 'pair-papers-undone' }]);
    }
  });

  test.each([
    ['planning', 'pair-at-work'],
    ['trial', 'undone'],
  ] as const)('and a %s meeting planned since: %s', async (kind, outcome) => {
    const { meets, undoes, state } = await activePair();
    await meets(kind);
    expect(await undoes()).toBe(outcome);
    expect(await state()).toBe(outcome === 'undone' ? 'accepted' : 'active');
  });
});

test('a member who joins a group later needs an own order and agreement; the mentor has consented already', async () => {
  const { school, curator, pairs, marks, lacking } = await schoolWithPairs();
  const [one, two] = [await school.joins('mentee'), await school.joins('mentee')];
  const group = await pairs([one], { form: 'teacher_pupil', variant: 'tp.passive' });
  for (const place of ['baseline', 'agreement', 'mentor-duties', 'order'] as const) await marks(place);
  await school.db.inSchool(school.id, (inside) =>
    addMember(
      inside,
      {
        pair: group,
        mentee: two,
        life: { state: 'accepted' },
        employees: { mentor: true, mentee: false },
        by: curator,
      },
      today('15:01'),
    ),
  );
  expect((await lacking()).cases.map(({ missing }) => missing)).toEqual([['baseline', 'agreement', 'order']]);
});

test('a scan is kept while a paper uses it, and goes with the pair that it is about', async () => {
  const { school, curator, pairs, marks } = await schoolWithPairs();
  const [one, two] = [await school.joins('mentee'), await school.joins('mentee')];
  await pairs([one]);
  await pairs([two]);
  const { paper } = await marks('order');
  const file = await school.does(curator, today('15:01'), async ({ pairPapers, files }) => {
    const id = await files.expect({ ref: 'скан' });
    await pairPapers.attach(paper as PairPaperId, id);
    return id;
  });
  const kept = () =>
    school.db.inSchool(school.id, async (inside) => {
      await forgetUnused(inside, file);
      return (await stateOfFile(inside, file)) !== undefined;
    });
  expect(await kept()).toBe(true);
  await school.db.inSchool(school.id, (inside) => forgetAnswers(inside, one, today('16:00')));
  expect(await kept()).toBe(true);
  await school.db.inSchool(school.id, (inside) => forgetAnswers(inside, two, today('16:00')));
  expect(await kept()).toBe(false);
});

test('without the clearance of a mentor from outside all papers make no pair active; noted again, it does (R8)', async () => {
  const { school, curator, mentor, pairs, marks, state } = await schoolWithPairs();
  const mentee = await school.joins('mentee');
  const pair = await pairs([mentee], { form: 'employer_pupil', variant: 'ep.colleague' });
  await school.db.inSchool(school.id, ({ sql }) =>
    sql.updateTable('person').set({ kind: 'employee' }).where('id', '=', mentor).execute(),
  );
  for (const place of ['baseline', 'agreement', 'mentor-duties'] as const) await marks(place);
  expect(await marks('order')).toMatchObject({ marked: 1, active: 0, forbidden: ['clearance'] });
  expect(await state(pair, mentee)).toBe('accepted');
  await school.does(curator, today('15:05'), ({ clearance }) => clearance.note(mentor, true));
  expect(await state(pair, mentee)).toBe('active');
});
