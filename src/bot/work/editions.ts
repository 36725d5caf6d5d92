import { type Draft, type Edition, readEdition } from '#db/drafts.ts';
import type { PersonId } from '#domain/ids.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import { type Answers, type Progress, type SummaryRow, step } from '#domain/questionnaire/machine.ts';
import { parseQuestionnaire } from '#domain/questionnaire/questionnaire.ts';
import { forSchool, type SchoolQuestionnaire } from '#domain/questionnaire/wording.ts';
import { addressOf } from '#domain/school/school.ts';
import type { Desk } from './desk.ts';

/** A questionnaire in the edition that somebody began with, worded as for them. */
export async function editionOf(
  { inside, school }: Desk,
  edition: Edition,
  author: PersonKind,
): Promise<SchoolQuestionnaire> {
  const questionnaire = parseQuestionnaire(await readEdition(inside, edition));
  return forSchool(questionnaire, { forms: school.forms, address: addressOf(author, school) });
}

/** The answers as they were sent last; while a returned one is being changed, nobody else sees how. Undefined: never sent. */
export function sentAnswers({ review, submittedAt, progress }: Draft): Answers | undefined {
  if (submittedAt) return (progress as Progress).answers;
  return review?.state === 'returned' ? (review.answers as Answers) : undefined;
}

/** Each answer with its question. «С кем не хотелось бы работать» is for the curator, and for whoever wrote it. */
export function rowsOf(
  desk: Desk,
  questionnaire: SchoolQuestionnaire,
  answers: unknown,
  author: PersonId,
): readonly SummaryRow[] {
  const shown = step(questionnaire, { answers: answers as Answers, at: null });
  const rows = shown.at === 'summary' ? shown.rows : [];
  const mayAll = author === desk.me.id || desk.actor.roles.includes('curator');
  return rows.filter(({ question }) => question.visibleTo !== 'curator' || mayAll);
}
