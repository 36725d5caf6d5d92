/** A school year runs from 1 September to 31 August: terms of a programme are named relative to it. */
export interface SchoolYear {
  readonly starts: Temporal.PlainDate;
  readonly ends: Temporal.PlainDate;
}

export function schoolYearOf(day: Temporal.PlainDate): SchoolYear {
  const first = day.month >= 9 ? day.year : day.year - 1;
  return {
    starts: Temporal.PlainDate.from({ year: first, month: 9, day: 1 }),
    ends: Temporal.PlainDate.from({ year: first + 1, month: 8, day: 31 }),
  };
}

/** «2026/2027». */
export function schoolYearTitle(year: SchoolYear): string {
  return `${year.starts.year}/${year.ends.year}`;
}

/** A day that a programme names without a year («20 мая»), in this school year. */
export function dayOf(year: SchoolYear, monthDay: Temporal.PlainMonthDay): Temporal.PlainDate {
  const inAutumn = monthDay.toPlainDate({ year: year.starts.year });
  return Temporal.PlainDate.compare(inAutumn, year.starts) >= 0
    ? inAutumn
    : monthDay.toPlainDate({ year: year.ends.year });
}

/** Until when the half-years' monitoring is due unless a school sets its own days. Source: methodology.md 5.1. */
export const monitoringDays: readonly Temporal.PlainMonthDay[] = [
  Temporal.PlainMonthDay.from('12-20'),
  Temporal.PlainMonthDay.from('05-20'),
];
