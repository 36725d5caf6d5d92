import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, monitoringDays, schoolYearOf, schoolYearTitle } from '#domain/school/school-year.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('a school year', () => {
  it.each([
    ['2026-08-31', '2025/2026'],
    ['2026-09-01', '2026/2027'],
    ['2026-12-31', '2026/2027'],
    ['2027-01-01', '2026/2027'],
    ['2027-08-31', '2026/2027'],
  ])('%s is in %s', (date, title) => {
    expect(schoolYearTitle(schoolYearOf(day(date)))).toBe(title);
  });

  it('has its monitoring due on 20 December and 20 May', () => {
    const year = schoolYearOf(day('2026-11-25'));
    expect(monitoringDays.map((each) => dayOf(year, each).toString())).toEqual(['2026-12-20', '2027-05-20']);
  });

  it.each([
    ['09-01', '2026-09-01'],
    ['12-31', '2026-12-31'],
    ['01-01', '2027-01-01'],
    ['08-31', '2027-08-31'],
    ['02-29', '2027-02-28'],
  ])('the day %s of 2026/2027 is %s', (monthDay, date) => {
    const year = schoolYearOf(day('2026-09-01'));
    expect(dayOf(year, Temporal.PlainMonthDay.from(monthDay)).toString()).toBe(date);
  });

  it('holds every day of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const date = day('2000-01-01').add({ days });
        const year = schoolYearOf(date);
        expect(Temporal.PlainDate.compare(year.starts, date)).toBeLessThanOrEqual(0);
        expect(Temporal.PlainDate.compare(date, year.ends)).toBeLessThanOrEqual(0);
        expect(dayOf(year, date.toPlainMonthDay()).equals(date)).toBe(true);
      }),
    );
  });
});
