import type { Answers } from '#domain/questionnaire/machine.ts';

/** The question of the survey after a meeting that is answered with one tap, from 1 to 5. Source: methodology.md 1.8. */
export const tapId = 'meeting';

const ratings = ['1', '2', '3', '4', '5'];

/** What the survey after a meeting says: the tap, and words for the curator. */
export function feedbackRating(answers: Answers): { rating?: number; words?: string } {
  const { [tapId]: tap, words } = answers;
  const rating = tap?.kind === 'options' ? tap.options[0] : undefined;
  return {
    ...(rating !== undefined && ratings.includes(rating) && { rating: Number(rating) }),
    ...(words?.kind === 'words' && { words: words.text }),
  };
}
