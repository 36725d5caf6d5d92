import type { Asking } from '#bot/conversation/conversation.ts';
import type { Text } from '#bot/text.ts';
import { readDate } from '#domain/questionnaire/read-date.ts';
import { schoolDate } from '#domain/time.ts';

/** The day that stands on a paper: not in the future, and not older than two years. */
export function askingPastDay(timeZone: string, problem: Text): Asking<string> {
  return {
    read(input, at) {
      const read = readDate(input, { earliest: '-P2Y', latest: 'P0D' }, schoolDate(at, timeZone));
      return 'problem' in read ? { problem } : read;
    },
  };
}
