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

/** «сегодня в 15:30», «25 ноября в 15:30»: a moment by the school's clock, in the middle of a sentence. */
export function momentText(at: Temporal.PlainDateTime, today: Temporal.PlainDate): string {
  const day = at.toPlainDate();
  const back = day.until(today, { largestUnit: 'days' }).days;
  const near = back === 0 ? 'сегодня' : back === 1 ? 'вчера' : shortDayText(day);
  return `${near} в ${timeText(at)}`;
}

/** «среда, 2 декабря»: a day of an appointment. */
export function weekdayText(day: Temporal.PlainDate | Temporal.PlainDateTime): string {
  return day.toLocaleString('ru', { weekday: 'long', day: 'numeric', month: 'long' });
}

/** «в среду, 2 декабря». */
export function onDayText(day: Temporal.PlainDate | Temporal.PlainDateTime): string {
  return `${onWeekday[day.dayOfWeek - 1] ?? ''}, ${day.toLocaleString('ru', { day: 'numeric', month: 'long' })}`;
}

/** «15:30». */
export function timeText(at: Temporal.PlainDateTime | Temporal.PlainTime): string {
  return (at instanceof Temporal.PlainTime ? at : at.toPlainTime()).toString({ smallestUnit: 'minute' });
}

const onWeekday = ['в понедельник', 'во вторник', 'в среду', 'в четверг', 'в пятницу', 'в субботу', 'в воскресенье'];
