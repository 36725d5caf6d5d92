import { type Expected, saidAt, type Ticks } from './expected.ts';
import { countedOn, firstMinute, freeFrom, isAway, isBusy, isStopped } from './hours.ts';
import {
  dayMinutes,
  dayOf,
  type Minute,
  type SimMeeting,
  type SimPair,
  type SimPerson,
  type SimSchool,
} from './life.ts';

/** All that is said about meetings: planned, moved, called off, reminded of, asked after, to be rated, in an absence. */
export function expectedOfMeetings(school: SimSchool, ticks: Ticks): Expected[] {
  return school.pairs
    .flatMap((pair) =>
      pair.meetings.flatMap((meeting) => [
        ...changes(school, ticks, pair, meeting),
        ...reminders(school, ticks, pair, meeting),
        ...logQuestions(school, ticks, pair, meeting),
        ...(meeting.logged?.held ? said(school, ticks, [pair.mentee], meeting.logged.at, 'rate', meeting.label) : []),
      ]),
    )
    .concat(offers(school, ticks));
}

function said(
  school: SimSchool,
  ticks: Ticks,
  people: readonly SimPerson[],
  since: Minute,
  kind: string,
  about: string,
): Expected[] {
  return people.flatMap((person) => {
    const at = saidAt(ticks, school, person, since);
    return at === undefined ? [] : [{ kind, person, about, at }];
  });
}

/** Both sides, and the guardian, of whatever somebody else has done. */
function changes(school: SimSchool, ticks: Ticks, pair: SimPair, meeting: SimMeeting): Expected[] {
  const { label, times, cancelled } = meeting;
  const hear = (by: SimPerson, since: Minute, kind: string, version: number) => {
    const all = [pair.mentor, pair.mentee, ...(pair.guardian ? [pair.guardian] : [])];
    const others = all.filter((person) => person !== by);
    return said(school, ticks, others, since, kind, `${label}, ${version}`);
  };
  return [
    ...times.flatMap(({ made, by }, version) =>
      version === 0 && meeting.seriesOf
        ? []
        : hear(by, made, version === 0 ? 'meeting-planned' : 'meeting-moved', version),
    ),
    ...(cancelled ? hear(cancelled.by, cancelled.at, 'meeting-cancelled', times.length) : []),
  ];
}

function reminders(school: SimSchool, ticks: Ticks, pair: SimPair, meeting: SimMeeting): Expected[] {
  const isYoung = (pair.mentee.born ?? 0) > 2012;
  const guardian = school.remindGuardians && isYoung ? pair.guardian : undefined;
  return meeting.times.flatMap(({ starts, made }, version) => {
    const next = meeting.times[version + 1]?.made ?? meeting.cancelled?.at ?? Number.POSITIVE_INFINITY;
    return [pair.mentor, pair.mentee, ...(guardian ? [guardian] : [])].flatMap((person) =>
      remindersOf(school, ticks, person, { starts, made, until: Math.min(next, starts + 0.25) }).map(
        ({ lead, at }) => ({
          ...{ kind: 'remind-meeting', person, at, about: `${meeting.label}, ${version}, ${lead}h` },
        }),
      ),
    );
  });
}

/** `until`: when the time holds no more, or the meeting has begun. */
interface Holding {
  readonly starts: Minute;
  readonly made: Minute;
  readonly until: Minute;
}

function remindersOf(
  school: SimSchool,
  ticks: Ticks,
  person: SimPerson,
  time: Holding,
): { lead: number; at: Minute }[] {
  const moments = new Map<number, Minute>();
  for (const lead of person.leads) {
    const at = reminderMoment(school, person, time, lead);
    if (at !== undefined) moments.set(lead, at);
  }
  const [day, near] = [moments.get(24), moments.get(2)];
  // If both fall together only the later is sent.
  if (day !== undefined && near !== undefined && day >= near) moments.delete(24);
  return [...moments].flatMap(([lead, due]) => {
    const nearer = lead === 24 ? near : undefined;
    const at = reminded(school, ticks, person, time, due, nearer);
    return at === undefined ? [] : [{ lead, at }];
  });
}

/** «One that falls into such a span goes at its end if 30 minutes remain before the meeting, else 10 minutes before the span.» */
function reminderMoment(
  school: SimSchool,
  person: SimPerson,
  { starts, made }: Holding,
  lead: number,
): Minute | undefined {
  let at = starts - lead * 60;
  // One already past when the meeting was made is not sent.
  while (at >= made) {
    if (!isBusy(school, person, at)) return at;
    const end = freeFrom(school, person, at);
    if (end <= starts - 30) return end;
    while (isBusy(school, person, at - 1)) at -= 1;
    at -= 10;
  }
  return undefined;
}

/** After a missed night the nearer of two goes alone; less than half an hour before the meeting nobody is kept for it. */
function reminded(
  school: SimSchool,
  ticks: Ticks,
  person: SimPerson,
  { starts, until }: Holding,
  due: Minute,
  nearer: Minute | undefined,
): Minute | undefined {
  let at = ticks.from(due);
  while (at !== undefined && at < until && !isStopped(person, at)) {
    if (nearer !== undefined && nearer <= at) return undefined;
    if (!isBusy(school, person, at)) return at;
    const end = freeFrom(school, person, at);
    if (end > starts - 30) return undefined;
    at = ticks.from(end);
  }
  return undefined;
}

/** An hour after the end one question to the mentor; unlogged two days later, one reminder. Days of absence do not count. */
function logQuestions(school: SimSchool, ticks: Ticks, { mentor }: SimPair, meeting: SimMeeting): Expected[] {
  const { label, minutes, times, logged, cancelled } = meeting;
  const starts = times.at(-1)?.starts;
  if (starts === undefined || cancelled) return [];
  const asked = askedAt(school, ticks, mentor, logged?.at, () => starts + minutes + 60);
  if (asked === undefined) return [];
  const found = [{ kind: 'ask-log', person: mentor, about: label, at: asked }];
  const again = askedAt(school, ticks, mentor, logged?.at, (known) =>
    countedOn(school, asked, 2 * dayMinutes, (day) => isAway(mentor, day, known)),
  );
  return again === undefined ? found : [...found, { kind: 'remind-log', person: mentor, about: label, at: again }];
}

/** `due`: by what is known at that moment. */
function askedAt(
  school: SimSchool,
  ticks: Ticks,
  mentor: SimPerson,
  logged: Minute | undefined,
  due: (known: Minute) => Minute,
): Minute | undefined {
  let at = ticks.from(due(0));
  while (at !== undefined && !isStopped(mentor, at) && (logged === undefined || logged > at)) {
    const known = at;
    const isOff = (minute: Minute) => isBusy(school, mentor, minute) || isAway(mentor, dayOf(school, minute), known);
    const when = firstMinute(due(known), isOff);
    if (when <= at && !isBusy(school, mentor, at)) return at;
    at = ticks.from(when > at ? when : freeFrom(school, mentor, at));
  }
  return undefined;
}

/** Whoever leads meetings in somebody else's absence, or in a quarantine, is asked what becomes of them. */
function offers(school: SimSchool, ticks: Ticks): Expected[] {
  const inDays = ({ times, cancelled }: SimMeeting, days: { from: number; to: number }, noted: Minute) => {
    const standing = times.filter(({ made }) => made < noted).at(-1);
    if (!standing || (cancelled && cancelled.at < noted) || standing.starts <= noted) return false;
    const day = dayOf(school, standing.starts);
    return days.from <= day && day <= days.to;
  };
  const absences = school.pairs.flatMap((pair) =>
    pair.mentee.absences.map((absence) => ({ ...absence, pairs: [pair] })),
  );
  const quarantines = school.quarantines.map((each) => ({
    ...each,
    pairs: school.pairs.filter(
      ({ mentor, mentee }) =>
        each.className === undefined || [mentor.className, mentee.className].includes(each.className),
    ),
  }));
  return [...absences, ...quarantines].flatMap(({ days, noted, pairs }) => {
    const asked = pairs.filter(({ meetings }) => meetings.some((meeting) => inDays(meeting, days, noted)));
    const leaders = [...new Set(asked.map(({ mentor }) => mentor))];
    return said(school, ticks, leaders, noted, 'absent-meetings', `${days.from}–${days.to}`);
  });
}
