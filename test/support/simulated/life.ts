/**
 * What happens in simulated schools, as plain data: the player does it to a database, and the oracle says what has to come of
 * it. Moments are minutes since 1970 (UTC); what people do is at half minutes, so that it is never in the very minute of a tick.
 */
export type Minute = number;

/** Minutes of a day by the clock on the wall. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

export interface SimSchool {
  readonly name: string;
  readonly zone: string;
  /** Minutes ahead of UTC: no school of Russia puts its clocks forward. */
  readonly offset: number;
  /** Quiet hours and bells, each since a moment: the curator changes them in the middle. */
  readonly hours: { readonly since: Minute; readonly quiet: DaySpan; readonly bells: readonly Bells[] }[];
  readonly holidays: readonly YearDays[];
  readonly remindGuardians: boolean;
  /** Nothing personal goes to Telegram: what is said there is other, when and to whom is not. */
  readonly impersonal: boolean;
  /** 1 is Monday. */
  readonly digest: { readonly weekday: number; readonly minute: number };
  readonly curators: readonly SimPerson[];
  readonly psychologist: SimPerson;
  readonly head: SimPerson;
  readonly pairs: SimPair[];
  /** Of a class or the whole school: its days, and when the curator has noted it. */
  readonly quarantines: { readonly className?: string; readonly days: Days; readonly noted: Minute }[];
}

/** The first are of all classes that no other ones name. */
export interface Bells {
  readonly classes: readonly string[];
  readonly lessons: readonly DaySpan[];
  /** On these days, as before a holiday, the lessons are others. */
  readonly short?: { readonly days: readonly YearDays[]; readonly lessons: readonly DaySpan[] };
}

/** `MM-DD`, both ends included; may span New Year. */
export interface YearDays {
  readonly from: string;
  readonly to: string;
}

/** Days since 1970, both ends included. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

export interface SimPerson {
  readonly label: string;
  readonly role: 'curator' | 'psychologist' | 'head' | 'mentor' | 'mentee' | 'guardian';
  /** Of a pupil. */
  readonly className?: string;
  /** Year of birth, of a pupil: nobody comes of age in these months. */
  readonly born?: number;
  /** The numbers of their own lessons on each weekday. */
  readonly timetable?: { readonly [weekday: string]: readonly number[] };
  /** Own quiet hours, and how many hours before a meeting they are reminded, each since a moment. */
  readonly wishes: { readonly since: Minute; readonly quiet?: DaySpan; readonly leads: readonly number[] }[];
  /** «Стоп», and till when. */
  readonly stops: { readonly from: Minute; readonly to: Minute }[];
  readonly absences: { readonly days: Days; readonly noted: Minute }[];
  /** Calls for help, and when a curator takes each. */
  readonly calls: { readonly at: Minute; readonly taken: Minute }[];
  /** What is answered to each check-in half a minute after it came. */
  readonly answers?: 'good' | 'bad';
}

/** A mentee of a pair or group. */
export interface SimMember {
  readonly mentee: SimPerson;
  readonly guardian?: SimPerson;
  /** The curator lets this membership rest. */
  readonly rest?: { readonly from: Minute; readonly to: Minute };
  /** It has ended well. */
  readonly over?: Minute;
}

/** One member is a pair, several are a group. */
export interface SimPair {
  readonly label: string;
  readonly mentor: SimPerson;
  readonly members: readonly SimMember[];
  /** Somebody who leads the pair in these days, and since when that is known. */
  readonly standIn?: { readonly person: SimPerson; readonly days: Days; readonly put: Minute };
  /** The day of the pair's start, and when it stands in the database. */
  readonly startedOn: number;
  readonly entered: Minute;
  readonly meetings: SimMeeting[];
}

export interface SimMeeting {
  readonly label: string;
  readonly minutes: number;
  /** The time it was planned for, and those to which it was moved; each as of when, and by whom. */
  readonly times: { readonly starts: Minute; readonly made: Minute; readonly by: SimPerson }[];
  /** All of one series were planned with the first, of which alone people hear. */
  readonly seriesOf?: SimMeeting;
  /** By the clock on the wall. */
  readonly series?: { readonly every: 1 | 2; readonly until: number };
  /** Outside the school with an adult: the guardian, or a curator where there is none here, is asked first. Of pairs only. */
  readonly asked?: { readonly of: SimPerson; readonly at: Minute; readonly answer: 'yes' | 'no' };
  cancelled?: { readonly at: Minute; readonly by: SimPerson };
  /** Of a group, a mentee cancels only their own part. */
  left?: { readonly at: Minute; readonly by: SimPerson };
  logged?: { readonly at: Minute; readonly came: readonly SimPerson[] };
  readonly ratings: { readonly by: SimPerson; readonly at: Minute }[];
}

export const dayMinutes = 24 * 60;

export interface Span {
  /** Days since 1970, both ends included. */
  readonly firstDay: number;
  readonly lastDay: number;
}

/** Minutes of a day, of `HH:MM`. */
export function minutesOf(words: string): number {
  const [hour = 0, minute = 0] = words.split(':').map(Number);
  return hour * 60 + minute;
}

export function dayOf({ offset }: Pick<SimSchool, 'offset'>, at: Minute): number {
  return Math.floor((at + offset) / dayMinutes);
}

/** The moment of a time by the clock on that school's wall. */
export function wall({ offset }: Pick<SimSchool, 'offset'>, day: number, minute: number): Minute {
  return day * dayMinutes + minute - offset;
}

/** ISO. */
export function dateOf(day: number): string {
  return new Date(day * dayMinutes * 60_000).toISOString().slice(0, 10);
}

export function isHolidayIn({ holidays }: Pick<SimSchool, 'holidays'>, day: number): boolean {
  return isAmong(holidays, day);
}

export function isAmong(days: readonly YearDays[], day: number): boolean {
  const date = dateOf(day).slice(5);
  return days.some(({ from, to }) => (from <= to ? date >= from && date <= to : date >= from || date <= to));
}

/** 1 is Monday: the first of January 1970 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((day + 3) % 7) + 1;
}

export function everybody({ curators, psychologist, head, pairs }: SimSchool): SimPerson[] {
  const ofPairs = pairs.flatMap(({ mentor, members, standIn }) => [
    ...[mentor, ...(standIn ? [standIn.person] : [])],
    ...members.flatMap(({ mentee, guardian }) => [mentee, ...(guardian ? [guardian] : [])]),
  ]);
  return [...new Set([...curators, psychologist, head, ...ofPairs])];
}

export function isRunning(member: SimMember, at: Minute): boolean {
  const { rest } = member;
  return !(rest && rest.from < at && at < rest.to) && !isOver(member, at);
}

export function isOver({ over }: SimMember, at: Minute): boolean {
  return over !== undefined && over < at;
}

/** The mentor, or whoever is known to stand in on that day. */
export function leaderOn({ mentor, standIn }: SimPair, day: number, known: Minute): SimPerson {
  const stands = standIn && standIn.put < known && standIn.days.from <= day && day <= standIn.days.to;
  return stands ? standIn.person : mentor;
}

/** For whom a time of a meeting is planned: members who ran when it was made, less those who have left it or the pair. */
export function invitedTo({ members }: SimPair, meeting: SimMeeting, version: number, known: Minute): SimMember[] {
  const { times, left, asked } = meeting;
  if (version === 0 && asked && (known <= asked.at || asked.answer === 'no')) return [];
  const made = times[version]?.made ?? 0;
  return members.filter(
    (member) =>
      isRunning(member, made) &&
      !isOver(member, known) &&
      !(left && left.by === member.mentee && made < left.at && left.at < known),
  );
}
