import type { Answers } from '#domain/questionnaire/machine.ts';

/** The tap of a mentee after a meeting, the worst first. Source: methodology.md 1.8. */
export const ratings = [1, 2, 3, 4, 5] as const;

/** What the survey after a meeting says: its question `meeting` is the tap, `words` is for the curator. */
export function feedbackRating(answers: Answers): { rating?: number; words?: string } {
  const { meeting: tap, words } = answers;
  const rating = tap?.kind === 'options' ? Number(tap.options[0]) : undefined;
  return {
    ...(rating !== undefined && Number.isInteger(rating) && { rating }),
    ...(words?.kind === 'words' && { words: words.text }),
  };
}
