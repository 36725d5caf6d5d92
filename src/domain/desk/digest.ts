/** What a curator's desk holds at a moment: counts only, so that every messenger may show them. */
export interface DeskFigures {
  /** Proposals that somebody has not answered for five days. */
  readonly unanswered: number;
  /** Pairs that have not met for long, or have missed three in a row, and whose mentor was asked. */
  readonly silent: number;
  /** Meetings that nobody has written down for seven days. */
  readonly unlogged: number;
  /** Another mentor is asked for; the head decides. */
  readonly replacements: number;
  /** Proposals that wait for the методический совет. */
  readonly council: number;
  readonly unconfirmed: number;
  /** Questionnaires that wait for a review. */
  readonly questionnaires: number;
  /** Pupils who cannot take part yet: a guardian has not consented. */
  readonly consents: number;
  /** Pairs that lack a paper before their work may begin in full. */
  readonly papers: number;
  /** Mentees in the register who have no pair. */
  readonly unpaired: number;
  /** People whose questionnaire is not sent yet. */
  readonly unfinished: number;
  /** Those whom no notice reaches. */
  readonly untold: number;
}

export type DeskMatter = keyof DeskFigures;

export interface DeskLine {
  readonly matter: DeskMatter;
  readonly count: number;
}

/** The most urgent first: somebody waits, then work of pairs that stops, then the beginning of such work. */
const urgent: readonly DeskMatter[] = [
  'unanswered',
  'silent',
  'replacements',
  'unlogged',
  'council',
  'questionnaires',
  'unconfirmed',
  'consents',
  'papers',
  'unpaired',
  'unfinished',
  'untold',
];

/** A digest is read on a phone between two lessons: with the meetings of the week it has ten lines. */
const mostLines = 9;

/**
 * What is to be done, the most urgent first. Of calls for help, check-ins and low ratings there is nothing here: they go
 * to whom they may go, and nowhere else (R15). Source: product.md 11.
 */
export function deskLines(figures: DeskFigures): readonly DeskLine[] {
  return urgent
    .map((matter) => ({ matter, count: figures[matter] }))
    .filter(({ count }) => count > 0)
    .slice(0, mostLines);
}

/** Meetings of the week before: those held, and those that were to be and were not. */
export interface WeekOfMeetings {
  readonly held: number;
  readonly missed: number;
}

/** Nothing to say, no message; a week in which everything went by itself is something to say. */
export function worthTelling(lines: readonly DeskLine[], { held, missed }: WeekOfMeetings): boolean {
  return lines.length > 0 || held + missed > 0;
}
