import { describe, expect, test } from 'vitest';
import { readSeries, type Series, seriesDates } from '#domain/meeting/series.ts';
import type { WhenContext } from '#domain/meeting/when-words.ts';
import { usualBells } from '#domain/school/bells.ts';
import { usualHolidays } from '#domain/school/holidays.ts';

const wednesday: WhenContext = {
  now: Temporal.Instant.from('2026-11-25T12:00+03:00'),
  timeZone: 'Europe/Moscow',
  last: Temporal.PlainDateTime.from('2026-11-18T15:30'),
  bells: usualBells[0],
  holidays: usualHolidays,
};

function understood(typed: string, context: Partial<WhenContext> = {}): string {
  const read = readSeries(typed, { ...wednesday, ...context });
  if (!read.ok) return read.problem;
  const { first, every, until, exceptHolidays } = read.value;
  return `${first.toString().slice(0, 16)} /${every} ${until.toString()}${exceptHolidays ? '' : ' in holidays too'}`;
}

describe('a series in words', () => {
  test.each([
    ['каждую среду до мая', '2026-11-25T15:30 /1 2027-04-30'],
    ['Каждую среду до мая, кроме каникул.', '2026-11-25T15:30 /1 2027-04-30'],
    ['каждую среду в 15:30 до 25 мая, кроме каникул', '2026-11-25T15:30 /1 2027-05-25'],
    ['каждую среду в 11 до 25.05', '2026-12-02T11:00 /1 2027-05-25'],
    ['каждую среду до 25 мая включительно', '2026-11-25T15:30 /1 2027-05-25'],
    ['каждую среду по 25 мая 2027 года', '2026-11-25T15:30 /1 2027-05-25'],
    ['каждую среду по май', '2026-11-25T15:30 /1 2027-05-31'],
    ['каждую среду до конца декабря', '2026-11-25T15:30 /1 2026-12-31'],
    ['каждую среду до конца ноября', '2026-11-25T15:30 /1 2026-11-30'],
    ['каждую среду до нового года', '2026-11-25T15:30 /1 2026-12-31'],
    ['каждую среду до лета', '2026-11-25T15:30 /1 2027-05-31'],
    ['каждую среду до каникул', '2026-11-25T15:30 /1 2026-12-30'],
    ['каждую среду до конца учебного года', '2026-11-25T15:30 /1 2027-05-25'],
    ['каждую среду', '2026-11-25T15:30 /1 2027-05-25'],
    ['по средам', '2026-11-25T15:30 /1 2027-05-25'],
    ['по ср. в 16', '2026-11-25T16:00 /1 2027-05-25'],
    ['каждый понедельник после 6 урока', '2026-11-30T14:10 /1 2027-05-25'],
    ['каждую неделю в пятницу в полтретьего', '2026-11-27T14:30 /1 2027-05-25'],
    ['раз в неделю по пятницам в 14', '2026-11-27T14:00 /1 2027-05-25'],
    ['еженедельно', '2026-11-25T15:30 /1 2027-05-25'],
    ['раз в две недели по четвергам', '2026-11-26T15:30 /2 2027-05-25'],
    ['раз в 2 недели', '2026-11-25T15:30 /2 2027-05-25'],
    ['каждые две недели в четверг в 16:00', '2026-11-26T16:00 /2 2027-05-25'],
    ['через неделю по четвергам', '2026-11-26T15:30 /2 2027-05-25'],
    ['каждый второй четверг', '2026-11-26T15:30 /2 2027-05-25'],
    ['с 8 декабря по вторникам в 14 по 30 апреля', '2026-12-08T14:00 /1 2027-04-30'],
    ['каждый вторник в 14, начиная с 9 декабря', '2026-12-15T14:00 /1 2027-05-25'],
    ['каждую среду, и в каникулы', '2026-11-25T15:30 /1 2027-05-25 in holidays too'],
    ['каждую среду, включая каникулы', '2026-11-25T15:30 /1 2027-05-25 in holidays too'],
    ['каждую среду, в каникулы не встречаемся', '2026-11-25T15:30 /1 2027-05-25'],
    ['каждую среду, не встречаемся в каникулы', '2026-11-25T15:30 /1 2027-05-25'],
  ])('«%s» is %s', (typed, expected) => {
    expect(understood(typed)).toBe(expected);
  });

  test.each([
    ['в среду в 15', 'no-rhythm'],
    ['каждый день в 15', 'other-rhythm'],
    ['раз в месяц', 'other-rhythm'],
    ['каждые 3 недели', 'other-rhythm'],
    ['по средам и пятницам в 15', 'several-days'],
    ['каждую среду на большой перемене', 'vague-time'],
    ['каждую среду после 9 урока', 'no-such-lesson'],
    ['каждую среду в 25', 'no-such-time'],
    ['каждую среду до 31 февраля', 'no-such-day'],
    ['каждую среду до 20 ноября', 'past'],
    ['каждую среду до 1.06.2028', 'too-far'],
    ['каждую пятницу до 26 ноября', 'past'],
    ['каждый четверг в 15 с 31 декабря до 10 января', 'empty'],
    ['каждую среду когда рак свистнет', 'unclear'],
    ['каждую среду до мая до июня', 'unclear'],
    ['', 'unclear'],
  ])('«%s» cannot be taken: %s', (typed, problem) => {
    expect(understood(typed)).toBe(problem);
  });

  test('needs a day and a time where there was no meeting before', () => {
    expect(understood('каждую среду', { last: undefined })).toBe('no-time');
    expect(understood('раз в неделю в 15', { last: undefined })).toBe('no-day');
  });

  test.each([
    ['2027-05-20T12:00+03:00', '2027-05-26T15:30 /1 2028-05-25'],
    ['2027-05-13T12:00+03:00', '2027-05-19T15:30 /1 2027-05-25'],
  ])('at %s ends with the school year that it begins in', (now, expected) => {
    expect(understood('каждую среду', { now: Temporal.Instant.from(now) })).toBe(expected);
  });

  test('says what was supposed', () => {
    expect(readSeries('еженедельно', wednesday)).toMatchObject({
      value: { supposed: ['time-as-last', 'weekday-as-last', 'until', 'except-holidays'] },
    });
    expect(readSeries('каждую среду в 3 до мая и в каникулы', wednesday)).toMatchObject({
      value: { supposed: ['afternoon'] },
    });
    expect(readSeries('каждую среду в 15 до мая кроме каникул', wednesday)).toMatchObject({ value: { supposed: [] } });
  });
});

describe('the dates of a series', () => {
  const series = (more: Partial<Series> = {}): Series => ({
    first: Temporal.PlainDateTime.from('2026-12-17T15:30'),
    every: 1,
    until: Temporal.PlainDate.from('2027-01-21'),
    exceptHolidays: true,
    ...more,
  });
  const days = (each: Series) => seriesDates(each, usualHolidays).map((at) => at.toString().slice(0, 16));

  test('leave out New Year', () => {
    expect(days(series())).toEqual(['2026-12-17T15:30', '2026-12-24T15:30', '2027-01-14T15:30', '2027-01-21T15:30']);
  });

  test('keep their fortnight over holidays', () => {
    expect(days(series({ every: 2 }))).toEqual(['2026-12-17T15:30', '2027-01-14T15:30']);
  });

  test('are in holidays too where that was said', () => {
    expect(days(series({ exceptHolidays: false }))).toHaveLength(6);
  });

  test('begin after a first day that is a holiday', () => {
    expect(days(series({ first: Temporal.PlainDateTime.from('2026-12-31T15:30') }))[0]).toBe('2027-01-14T15:30');
  });

  test('may be on 29 February', () => {
    const leap = {
      first: Temporal.PlainDateTime.from('2028-02-15T15:30'),
      until: Temporal.PlainDate.from('2028-03-07'),
    };
    expect(days(series(leap))).toContain('2028-02-29T15:30');
  });

  test('are at most 60', () => {
    const long = series({ until: Temporal.PlainDate.from('2036-01-01') });
    expect(seriesDates(long, [])).toHaveLength(60);
    expect(seriesDates(long, [{ from: '01-01', to: '12-31' }])).toEqual([]);
  });
});
