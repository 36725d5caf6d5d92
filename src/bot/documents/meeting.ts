import { z } from 'zod';
import { whenText } from '#bot/meeting-words.ts';
import type { KeptFile } from '#bot/outbox-content.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { SeenMeeting } from '#bot/work/meetings.ts';
import type { Work } from '#bot/work/work.ts';
import { meetingsIcs } from '#documents/meeting-ics.ts';
import { brand, type MeetingId, type PairId, type PersonId } from '#domain/ids.ts';
import { standing, usualMinutes } from '#domain/meeting/planned.ts';
import { calendarEntry } from './calendar-entry.ts';
import type { DocumentKind } from './document.ts';

const params = z.strictObject({
  meeting: z.uuid(),
  /** In the same file. */
  others: z.array(z.uuid()).optional(),
  /** The time that whoever will not come knew, to be taken out of the calendar. */
  was: z.string().optional(),
  /** Not asked for, but due to a change of that number: of a later one another file tells. */
  unasked: z.literal(true).optional(),
  sequence: z.int().optional(),
});

/** A meeting for a calendar, with those of its series planned with it; where nothing personal may be carried, without names and place. */
export const meetingToKeep: DocumentKind<z.infer<typeof params>> = {
  params,

  async read(work, { meeting, was, others = [], sequence }) {
    const id = brand<MeetingId>(meeting);
    const file =
      was === undefined ? await keptOf(work, id, others, sequence) : await lostOf(work, id, Temporal.Instant.from(was));
    if (!file) return undefined;
    const { name, type, bytes, impersonal, when, takesOut, count } = file;
    return {
      ...{ name, type },
      caption: paragraphs(
        bold(say`Встреча для календаря`),
        when,
        fileText(takesOut, count),
        say`Чтобы встречи появлялись в календаре сами: «Встречи» → «Подписка для телефона».`,
      ),
      ...(impersonal && { impersonal }),
      make: async () => bytes(),
    };
  },
};

async function keptOf(work: Work, id: MeetingId, others: readonly string[], sequence: number | undefined) {
  const seen = await work.meetings.see(id);
  if (!seen || (sequence !== undefined && seen.sequence !== sequence)) return undefined;
  const together = [...(await standingWith(work, seen)), ...(await seenOf(work, others))];
  const all = [...new Map(together.map((each) => [each.id, each])).values()];
  const [first] = all;
  const count = all.length;
  return first && { ...fileOf(work, all), takesOut: seen.state === 'cancelled', when: whenOf(first, count), count };
}

function whenOf(first: SeenMeeting, count: number): Text {
  return count > 1 ? lines(say`Встречи: ${count}. Первая из них:`, whenText(first)) : whenText(first);
}

function fileText(takesOut: boolean, count: number): Text {
  if (takesOut) {
    return count > 1
      ? say`Эти встречи отменены: файл убирает их из календаря.`
      : say`Встреча отменена: этот файл убирает её из календаря.`;
  }
  return count > 1
    ? say`Файл можно открыть на телефоне: встречи сохранятся в календаре.`
    : say`Файл можно открыть на телефоне: встреча сохранится в календаре.`;
}

async function lostOf(work: Work, id: MeetingId, was: Temporal.Instant) {
  const lost = await work.meetings.notMine(id);
  return lost.length === 0
    ? undefined
    : { ...lostFile(work, lost, was), takesOut: true, when: undefined, count: lost.length };
}

/** Whether a calendar has to learn of this one. */
export async function fileComes(work: Work, seen: SeenMeeting): Promise<boolean> {
  return (await filed(work, seen)).length > 0;
}

/** The same under a notice. */
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
async function standingWith({ meetings }: Work, seen: SeenMeeting): Promise<readonly SeenMeeting[]> {
  return (await meetings.together(seen)).filter((each) => each.state === 'cancelled' || stands(each));
}

async function seenOf(work: Work, meetings: readonly string[]): Promise<SeenMeeting[]> {
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

function fileOf(work: Work, all: readonly SeenMeeting[]) {
  const impersonal = !work.carriesPersonal;
  return {
    ...named,
    bytes: () => meetingsIcs(all.map(calendarEntry), { impersonal }),
    about: [...new Set(all.flatMap(whoIsIn))],
    ...(impersonal && { impersonal: true as const }),
  };
}

/** By its number a calendar knows which; of the new time it says nothing. */
function lostFile({ at }: Work, lost: readonly { id: MeetingId; sequence: number }[], was: Temporal.Instant) {
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
