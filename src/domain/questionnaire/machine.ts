import { type Answer, type Answers, answerTo } from './answer.ts';
import { type Answering, answering } from './answering.ts';
import { exceededMost } from './earlier-limit.ts';
import type { Problem } from './problem.ts';
import { type Progress, pickedAt, proceed, type Standing, settle } from './standing.ts';
import type { SchoolQuestion, SchoolQuestionnaire } from './wording.ts';

export type { Answer, Answers, Problem, Progress };

/** What a person does. */
export type Input =
  | Answering
  | { readonly kind: 'back' }
  | { readonly kind: 'change'; readonly question: string }
  | { readonly kind: 'submit' };

export type Reply =
  | { readonly kind: 'moved'; readonly progress: Progress }
  /** An option of `multi` was ticked or unticked: the same question, its buttons anew. */
  | { readonly kind: 'stayed'; readonly progress: Progress }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly progress: Progress }
  | { readonly kind: 'submitted'; readonly answers: Answers }
  /** Back on the first question. */
  | { readonly kind: 'left' };

/** What to show. */
export type Step =
  | {
      readonly at: 'question';
      readonly question: SchoolQuestion;
      /** «3 из 12»: among the questions that will be asked as known now. */
      readonly number: number;
      readonly of: number;
      /** The answer it has already, when gone back to. */
      readonly answer?: Answer;
      /** Only in `multi`: the ticked options. */
      readonly picked?: readonly string[];
      readonly awaitingOther?: true;
    }
  | { readonly at: 'summary'; readonly rows: readonly SummaryRow[] };

export interface SummaryRow {
  readonly question: SchoolQuestion;
  readonly answer: Answer;
}

export function begin(questionnaire: SchoolQuestionnaire): Progress {
  return proceed(questionnaire, {}, { changing: false }).progress;
}

export function step(questionnaire: SchoolQuestionnaire, progress: Progress): Step {
  const { questions, question, progress: now } = settle(questionnaire, progress);
  if (question === undefined) {
    const rows = questions.map((row) => ({ question: row, answer: answerTo(row.id, now.answers) ?? skipped }));
    return { at: 'summary', rows };
  }
  const answer = answerTo(question.id, now.answers);
  return {
    at: 'question',
    question,
    number: questions.indexOf(question) + 1,
    of: questions.length,
    ...(answer === undefined ? {} : { answer }),
    ...(question.kind === 'multi' ? { picked: pickedAt(question, now) } : {}),
    ...(now.awaitingOther ? { awaitingOther: true } : {}),
  };
}

/** Never throws: a stale progress or an input out of place gets a problem and a progress that is right. */
export function take(
  questionnaire: SchoolQuestionnaire,
  progress: Progress,
  input: Input,
  today: Temporal.PlainDate,
): Reply {
  const standing = settle(questionnaire, progress);
  const { question, progress: now } = standing;
  switch (input.kind) {
    case 'back':
      return goBack(questionnaire, standing);
    case 'change': {
      const chosen = standing.questions.find(({ id }) => id === input.question);
      if (question !== undefined || chosen === undefined) return problem({ kind: 'out-of-place' }, now);
      return { kind: 'moved', progress: { answers: now.answers, at: chosen.id, changing: true } };
    }
    case 'submit':
      if (question !== undefined) return problem({ kind: 'incomplete', question: question.id }, now);
      return { kind: 'submitted', answers: now.answers };
    case 'option':
    case 'words':
    case 'done':
    case 'skip': {
      if (question === undefined) return problem({ kind: 'out-of-place' }, now);
      const taken = answering(question, now, input, today);
      if (taken.kind !== 'answered') return taken;
      const most = exceededMost(question, taken.answer, now.answers);
      if (most !== undefined) {
        const earlier = questionnaire.questions.find(
          ({ id }) => 'notMoreThan' in question && id === question.notMoreThan,
        );
        return problem({ kind: 'more-than-earlier', most, earlier: earlier?.wording ?? '' }, now);
      }
      const given = { ...now.answers, [question.id]: taken.answer };
      const { progress: next } = proceed(questionnaire, given, { changing: now.changing === true });
      return { kind: 'moved', progress: next };
    }
  }
}

const skipped: Answer = { kind: 'skipped' };

function goBack(questionnaire: SchoolQuestionnaire, { questions, question, progress }: Standing): Reply {
  const { answers } = progress;
  if (question !== undefined && progress.awaitingOther) {
    const { awaitingOther: _, picked, ...rest } = progress;
    const kept = question.kind === 'multi' && picked !== undefined ? { picked } : {};
    return { kind: 'moved', progress: { ...rest, ...kept } };
  }
  if (progress.changing) {
    const onward = proceed(questionnaire, answers, { changing: true });
    if (onward.question === undefined) return { kind: 'moved', progress: onward.progress };
  }
  const revealed = progress.changing && question !== undefined && answerTo(question.id, answers) === undefined;
  const source = revealed ? question.when?.question : undefined;
  const index = question === undefined ? questions.length : questions.indexOf(question);
  const previous = questions.find(({ id }) => id === source) ?? questions[index - 1];
  if (previous === undefined) return { kind: 'left' };
  const changing = progress.changing ? ({ changing: true } as const) : {};
  return { kind: 'moved', progress: { answers, at: previous.id, ...changing } };
}

function problem(what: Problem, progress: Progress): Reply {
  return { kind: 'problem', problem: what, progress };
}
