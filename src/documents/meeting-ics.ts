import ical, { type ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { type Personal, reveal } from '#domain/personal.ts';

/** A meeting as a calendar keeps it. */
export interface CalendarMeeting {
  /** The same for ever: a calendar knows by it that the meeting was moved. */
  id: string;
  /** Raised at every change; a calendar takes no older one. */
  sequence: number;
  starts: Temporal.Instant;
  minutes: number;
  /** When it was changed last. */
  changed: Temporal.Instant;
  cancelled?: boolean;
  /** «знакомство». */
  kind?: string;
  /** As each is called: «Анна Сергеевна», a pupil «Мира». */
  with?: readonly Personal<string>[];
  place?: Personal<string>;
  link?: Personal<string>;
}

export interface CalendarOptions {
  /** Nothing personal: no names, no place, no kind. For calendars that a foreign messenger has led to. */
  impersonal?: boolean;
}

/** Meetings to be put into a calendar, or taken out of it where all are cancelled. UTC: no phone has to know our zones. */
export function meetingsIcs(meetings: readonly CalendarMeeting[], options: CalendarOptions = {}): Uint8Array {
  const calendar = newCalendar();
  const off = meetings.every(({ cancelled }) => cancelled);
  calendar.method(off ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH);
  for (const meeting of meetings) put(calendar, meeting, options);
  return bytesOf(calendar);
}

/** What a phone that has subscribed asks for again and again; cancelled ones stay in it, so that they go there too. */
export function meetingsFeed(meetings: readonly CalendarMeeting[], options: CalendarOptions = {}): Uint8Array {
  const calendar = newCalendar();
  calendar.name('Наставничество');
  calendar.method(ICalCalendarMethod.PUBLISH);
  calendar.ttl(refreshSeconds);
  for (const meeting of meetings) put(calendar, meeting, options);
  return bytesOf(calendar);
}

const refreshSeconds = 60 * 60;

/** What stands in place of whatever is personal. */
const neutralTitle = 'Встреча по наставничеству';

function newCalendar(): ICalCalendar {
  return ical({ prodId: { company: 'Nastavnik', product: 'Nastavnik', language: 'RU' } });
}

function put(calendar: ICalCalendar, meeting: CalendarMeeting, { impersonal }: CalendarOptions): void {
  const { id, sequence, starts, minutes, changed, cancelled, place, link } = meeting;
  calendar.createEvent({
    id: `${id}@nastavnik`,
    sequence,
    start: starts,
    end: starts.add({ minutes }),
    stamp: changed,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: impersonal ? neutralTitle : titleOf(meeting),
    ...(impersonal || !place ? {} : { location: reveal(place) }),
    ...(impersonal || !link ? {} : { url: reveal(link) }),
  });
}

/** «Встреча: знакомство, Анна Сергеевна», «Рабочая встреча, Анна Сергеевна». */
function titleOf({ kind, with: others = [] }: CalendarMeeting): string {
  const names = others.map((called) => reveal(called));
  const about = [kind, ...names].filter((part) => part !== undefined);
  if (kind?.includes('встреча')) return `${kind.slice(0, 1).toUpperCase()}${about.join(', ').slice(1)}`;
  return about.length === 0 ? neutralTitle : `Встреча: ${about.join(', ')}`;
}

function bytesOf(calendar: ICalCalendar): Uint8Array {
  // The last line has its end too (RFC 5545, 3.1).
  return new TextEncoder().encode(`${calendar.toString()}\r\n`);
}
