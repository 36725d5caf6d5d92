import type { Asking } from '#bot/conversation/conversation.ts';
import { say } from '#bot/text.ts';
import { readDate } from '#domain/questionnaire/read-date.ts';
import { variants } from '#domain/school/variants.ts';
import { schoolDate } from '#domain/time.ts';
import { words } from './words.ts';

const longestGoal = 300;

/** The programme's goal by a button, or the curator's own words, which may name somebody. */
export function askingGoal(variant: string): Asking<string> {
  const usual = variants.find(({ id }) => id === variant)?.goal;
  return {
    personal: true,
    ...(usual !== undefined && { suggest: [{ label: say`${usual}`, value: usual }] }),
    read(input) {
      const goal = input.trim().replace(/\s+/gu, ' ');
      return goal.length < 5 || goal.length > longestGoal ? { problem: words.goalProblem } : { value: goal };
    },
  };
}

/** Since when a pair has worked: within the last five years. */
export function askingSince(timeZone: string): Asking<string> {
  return {
    read(input, at) {
      const read = readDate(input, { earliest: '-P5Y', latest: 'P0D' }, schoolDate(at, timeZone));
      return 'problem' in read ? { problem: words.sinceProblem } : read;
    },
  };
}
