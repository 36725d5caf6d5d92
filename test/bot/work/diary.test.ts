import { expect, test } from 'vitest';
import type { Work } from '#bot/work/work.ts';
import { countedMeetings } from '#db/counted-meetings.ts';
import { weekOfMeetings } from '#db/desk-figures.ts';
import { noteGuardian } from '#db/guardians.ts';
import { unlogged } from '#db/log-questions.ts';
import { readMembership } from '#db/pairs.ts';
import { pastMeetings } from '#db/silence.ts';
import { keepSubstitute } from '#db/substitutes.ts';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import type { Log } from '#domain/meeting/log.ts';
import { inLibrary, type MeetingSchool, meetingSchool } from '#test/support/meetings.ts';

const held = (...came: readonly PersonId[]): Log => ({ held: true, came });

/** What somebody does at that moment of the school's clock. */
function as<T>({ school, moment }: MeetingSchool, person: PersonId, at: string, act: (work: Work) => Promise<T>) {
  return school.does(person, moment(at), act);
}

function keeps(home: MeetingSchool, at: string, meeting: MeetingId, log: Log, by = home.mentor) {
  return as(home, by, at, ({ diary }) => diary.keep(meeting, log));
}

test('of a group those who came are asked how it was, and their clocks begin', async () => {
  const home = await meetingSchool({ mentees: 3 });
  const [one, two, three] = home.mentees as [PersonId, PersonId, PersonId];
  const meeting = await home.plans('2026-09-16T15:30');
  expect(await keeps(home, '2026-09-16T17:00', meeting, held(one, three))).toBe('done');
  await home.ticks('2026-09-16T17:05');
  const asked = (await Promise.all([one, two, three].map((each) => home.told(each)))).map((all) =>
    all.includes('rate'),
  );
  expect(asked).toEqual([true, false, true]);
  const rated = async (person: PersonId) =>
    as(home, person, '2026-09-16T18:00', async ({ ratings }) => (await ratings.toRate(meeting)) !== undefined);
  expect([await rated(one), await rated(two)]).toEqual([true, false]);
});

test('nobody is asked how a meeting of long ago was', async () => {
  const home = await meetingSchool();
  const notes = (day: string) =>
    as(home, home.mentor, '2026-09-20T16:00', ({ diary }) =>
      diary.note(home.pair, { day: Temporal.PlainDate.from(day), came: [home.mentee] }),
    );
  await notes('2026-09-05');
  await home.ticks('2026-09-20T16:05');
  expect(await home.told(home.mentee)).not.toContain('rate');
  await notes('2026-09-06');
  await home.ticks('2026-09-20T16:10');
  expect(await home.told(home.mentee)).toContain('rate');
});

test('what is corrected stands in the history; after 14 days nothing is corrected', async () => {
  const home = await meetingSchool();
  const meeting = await home.plans('2026-09-16T15:30');
  expect(await keeps(home, '2026-09-16T15:29', meeting, held(home.mentee))).toBe('not-begun');
  expect(await keeps(home, '2026-09-16T16:30', meeting, held(home.mentee))).toBe('done');
  expect(await keeps(home, '2026-09-30T16:29', meeting, { held: false, why: 'ill' })).toBe('done');
  expect(await keeps(home, '2026-09-30T16:30', meeting, held(home.mentee))).toBe('too-late');
  const history = await as(home, home.mentor, '2026-10-01T12:00', ({ diary }) => diary.history(meeting));
  expect(history.map(({ version, log }) => [version, log.held])).toEqual([
    [1, true],
    [2, false],
  ]);
});

test('a meeting that was put off counts as neither held nor missed', async () => {
  const home = await meetingSchool();
  const counted = async (log: Log) => {
    const meeting = await home.plans('2026-09-16T15:30');
    await keeps(home, '2026-09-16T17:00', meeting, log);
    const now = home.moment('2026-09-17T12:00');
    const week = { from: home.moment('2026-09-14T00:00'), to: now };
    return home.school.db.inSchool(home.school.id, async (inside) => ({
      week: await weekOfMeetings(inside, week),
      silence: (await pastMeetings(inside, [home.pair], now)).get(home.pair)?.length ?? 0,
      figures: (await countedMeetings(inside, { from: week.from, now })).length,
    }));
  };
  expect(await counted({ held: false, why: 'moved' })).toEqual({
    ...{ week: { held: 0, missed: 0 }, silence: 0, figures: 0 },
  });
  expect(await counted({ held: false, why: 'ill' })).toEqual({
    ...{ week: { held: 0, missed: 1 }, silence: 1, figures: 1 },
  });
});

test('the diary is the mentor’s alone', async () => {
  const home = await meetingSchool();
  const meeting = await home.plans('2026-09-16T15:30');
  await keeps(home, '2026-09-16T17:00', meeting, held(home.mentee));
  for (const person of [home.mentee, home.curator]) {
    const seen = await as(home, person, '2026-09-17T12:00', ({ diary }) => diary.entry(meeting));
    expect(seen).toBeUndefined();
    const pages = await as(home, person, '2026-09-17T12:00', ({ diary }) => diary.pages(home.pair));
    expect(pages).toBeUndefined();
  }
});

test('a meeting nobody planned needs what any meeting of its kind needs', async () => {
  const home = await meetingSchool({ state: 'accepted' });
  const day = Temporal.PlainDate.from('2026-09-14');
  const note = () =>
    as(home, home.mentor, '2026-09-14T18:00', ({ diary }) => diary.note(home.pair, { day, came: [home.mentee] }));
  // Знакомство may be before the papers, пробная only with the baseline (R13).
  expect((await note()).ok).toBe(true);
  expect(await note()).toEqual({ ok: false, problem: 'baseline' });
  const member = await home.school.db.inSchool(home.school.id, (inside) =>
    readMembership(inside, { pair: home.pair, mentee: home.mentee }),
  );
  expect(member?.startedOn?.toString()).toBe('2026-09-14');
});

test('what is not written down for a week is for the digest, and no more once it is', async () => {
  const home = await meetingSchool();
  const meeting = await home.plans('2026-09-16T15:30');
  await home.ticks('2026-09-16T17:15');
  const open = (at: string) =>
    home.school.db.inSchool(home.school.id, async (inside) => (await unlogged(inside, home.moment(at))).length);
  expect(await open('2026-09-23T17:14')).toBe(0);
  expect(await open('2026-09-23T17:15')).toBe(1);
  await keeps(home, '2026-09-24T12:00', meeting, held(home.mentee));
  expect(await open('2026-09-24T12:00')).toBe(0);
});

test('what nobody is asked after is not for the digest; absences of whoever stood in that day are not counted', async () => {
  const home = await meetingSchool();
  const guardian = await home.school.joins('guardian');
  const [standIn, absentTill] = [await home.school.joins('mentor'), Temporal.PlainDate.from('2026-09-25')];
  await home.school.db.inSchool(home.school.id, async (inside) => {
    await noteGuardian(inside, { guardian, child: home.mentee }, home.moment('2026-09-14T12:00'));
    const stays = { from: Temporal.PlainDate.from('2026-09-16'), to: Temporal.PlainDate.from('2026-09-16') };
    await keepSubstitute(inside, home.pair, { mentor: standIn, ...stays }, home.moment('2026-09-14T12:00'));
  });
  const meeting = await home.plans('2026-09-16T15:30');
  await home.plans('2026-09-15T15:30', { place: inLibrary });
  const open = (at: string) =>
    home.school.db.inSchool(home.school.id, async (inside) =>
      (await unlogged(inside, home.moment(at))).map(({ meeting: { id }, writer }) => [id, writer]),
    );
  expect(await open('2026-09-24T12:00')).toEqual([[meeting, standIn]]);
  await as(home, standIn, '2026-09-16T18:00', ({ absences }) =>
    absences.note({ from: Temporal.PlainDate.from('2026-09-24'), to: absentTill }),
  );
  expect(await open('2026-09-24T12:00')).toEqual([[meeting, standIn]]);
  await as(home, standIn, '2026-09-16T18:00', ({ absences }) =>
    absences.note({ from: Temporal.PlainDate.from('2026-09-18'), to: absentTill }),
  );
  expect(await open('2026-09-24T12:00')).toEqual([]);
  expect(await open('2026-10-05T12:00')).toHaveLength(1);
  await as(home, home.curator, '2026-10-05T12:00', ({ endings }) =>
    endings.pause({ pair: home.pair, mentee: home.mentee }, 'curator'),
  );
  expect(await open('2026-10-05T12:00')).toEqual([]);
});

test('whoever stood in is asked of their last meeting, also where the mentor is back when the question comes', async () => {
  const home = await meetingSchool();
  const standIn = await home.school.joins('mentor');
  const day = Temporal.PlainDate.from('2026-09-16');
  await home.school.db.inSchool(home.school.id, (inside) =>
    keepSubstitute(inside, home.pair, { mentor: standIn, from: day, to: day }, home.moment('2026-09-14T12:00')),
  );
  await home.plans('2026-09-16T19:00');
  await home.ticks('2026-09-17T08:30');
  const asked = [await home.told(standIn), await home.told(home.mentor)].map((told) => told.includes('ask-log'));
  expect(asked).toEqual([true, false]);
});

test('a task is reminded of the day before its term, unless it is done', async () => {
  const home = await meetingSchool();
  const term = Temporal.PlainDate.from('2026-09-18');
  const give = (words: string) =>
    as(home, home.mentor, '2026-09-14T12:00', ({ tasks }) =>
      tasks.give({ pair: home.pair, mentees: [home.mentee], words, term }),
    );
  await give('Решить задачи');
  await give('Прочитать главу');
  const [first] = await as(home, home.mentee, '2026-09-14T16:00', ({ tasks }) => tasks.mine());
  if (!first) throw new Error('No task');
  const finish = () => as(home, home.mentee, '2026-09-15T16:00', ({ tasks }) => tasks.finish(first.id, {}));
  expect([await finish(), await finish()]).toEqual([true, false]);
  await home.ticks('2026-09-17T16:00');
  expect((await home.told(home.mentee)).filter((kind) => kind === 'remind-task')).toHaveLength(1);
  expect(await home.told(home.mentor)).toContain('task-done');
});
