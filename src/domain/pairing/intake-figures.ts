import { type Answers, answerTo } from '#domain/questionnaire/answer.ts';

const capacities: Readonly<Record<string, number>> = { one: 1, two: 2, few: 5, group: Number.POSITIVE_INFINITY };

/** How many mentees at once a mentor has offered to take (`mentees-count` of the intake); nothing where it was not said. */
export function capacityIn(answers: Answers): number | undefined {
  const answer = answerTo('mentees-count', answers);
  return answer?.kind === 'options' ? capacities[answer.options[0] ?? ''] : undefined;
}

/** Full years of teaching, by either teacher's intake. */
export function yearsIn(answers: Answers): number | undefined {
  const answer = answerTo('years', answers);
  return answer?.kind === 'number' ? answer.value : undefined;
}
