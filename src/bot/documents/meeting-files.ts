import type { KeptFile } from '#bot/outbox-content.ts';
import { say } from '#bot/text.ts';
import type { SeenMeeting } from '#bot/work/meetings.ts';
import type { Work } from '#bot/work/work.ts';
import { meetingsIcs } from '#documents/meeting-ics.ts';
import { brand, type MeetingId, type PairId, type PersonId } from '#domain/ids.ts';
import { standing, usualMinutes } from '#domain/meeting/planned.ts';
import { calendarEntry } from './calendar-entry.ts';

/** Whether a calendar has to learn of this one. */
export async function fileComes(work: Work, seen: SeenMeeting): Promise<boolean> {
  return (await filed(work, seen)).length > 0;
}

/** What goes under a notice of it. */
export async function calendarFile(work: Work, seen: SeenMeeting): Promise<KeptFile | undefined> {
  const all = await filed(work, seen);
  return all.length === 0 ? undefined : attached(work, all);
}

/** Those of them that are made online together. */
export async function onlineFile(work: Work, meetings: readonly string[]): Promise<KeptFile | undefined> {
  const all = await seenOf(work, meetings);
  return all.length === 0 || (await work.calendar.given()) ? undefined : attached(work, all);
}

/** Takes what was still planned out of the calendar of whoever was in a pair that has ended. */
export async function endedFile(work: Work, pair: PairId): Promise<KeptFile | undefined> {
  const all = (await work.meetings.endedWith(pair)).filter(({ side }) => side !== 'staff');
  return all.length === 0 || (await work.calendar.given()) ? undefined : attached(work, all);
}

/** Takes out a meeting, and those of its series changed with it, whose time holds no more for me. */
export async function timeOffFile(work: Work, id: MeetingId, was: Temporal.Instant): Promise<KeptFile | undefined> {
  const lost = await work.meetings.notMine(id);
  if (lost.length === 0 || (await work.calendar.given())) return undefined;
  const { bytes, ...file } = lostFile(work, lost, was);
  return work.documents.attach({ ...file, bytes: bytes() }, work.at.add(keptFor));
}

/** Nothing for whoever has subscribed: their calendar reads it by itself. Nor for staff, who take no part in it. */
async function filed(work: Work, seen: SeenMeeting): Promise<readonly SeenMeeting[]> {
  if (seen.side === 'staff' || (await work.calendar.given())) return [];
  return standingWith(work, seen);
}

/** What waits for a guardian is in no calendar. */
export async function standingWith({ meetings }: Work, seen: SeenMeeting): Promise<readonly SeenMeeting[]> {
  return (await meetings.together(seen)).filter((each) => each.state === 'cancelled' || stands(each));
}

export async function seenOf(work: Work, meetings: readonly string[]): Promise<SeenMeeting[]> {
  const all: SeenMeeting[] = [];
  for (const meeting of meetings) {
    const seen = await work.meetings.see(brand<MeetingId>(meeting));
    if (seen && stands(seen)) all.push(seen);
  }
  return all;
}

function stands(seen: SeenMeeting): boolean {
  return seen.state !== 'cancelled' && standing(seen).length > 0;
}

const keptFor = { hours: 24 };

async function attached(work: Work, all: readonly SeenMeeting[]): Promise<KeptFile> {
  const [first] = all;
  const kept = work.at.add(keptFor);
  const until = first && Temporal.Instant.compare(first.startsAt, kept) > 0 ? first.startsAt : kept;
  const { bytes, ...file } = fileOf(work, all);
  return work.documents.attach({ ...file, bytes: bytes() }, until);
}

const named = { name: say`Встреча`, type: 'text/calendar' as const };

export function fileOf(work: Work, all: readonly SeenMeeting[]) {
  const impersonal = !work.carriesPersonal;
  return {
    ...named,
    bytes: () => meetingsIcs(all.map(calendarEntry), { impersonal }),
    about: [...new Set(all.flatMap(whoIsIn))],
    ...(impersonal && { impersonal: true as const }),
  };
}

/** By its number a calendar knows which; of the new time it says nothing. */
export function lostFile({ at }: Work, lost: readonly { id: MeetingId; sequence: number }[], was: Temporal.Instant) {
  const entries = lost.map((each) => ({
    ...each,
    ...{ starts: was, minutes: usualMinutes, changed: at, cancelled: true },
  }));
  const impersonal = true as const;
  return { ...named, bytes: () => meetingsIcs(entries, { impersonal }), about: [], impersonal };
}

function whoIsIn({ invited, led }: SeenMeeting): PersonId[] {
  return [...invited.map(({ mentee }) => mentee), ...(led ? [led.id] : [])];
}
