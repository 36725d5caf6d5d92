import { z } from 'zod';
import { whenText } from '#bot/meeting-words.ts';
import { bold, paragraphs, say } from '#bot/text.ts';
import { meetingIcs } from '#documents/meeting-ics.ts';
import { brand, type MeetingId } from '#domain/ids.ts';
import { calendarEntry } from './calendar-entry.ts';
import type { DocumentKind } from './document.ts';

/** One meeting for a calendar; where nothing personal may be carried, without names and place. */
export const meetingToKeep: DocumentKind<{ meeting: string }> = {
  params: z.strictObject({ meeting: z.uuid() }),

  async read({ meetings, carriesPersonal }, { meeting }) {
    const seen = await meetings.see(brand<MeetingId>(meeting));
    if (!seen) return undefined;
    const impersonal = !carriesPersonal;
    return {
      name: say`Встреча`,
      caption: paragraphs(
        bold(say`Встреча для календаря`),
        whenText(seen),
        say`Файл можно открыть на телефоне: встреча сохранится в календаре.`,
      ),
      type: 'text/calendar',
      ...(impersonal && { impersonal: true as const }),
      make: async () => meetingIcs(calendarEntry(seen), { impersonal }),
    };
  },
};
