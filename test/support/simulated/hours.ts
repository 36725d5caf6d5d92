import {
  type DaySpan,
  type Days,
  dayMinutes,
  dayOf,
  isAmong,
  isHolidayIn,
  leaderOn,
  type Minute,
  type SimMember,
  type SimPair,
  type SimPerson,
  type SimSchool,
  weekdayOf,
} from './life.ts';

/** What holds of several, each since a moment, by what is known at one. */
function holding<T extends { readonly since: Minute }>(versions: readonly T[], known: Minute): T {
  const found = versions.findLast(({ since }) => since < known) ?? versions[0];
  if (!found) throw new Error('Nothing ever held');
  return found;
}

export function leadsOf({ wishes }: SimPerson, known: Minute): readonly number[] {
  return holding(wishes, known).leads;
}

/** Whether somebody is not to be disturbed in that minute, by the wishes and bells of another one: quiet hours, or a lesson. */
export function isBusy(school: SimSchool, person: SimPerson, at: Minute, known: Minute): boolean {
  const { wishes } = person;
  const hours = holding(school.hours, known);
  const day = dayOf(school, at);
  const minute = at + school.offset - day * dayMinutes;
  const { from, to } = holding(wishes, known).quiet ?? hours.quiet;
  const isQuiet = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  if (isQuiet) return true;
  return lessonsOn(school, person, day, known).some((lesson) => minute >= lesson.from && minute < lesson.to);
}

/** Of the class from Monday to Friday, or one's own, which a teacher has by the first bells; on short days by those of such days. */
function lessonsOn(school: SimSchool, { className, timetable }: SimPerson, day: number, known: Minute): DaySpan[] {
  if ((className === undefined && !timetable) || isHolidayIn(school, day)) return [];
  const { bells } = holding(school.hours, known);
  const own = bells.find(({ classes }) => className !== undefined && classes.includes(className)) ?? bells[0];
  const lessons = own?.short && isAmong(own.short.days, day) ? own.short.lessons : (own?.lessons ?? []);
  if (!timetable) return weekdayOf(day) > 5 ? [] : [...lessons];
  return (timetable[weekdayOf(day)] ?? []).flatMap((number) => lessons[number - 1] ?? []);
}

/** The first minute from then on in which nothing forbids it. */
export function firstMinute(at: Minute, forbidden: (minute: Minute) => boolean): Minute {
  let minute = at;
  while (forbidden(minute)) minute = Math.floor(minute) + 1;
  return minute;
}

export const freeFrom = (school: SimSchool, person: SimPerson, at: Minute, known: Minute): Minute =>
  firstMinute(at, (minute) => isBusy(school, person, minute, known));

export function isStopped({ stops }: SimPerson, at: Minute): boolean {
  return stops.some(({ from, to }) => from < at && at < to);
}

const holds = ({ from, to }: Days, day: number) => from <= day && day <= to;

/** Whether somebody is away on that day, by what was known at that moment. */
export function isAway({ absences }: SimPerson, day: number, known: Minute): boolean {
  return absences.some(({ days, noted }) => noted < known && holds(days, day));
}

/** Whether one of these people learns at home on that day: the school, or their class. */
export function isAtHome(school: SimSchool, people: readonly SimPerson[], day: number, known: Minute): boolean {
  return school.quarantines.some(
    ({ className, days, noted }) =>
      noted < known &&
      holds(days, day) &&
      (className === undefined || people.some((person) => person.className === className)),
  );
}

/** A day on which the clocks of a membership stand still: one of the two is away, or learns at home, somebody stands in, or it rests. */
export function isStill(
  school: SimSchool,
  pair: SimPair,
  { mentee, rest }: SimMember,
  day: number,
  known: Minute,
): boolean {
  const { mentor } = pair;
  const rests =
    rest &&
    rest.from < known &&
    holds({ from: dayOf(school, rest.from), to: dayOf(school, Math.min(rest.to, known)) }, day);
  return (
    rests === true ||
    leaderOn(pair, day, known) !== mentor ||
    isAtHome(school, [mentor, mentee], day, known) ||
    [mentor, mentee].some((person) => isAway(person, day, known))
  );
}

/** So many minutes on, those of still days not counted; one that is reached as such a day begins is reached. */
export function countedOn(school: SimSchool, from: Minute, minutes: number, still: (day: number) => boolean): Minute {
  let [at, left] = [from, minutes];
  while (left > 0) {
    const day = dayOf(school, at);
    const midnight = (day + 1) * dayMinutes - school.offset;
    const step = still(day) ? 0 : Math.min(left, midnight - at);
    at = still(day) ? midnight : at + step;
    left -= step;
  }
  return at;
}
