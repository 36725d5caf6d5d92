import { describe, expect, test } from 'vitest';
import { correctableUntil, logQuestionAt, logReminderAt, unloggedSince } from '#domain/meeting/log-times.ts';
import { usualBells } from '#domain/school/bells.ts';
import { usualHolidays } from '#domain/school/holidays.ts';

const pause = (from: string, to: string) => ({
  from: Temporal.PlainDate.from(from),
  to: Temporal.PlainDate.from(to),
});
const mentor = { stopped: false };
const pupilMentor = { stopped: false, className: '9А' };

describe.each(['Europe/Kaliningrad', 'Asia/Kamchatka'])('the log of a meeting in %s', (timeZone) => {
  const local = (time: string) => Temporal.ZonedDateTime.from(`${time}[${timeZone}]`).toInstant();
  const school = {
    quiet: { from: Temporal.PlainTime.from('21:00'), to: Temporal.PlainTime.from('08:00') },
    timeZone,
    bells: usualBells,
    holidays: usualHolidays,
  };

  test.each([
    ['an hour after the end', mentor, [], '2026-11-25T16:30', '2026-11-25T17:30'],
    ['after the night', mentor, [], '2026-12-31T20:00', '2027-01-01T08:00'],
    ['after the lesson', pupilMentor, [], '2026-11-25T09:20', '2026-11-25T10:20'],
    ['after the lesson that the hour leads into', pupilMentor, [], '2026-11-25T09:30', '2026-11-25T11:15'],
    [
      'back from an absence of that day',
      mentor,
      [pause('2026-11-20', '2026-11-26')],
      '2026-11-25T16:30',
      '2026-11-27T08:00',
    ],
    [
      'back from an absence into which the night ends',
      mentor,
      [pause('2026-11-26', '2026-11-26')],
      '2026-11-25T20:30',
      '2026-11-27T08:00',
    ],
  ])('is asked for %s', (_what, wishes, away, endsAt, asked) => {
    expect(logQuestionAt(local(endsAt), wishes, school, away)).toEqual(local(asked));
  });

  test.each([
    ['two days later', [], '2026-11-25T17:30', '2026-11-27T17:30'],
    ['over New Year, holidays counted', [], '2026-12-30T17:30', '2027-01-01T17:30'],
    ['without the days of an absence', [pause('2026-11-26', '2026-12-02')], '2026-11-25T17:30', '2026-12-04T17:30'],
    [
      'after the night in which an absence lets it pass',
      [pause('2026-11-24', '2026-11-25')],
      '2026-11-25T17:30',
      '2026-11-28T08:00',
    ],
    [
      'after both of two absences, the second of which the night ends in',
      [pause('2026-11-24', '2026-11-25'), pause('2026-11-28', '2026-11-30')],
      '2026-11-25T17:30',
      '2026-12-01T08:00',
    ],
  ])('is reminded of %s', (_what, pauses, asked, reminded) => {
    expect(logReminderAt(local(asked), mentor, school, pauses)).toEqual(local(reminded));
  });

  test('is neither asked for nor reminded of after «стоп»', () => {
    const stopped = { stopped: true };
    expect(logQuestionAt(local('2026-11-25T16:30'), stopped, school, [])).toBe('never');
    expect(logReminderAt(local('2026-11-25T16:30'), stopped, school, [])).toBe('never');
  });

  test('stands in the digest after seven days, may be corrected for fourteen, days of absence not counted', () => {
    const at = local('2026-12-28T17:30');
    expect(unloggedSince(at, [], timeZone)).toEqual(local('2027-01-04T17:30'));
    expect(correctableUntil(at, [], timeZone)).toEqual(local('2027-01-11T17:30'));
    const ill = [pause('2026-12-30', '2027-01-02')];
    expect(unloggedSince(at, ill, timeZone)).toEqual(local('2027-01-08T17:30'));
    expect(correctableUntil(at, ill, timeZone)).toEqual(local('2027-01-15T17:30'));
  });
});
