import { z } from 'zod';
import { whenText } from '#bot/meeting-words.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { SeenMeeting } from '#bot/work/meetings.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type MeetingId } from '#domain/ids.ts';
import type { DocumentKind } from './document.ts';
import { fileOf, lostFile, seenOf, standingWith } from './meeting-files.ts';

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
