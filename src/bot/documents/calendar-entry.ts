import type { SeenMeeting } from '#bot/work/meetings.ts';
import type { CalendarMeeting } from '#documents/meeting-ics.ts';
import { meetingKindTitles } from '#domain/meeting/meeting.ts';

/** A meeting as the calendar of whoever sees it keeps it: with the other side. */
export function calendarEntry(seen: SeenMeeting): CalendarMeeting {
  const { id, sequence, minutes, kind, place, online, side, invited, led, startsAt, changedAt, state } = seen;
  const others = side === 'mentee' ? [led] : invited.map(({ person }) => person);
  return {
    ...{ id, sequence, minutes, starts: startsAt, changed: changedAt, kind: meetingKindTitles[kind] },
    with: others.flatMap((person) => (person ? [person.called] : [])),
    ...(state === 'cancelled' && { cancelled: true }),
    ...(place && (online ? { link: place } : { place })),
  };
}
