import type { Chance } from './chance.ts';
import { meetingsByChance } from './chances-of-meetings.ts';
import {
  type DaySpan,
  dayOf,
  isOver,
  type Minute,
  minutesOf,
  type SimMember,
  type SimPair,
  type SimPerson,
  type SimSchool,
  type Span,
  wall,
} from './life.ts';

export const classes = ['5А', '6А', '6Б', '8Б', '9А'];

/** Somebody who wishes nothing special. */
export type Person = (role: SimPerson['role'], number: number, more?: Partial<SimPerson>) => SimPerson;

export function pairByChance(
  chance: Chance,
  school: SimSchool,
  span: Span,
  { mentor, number, person }: { mentor: SimPerson; number: number; person: Person },
): SimPair {
  const startedOn = span.firstDay + chance.between(-6, Math.floor((span.lastDay - span.firstDay) * 0.4));
  const entered = Math.max(wall(school, startedOn, minutesOf('10:40')), wall(school, span.firstDay, 2)) + 0.5;
  const label = `${school.name}, пара ${number}`;
  const members = Array.from({ length: chance.in(0.15) ? chance.between(2, 4) : 1 }, (_, index) =>
    memberByChance(chance, school, span, { entered, number: number * 10 + index, person }),
  );
  const standIn =
    mentor.className === undefined && chance.in(0.15)
      ? standInByChance(chance, school, span, { entered, number, person })
      : undefined;
  const isPut = standIn && members.some((member) => !isOver(member, standIn.put));
  const pair: SimPair = {
    ...{ label, mentor, members, startedOn, entered, meetings: [] },
    ...(isPut && { standIn }),
  };
  meetingsByChance(chance, school, span, pair);
  return pair;
}

function memberByChance(
  chance: Chance,
  school: SimSchool,
  span: Span,
  { entered, number, person }: { entered: Minute; number: number; person: Person },
): SimMember {
  const born = chance.of([2011, 2014]);
  const mentee = person('mentee', number, {
    ...{ wishes: wishesByChance(chance, school, span), className: chance.of(classes), born },
    ...(chance.in(0.3) && { answers: chance.in(0.8) ? 'good' : 'bad' }),
  });
  const noon = (day: number) => wall(school, day, chance.between(minutesOf('12:00'), minutesOf('12:45'))) + 0.5;
  const begun = dayOf(school, entered);
  const from = chance.between(begun + 4, Math.max(begun + 4, span.lastDay));
  return {
    mentee,
    ...(chance.in(0.4) && { guardian: person('guardian', number) }),
    ...(chance.in(0.12) && { rest: { from: noon(from), to: noon(from + chance.between(1, 9)) } }),
    ...(chance.in(0.08) && { over: noon(from + chance.between(10, 20)) }),
  };
}

/** A teacher who has no pair of their own, for a week or two. */
function standInByChance(
  chance: Chance,
  school: SimSchool,
  span: Span,
  { entered, number, person }: { entered: Minute; number: number; person: Person },
): NonNullable<SimPair['standIn']> {
  const begun = dayOf(school, entered) + 3;
  const from = chance.between(begun, Math.max(begun, span.lastDay));
  return {
    person: person('mentor', 1000 + number, { wishes: wishesByChance(chance, school, span) }),
    days: { from, to: from + chance.between(2, 12) },
    put: wall(school, from - chance.between(0, 2), chance.between(minutesOf('11:00'), minutesOf('11:50'))) + 0.5,
  };
}

/** Some change their mind in the middle. */
export function wishesByChance(chance: Chance, school: SimSchool, { firstDay, lastDay }: Span): SimPerson['wishes'] {
  const some = () => ({
    leads: chance.in(0.75) ? [24, 2] : chance.of([[2], [24], []]),
    ...(chance.in(0.2) && { quiet: chance.of(ownNights) }),
  });
  const first = { since: Number.NEGATIVE_INFINITY, ...some() };
  if (!chance.in(0.2)) return [first];
  const since =
    wall(school, chance.between(firstDay + 1, lastDay), chance.between(minutesOf('08:10'), minutesOf('20:10'))) + 0.5;
  return [first, { since, ...some() }];
}

const ownNights: readonly DaySpan[] = [
  { from: minutesOf('19:00'), to: minutesOf('10:00') },
  { from: minutesOf('23:30'), to: minutesOf('06:00') },
  { from: minutesOf('14:00'), to: minutesOf('16:30') },
  // None at all.
  { from: minutesOf('00:00'), to: minutesOf('00:00') },
];
