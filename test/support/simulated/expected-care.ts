import { dailyTicks, type Expected, saidAt, type Ticks } from './expected.ts';
import { checkIns } from './expected-check-ins.ts';
import { said } from './expected-meetings.ts';
import { silences } from './expected-silences.ts';
import {
  dateOf,
  dayOf,
  everybody,
  isOver,
  leaderOn,
  type Minute,
  type SimMember,
  type SimPerson,
  type SimSchool,
  wall,
  weekdayOf,
} from './life.ts';

const nine = 9 * 60;

/** Check-ins, silences, digests, calls for help, bad answers, what becomes of a pair. */
export function expectedCare(school: SimSchool, ticks: Ticks, since: Minute): Expected[] {
  const mornings = dailyTicks(ticks, school, since, nine);
  const asked = checkIns(school, ticks, mornings);
  return [
    ...asked,
    ...badAnswers(school, ticks, asked),
    ...silences(school, ticks, mornings),
    ...digests(school, ticks, since),
    ...calls(school, ticks),
    ...turns(school, ticks),
  ];
}

/** On Mondays at 8:30, or when the school wishes. */
function digests(school: SimSchool, ticks: Ticks, since: Minute): Expected[] {
  const { weekday, minute } = school.digest;
  const found: Expected[] = [];
  const dayAfter = (at: Minute) => {
    let day = dayOf(school, at);
    while (weekdayOf(day) !== weekday || wall(school, day, minute) <= at) day += 1;
    return wall(school, day, minute);
  };
  let due = dayAfter(since);
  for (let tick = ticks.from(due); tick !== undefined; tick = ticks.from(due)) {
    for (const person of school.curators) {
      const at = saidAt(ticks, school, person, tick);
      if (at !== undefined) found.push({ kind: 'digest', person, about: dateOf(dayOf(school, due)), at });
    }
    due = dayAfter(tick);
  }
  return found;
}

/** A bad answer is heard of out of quiet hours, whatever was said to notices. */
function badAnswers(school: SimSchool, ticks: Ticks, asked: readonly Expected[]): Expected[] {
  return asked.flatMap(({ person: about, at }) =>
    about.answers !== 'bad'
      ? []
      : [...school.curators, school.psychologist].flatMap((person) => {
          const told = saidAt(ticks, school, person, at + 0.5, { despiteStop: true });
          return told === undefined ? [] : [{ kind: 'worry', person, about: about.label, at: told }];
        }),
  );
}

/**
 * At once, in the night too; with the next tick everybody hears that somebody has taken it. Not taken for an hour of the day the
 * head hears; for another one all hear again, and whoever calls is told whom to call.
 */
function calls(school: SimSchool, ticks: Ticks): Expected[] {
  const { curators, head, psychologist } = school;
  return everybody(school).flatMap((caller) =>
    caller.calls.flatMap(({ at, taken }) => {
      const tell = (people: readonly SimPerson[], kind: string, when: Minute) =>
        people.map((person) => ({ kind, person, about: caller.label, at: when }));
      let hear = [...curators, psychologist];
      const found = tell(hear, 'worry', at);
      const first = ticks.from(goesOn(school, at));
      if (first !== undefined && taken > first) {
        hear = [...hear, head];
        found.push(...tell([head], 'worry', first));
        const second = ticks.from(goesOn(school, first));
        if (second !== undefined && taken > second) {
          found.push(...tell(hear, 'worry', second), ...tell([caller], 'call-unheard', second));
        }
      }
      const told = ticks.from(taken);
      if (told === undefined) return found;
      const others = hear.filter((person) => person !== curators[0]);
      return [...found, ...tell(others, 'worry-taken', told), ...tell([caller], 'call-taken', told)];
    }),
  );
}

/** An hour later from eight to eight; after an evening or a night at nine. */
function goesOn(school: SimSchool, at: Minute): Minute {
  const day = dayOf(school, at);
  if (at >= wall(school, day, 20 * 60)) return wall(school, day + 1, nine);
  return at < wall(school, day, 8 * 60) ? wall(school, day, nine) : at + 60;
}

/** A membership rests, goes on, ends well; somebody stands in: to all who are in it, by the curator. */
function turns(school: SimSchool, ticks: Ticks): Expected[] {
  return school.pairs.flatMap((pair) => {
    const { mentor, members, standIn, label } = pair;
    const family = ({ mentee, guardian }: SimMember) => [mentee, ...(guardian ? [guardian] : [])];
    const moved = members.flatMap((member) => {
      const { rest, over, mentee } = member;
      const tell = (at: Minute | undefined, to: string) =>
        at === undefined
          ? []
          : said(
              school,
              ticks,
              [mentor, leaderOn(pair, dayOf(school, at), at), ...family(member)],
              at,
              'pair-moved',
              `${label}, ${mentee.label}, ${to}`,
            );
      return [...tell(rest?.from, 'paused'), ...tell(rest?.to, 'active'), ...tell(over, 'completed')];
    });
    if (!standIn) return moved;
    const there = members.filter((member) => !isOver(member, standIn.put)).flatMap(family);
    return [...moved, ...said(school, ticks, [mentor, standIn.person, ...there], standIn.put, 'substitute', label)];
  });
}
