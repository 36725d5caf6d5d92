import type { Reply } from '#bot/layout.ts';
import { myQuestionOf, questionOf } from '#bot/screens/question.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type QuestionId } from '#domain/ids.ts';

/** For a curator: somebody has asked something, and nobody has answered yet. */
export async function askedOfCurator({ question }: { question: string }, work: Work): Promise<Reply | undefined> {
  if (!work.may('questions.answer')) return undefined;
  const asked = await work.questions.read(brand<QuestionId>(question));
  return asked && !asked.answer ? questionOf(asked) : undefined;
}

/** For whoever has asked. */
export async function answerOfCurator({ question }: { question: string }, work: Work): Promise<Reply | undefined> {
  const own = await work.questions.own(brand<QuestionId>(question));
  return own?.answer ? myQuestionOf(own) : undefined;
}
