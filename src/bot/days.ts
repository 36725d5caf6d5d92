/** «9 декабря 2026 г.»: a day as it stands in sentences. */
export function dayText(day: Temporal.PlainDate): string {
  return day.toLocaleString('ru', { day: 'numeric', month: 'long', year: 'numeric' });
}

/** «09.12»: a day in a row of a list, where every character counts. */
export function tinyDayText(day: Temporal.PlainDate): string {
  return day.toLocaleString('ru', { day: '2-digit', month: '2-digit' });
}

/** «9 декабря»: a day near enough to need no year. */
export function shortDayText(day: Temporal.PlainDate): string {
  return day.toLocaleString('ru', { day: 'numeric', month: 'long' });
}
