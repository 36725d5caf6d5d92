import { type Expected, saidAt, type Ticks } from './expected.ts';
import { reminders } from './expected-reminders.ts';
import { countedOn, firstMinute, freeFrom, isAtHome, isAway, isBusy, isStopped } from './hours.ts';
import {
  type Days,
  dayMinutes,
  dayOf,
  invitedTo,
  isRunning,
  leaderOn,
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
        ...(meeting.logged ? said(school, ticks, meeting.logged.came, meeting.logged.at, 'rate', meeting.label) : []),
      ]),
    )
    .concat(offers(school, ticks));
}

/** Each of these people, as soon as they may hear it. */
export function said(
  school: SimSchool,
  ticks: Ticks,
  people: Iterable<SimPerson>,
  since: Minute,
  kind: string,
  about: string,
): Expected[] {
  return [...new Set(people)].flatMap((person) => {
    const at = saidAt(ticks, school, person, since);
    return at === undefined ? [] : [{ kind, person, about, at }];
  });
}

/** Both sides, and the guardians, of whatever somebody else has done. */
function changes(school: SimSchool, ticks: Ticks, pair: SimPair, meeting: SimMeeting): Expected[] {
  const { label, times, cancelled, left, asked } = meeting;
  const leader = (version: number, known: Minute) => leaderOn(pair, dayOf(school, times[version]?.starts ?? 0), known);
  const hear = (by: SimPerson, since: Minute, kind: string, { version, sequence }: Record<string, number>) => {
    // As it stands once that has been done: a yes is heard of by whoever it was asked about.
    const mentees = invitedTo(pair, meeting, version ?? 0, since + 0.25);
    const people = [
      leader(version ?? 0, since),
      ...mentees.flatMap(({ mentee, guardian }) => [mentee, ...(guardian ? [guardian] : [])]),
    ].filter((person) => person !== by);
    return said(school, ticks, people, since, kind, `${label}, ${sequence}`);
  };
  const last = times.length - 1;
  return [
    ...(asked ? asking(school, ticks, pair, meeting, asked) : []),
    ...(asked?.answer === 'yes' ? hear(asked.of, asked.at, 'meeting-planned', { version: 0, sequence: 0 }) : []),
    ...times.flatMap(({ made, by }, version) =>
      version === 0 && (meeting.seriesOf || asked)
        ? []
        : hear(by, made, version === 0 ? 'meeting-planned' : 'meeting-moved', { version, sequence: version }),
    ),
    ...(cancelled
      ? hear(cancelled.by, cancelled.at, 'meeting-cancelled', { version: last, sequence: times.length })
      : []),
    ...(left ? said(school, ticks, [leader(last, left.at)], left.at, 'meeting-without', `${label}, ${last}`) : []),
  ];
}

/** Whoever is asked first; whoever has planned it hears of a no. */
function asking(
  school: SimSchool,
  ticks: Ticks,
  { members }: SimPair,
  { label, times: [planned] }: SimMeeting,
  { of, at, answer }: NonNullable<SimMeeting['asked']>,
): Expected[] {
  if (!planned) return [];
  const guardian = members[0]?.guardian;
  const asked = (guardian ? [guardian] : school.curators).filter((person) => person !== planned.by);
  const off = answer === 'no' && planned.by !== of ? [planned.by] : [];
  return [
    ...said(school, ticks, asked, planned.made, 'meeting-allow', `${label}, 0`),
    ...said(school, ticks, off, at, 'meeting-off', `${label}, 1`),
  ];
}

/** An hour after the end one question to the mentor; unlogged two days later, one reminder. Days of absence and of quarantine do not count. */
function logQuestions(school: SimSchool, ticks: Ticks, pair: SimPair, meeting: SimMeeting): Expected[] {
  const { label, minutes, times, cancelled } = meeting;
  const starts = times.at(-1)?.starts;
  if (starts === undefined || cancelled) return [];
  const ends = starts + minutes;
  const question = (writer: SimPerson, known: Minute) => whenToAsk(school, writer, ends + 60, known, isAway);
  const asked = askedAt(school, ticks, { pair, meeting }, ends + 60, question);
  if (!asked) return [];
  const mentees = invitedTo(pair, meeting, times.length - 1, asked.at).map(({ mentee }) => mentee);
  const rests = (writer: SimPerson, day: number, known: Minute) =>
    isAway(writer, day, known) || isAtHome(school, [writer, ...mentees], day, known);
  const reminder = (writer: SimPerson, known: Minute) => {
    const counted = countedOn(school, asked.at, 2 * dayMinutes, (day) => rests(writer, day, known));
    return whenToAsk(school, writer, counted, known, rests);
  };
  const { person, at } = asked;
  const first = reminder(person, at);
  const again = askedAt(school, ticks, { pair, meeting }, first, reminder);
  return [
    { kind: 'ask-log', person, about: label, at },
    ...(again ? [{ kind: 'remind-log', person: again.person, about: label, at: again.at }] : []),
  ];
}

/** `since`: when it is looked at first. `dueAt`: by what is known at a moment, of whoever is asked then. */
function askedAt(
  school: SimSchool,
  ticks: Ticks,
  { pair, meeting }: { pair: SimPair; meeting: SimMeeting },
  since: Minute,
  dueAt: (writer: SimPerson, known: Minute) => Minute,
): { person: SimPerson; at: Minute } | undefined {
  const { logged, times } = meeting;
  for (let at = ticks.from(since); at !== undefined && !(logged && logged.at < at); ) {
    const now = at;
    const person = writerAt(school, pair, times.at(-1)?.starts ?? 0, now);
    const there = invitedTo(pair, meeting, times.length - 1, now).some((member) => isRunning(member, now));
    if (!there || isStopped(person, now)) return undefined;
    const when = dueAt(person, now);
    if (when <= now && !isBusy(school, person, now, now)) return { person, at: now };
    at = ticks.from(when > now ? when : freeFrom(school, person, now, now));
  }
  return undefined;
}

/** Whoever stood in was there, however late the question comes; of a meeting of the mentor's, whoever leads the pair now. */
function writerAt(school: SimSchool, pair: SimPair, starts: Minute, now: Minute): SimPerson {
  const led = leaderOn(pair, dayOf(school, starts), now);
  return led === pair.mentor ? leaderOn(pair, dayOf(school, now), now) : led;
}

function whenToAsk(
  school: SimSchool,
  writer: SimPerson,
  due: Minute,
  known: Minute,
  rests: (writer: SimPerson, day: number, known: Minute) => boolean,
): Minute {
  return firstMinute(
    due,
    (minute) => isBusy(school, writer, minute, known) || rests(writer, dayOf(school, minute), known),
  );
}

/** Whoever leads meetings in somebody else's absence, or in a quarantine, is asked what becomes of them. */
function offers(school: SimSchool, ticks: Ticks): Expected[] {
  const people = new Set(
    school.pairs.flatMap(({ mentor, members }) => [mentor, ...members.map(({ mentee }) => mentee)]),
  );
  const absences = [...people].flatMap((away) =>
    away.absences.map((absence) => ({ ...absence, by: away, concerns: (person: SimPerson) => person === away })),
  );
  const quarantines = school.quarantines.map(({ className, ...absence }) => ({
    ...{ ...absence, by: school.curators[0] },
    concerns: (person: SimPerson) => className === undefined || person.className === className,
  }));
  return [...absences, ...quarantines].flatMap(({ days, noted, by, concerns }) => {
    const leaders = school.pairs.flatMap((pair) =>
      pair.meetings.flatMap((meeting) => leaderInDays(school, pair, meeting, { days, noted, concerns }) ?? []),
    );
    const asked = leaders.filter((leader) => leader !== by);
    return said(school, ticks, asked, noted, 'absent-meetings', `${days.from}–${days.to}`);
  });
}

function leaderInDays(
  school: SimSchool,
  pair: SimPair,
  meeting: SimMeeting,
  { days, noted, concerns }: { days: Days; noted: Minute; concerns: (person: SimPerson) => boolean },
): SimPerson | undefined {
  const { times, cancelled } = meeting;
  const version = times.findLastIndex(({ made }) => made < noted);
  const starts = times[version]?.starts;
  if (starts === undefined || (cancelled && cancelled.at < noted) || starts <= noted) return undefined;
  const day = dayOf(school, starts);
  if (day < days.from || day > days.to) return undefined;
  const leader = leaderOn(pair, day, noted);
  const there = invitedTo(pair, meeting, version, noted).filter((member) => isRunning(member, noted));
  const isConcerned = [leader, ...there.map(({ mentee }) => mentee)].some(concerns);
  return there.length > 0 && isConcerned ? leader : undefined;
}
