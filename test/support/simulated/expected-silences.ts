import { type Expected, saidAt, type Ticks } from './expected.ts';
import { countedOn, isStill } from './hours.ts';
import {
  dayMinutes,
  dayOf,
  isHolidayIn,
  isRunning,
  leaderOn,
  type Minute,
  type SimPair,
  type SimSchool,
  wall,
} from './life.ts';

/** «Longer than 1.5 × the pair's own rhythm (at least 14 days), three missed in a row: mentor asked kindly, then the curator.» */
export function silences(school: SimSchool, ticks: Ticks, mornings: readonly Minute[]): Expected[] {
  const found: Expected[] = [];
  const asked = new Map<string, { at: Minute; heard: boolean }>();
  const tell = (kind: string, person: Expected['person'], about: string, since: Minute) => {
    const at = saidAt(ticks, school, person, since);
    if (at !== undefined) found.push({ kind, person, about, at });
  };
  for (const at of mornings) {
    if (isHolidayIn(school, dayOf(school, at))) continue;
    const heard: string[] = [];
    for (const pair of school.pairs) {
      const now = silencesOfAny(school, pair, at);
      const fresh: string[] = [];
      for (const { kind, since, stills } of now) {
        const key = `${pair.label} ${kind} ${since}`;
        const before = asked.get(key);
        if (!before) {
          asked.set(key, { at, heard: false });
          fresh.push(kind);
        } else if (!before.heard && stills.some((still) => countedOn(school, before.at, 3 * dayMinutes, still) <= at)) {
          before.heard = true;
          heard.push(pair.label);
        }
      }
      // Three missed say why it is silent: one question is enough.
      const about = fresh.includes('missed') ? 'missed' : fresh[0];
      if (about !== undefined)
        tell('pair-silent', leaderOn(pair, dayOf(school, at), at), `${pair.label}, ${about}`, at);
    }
    const pairs = [...new Set(heard)].toSorted().join(' + ');
    if (pairs !== '') for (const curator of school.curators) tell('silent-pairs', curator, pairs, at);
  }
  return found;
}

interface Silence {
  readonly kind: 'silent' | 'missed';
  readonly since: Minute;
  /** Of each member whose silence it is: the curator hears as soon as three days have passed for one of them. */
  readonly stills: readonly ((day: number) => boolean)[];
}

/** Of a group whoever may meet counts: it is silent as soon as one of its members is. */
function silencesOfAny(school: SimSchool, pair: SimPair, at: Minute): Silence[] {
  const found = pair.members
    .filter((member) => pair.entered < at && isRunning(member, at))
    .filter((member) => !isStill(school, pair, member, dayOf(school, at), at))
    .flatMap((member) => {
      const still = (day: number) => isStill(school, pair, member, day, at) || isHolidayIn(school, day);
      return silencesOf(school, pair, still, at).map((silence) => ({ ...silence, still }));
    });
  return [...Map.groupBy(found, ({ kind, since }) => `${kind} ${since}`).values()].flatMap((same) =>
    same.slice(0, 1).map(({ kind, since }) => ({ kind, since, stills: same.map(({ still }) => still) })),
  );
}

function silencesOf(
  school: SimSchool,
  { meetings, startedOn }: SimPair,
  still: (day: number) => boolean,
  now: Minute,
): { kind: 'silent' | 'missed'; since: Minute }[] {
  const logged = meetings
    .flatMap(({ logged, times, minutes }) => {
      const starts = times.at(-1)?.starts ?? 0;
      return logged && logged.at < now ? [{ starts, ends: starts + minutes, held: logged.came.length > 0 }] : [];
    })
    .toSorted((one, other) => one.starts - other.starts);
  const held = logged.filter((meeting) => meeting.held);
  const missed = logged.slice(logged.findLastIndex((meeting) => meeting.held) + 1)[2];
  const since = held.reduce((last, { ends }) => Math.max(last, ends), wall(school, startedOn, 0));
  const days = [...new Set(held.map(({ ends }) => dayOf(school, ends)))];
  const gaps = days.slice(1).map((day, index) => {
    const from = days[index] ?? day;
    return Array.from({ length: day - from }, (_, step) => from + 1 + step).filter((each) => !still(each)).length;
  });
  const longest = Math.max(14, 1.5 * (gaps.length < 3 ? 7 : median(gaps)));
  const silent = countedOn(school, since, Math.round(longest * 24) * 60, still) <= now;
  return [
    ...(missed ? [{ kind: 'missed' as const, since: missed.starts }] : []),
    ...(silent ? [{ kind: 'silent' as const, since }] : []),
  ];
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
