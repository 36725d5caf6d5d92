import { expect, test } from 'vitest';
import { renderNotice } from '#bot/notices/notices.ts';
import { plain } from '#bot/text.ts';
import { plan } from '#db/due.ts';
import { changeSchool } from '#db/schools.ts';
import type { PersonId } from '#domain/ids.ts';
import { tick } from '#jobs/tick.ts';
import { freshDatabase } from '#test/support/database.ts';
import { standingMeeting } from '#test/support/standing-meeting.ts';
import { standingPair } from '#test/support/standing-pair.ts';
import { moment, WorkingSchool } from '#test/support/working-school.ts';

const quiet = { error: () => {} };

/** A school of that zone with curators, whose next digest is planned as it would be at that moment. */
async function schoolIn(timeZone: string, first: Temporal.Instant): Promise<WorkingSchool> {
  const school = await WorkingSchool.found(await freshDatabase());
  await school.db.inSchool(school.id, (inside) =>
    inside.sql.updateTable('school').set({ time_zone: timeZone }).execute(),
  );
  await school.db.atDoor((door) =>
    plan(door, { key: `digest:${school.id}`, school: school.id, kind: 'digest', at: first, subject: '' }),
  );
  return school;
}

/** At which of these ticks somebody was given a digest. */
async function digests(
  school: WorkingSchool,
  person: PersonId,
  ticks: readonly Temporal.Instant[],
): Promise<Temporal.Instant[]> {
  const found: Temporal.Instant[] = [];
  for (const now of ticks) {
    const before = (await school.told(person)).length;
    await tick(school.db, now, quiet);
    if ((await school.told(person)).length > before) found.push(now);
  }
  return found;
}

const minuteBefore = (at: Temporal.Instant) => at.subtract({ minutes: 1 });

test.each([
  ['Europe/Kaliningrad', '2026-12-28T06:30:00Z', '2027-01-04T06:30:00Z'],
  ['Asia/Kamchatka', '2026-12-27T20:30:00Z', '2027-01-03T20:30:00Z'],
])('in %s it goes on Mondays at 8:30 of the school’s clock, also over New Year', async (zone, first, second) => {
  const school = await schoolIn(zone, Temporal.Instant.from(first));
  const curator = await school.joins('curator');
  const mondays = [first, second].map((at) => Temporal.Instant.from(at));
  const ticks = mondays.flatMap((at) => [minuteBefore(at), at, at.add({ minutes: 1 }), at.add({ hours: 24 })]);
  expect(await digests(school, curator, ticks)).toEqual(mondays);
});

test('a night of downtime is made up for once, and the meetings are those of the week before its hour', async () => {
  const school = await schoolIn('Europe/Moscow', moment('2026-11-23T08:30'));
  const curator = await school.joins('curator');
  await tick(school.db, moment('2026-11-24T10:00'), quiet);
  await tick(school.db, moment('2026-11-24T10:01'), quiet);
  expect(await school.told(curator)).toEqual([
    { kind: 'digest', from: '2026-11-16T05:30:00Z', to: '2026-11-23T05:30:00Z' },
  ]);
  await tick(school.db, moment('2026-11-30T08:30'), quiet);
  expect(await school.told(curator)).toHaveLength(2);
});

test('ticks at the same moment, and curators of whom one is a mentor too, get it once each', async () => {
  const school = await schoolIn('Europe/Moscow', moment('2026-11-23T08:30'));
  const [one, other, stranger] = [
    await school.joins('curator'),
    await school.joins('curator'),
    await school.joins('mentor'),
  ];
  await school.db.inSchool(school.id, (inside) =>
    inside.sql
      .insertInto('person_role')
      .values({ school_id: school.id, person_id: other, role: 'mentor', since: moment('2026-11-01T10:00') })
      .execute(),
  );
  const now = moment('2026-11-23T08:30');
  await Promise.all([tick(school.db, now, quiet), tick(school.db, now, quiet)]);
  expect(
    [await school.told(one), await school.told(other), await school.told(stranger)].map(({ length }) => length),
  ).toEqual([1, 1, 0]);
});

test('in quiet hours of a curator’s own it waits for their end', async () => {
  const school = await schoolIn('Europe/Moscow', moment('2026-11-23T08:30'));
  const curator = await school.joins('curator');
  const till10 = { from: Temporal.PlainTime.from('21:00'), to: Temporal.PlainTime.from('10:00') };
  await school.does(curator, moment('2026-11-20T12:00'), ({ notices }) => notices.setQuiet(till10));
  const ten = moment('2026-11-23T10:00');
  const ticks = [moment('2026-11-23T08:30'), minuteBefore(ten), ten, ten.add({ minutes: 1 })];
  expect(await digests(school, curator, ticks)).toEqual([ten]);
});

test('another day and hour hold from the next one on', async () => {
  const school = await schoolIn('Europe/Moscow', moment('2026-11-23T08:30'));
  const curator = await school.joins('curator');
  const digest = { weekday: 5, time: Temporal.PlainTime.from('15:00') };
  await school.does(curator, moment('2026-11-20T12:00'), ({ settings }) => settings.change({ digest }));
  const fridays = [moment('2026-11-20T15:00'), moment('2026-11-27T15:00')];
  const ticks = fridays.flatMap((at) => [minuteBefore(at), at, at.add({ hours: 90 })]);
  expect(await digests(school, curator, ticks)).toEqual(fridays);
});

test('one planned before the school said where it is waits for the hour there', async () => {
  const school = await schoolIn('Asia/Kamchatka', moment('2026-11-23T08:30'));
  const curator = await school.joins('curator');
  const there = Temporal.Instant.from('2026-11-29T20:30:00Z');
  expect(await digests(school, curator, [moment('2026-11-23T08:30'), there])).toEqual([there]);
});

test('a school that was here before digests were begins with its next morning', async () => {
  const school = await WorkingSchool.found(await freshDatabase());
  const curator = await school.joins('curator');
  const birthdays = { key: `birthdays:${school.id}`, school: school.id, kind: 'birthdays', subject: '' };
  await school.db.atDoor((door) => plan(door, { ...birthdays, at: moment('2026-11-25T09:00') }));
  const mondays = [moment('2026-11-30T08:30'), moment('2026-12-07T08:30')];
  expect(await digests(school, curator, [moment('2026-11-25T09:00'), ...mondays])).toEqual(mondays);
});

/** What somebody would read of that week. */
async function read(school: WorkingSchool, person: PersonId, at: Temporal.Instant): Promise<string | undefined> {
  const notice = {
    kind: 'digest',
    from: at.subtract({ hours: 7 * 24 }).toString(),
    to: at.toString(),
  } as const;
  const reply = await school.does(person, at, (work) => renderNotice(notice, work));
  if (reply?.text.personal) throw new Error('A name in a digest');
  return reply && plain(reply.text.pack());
}

test('says what there is when it goes, without names, and nothing where there is nothing', async () => {
  const school = await schoolIn('Europe/Moscow', moment('2026-11-23T08:30'));
  const [curator, mentor, mentee] = [
    await school.joins('curator'),
    await school.joins('mentor'),
    await school.joins('mentee'),
  ];
  await school.db.inSchool(school.id, (inside) => changeSchool(inside, { impersonalTelegram: false }));
  const now = moment('2026-11-23T08:30');
  const pair = await school.db.inSchool(school.id, async (inside) => {
    const made = { mentor, mentees: [mentee], form: 'teacher_pupil', variant: 'tp.talent', by: curator } as const;
    const id = await standingPair(inside, { ...made, startedOn: Temporal.PlainDate.from('2026-11-09') }, now);
    for (const [startsAt, state] of [
      ['2026-11-09T15:00', 'held'],
      ['2026-11-17T15:00', 'held'],
      ['2026-11-18T15:00', 'not-held'],
    ] as const) {
      await standingMeeting(inside, { pair: id, mentees: [mentee], startsAt: moment(startsAt), state });
    }
    return id;
  });
  const text = await read(school, curator, now);
  expect(text).toContain('Встречи за неделю: состоялось 1, не состоялось 1');
  expect(text).toContain('Анкета ещё не отправлена: 1');
  expect(text).not.toContain('не записаны');
  await school.db.inSchool(school.id, (inside) =>
    standingMeeting(inside, { pair, mentees: [mentee], startsAt: moment('2026-11-12T15:00') }),
  );
  expect(await read(school, curator, now)).toContain('Пары, где встречи не записаны больше недели: 1');
  expect(await read(school, mentor, now)).toBeUndefined();

  const empty = await schoolIn('Europe/Moscow', now);
  expect(await read(empty, await empty.joins('curator'), now)).toBeUndefined();
});
