import { describe, expect, test } from 'vitest';
import { type Notice, renderNotice } from '#bot/notices/notices.ts';
import type { Work } from '#bot/work/work.ts';
import { forgetGuardiansOf, noteGuardian } from '#db/guardians.ts';
import { readMeeting } from '#db/meetings.ts';
import type { Inside } from '#db/open.ts';
import { keepSubstitute } from '#db/substitutes.ts';
import { brand, type MeetingId, type PairId, type PersonId } from '#domain/ids.ts';
import { draft, inLibrary, type MeetingSchool, meetingSchool } from '#test/support/meetings.ts';
import { standingPair } from '#test/support/standing-pair.ts';

const why = { reason: 'busy', words: null, extent: 'one' } as const;
const following = { ...why, extent: 'following' } as const;

/** On 14 September after the lessons. */
const later = (here: MeetingSchool) => here.moment('2026-09-14T17:00');

async function stateOf({ school }: MeetingSchool, meeting: MeetingId) {
  return (await school.db.inSchool(school.id, (inside) => readMeeting(inside, meeting)))?.state;
}

async function coming(here: MeetingSchool, person: PersonId): Promise<MeetingId[]> {
  return here.school.does(person, later(here), async ({ meetings }) => (await meetings.coming()).map(({ id }) => id));
}

async function mother(here: MeetingSchool): Promise<PersonId> {
  const guardian = await here.school.joins('guardian');
  await here.school.db.inSchool(here.school.id, (inside) =>
    noteGuardian(inside, { guardian, child: here.mentee }, later(here)),
  );
  return guardian;
}

describe('what may be planned', () => {
  test.each([
    ['intro', undefined],
    ['trial', 'baseline'],
    ['working', 'baseline'],
  ] as const)('of a pair without papers, %s: %s', async (kind, problem) => {
    const here = await meetingSchool({ state: 'accepted' });
    const planned = await here.school.does(here.mentor, later(here), ({ planning }) =>
      planning.plan(here.pair, draft('2026-09-16T15:30', { kind })),
    );
    expect(planned.ok ? undefined : planned.problem).toBe(problem);
  });

  test('nothing that is past', async () => {
    const here = await meetingSchool();
    const planned = await here.school.does(here.mentor, later(here), ({ planning }) =>
      planning.plan(here.pair, draft('2026-09-14T16:59')),
    );
    expect(planned).toEqual({ ok: false, problem: 'past' });
  });

  test('another meeting of either side is seen to be in the way', async () => {
    const here = await meetingSchool();
    const other = await here.school.joins('mentor');
    const theirs = await here.school.db.inSchool(here.school.id, (inside) =>
      standingPair(
        inside,
        { mentor: other, mentees: [here.mentee], by: here.curator, form: 'teacher_pupil', variant: 'tp.crisis' },
        later(here),
      ),
    );
    await here.plans('2026-09-16T15:30');
    const check = (at: string) =>
      here.school.does(other, later(here), ({ planning }) => planning.check(theirs, draft(at)));
    const whose = async (at: string) => (await check(at)).clashes.map((clash) => clash.whose);
    expect(await whose('2026-09-16T16:00')).toEqual(['mentee']);
    expect(await whose('2026-09-16T14:46')).toEqual(['mentee']);
    expect(await whose('2026-09-16T16:15')).toEqual([]);
    expect(await whose('2026-09-16T14:45')).toEqual([]);
  });

  test('while somebody stands in, it is their meetings that are in the way', async () => {
    const here = await meetingSchool();
    const [standIn, pupil] = [await here.school.joins('mentor'), await here.school.joins('mentee')];
    const days = { from: Temporal.PlainDate.from('2026-09-14'), to: Temporal.PlainDate.from('2026-09-20') };
    const theirs = await here.school.db.inSchool(here.school.id, async (inside) => {
      await keepSubstitute(inside, here.pair, { mentor: standIn, ...days }, later(here));
      return standingPair(
        inside,
        { mentor: standIn, mentees: [pupil], by: here.curator, form: 'teacher_pupil', variant: 'tp.talent' },
        later(here),
      );
    });
    for (const at of ['2026-09-16T15:30', '2026-09-23T15:30']) {
      await here.school.does(standIn, later(here), ({ planning }) => planning.plan(theirs, draft(at)));
    }
    const whose = (at: string) =>
      here.school.does(here.mentee, later(here), async ({ planning }) =>
        (await planning.check(here.pair, draft(at))).clashes.map((clash) => clash.whose),
      );
    expect(await whose('2026-09-16T16:00')).toEqual(['mentor']);
    expect(await whose('2026-09-23T16:00')).toEqual([]);
  });

  test('nothing is in the way of a mentor for whom somebody stands in that day, or whose other pair rests', async () => {
    const here = await meetingSchool();
    const [standIn, pupil] = [await here.school.joins('mentor'), await here.school.joins('mentee')];
    const other = await here.school.db.inSchool(here.school.id, (inside) =>
      standingPair(
        inside,
        { mentor: here.mentor, mentees: [pupil], by: here.curator, form: 'teacher_pupil', variant: 'tp.talent' },
        later(here),
      ),
    );
    await here.plans('2026-09-16T15:30');
    await here.plans('2026-09-23T15:30');
    const whose = (at: string) =>
      here.school.does(here.mentor, later(here), async ({ planning }) =>
        (await planning.check(other, draft(at))).clashes.map((clash) => clash.whose),
      );
    expect([await whose('2026-09-16T15:30'), await whose('2026-09-23T15:30')]).toEqual([['mentor'], ['mentor']]);
    const days = { from: Temporal.PlainDate.from('2026-09-14'), to: Temporal.PlainDate.from('2026-09-20') };
    await here.school.db.inSchool(here.school.id, (inside) =>
      keepSubstitute(inside, here.pair, { mentor: standIn, ...days }, later(here)),
    );
    expect([await whose('2026-09-16T15:30'), await whose('2026-09-23T15:30')]).toEqual([[], ['mentor']]);
    await here.school.does(here.curator, later(here), ({ endings }) =>
      endings.pause({ pair: here.pair, mentee: here.mentee }, 'curator'),
    );
    expect(await whose('2026-09-23T15:30')).toEqual([]);
  });

  test('of a series, what is in the way can be left out', async () => {
    const here = await meetingSchool();
    await here.plans('2026-09-23T15:30');
    const series = { every: 1, until: '2026-10-07', exceptHolidays: true } as const;
    const wished = draft('2026-09-16T15:30', { series });
    const { dates, clashes } = await here.school.does(here.mentor, later(here), ({ planning }) =>
      planning.check(here.pair, wished),
    );
    expect(dates.map(String)).toHaveLength(4);
    expect(clashes.map(({ at }) => at.toString())).toEqual(['2026-09-23T15:30:00']);
    await here.school.does(here.mentor, later(here), ({ planning }) =>
      planning.plan(here.pair, { ...wished, skip: ['2026-09-23T15:30:00'] }),
    );
    expect(await coming(here, here.mentee)).toHaveLength(4);
  });
});

describe('a guardian', () => {
  test('is asked first, and a mentee hears nothing of it till then', async () => {
    const here = await meetingSchool();
    const guardian = await mother(here);
    const meeting = await here.plans('2026-09-16T15:30', { place: inLibrary });
    expect(await here.told(guardian)).toEqual(['meeting-allow']);
    expect([await here.told(here.mentee), await coming(here, here.mentee)]).toEqual([[], []]);
    await here.school.does(guardian, later(here), ({ meetingAnswers }) => meetingAnswers.allow(meeting, 'yes'));
    await here.ticks('2026-09-14T17:00');
    expect([await here.told(here.mentee), await here.told(here.mentor)]).toEqual([
      ['meeting-planned'],
      ['meeting-planned'],
    ]);
    const again = here.school.does(guardian, later(here), ({ meetingAnswers }) => meetingAnswers.allow(meeting, 'no'));
    expect(await again).toBe(false);
    expect(await stateOf(here, meeting)).toBe('planned');
  });

  test('who says no is not named, and nothing is planned', async () => {
    const here = await meetingSchool();
    const guardian = await mother(here);
    const series = { every: 1, until: '2026-10-07', exceptHolidays: true } as const;
    const meeting = await here.plans('2026-09-16T19:30', { series });
    await here.school.does(guardian, later(here), ({ meetingAnswers }) => meetingAnswers.allow(meeting, 'no'));
    await here.ticks('2026-09-14T17:00');
    expect(await here.told(here.mentor)).toEqual(['meeting-off']);
    expect(await coming(here, here.mentor)).toEqual([]);
  });

  test('where there is none, curators are asked; a guardian of another child is not', async () => {
    const here = await meetingSchool();
    const stranger = await here.school.joins('guardian');
    const meeting = await here.plans('2026-09-16T15:30', { place: inLibrary });
    expect(await here.told(here.curator)).toEqual(['meeting-allow']);
    const allows = (person: PersonId) =>
      here.school.does(person, later(here), ({ meetingAnswers }) => meetingAnswers.allow(meeting, 'yes'));
    expect(await allows(stranger)).toBe(false);
    expect(await allows(here.curator)).toBe(true);
  });

  test('is asked anew where the meeting is moved into the evening', async () => {
    const here = await meetingSchool();
    const guardian = await mother(here);
    const meeting = await here.plans('2026-09-16T15:30');
    expect(await here.told(guardian)).toEqual(['meeting-planned']);
    await here.school.does(here.mentor, later(here), ({ meetingChanges }) =>
      meetingChanges.move(meeting, draft('2026-09-16T19:30'), why),
    );
    await here.ticks('2026-09-14T17:00');
    expect(await here.told(guardian)).toEqual(['meeting-planned', 'meeting-allow']);
  });
});

describe('a standing meeting that is moved into the evening', () => {
  const evening = draft('2026-09-16T19:30');

  async function moved(by: 'mentor' | 'mentee') {
    const here = await meetingSchool();
    const guardian = await mother(here);
    const meeting = await here.plans('2026-09-16T15:30');
    await here.school.does(here[by], later(here), ({ meetingChanges }) => meetingChanges.move(meeting, evening, why));
    await here.ticks('2026-09-14T17:00');
    return { here, guardian, meeting };
  }

  test.each([
    ['mentor', 'mentee'],
    ['mentee', 'mentor'],
  ] as const)('by the %s: the %s hears at once that the old time is none', async (by, other) => {
    const { here } = await moved(by);
    expect((await here.told(here[other])).at(-1)).toBe('meeting-time-off');
    expect(await here.told(here[by])).not.toContain('meeting-time-off');
  });

  test('whoever has moved it sees where it was moved to; a mentee who has not does not', async () => {
    for (const [by, sees] of [
      ['mentee', true],
      ['mentor', false],
    ] as const) {
      const { here, meeting } = await moved(by);
      const seen = await here.school.does(here.mentee, later(here), ({ meetings }) => meetings.see(meeting));
      expect([by, seen !== undefined]).toEqual([by, sees]);
    }
  });

  test.each([
    ['mentor', ['meeting-off'], ['meeting-planned', 'meeting-time-off', 'meeting-time-off']],
    ['mentee', ['meeting-time-off', 'meeting-off'], ['meeting-planned', 'meeting-off']],
  ] as const)('by the %s: after a guardian’s no all who knew of it hear that it is off', async (by, mentor, mentee) => {
    const { here, guardian, meeting } = await moved(by);
    await here.school.does(guardian, later(here), ({ meetingAnswers }) => meetingAnswers.allow(meeting, 'no'));
    await here.ticks('2026-09-14T17:00');
    expect([await here.told(here.mentor), await here.told(here.mentee)]).toEqual([mentor, mentee]);
  });

  test('with a guardian’s yes is a moved one', async () => {
    const { here, guardian, meeting } = await moved('mentor');
    await here.school.does(guardian, later(here), ({ meetingAnswers }) => meetingAnswers.allow(meeting, 'yes'));
    await here.ticks('2026-09-14T17:00');
    expect(await here.told(here.mentee)).toEqual(['meeting-planned', 'meeting-time-off', 'meeting-moved']);
  });

  test('and cancelled before a guardian answers: a mentee who knew of the old time hears that nothing comes', async () => {
    const { here, meeting } = await moved('mentor');
    await here.school.does(here.mentor, later(here), ({ meetingChanges }) => meetingChanges.cancel(meeting, why));
    await here.ticks('2026-09-14T17:00');
    const told = (await here.school.told(here.mentee)) as { kind: string; next?: string }[];
    expect(told.map(({ kind, next }) => [kind, next])).toEqual([
      ['meeting-planned', undefined],
      ['meeting-time-off', 'asked'],
      ['meeting-time-off', 'off'],
    ]);
  });

  test('with those that follow says how many there were', async () => {
    const here = await meetingSchool();
    await mother(here);
    const series = { every: 1, until: '2026-09-30', exceptHolidays: true } as const;
    const meeting = await here.plans('2026-09-16T15:30', { series });
    await here.school.does(here.mentor, later(here), ({ meetingChanges }) =>
      meetingChanges.move(meeting, evening, following),
    );
    await here.ticks('2026-09-14T17:00');
    expect((await here.school.told(here.mentee)).at(-1)).toMatchObject({
      ...{ kind: 'meeting-time-off', count: 3, next: 'asked' },
      was: here.moment('2026-09-16T15:30').toString(),
    });
  });

  test('in a group: a no is of that one child, who hears it, and so does whoever leads', async () => {
    const here = await meetingSchool({ mentees: 2 });
    const [, other] = here.mentees as [PersonId, PersonId];
    const [hers, his] = [await mother(here), await here.school.joins('guardian')];
    await here.school.db.inSchool(here.school.id, (inside) =>
      noteGuardian(inside, { guardian: his, child: other }, later(here)),
    );
    const meeting = await here.plans('2026-09-16T15:30');
    await here.school.does(here.mentor, later(here), ({ meetingChanges }) =>
      meetingChanges.move(meeting, evening, why),
    );
    for (const [guardian, answer] of [
      [his, 'yes'],
      [hers, 'no'],
    ] as const) {
      await here.school.does(guardian, later(here), ({ meetingAnswers }) => meetingAnswers.allow(meeting, answer));
      await here.ticks('2026-09-14T17:00');
    }
    expect((await here.told(here.mentor)).at(-1)).toBe('meeting-without');
    expect((await here.school.told(here.mentee)).at(-1)).toMatchObject({ kind: 'meeting-time-off', next: 'off' });
    expect((await here.told(other)).at(-1)).toBe('meeting-moved');
  });
});

describe('a specialist', () => {
  test.each(['yes', 'no'] as const)('comes to minors with a curator’s yes (R8): %s', async (answer) => {
    const here = await meetingSchool();
    const meeting = await here.plans('2026-09-16T15:30', { specialist: 'педагог-психолог' });
    expect(await here.told(here.curator)).toEqual(['meeting-specialist']);
    const approves = () =>
      here.school.does(here.curator, later(here), ({ meetingAnswers }) => meetingAnswers.approve(meeting, answer));
    expect(await approves()).toBe(true);
    expect(await approves()).toBe(false);
    await here.ticks('2026-09-14T17:00');
    expect(await here.told(here.mentor)).toEqual(['meeting-specialist-answered']);
  });
});

test.each(['the mentor', 'the mother of one of the group', 'the mother of the mentor'])(
  'a specialist is not for a curator who is %s, and nothing is asked of them (R15)',
  async (who) => {
    const here = await meetingSchool({ mentees: 2 });
    const curator = who === 'the mentor' ? here.mentor : await mother(here);
    await here.school.alsoHas(curator, 'curator');
    if (who === 'the mother of the mentor') {
      await here.school.db.inSchool(here.school.id, async (inside) => {
        await forgetGuardiansOf(inside, here.mentee);
        await noteGuardian(inside, { guardian: curator, child: here.mentor }, later(here));
      });
    }
    const meeting = await here.plans('2026-09-16T15:30', { specialist: 'педагог-психолог' });
    expect(await here.told(curator)).not.toContain('meeting-specialist');
    expect(await here.told(here.curator)).toContain('meeting-specialist');
    const approves = (person: PersonId) =>
      here.school.does(person, later(here), async ({ meetingAnswers }) => [
        await meetingAnswers.asksApproval(meeting),
        await meetingAnswers.approve(meeting, 'yes'),
      ]);
    expect(await approves(curator)).toEqual([false, false]);
    expect(await approves(here.curator)).toEqual([true, true]);
  },
);

describe('a change', () => {
  test('of a series is of one, or of it and all that follow, by the same time and days', async () => {
    const here = await meetingSchool();
    const series = { every: 1, until: '2026-09-30', exceptHolidays: true } as const;
    const first = await here.plans('2026-09-16T15:30', { series });
    const [, second] = await coming(here, here.mentor);
    if (!second) throw new Error('Three are planned');
    await here.school.does(here.mentee, later(here), ({ meetingChanges }) =>
      meetingChanges.move(second, draft('2026-09-24T16:00'), following),
    );
    const starts = await here.school.does(here.mentor, later(here), async ({ meetings }) =>
      (await meetings.coming()).map((each) => `${each.starts} ${each.sequence}`),
    );
    expect(starts).toEqual(['2026-09-16T15:30:00 0', '2026-09-24T16:00:00 1', '2026-10-01T16:00:00 1']);
    await here.school.does(here.mentor, later(here), ({ meetingChanges }) => meetingChanges.cancel(first, why));
    expect(await coming(here, here.mentor)).toHaveLength(2);
  });

  test('of a series: all that would be in the way are said before, none of its own', async () => {
    const here = await meetingSchool();
    const series = { every: 1, until: '2026-09-30', exceptHolidays: true } as const;
    const first = await here.plans('2026-09-16T15:30', { series });
    await here.plans('2026-09-17T16:00');
    await here.plans('2026-10-01T16:00');
    const clashes = (at: string, moved: boolean) =>
      here.school.does(here.mentor, later(here), async ({ planning }) => {
        const found = await planning.check(here.pair, draft(at), { meeting: first, following: moved });
        return found.clashes.map(({ at: when }) => `${when}`);
      });
    expect(await clashes('2026-09-17T15:30', true)).toEqual(['2026-09-17T15:30:00', '2026-10-01T15:30:00']);
    expect(await clashes('2026-09-17T15:30', false)).toEqual(['2026-09-17T15:30:00']);
    expect(await clashes('2026-09-23T15:30', true)).toEqual([]);
    expect(await clashes('2026-09-23T15:30', false)).toEqual(['2026-09-23T15:30:00']);
  });

  test('of what has begun or is off is refused', async () => {
    const here = await meetingSchool();
    const meeting = await here.plans('2026-09-16T15:30');
    const cancels = (at: string) =>
      here.school.does(here.mentor, here.moment(at), ({ meetingChanges }) => meetingChanges.cancel(meeting, why));
    expect(await cancels('2026-09-16T15:30')).toEqual({ ok: false, problem: 'past' });
    expect(await cancels('2026-09-16T15:29')).toEqual({ ok: true, value: 'cancelled' });
    expect(await cancels('2026-09-16T15:29')).toEqual({ ok: false, problem: 'cancelled' });
  });

  test('by a mentee of a group is of their own part only', async () => {
    const here = await meetingSchool({ mentees: 2 });
    const meeting = await here.plans('2026-09-16T15:30');
    const outcome = await here.school.does(here.mentee, later(here), ({ meetingChanges }) =>
      meetingChanges.cancel(meeting, why),
    );
    expect(outcome).toEqual({ ok: true, value: 'left' });
    await here.ticks('2026-09-14T17:00');
    expect(await here.told(here.mentor)).toEqual(['meeting-without']);
    const [, other] = here.mentees;
    expect([await coming(here, here.mentee), await coming(here, other as PersonId)]).toEqual([[], [meeting]]);
  });

  test('of the time of a group is no mentee’s', async () => {
    const here = await meetingSchool({ mentees: 2 });
    const meeting = await here.plans('2026-09-16T15:30');
    const outcome = await here.school.does(here.mentee, later(here), async ({ meetingChanges, meetings }) => [
      await meetingChanges.move(meeting, draft('2026-09-17T15:30'), why),
      (await meetings.see(meeting))?.moves,
    ]);
    expect(outcome).toEqual([{ ok: false, problem: 'own-part' }, false]);
    const mentor = here.school.does(here.mentor, later(here), ({ meetings }) => meetings.see(meeting));
    expect((await mentor)?.moves).toBe(true);
  });

  test.each(['has cancelled the own part', 'has a guardian who said no'])(
    'of time invites nobody anew who %s',
    async (who) => {
      const here = await meetingSchool({ mentees: 2 });
      const [, other] = here.mentees as [PersonId, PersonId];
      const guardian = await mother(here);
      const asked = who.includes('guardian');
      const meeting = await here.plans('2026-09-16T15:30', asked ? { place: inLibrary } : {});
      for (const person of asked ? [guardian, here.curator] : [])
        await here.school.does(person, later(here), ({ meetingAnswers }) =>
          meetingAnswers.allow(meeting, person === guardian ? 'no' : 'yes'),
        );
      if (!asked) {
        await here.school.does(here.mentee, later(here), ({ meetingChanges }) => meetingChanges.cancel(meeting, why));
      }
      await here.school.does(here.mentor, later(here), ({ meetingChanges }) =>
        meetingChanges.move(meeting, draft('2026-09-17T15:30'), why),
      );
      await here.ticks('2026-09-14T17:00');
      expect([await coming(here, here.mentee), await coming(here, other)]).toEqual([[], [meeting]]);
      expect(await here.told(here.mentee)).not.toContain('meeting-moved');
    },
  );

  test('comes with the end of a pair: what was planned is off', async () => {
    const here = await meetingSchool();
    const meeting = await here.plans('2026-09-16T15:30');
    await here.school.does(here.curator, later(here), ({ endings }) =>
      endings.complete({ pair: here.pair, mentee: here.mentee }),
    );
    expect(await stateOf(here, meeting)).toBe('cancelled');
  });
});

test('a mentee of a group sees no other mentee, and a stranger sees nothing', async () => {
  const here = await meetingSchool({ mentees: 3 });
  const meeting = await here.plans('2026-09-16T15:30');
  const sees = (person: PersonId) =>
    here.school.does(person, later(here), async ({ meetings }) =>
      (await meetings.see(meeting))?.invited.map(({ mentee }) => mentee),
    );
  expect(await sees(here.mentee)).toEqual([here.mentee]);
  expect(await sees(here.mentor)).toHaveLength(3);
  expect(await sees(await here.school.joins('mentor'))).toBeUndefined();
  const none = brand<PairId>(crypto.randomUUID());
  expect(await here.school.does(here.mentor, later(here), ({ planning }) => planning.terms(none))).toBeUndefined();
});

describe('a list of meetings', () => {
  test('reads people and whoever stands in once, however many there are; of one, one is read', async () => {
    const here = await meetingSchool({ mentees: 2 });
    const series = { every: 1, until: '2026-12-16', exceptHolidays: false } as const;
    await here.plans('2026-09-16T15:30', { series });
    const asked = (act: (work: Work) => Promise<unknown>) =>
      here.school.db.inSchool(here.school.id, async (inside) => {
        let queries = 0;
        const counting: Inside = {
          ...inside,
          sql: inside.sql.withPlugin({
            transformQuery: ({ node }) => {
              queries += 1;
              return node;
            },
            transformResult: async ({ result }) => result,
          }),
        };
        await here.school.doesInside(counting, here.mentor, later(here), act);
        return queries;
      });
    const base = await asked(async () => undefined);
    expect((await asked(({ meetings }) => meetings.coming())) - base).toBe(4);
    expect((await asked(({ meetings }) => meetings.next())) - base).toBe(4);
  });

  test('begins for a mentee with the first that they see; what waits for a guardian is next for nobody', async () => {
    const here = await meetingSchool();
    const waits = await here.plans('2026-09-16T15:30', { place: inLibrary });
    const stands = await here.plans('2026-09-17T15:30');
    const next = (person: PersonId) =>
      here.school.does(person, later(here), async ({ meetings }) => [
        (await meetings.next())?.id,
        (await meetings.nextOfPair(here.pair))?.id,
      ]);
    expect(await next(here.mentee)).toEqual([stands, stands]);
    expect(await next(here.mentor)).toEqual([stands, waits]);
  });

  test('for a calendar goes back for 60 days and on for a year', async () => {
    const here = await meetingSchool();
    const near = await here.plans('2026-09-16T15:30');
    await here.plans('2027-12-16T15:30');
    const shown = (at: string) =>
      here.school.does(here.mentor, here.moment(at), async ({ meetings }) =>
        (await meetings.calendar()).map(({ id }) => id),
      );
    expect(await shown('2026-11-15T15:30')).toEqual([near]);
    expect(await shown('2026-11-15T15:31')).toEqual([]);
  });
});

describe('what speaks against a time, and forbids nothing', () => {
  test.each([
    ['nothing', '2026-09-16T15:30', []],
    ['quiet hours of the school', '2026-09-16T22:00', ['quiet']],
    ['an end that lies in them', '2026-09-16T20:30', ['quiet']],
    ['a lesson of the pupil', '2026-09-16T09:00', ['lessons']],
    ['nothing, as soon as the lesson ends', '2026-09-16T14:10', []],
    ['an absence of the mentor', '2026-09-18T15:30', ['away']],
    ['a quarantine of the class', '2026-09-21T15:30', ['away']],
    ['nothing, a day later', '2026-09-22T15:30', []],
  ])('%s', async (_what, at, cautions) => {
    const here = await meetingSchool();
    const day = (date: string) => Temporal.PlainDate.from(date);
    await here.school.does(here.mentor, later(here), ({ absences }) =>
      absences.note({ from: day('2026-09-17'), to: day('2026-09-19') }),
    );
    await here.school.does(here.curator, later(here), ({ absences }) =>
      absences.noteQuarantine({
        kind: 'quarantine',
        whose: { kind: 'class', className: '7А' },
        days: { from: day('2026-09-21'), to: day('2026-09-21') },
      }),
    );
    const check = await here.school.does(here.mentor, later(here), ({ planning }) =>
      planning.check(here.pair, draft(at)),
    );
    expect(check.cautions).toEqual(cautions);
  });
});

test('in a series the cycle goes on', async () => {
  const here = await meetingSchool();
  const series = { every: 1, until: '2026-10-14', exceptHolidays: true } as const;
  await here.plans('2026-09-16T15:30', { kind: 'trial', series });
  const kinds = await here.school.does(here.mentor, later(here), async ({ meetings }) =>
    (await meetings.coming()).map(({ kind }) => kind),
  );
  expect(kinds).toEqual(['trial', 'planning', 'working', 'working', 'working']);
});

test('«Подходит» in a group is for whoever leads it, and who leaves it is missed by the guardians too', async () => {
  const here = await meetingSchool({ mentees: 2 });
  const guardian = await mother(here);
  const other = here.mentees[1] ?? here.mentee;
  const meeting = await here.plans('2026-09-16T15:30');
  await here.school.does(here.mentee, later(here), ({ meetingChanges }) => meetingChanges.suits(meeting));
  await here.ticks('2026-09-14T17:00');
  expect([await here.told(here.mentor), await here.told(other)]).toEqual([['meeting-suits'], ['meeting-planned']]);
  await here.school.does(here.mentee, later(here), ({ meetingChanges }) => meetingChanges.cancel(meeting, why));
  await here.ticks('2026-09-14T17:00');
  expect((await here.told(guardian)).at(-1)).toBe('meeting-time-off');
  expect((await here.told(here.mentor)).at(-1)).toBe('meeting-without');
});

test('what fell into a pause is not asked after, and counts nowhere when the pair goes on', async () => {
  const here = await meetingSchool();
  const meeting = await here.plans('2026-09-16T15:30');
  const of = { pair: here.pair, mentee: here.mentee };
  const today = () =>
    here.school.does(here.curator, here.moment('2026-09-16T12:00'), async ({ week }) => (await week.planned()).today);
  expect(await today()).toBe(1);
  await here.school.does(here.curator, later(here), ({ endings }) => endings.pause(of, 'curator'));
  expect(await today()).toBe(0);
  await here.ticks('2026-09-16T17:30');
  expect(await stateOf(here, meeting)).toBe('cancelled');
  await here.school.does(here.curator, here.moment('2026-10-05T12:00'), ({ endings }) => endings.resume(of));
  const toDo = await here.school.does(here.curator, here.moment('2026-10-06T12:00'), ({ week }) => week.toDo());
  expect(toDo.map(({ matter }) => matter)).not.toContain('unlogged');
  expect(await here.told(here.mentor)).not.toContain('ask-log');
});

test('what was held before the pause is not dropped', async () => {
  const here = await meetingSchool();
  const meeting = await here.plans('2026-09-16T15:30');
  await here.school.does(here.mentee, here.moment('2026-09-16T16:30'), ({ calls }) => calls.call('mentor'));
  await here.ticks('2026-09-16T17:30');
  expect(await stateOf(here, meeting)).toBe('planned');
});

test('in a group, whoever rests sees no meetings while the others go on', async () => {
  const here = await meetingSchool({ mentees: 2 });
  const [one, other] = here.mentees as [PersonId, PersonId];
  await here.plans('2026-09-16T15:30');
  await here.school.does(here.curator, later(here), ({ endings }) =>
    endings.pause({ pair: here.pair, mentee: one }, 'curator'),
  );
  const seen = (person: PersonId) =>
    here.school.does(person, later(here), async ({ meetings }) => [
      (await meetings.coming()).length,
      (await meetings.ofPair(here.pair)).length,
      (await meetings.calendar()).length,
    ]);
  expect([await seen(one), await seen(other), await seen(here.mentor)]).toEqual([
    [0, 0, 0],
    [1, 1, 1],
    [1, 1, 1],
  ]);
});

test('a notice that waited for the morning is not said of a pair that rests by then', async () => {
  const here = await meetingSchool();
  const meeting = await here.plans('2026-09-16T15:30');
  const says = async (notice: Notice) =>
    (await here.school.does(here.mentee, later(here), (work) => renderNotice(notice, work))) !== undefined;
  const planned = { kind: 'meeting-planned', meeting, sequence: 0 } as const;
  expect(await says(planned)).toBe(true);
  expect(await here.school.does(here.mentee, later(here), ({ calls }) => calls.call('mentor'))).toBeDefined();
  expect([await says(planned), await says({ ...planned, kind: 'remind-meeting' })]).toEqual([false, false]);
});

test('a series that rests hides no meeting of another pair', async () => {
  const here = await meetingSchool();
  const pupil = await here.school.joins('mentee');
  const other = await here.school.db.inSchool(here.school.id, (inside) =>
    standingPair(
      inside,
      { mentor: here.mentor, mentees: [pupil], by: here.curator, form: 'teacher_pupil', variant: 'tp.talent' },
      later(here),
    ),
  );
  await here.plans('2026-09-16T15:30', { series: { every: 1, until: '2027-05-25', exceptHolidays: false } });
  await here.school.does(here.mentor, later(here), ({ planning }) => planning.plan(other, draft('2027-05-20T15:30')));
  await here.school.does(here.curator, later(here), ({ endings }) =>
    endings.pause({ pair: here.pair, mentee: here.mentee }, 'curator'),
  );
  expect(await coming(here, here.mentor)).toHaveLength(1);
});

test('while a pair rests its meetings are in no list and no calendar; they come back when it goes on', async () => {
  const here = await meetingSchool();
  await here.plans('2026-09-16T15:30');
  const member = { pair: here.pair, mentee: here.mentee };
  const seen = () =>
    here.school.does(here.mentee, later(here), async ({ meetings }) => [
      (await meetings.coming()).length,
      (await meetings.next()) === undefined ? 0 : 1,
      (await meetings.ofPair(here.pair)).length,
      (await meetings.calendar()).length,
    ]);
  expect(await seen()).toEqual([1, 1, 1, 1]);
  await here.school.does(here.curator, later(here), ({ endings }) => endings.pause(member, 'curator'));
  expect(await seen()).toEqual([0, 0, 0, 0]);
  await here.school.does(here.curator, later(here), ({ endings }) => endings.resume(member));
  expect(await seen()).toEqual([1, 1, 1, 1]);
});
