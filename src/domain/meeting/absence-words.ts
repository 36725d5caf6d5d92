import { type Outcome, ok, refused } from '#domain/outcome.ts';
import type { Pause } from '#domain/school/pauses.ts';
import { type DaySaid, dayRules, daysMeant, monthPattern } from './day-words.ts';
import { cardinal, cardinalOf, ordinal } from './number-words.ts';
import { readings, spoken } from './phrases.ts';

/** `no-end`: «с понедельника». `past`: it is over already, or has begun longer ago than anybody would say now. */
export type AbsenceDaysProblem = 'no-days' | 'no-end' | 'order' | 'past' | 'too-long';

/** Somebody back from a sick leave says it afterwards; what began earlier is a slip in the date. */
const saidAfter = { days: 31 };

/** Longer than a school year is a farewell. */
const longest = { years: 1 };

/**
 * Reads «с 1 по 10 декабря», «до пятницы», «на неделю», «завтра», «на следующей неделе». Both days are days of absence,
 * so that nobody is disturbed on a last day that was meant: what was understood is shown before it is kept.
 */
export function readAbsenceDays(typed: string, today: Temporal.PlainDate): Outcome<Pause, AbsenceDaysProblem> {
  const text = spoken(typed)
    .replace(opening, '')
    .replace(/завтрашнего дня/gu, 'завтра')
    .replace(/сегодняшнего дня/gu, 'сегодня');
  const span = spanIn(text, today);
  return span.ok ? checked(span.value, today) : span;
}

/** Days that make sense to be written down today. */
function checked(days: Pause, today: Temporal.PlainDate): Outcome<Pause, AbsenceDaysProblem> {
  const { compare } = Temporal.PlainDate;
  if (compare(days.to, days.from) < 0) return refused('order');
  if (compare(days.to, today) < 0 || compare(days.from, today.subtract(saidAfter)) < 0) return refused('past');
  return compare(days.to, days.from.add(longest)) >= 0 ? refused('too-long') : ok(days);
}

/** «Меня не будет …», «болею …»: `spoken` has dropped «будет». */
const opening = /^(?:меня )?(?:(?:не|нет) )?(?:(?:отсутствую|болею|уезжаю|уеду|в отъезде|в отпуске|на больничном) )?/u;

const tail = '(?: включительно)?';
const between = new RegExp(`^(?:с|со) (?<first>.+?) (?:по|до) (?<last>.+?)${tail}$`, 'u');
const dashed = new RegExp(
  `^(?:с )?(?<first>\\d{1,2}(?:\\.\\d{1,2}(?:\\.\\d{2,4})?)?(?: ${monthPattern.replace('?<month>', '?:')})?)-(?<last>\\d{1,2}[^-]*)$`,
  'u',
);
const till = new RegExp(`^(?:по|до) (?<last>.+?)${tail}$`, 'u');
const lasting = new RegExp(
  `^(?:(?:с|со) (?<first>.+?) )?(?:на )?(?:(?<count>${cardinal}|полторы) )?(?<unit>день|дня|дней|недел[яюьи]+|месяца?|месяцев)$`,
  'u',
);
const wholeWeek = /^(?:(?:на|в|всю|вс[её]) )?(?:(?<next>след[а-я]*|будущ[а-я]+)|эт[а-я]+) недел[яюеи]$/u;
const endOf = /^конца (?<unit>недели|месяца)$/u;
const openEnd = /^(?:с|со) (?<first>.+)$/u;

function spanIn(text: string, today: Temporal.PlainDate): Outcome<Pause, AbsenceDaysProblem> {
  const week = wholeWeek.exec(text)?.groups;
  if (week) {
    const monday = today.add({ days: (week['next'] === undefined ? 1 : 8) - today.dayOfWeek });
    const from = week['next'] === undefined ? today : monday;
    return ok({ from, to: monday.add({ days: 6 }) });
  }
  const both = (between.exec(text) ?? dashed.exec(text))?.groups;
  if (both) return fromTo(both['first'] ?? '', both['last'] ?? '', today);
  const end = till.exec(text)?.groups;
  if (end) {
    const to = lastDay(end['last'] ?? '', today, today);
    return to ? ok({ from: today, to }) : refused('no-days');
  }
  const length = lasting.exec(text)?.groups;
  if (length) {
    const from = length['first'] === undefined ? today : firstDay(length['first'], today);
    return from ? ok({ from, to: lastOf(from, length['count'], length['unit'] ?? '') }) : refused('no-days');
  }
  const single = firstDay(text.replace(/^на /u, ''), today);
  if (single) return ok({ from: single, to: single });
  const open = openEnd.exec(text)?.groups?.['first'];
  return refused(open !== undefined && firstDay(open, today) ? 'no-end' : 'no-days');
}

/** «С 1 по 10 декабря»: the month is named once. */
function fromTo(first: string, last: string, today: Temporal.PlainDate): Outcome<Pause, AbsenceDaysProblem> {
  const month = new RegExp(`(?: ${monthPattern}|\\.\\d{1,2})(?: ?\\.?\\d{4})?$`, 'u').exec(last)?.[0];
  const bare = new RegExp(`^${ordinal}$`, 'u').test(first);
  const named = bare && month !== undefined ? `${first}${month}` : first;
  const from = firstDay(named, today) ?? (bare ? firstDay(`${first} числа`, today) : undefined);
  const to = from && lastDay(last, from, today);
  return to ? ok({ from, to }) : refused('no-days');
}

/** The first such day that is to come soon; else one that has been, of an absence that has begun. */
function firstDay(said: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const days = meant(said, today);
  const { compare } = Temporal.PlainDate;
  const within = (day: Temporal.PlainDate, from: Temporal.PlainDate, to: Temporal.PlainDate) =>
    compare(day, from) >= 0 && compare(day, to) <= 0;
  return (
    days.find((day) => within(day, today, today.add({ days: 60 }))) ??
    days.findLast((day) => within(day, today.subtract(saidAfter), today)) ??
    days[0]
  );
}

/** The first such day from the beginning on; «завтра» is counted from today. */
function lastDay(said: string, from: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const unit = endOf.exec(said)?.groups?.['unit'];
  if (unit === 'недели') return from.add({ days: 7 - from.dayOfWeek });
  if (unit === 'месяца') return from.with({ day: from.daysInMonth });
  const bare = new RegExp(`^${ordinal}$`, 'u').test(said) ? `${said} числа` : said;
  const near = meant(bare, /(?:дн|завтра|через)/u.test(bare) ? today : from);
  return near.find((day) => Temporal.PlainDate.compare(day, from) >= 0) ?? near[0];
}

function lastOf(from: Temporal.PlainDate, count: string | undefined, unit: string): Temporal.PlainDate {
  const number = count === 'полторы' ? 1.5 : (cardinalOf(count) ?? 1);
  if (unit.startsWith('мес')) return from.add({ months: Math.ceil(number) }).subtract({ days: 1 });
  const days = unit.startsWith('нед') ? Math.round(number * 7) : number;
  return from.add({ days: Math.max(0, days - 1) });
}

function meant(said: string, around: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  for (const reading of readings<DaySaid>(said, dayRules)) {
    const days = daysMeant(reading, around, undefined);
    if (days.ok) return days.value;
  }
  return [];
}
