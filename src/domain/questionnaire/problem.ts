/** Why an input was not taken, with what an explanation needs; the bot words it and adds the question's example. */
export type Problem =
  | { readonly kind: 'too-short'; readonly min: number }
  | { readonly kind: 'too-long'; readonly max: number; readonly length: number }
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'too-small'; readonly min: number }
  | { readonly kind: 'too-large'; readonly max: number }
  /** More than the answer to an earlier question, which is named in its own words. */
  | { readonly kind: 'more-than-earlier'; readonly most: number; readonly earlier: string }
  | { readonly kind: 'not-a-date' }
  /** Well written, but the calendar has no such day: 31.02.2012. */
  | { readonly kind: 'no-such-date' }
  /** «14 сентября»; with the year that is the likeliest. */
  | { readonly kind: 'year-missing'; readonly likely: string }
  | { readonly kind: 'too-early'; readonly earliest: string }
  | { readonly kind: 'too-late'; readonly latest: string }
  /** `of`: how many options there are, as a number may be typed too. */
  | { readonly kind: 'not-an-option'; readonly of: number }
  | { readonly kind: 'not-yes-or-no' }
  | { readonly kind: 'not-on-scale'; readonly min: number; readonly max: number }
  | { readonly kind: 'too-few'; readonly min: number }
  | { readonly kind: 'too-many'; readonly max: number }
  /** «Готово» while the words of «другое» are awaited. */
  | { readonly kind: 'own-words-missing' }
  | { readonly kind: 'cannot-skip' }
  /** Submission while this required question has no answer. */
  | { readonly kind: 'incomplete'; readonly question: string }
  /** It means nothing at this step: an option where words are asked, words at the summary, an old button. */
  | { readonly kind: 'out-of-place' };

/** What typed words were read as. */
export type Read<T> = { readonly value: T } | { readonly problem: Problem };
