import { z } from 'zod';
import { whenText } from '#bot/meeting-words.ts';
import type { KeptFile } from '#bot/outbox-content.ts';
import { bold, paragraphs, say } from '#bot/text.ts';
import type { SeenMeeting } from '#bot/work/meetings.ts';
import type { Work } from '#bot/work/work.ts';
import { meetingsIcs } from '#documents/meeting-ics.ts';
import { brand, type MeetingId, type PairId, type PersonId } from '#domain/ids.ts';
import { standing } from '#domain/meeting/planned.ts';
import { calendarEntry } from './calendar-entry.ts';
import type { DocumentKind } from './document.ts';

/** A meeting for a calendar, with those of its series planned with it; where nothing personal may be carried, without names and place. */
export const meetingToKeep: DocumentKind<{ meeting: string }> = {
  params: z.strictObject({ meeting: z.uuid() }),

  async read(work, { meeting }) {
    const seen = await work.meetings.see(brand<MeetingId>(meeting));
    if (!seen) return undefined;
    const { name, type, bytes, impersonal } = fileOf(work, await work.meetings.together(seen));
    return {
      ...{ name, type },
      caption: paragraphs(
        bold(say`Встреча для календаря`),
        whenText(seen),
        seen.state === 'cancelled'
          ? say`Встреча отменена: этот файл убирает её из календаря.`
          : say`Файл можно открыть на телефоне: встреча сохранится в календаре.`,
        say`Чтобы встречи появлялись в календаре сами: «Встречи» → «Подписка для телефона».`,
      ),
      ...(impersonal && { impersonal }),
      make: async () => bytes,
    };
  },
};

/** The same under a notice; none before a guardian has agreed. */
export async function calendarFile(work: Work, seen: SeenMeeting): Promise<KeptFile | undefined> {
  const waits = seen.state === 'planned' && standing(seen).length === 0;
  return waits ? undefined : attached(work, await work.meetings.together(seen));
}

/** Takes what was still planned out of the calendar of whoever was in a pair that has ended. */
export async function endedFile(work: Work, pair: PairId): Promise<KeptFile | undefined> {
  const all = (await work.meetings.endedWith(pair)).filter(({ side }) => side !== 'staff');
  return all.length === 0 ? undefined : attached(work, all);
}

/** Nothing for whoever has subscribed: their calendar reads it by itself. */
async function attached(work: Work, all: readonly SeenMeeting[]): Promise<KeptFile | undefined> {
  if (await work.calendar.given()) return undefined;
  const [first] = all;
  const kept = work.at.add({ hours: 24 });
  const until = first && Temporal.Instant.compare(first.startsAt, kept) > 0 ? first.startsAt : kept;
  return work.documents.attach(fileOf(work, all), until);
}

function fileOf(work: Work, all: readonly SeenMeeting[]) {
  const impersonal = !work.carriesPersonal;
  return {
    name: say`Встреча`,
    type: 'text/calendar' as const,
    bytes: meetingsIcs(all.map(calendarEntry), { impersonal }),
    about: [...new Set(all.flatMap(whoIsIn))],
    ...(impersonal && { impersonal: true as const }),
  };
}

function whoIsIn({ invited, led }: SeenMeeting): PersonId[] {
  return [...invited.map(({ mentee }) => mentee), ...(led ? [led.id] : [])];
}
