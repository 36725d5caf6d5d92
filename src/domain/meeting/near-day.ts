import { type Outcome, ok, refused } from '#domain/outcome.ts';
import { type DaySaid, dayRules, daysMeant } from './day-words.ts';
import { cardinal, cardinalOf } from './number-words.ts';
import { readings, rule, spoken } from './phrases.ts';

const { compare } = Temporal.PlainDate;

const ago = rule<DaySaid>(`(?:(?<count>${cardinal}) )?(?<unit>день|дн[яей]+|недел[юияьей]+) назад`, (parts) => ({
  kind: 'in-days',
  days: -(cardinalOf(parts['count']) ?? 1) * (parts['unit']?.startsWith('нед') ? 7 : 1),
}));

/** «Сегодня», «вчера», «в среду», «12 ноября», «три дня назад»: the last such day, not later than today and of a year at most. */
export function readPastDay(
  typed: string,
  today: Temporal.PlainDate,
): Outcome<Temporal.PlainDate, 'unclear' | 'to-come' | 'too-old'> {
  const past = meant(typed, today).flatMap((day) =>
    [day, day.subtract({ weeks: 1 })].slice(0, isWeekday(typed) ? 2 : 1),
  );
  if (past.length === 0) return refused('unclear');
  const [last] = past.filter((day) => compare(day, today) <= 0).toSorted((a, b) => compare(b, a));
  if (!last) return refused('to-come');
  return compare(last, today.subtract({ years: 1 })) < 0 ? refused('too-old') : ok(last);
}

/** «Завтра», «в пятницу», «к пятнице», «через неделю», «5 декабря»: the next such day, today included, in a year at most. */
export function readDayToCome(
  typed: string,
  today: Temporal.PlainDate,
): Outcome<Temporal.PlainDate, 'unclear' | 'past' | 'too-far'> {
  const days = meant(spoken(typed).replace(/^(?:ко?|до) /u, ''), today);
  if (days.length === 0) return refused('unclear');
  const [next] = days.filter((day) => compare(day, today) >= 0).toSorted(compare);
  if (!next) return refused('past');
  return compare(next, today.add({ years: 1 })) > 0 ? refused('too-far') : ok(next);
}

function meant(typed: string, today: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  for (const said of readings(spoken(typed), [ago, ...dayRules])) {
    const days = daysMeant(said, today, undefined);
    if (days.ok) return days.value;
  }
  return [];
}

/** A weekday alone: the one of last week is meant as well. */
function isWeekday(typed: string): boolean {
  return readings(spoken(typed), dayRules).some((said) => said.length === 1 && said[0]?.kind === 'weekday');
}
