import type { Expected, Ticks } from './expected.ts';
import { freeFrom, isBusy, isStopped, leadsOf } from './hours.ts';
import {
  dayMinutes,
  dayOf,
  invitedTo,
  isRunning,
  leaderOn,
  type Minute,
  type SimMeeting,
  type SimMember,
  type SimPair,
  type SimPerson,
  type SimSchool,
} from './life.ts';

/** One time of a meeting, and somebody who may be reminded of it. */
interface Reminded {
  readonly school: SimSchool;
  readonly person: SimPerson;
  readonly starts: Minute;
  readonly made: Minute;
  /** When it was moved or called off. */
  readonly until: Minute;
  /** Whether they have a part in it by what is known then; `running`: and their pair does not rest. */
  readonly takesPart: (known: Minute, running: boolean) => boolean;
  /** When something is changed by which the moments are counted. */
  readonly changes: readonly Minute[];
}

/** Both sides, whoever stands in, and the guardian of a child under 14 where the school asks so. */
export function reminders(school: SimSchool, ticks: Ticks, pair: SimPair, meeting: SimMeeting): Expected[] {
  const { mentor, members, standIn } = pair;
  const leaders = [mentor, ...(standIn ? [standIn.person] : [])];
  return meeting.times.flatMap(({ starts, ...time }, version) => {
    const made = version === 0 && meeting.asked ? meeting.asked.at : time.made;
    const until = meeting.times[version + 1]?.made ?? meeting.cancelled?.at ?? Number.POSITIVE_INFINITY;
    const there = (known: Minute, running: boolean): SimMember[] =>
      invitedTo(pair, meeting, version, known).filter((member) => !running || isRunning(member, known));
    const of = (person: SimPerson, takesPart: Reminded['takesPart']) => {
      const own = [...person.wishes.map(({ since }) => since), ...person.stops.flatMap(({ from, to }) => [from, to])];
      const put = standIn && leaders.includes(person) ? [standIn.put] : [];
      const changes = [...own, ...put, ...school.hours.map(({ since }) => since)].filter(Number.isFinite);
      const found = remindersOf(ticks, { school, person, starts, made, until, takesPart, changes });
      return found.map(({ lead, at }) => ({
        ...{ kind: 'remind-meeting', person, at, about: `${meeting.label}, ${version}, ${lead}h` },
      }));
    };
    return [
      ...leaders.flatMap((leader) =>
        of(
          leader,
          (known, running) =>
            leaderOn(pair, dayOf(school, starts), known) === leader && there(known, running).length > 0,
        ),
      ),
      ...members.flatMap(({ mentee, guardian }) => {
        const takesPart: Reminded['takesPart'] = (known, running) =>
          there(known, running).some((member) => member.mentee === mentee);
        const isYoung = (mentee.born ?? 0) > 2012;
        return [
          ...of(mentee, takesPart),
          ...(guardian && school.remindGuardians && isYoung ? of(guardian, takesPart) : []),
        ];
      }),
    ];
  });
}

/** Four days before the meeting the moments are counted first; whatever they are counted by may change from then on. */
const countedAhead = 4 * dayMinutes;

/**
 * From moment to moment at which something can happen to the reminders of one person. What has gone stays gone; after a change one
 * that is past by the new count goes only where it was planned before.
 */
function remindersOf(ticks: Ticks, reminded: Reminded): { lead: number; at: Minute }[] {
  const { starts, made, until, takesPart, changes } = reminded;
  const first = ticks.from(Math.max(made, starts - countedAhead));
  if (first === undefined || first > until) return [];
  const planned = new Map<number, Minute>();
  const gone = new Set<number>();
  const sent: { lead: number; at: Minute }[] = [];
  if (takesPart(first, false)) for (const [lead, at] of moments(reminded, first)) planned.set(lead, at);
  let last = first;
  for (let at: Minute | undefined = first; at !== undefined && at <= starts && at <= until; ) {
    const [since, now] = [last, at];
    if (now > first && changes.some((change) => since < change && change <= now) && takesPart(now, false)) {
      for (const [lead, moment] of moments(reminded, now)) {
        if (!gone.has(lead) && (moment > now || planned.has(lead))) planned.set(lead, moment);
      }
    }
    for (const [lead, when] of planned) {
      if (when > now) continue;
      const next = reminderAt(reminded, lead, now);
      if (typeof next === 'number') planned.set(lead, next);
      else {
        planned.delete(lead);
        gone.add(lead);
        if (next === 'goes') sent.push({ lead, at: now });
      }
    }
    last = now;
    at = ticks.from(
      Math.min(...planned.values(), ...changes.filter((change) => change > now), Number.MAX_SAFE_INTEGER),
    );
  }
  return sent;
}

/** After a missed night the nearer of two goes alone; less than half an hour before the meeting nobody is kept for it. */
function reminderAt(reminded: Reminded, lead: number, now: Minute): Minute | 'goes' | 'none' {
  const { school, person, starts, takesPart } = reminded;
  const counted = moments(reminded, now);
  const moment = takesPart(now, true) ? counted.get(lead) : undefined;
  if (moment === undefined) return 'none';
  if (moment > now) return moment;
  const nearer = lead === 24 ? counted.get(2) : undefined;
  if (nearer !== undefined && nearer <= now) return 'none';
  if (!isBusy(school, person, now, now)) return 'goes';
  const end = freeFrom(school, person, now, now);
  return end > starts - 30 ? 'none' : end;
}

/** If both fall together only the later is sent. */
function moments(reminded: Reminded, known: Minute): Map<number, Minute> {
  const found = new Map<number, Minute>();
  if (isStopped(reminded.person, known)) return found;
  for (const lead of leadsOf(reminded.person, known)) {
    const at = momentOf(reminded, lead, known);
    if (at !== undefined) found.set(lead, at);
  }
  const [day, near] = [found.get(24), found.get(2)];
  if (day !== undefined && near !== undefined && day >= near) found.delete(24);
  return found;
}

/** «One that falls into such a span goes at its end if 30 minutes remain before the meeting, else 10 minutes before the span.» */
function momentOf({ school, person, starts, made }: Reminded, lead: number, known: Minute): Minute | undefined {
  let at = starts - lead * 60;
  // One already past when the meeting was made is not sent.
  while (at >= made) {
    if (!isBusy(school, person, at, known)) return at;
    const end = freeFrom(school, person, at, known);
    if (end <= starts - 30) return end;
    while (isBusy(school, person, at - 1, known)) at -= 1;
    at -= 10;
  }
  return undefined;
}
