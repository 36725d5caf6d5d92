import { describe, expect, test } from 'vitest';
import { noteGuardian } from '#db/guardians.ts';
import { moveMember, readMembership } from '#db/pairs.ts';
import type { PersonId } from '#domain/ids.ts';
import { paused } from '#domain/pairing/pair-life.ts';
import { tick } from '#jobs/tick.ts';
import { draft, inLibrary, type MeetingSchool, meetingSchool } from '#test/support/meetings.ts';

const quiet = (from: string, to: string) => ({ from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) });

async function reminders({ told }: MeetingSchool, person: PersonId): Promise<number> {
  return (await told(person)).filter((kind) => kind === 'remind-meeting').length;
}

/** Nothing in the minute before, one more in that minute, and not twice. */
async function comesAt(here: MeetingSchool, person: PersonId, local: string): Promise<void> {
  const before = await reminders(here, person);
  const minuteBefore = Temporal.PlainDateTime.from(local).subtract({ minutes: 1 }).toString();
  await here.ticks(minuteBefore);
  expect([minuteBefore, await reminders(here, person)]).toEqual([minuteBefore, before]);
  await here.ticks(local);
  await here.ticks(local);
  expect([local, await reminders(here, person)]).toEqual([local, before + 1]);
}

/** Minute by minute would be long: every quarter of an hour. */
async function nothingComes(here: MeetingSchool, people: readonly PersonId[], from: string, to: string): Promise<void> {
  const count = async () => Promise.all(people.map((person) => reminders(here, person)));
  const before = await count();
  const end = Temporal.PlainDateTime.from(to);
  for (let at = Temporal.PlainDateTime.from(from); Temporal.PlainDateTime.compare(at, end) <= 0; ) {
    await here.ticks(at.toString());
    at = at.add({ minutes: 15 });
  }
  expect(await count()).toEqual(before);
}

describe.each(['Europe/Kaliningrad', 'Europe/Moscow', 'Asia/Kamchatka'])('in %s', (timeZone) => {
  test('both sides are reminded a day and two hours before, each time once', async () => {
    const here = await meetingSchool({ timeZone });
    await here.plans('2026-09-16T17:00');
    await comesAt(here, here.mentor, '2026-09-15T17:00');
    await comesAt(here, here.mentor, '2026-09-16T15:00');
    expect(await reminders(here, here.mentee)).toBe(2);
  });

  test('before the bells and after a night they come when one may be told', async () => {
    const here = await meetingSchool({ timeZone });
    await here.plans('2026-09-16T09:20');
    // The mentor has quiet hours of the school till 08:00, the pupil lessons from 08:30 on.
    await comesAt(here, here.mentor, '2026-09-15T09:20');
    await comesAt(here, here.mentor, '2026-09-16T08:00');
    expect(await reminders(here, here.mentee)).toBe(2);
  });

  test('across New Year', async () => {
    const here = await meetingSchool({ timeZone });
    await here.plans('2027-01-01T15:00', { now: '2026-12-29T16:00' });
    await comesAt(here, here.mentee, '2026-12-31T15:00');
    await comesAt(here, here.mentee, '2027-01-01T13:00');
  });
});

test('what was past when it was planned is not reminded of', async () => {
  const here = await meetingSchool();
  await here.plans('2026-09-15T15:30', { now: '2026-09-15T14:00' });
  await nothingComes(here, [here.mentor, here.mentee], '2026-09-15T14:01', '2026-09-15T15:45');
});

test('a moved meeting sends none of its old time', async () => {
  const here = await meetingSchool();
  const meeting = await here.plans('2026-09-16T15:30');
  await here.school.does(here.mentee, here.moment('2026-09-14T17:00'), ({ meetingChanges }) =>
    meetingChanges.move(meeting, draft('2026-09-18T17:00'), { reason: 'lessons', words: null, extent: 'one' }),
  );
  await here.ticks('2026-09-14T17:01');
  expect(await here.told(here.mentor)).toEqual(['meeting-moved']);
  await nothingComes(here, [here.mentor, here.mentee], '2026-09-15T15:00', '2026-09-16T16:00');
  await comesAt(here, here.mentor, '2026-09-17T17:00');
  await comesAt(here, here.mentor, '2026-09-18T15:00');
});

test('moved after the first reminder, it is reminded of anew', async () => {
  const here = await meetingSchool();
  const meeting = await here.plans('2026-09-16T15:30');
  await comesAt(here, here.mentor, '2026-09-15T15:30');
  await here.school.does(here.mentee, here.moment('2026-09-15T16:00'), ({ meetingChanges }) =>
    meetingChanges.move(meeting, draft('2026-09-17T16:30'), { reason: 'ill', words: null, extent: 'one' }),
  );
  await comesAt(here, here.mentor, '2026-09-16T16:30');
  await comesAt(here, here.mentor, '2026-09-17T14:30');
});

test('a cancelled meeting and a paused pair are silent', async () => {
  const here = await meetingSchool();
  const off = await here.plans('2026-09-16T15:30');
  await here.plans('2026-09-17T15:30');
  const now = here.moment('2026-09-14T17:00');
  await here.school.does(here.mentor, now, ({ meetingChanges }) =>
    meetingChanges.cancel(off, { reason: 'ill', words: null, extent: 'one' }),
  );
  await here.school.db.inSchool(here.school.id, async (inside) => {
    const member = await readMembership(inside, { pair: here.pair, mentee: here.mentee });
    const next = member && paused(member.life, 'care');
    if (!member || !next?.ok) throw new Error('It runs');
    await moveMember(inside, member, next.value, { by: here.curator, what: 'paused' }, now);
  });
  await nothingComes(here, [here.mentor, here.mentee], '2026-09-15T15:00', '2026-09-17T15:45');
});

describe('wishes that change after a meeting was planned', () => {
  test('quiet hours that now cover the moment put it to their end, or before them', async () => {
    const here = await meetingSchool();
    await here.plans('2026-09-16T15:30');
    const now = here.moment('2026-09-15T12:00');
    await here.school.does(here.mentor, now, ({ notices }) => notices.setQuiet(quiet('13:00', '18:00')));
    await comesAt(here, here.mentor, '2026-09-15T18:00');
    // At 18:00 the meeting would be over.
    await comesAt(here, here.mentor, '2026-09-16T12:50');
    // The other side's wishes are those of before; at 13:30 there is a lesson.
    expect(await reminders(here, here.mentee)).toBe(1);
    await comesAt(here, here.mentee, '2026-09-16T14:10');
  });

  test('one lead only, and none at all', async () => {
    const here = await meetingSchool();
    await here.plans('2026-09-16T15:30');
    const now = here.moment('2026-09-15T12:00');
    await here.school.does(here.mentor, now, ({ notices }) => notices.setLeads(['2h']));
    await here.school.does(here.mentee, now, ({ notices }) => notices.setLeads([]));
    await nothingComes(here, [here.mentor], '2026-09-15T12:00', '2026-09-16T13:15');
    await comesAt(here, here.mentor, '2026-09-16T13:30');
    expect(await reminders(here, here.mentee)).toBe(0);
  });

  test('what has gone already does not come again by another count', async () => {
    const here = await meetingSchool();
    await here.plans('2026-09-16T15:30');
    await comesAt(here, here.mentor, '2026-09-15T15:30');
    const now = here.moment('2026-09-15T15:40');
    await here.school.does(here.mentor, now, ({ notices }) => notices.setQuiet(quiet('15:00', '17:00')));
    await nothingComes(here, [here.mentor], '2026-09-15T15:40', '2026-09-16T12:30');
  });
});

test('after a night of downtime only the nearer one goes, and not in quiet hours', async () => {
  const here = await meetingSchool();
  await here.plans('2026-09-16T15:30');
  await here.ticks('2026-09-16T14:00');
  expect([await reminders(here, here.mentor), await reminders(here, here.mentee)]).toEqual([1, 0]);
  // The pupil has lessons till 14:10.
  await here.ticks('2026-09-16T14:10');
  expect([await reminders(here, here.mentor), await reminders(here, here.mentee)]).toEqual([1, 1]);
});

test('two ticks at once remind once', async () => {
  const here = await meetingSchool();
  await here.plans('2026-09-16T15:30');
  const at = here.moment('2026-09-15T15:30');
  await Promise.all([1, 2, 3].map(() => tick(here.school.db, at, { error: () => {} })));
  expect([await reminders(here, here.mentor), await reminders(here, here.mentee)]).toEqual([1, 1]);
});

test('in a group a late yes of one guardian takes no reminder from the others, and is not itself reminded of what is past', async () => {
  const here = await meetingSchool({ mentees: 2 });
  const [one, two] = here.mentees as [PersonId, PersonId];
  const [first, second] = [await here.school.joins('guardian'), await here.school.joins('guardian')];
  await here.school.db.inSchool(here.school.id, async (inside) => {
    await noteGuardian(inside, { guardian: first, child: one }, here.moment('2026-09-14T10:00'));
    await noteGuardian(inside, { guardian: second, child: two }, here.moment('2026-09-14T10:00'));
  });
  await here.school.does(one, here.moment('2026-09-14T15:00'), ({ notices }) =>
    notices.setQuiet(quiet('16:30', '19:00')),
  );
  const meeting = await here.plans('2026-09-16T17:00', { place: inLibrary });
  const allows = (guardian: PersonId, at: string) =>
    here.school.does(guardian, here.moment(at), ({ meetingAnswers }) => meetingAnswers.allow(meeting, 'yes'));
  await allows(first, '2026-09-14T16:10');
  await here.ticks('2026-09-15T17:00');
  await allows(second, '2026-09-15T18:00');
  await here.ticks('2026-09-15T18:00');
  await comesAt(here, one, '2026-09-15T19:00');
  await comesAt(here, two, '2026-09-16T15:00');
  expect([await reminders(here, two), await reminders(here, here.mentor)]).toEqual([1, 2]);
});

test('guardians of children under 14 are reminded where the school asks so', async () => {
  const here = await meetingSchool();
  const guardian = await here.school.joins('guardian');
  await here.school.db.inSchool(here.school.id, (inside) =>
    noteGuardian(inside, { guardian, child: here.mentee }, here.moment('2026-09-14T10:00')),
  );
  await here.plans('2026-09-16T15:30');
  await comesAt(here, here.mentor, '2026-09-15T15:30');
  expect(await reminders(here, guardian)).toBe(0);
  const now = here.moment('2026-09-15T16:00');
  await here.school.does(here.curator, now, ({ settings }) => settings.change({ remindGuardians: true }));
  await comesAt(here, guardian, '2026-09-16T13:30');
});
