import type { Answer } from '#domain/questionnaire/answer.ts';
import type { SummaryRow } from '#domain/questionnaire/machine.ts';
import type { SchoolQuestion } from '#domain/questionnaire/wording.ts';

/** Where a sent questionnaire stands: in the register from `accepted` on, back with its author while `returned`. */
export type ReviewState = 'waiting' | 'accepted' | 'returned';

/** Why a questionnaire is looked at by itself and not accepted together with the others («без замечаний»). */
export type Remark =
  /** Whoever came by a common link counts nowhere until confirmed (product.md, 2). */
  | 'unconfirmed'
  /** It had been returned: the curator looks whether what was asked for has been changed. */
  | 'resent';

export function remarksOn({ confirmed, sent }: { confirmed: boolean; sent: number }): readonly Remark[] {
  return [...(confirmed ? [] : (['unconfirmed'] as const)), ...(sent > 1 ? (['resent'] as const) : [])];
}

/** A decision can be taken back so long; later on others have built upon it. */
export const undoLasts = { hours: 24 };

/** Those whom a decision concerns are told of it so much later: an undone slip is never heard of. */
export const toldAfter = { minutes: 10 };

/** One question before and after it was returned; absent where it was not asked. */
export interface Change {
  readonly question: SchoolQuestion;
  readonly before?: Answer;
  readonly now?: Answer;
}

/** What an author has changed, in the order of the questionnaire. */
export function changesBetween(before: readonly SummaryRow[], now: readonly SummaryRow[]): readonly Change[] {
  const old = new Map(before.map(({ question, answer }) => [question.id, answer]));
  const changed = now.flatMap(({ question, answer }): Change[] => {
    const was = old.get(question.id);
    if (was !== undefined && sameAnswer(was, answer)) return [];
    return [{ question, now: answer, ...(was === undefined ? {} : { before: was }) }];
  });
  const asked = new Set(now.map(({ question }) => question.id));
  const gone = before.filter(({ question }) => !asked.has(question.id));
  return [...changed, ...gone.map(({ question, answer }): Change => ({ question, before: answer }))];
}

function sameAnswer(one: Answer, other: Answer): boolean {
  switch (one.kind) {
    case 'words':
      return other.kind === 'words' && one.text === other.text;
    case 'number':
      return other.kind === 'number' && one.value === other.value;
    case 'date':
      return other.kind === 'date' && one.date === other.date;
    case 'options':
      return other.kind === 'options' && one.other === other.other && one.options.join() === other.options.join();
    case 'skipped':
      return other.kind === 'skipped';
    default:
      return one satisfies never;
  }
}
