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
  readonly quiet: DaySpan;
  /** The first are of all classes that no other one names. */
  readonly bells: readonly { readonly classes: readonly string[]; readonly lessons: readonly DaySpan[] }[];
  /** `MM-DD`, both ends included; may span New Year. */
  readonly holidays: readonly { readonly from: string; readonly to: string }[];
  readonly remindGuardians: boolean;
  readonly curators: readonly SimPerson[];
  readonly psychologist: SimPerson;
  readonly pairs: SimPair[];
  /** Of a class or the whole school: its days, and when the curator has noted it. */
  readonly quarantines: { readonly className?: string; readonly days: Days; readonly noted: Minute }[];
}

/** Days since 1970, both ends included. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

export interface SimPerson {
  readonly label: string;
  readonly role: 'curator' | 'psychologist' | 'mentor' | 'mentee' | 'guardian';
  /** Of a pupil. */
  readonly className?: string;
  /** Year of birth, of a pupil: nobody comes of age in these months. */
  readonly born?: number;
  readonly quiet?: DaySpan;
  /** Hours before a meeting. */
  readonly leads: readonly number[];
  /** «Стоп», and till when. */
  readonly stops: { readonly from: Minute; readonly to: Minute }[];
  readonly absences: { readonly days: Days; readonly noted: Minute }[];
  /** Calls for help; a curator takes each a few minutes later. */
  readonly calls: { readonly at: Minute; readonly taken: Minute }[];
  /** Answers each check-in half a minute after it came. */
  readonly answers: boolean;
}

export interface SimPair {
  readonly label: string;
  readonly mentor: SimPerson;
  readonly mentee: SimPerson;
  readonly guardian?: SimPerson;
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
  cancelled?: { readonly at: Minute; readonly by: SimPerson };
  logged?: { readonly at: Minute; readonly held: boolean };
  rated?: Minute;
}

export const dayMinutes = 24 * 60;

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
  const date = dateOf(day).slice(5);
  return holidays.some(({ from, to }) => (from <= to ? date >= from && date <= to : date >= from || date <= to));
}

/** 1 is Monday: the first of January 1970 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((day + 3) % 7) + 1;
}

export function everybody({ curators, psychologist, pairs }: SimSchool): SimPerson[] {
  const ofPairs = pairs.flatMap(({ mentor, mentee, guardian }) => [mentor, mentee, ...(guardian ? [guardian] : [])]);
  return [...new Set([...curators, psychologist, ...ofPairs])];
}
