import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fits } from '#domain/questionnaire/answer.ts';
import { asked } from '#domain/questionnaire/asked.ts';
import { begin, type Input, type Progress, type Reply, step, take } from '#domain/questionnaire/machine.ts';
import type { SchoolQuestionnaire } from '#domain/questionnaire/wording.ts';
import { asking, today } from './samples.ts';

const keys = ['a', 'b', 'c', 'd'] as const;
const ids = ['q0', 'q1', 'q2', 'q3', 'q4', 'q5', 'q6'] as const;

const kind = fc.constantFrom('text', 'number', 'date', 'single', 'multi', 'yes_no', 'scale');

/** A condition that fits the kind of an earlier question. */
function conditionOn(source: { id: string; kind: string }): fc.Arbitrary<object> {
  const { id: question } = source;
  const answered = fc.constant({ question, answered: true });
  switch (source.kind) {
    case 'single':
    case 'multi':
      return fc.oneof(
        answered,
        fc.constantFrom(...keys).map((equals) => ({ question, equals })),
        fc.subarray([...keys], { minLength: 1 }).map((includes) => ({ question, includes })),
      );
    case 'yes_no':
      return fc.constantFrom('yes', 'no').map((equals) => ({ question, equals }));
    case 'number':
    case 'scale':
      return fc.oneof(
        answered,
        fc.integer({ min: 1, max: 3 }).map((equals) => ({ question, equals })),
      );
    default:
      return answered;
  }
}

const skeletons = fc.array(fc.record({ kind, optional: fc.boolean(), other: fc.boolean() }), {
  minLength: 1,
  maxLength: ids.length,
});

const questionnaires: fc.Arbitrary<SchoolQuestionnaire> = skeletons
  .map((list) => list.map((skeleton, index) => ({ ...skeleton, id: ids[index] ?? 'q' })))
  .chain((list) => {
    const conditions = list.map((_, index) =>
      index === 0
        ? fc.constant(undefined)
        : fc.option(
            fc.nat(index - 1).chain((earlier) => conditionOn(list[earlier] ?? { id: 'q0', kind: 'text' })),
            { nil: undefined },
          ),
    );
    return fc.tuple(...conditions).map((whens) =>
      asking(
        ...list.map(({ other, ...question }, index) => {
          const chooses = question.kind === 'single' || question.kind === 'multi';
          const options = keys.map((key) => ({
            key,
            label: `Вариант ${key}`,
            ...(other && key === 'd' ? { other } : {}),
          }));
          const when = whens[index];
          return {
            ...question,
            wording: 'Вопрос?',
            ...(chooses ? { options } : {}),
            ...(question.kind === 'multi' ? { limits: { min: 1, max: 3 } } : {}),
            ...(when === undefined ? {} : { when }),
          };
        }),
      ),
    );
  });

const typed = fc.oneof(
  fc.constantFrom('1', '2', '3', '1, 3', '4', 'да', 'нет', '05.09.2012', 'Вариант b', 'своими словами', '', '😀'),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const inputs: fc.Arbitrary<Input> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(...keys, 'yes', 'no', '2', '?').map((option): Input => ({ kind: 'option', option })),
  },
  { weight: 5, arbitrary: typed.map((text): Input => ({ kind: 'words', text })) },
  { weight: 3, arbitrary: fc.constant<Input>({ kind: 'done' }) },
  { weight: 2, arbitrary: fc.constant<Input>({ kind: 'skip' }) },
  { weight: 2, arbitrary: fc.constant<Input>({ kind: 'back' }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...ids, '?', 'constructor').map((question): Input => ({ kind: 'change', question })),
  },
  { weight: 1, arbitrary: fc.constant<Input>({ kind: 'submit' }) },
);

const walks = fc.tuple(questionnaires, fc.array(inputs, { maxLength: 40 }));

/** Every progress that a walk passes, with the input given there and the reply to it. */
function walked(questionnaire: SchoolQuestionnaire, walk: readonly Input[]) {
  const passed: { before: Progress; input: Input; reply: Reply }[] = [];
  let before = begin(questionnaire);
  for (const input of walk) {
    const reply = take(questionnaire, before, input, today);
    passed.push({ before, input, reply });
    if ('progress' in reply) before = reply.progress;
  }
  return { passed, last: before };
}

function checkSound(questionnaire: SchoolQuestionnaire, progress: Progress): void {
  const now = asked(questionnaire, progress.answers);
  expect(progress.answers).toEqual(now.answers);
  expect(JSON.parse(JSON.stringify(progress))).toStrictEqual(progress);
  for (const question of now.questions) {
    const answer = progress.answers[question.id];
    if (answer !== undefined) expect(fits(answer, question)).toBe(true);
    if (progress.at === null) expect(answer).toBeDefined();
  }
  if (progress.at === null) {
    expect(Object.keys(progress)).toEqual(['answers', 'at']);
    return;
  }
  const at = now.questions.find(({ id }) => id === progress.at);
  expect(at).toBeDefined();
  if (progress.picked !== undefined) expect(['multi', 'single']).toContain(at?.kind);
  if (progress.awaitingOther) expect(progress.picked).toContain('d');
}

test('any walk keeps the progress sound, in plain JSON, and never throws', () => {
  fc.assert(
    fc.property(walks, ([questionnaire, walk]) => {
      checkSound(questionnaire, begin(questionnaire));
      for (const { reply } of walked(questionnaire, walk).passed) {
        if ('progress' in reply) checkSound(questionnaire, reply.progress);
      }
    }),
    { numRuns: 500 },
  );
});

test('a problem changes nothing', () => {
  fc.assert(
    fc.property(walks, ([questionnaire, walk]) => {
      for (const { before, reply } of walked(questionnaire, walk).passed) {
        if (reply.kind === 'problem') expect(reply.progress).toEqual(before);
      }
    }),
  );
});

test('only what is asked and answered is submitted, and all that is required', () => {
  fc.assert(
    fc.property(walks, ([questionnaire, walk]) => {
      const { last } = walked(questionnaire, walk);
      const reply = take(questionnaire, last, { kind: 'submit' }, today);
      const { questions } = asked(questionnaire, last.answers);
      const missing = questions.filter(({ id, required }) => required && last.answers[id] === undefined);
      expect(reply.kind).toBe(last.at === null ? 'submitted' : 'problem');
      if (reply.kind !== 'submitted') return;
      expect(missing).toEqual([]);
      expect(Object.keys(reply.answers)).toEqual(questions.map(({ id }) => id));
    }),
    { numRuns: 300 },
  );
});

test('«3 из 12» names the place of the question among those asked now, the summary lists them all', () => {
  fc.assert(
    fc.property(walks, ([questionnaire, walk]) => {
      const { last } = walked(questionnaire, walk);
      const now = step(questionnaire, last);
      const { questions } = asked(questionnaire, last.answers);
      if (now.at === 'summary') {
        expect(now.rows.map(({ question }) => question.id)).toEqual(questions.map(({ id }) => id));
      } else {
        expect(now.of).toBe(questions.length);
        expect(questions[now.number - 1]).toBe(now.question);
        expect(now.question.id).toBe(last.at);
      }
    }),
  );
});

test('back and the same answer again is nothing', () => {
  fc.assert(
    fc.property(walks, ([questionnaire, walk]) => {
      const { last } = walked(questionnaire, walk);
      const unanswered = last.at === null || last.answers[last.at] === undefined;
      fc.pre(unanswered && last.changing === undefined && last.picked === undefined);
      const gone = take(questionnaire, last, { kind: 'back' }, today);
      if (gone.kind !== 'moved') return;
      expect(gone.progress.answers).toEqual(last.answers);
      expect(again(questionnaire, gone.progress)).toEqual(last);
    }),
    { numRuns: 500 },
  );
});

test('a change from the summary to the same answer is nothing, and so is «Назад» from it', () => {
  fc.assert(
    fc.property(walks, fc.nat(), ([questionnaire, walk], index) => {
      const { last } = finished(questionnaire, walked(questionnaire, walk).last);
      const now = step(questionnaire, last);
      if (now.at !== 'summary') throw new Error('not at the summary');
      const row = now.rows[index % now.rows.length];
      const opened = take(questionnaire, last, { kind: 'change', question: row?.question.id ?? '' }, today);
      if (opened.kind !== 'moved') throw new Error(opened.kind);
      expect(again(questionnaire, opened.progress)).toEqual(last);
      expect(take(questionnaire, opened.progress, { kind: 'back' }, today)).toEqual({ kind: 'moved', progress: last });
    }),
    { numRuns: 300 },
  );
});

test('from anywhere the summary is reached by answering what is asked', () => {
  fc.assert(
    fc.property(walks, ([questionnaire, walk]) => {
      const { last, answered } = finished(questionnaire, walked(questionnaire, walk).last);
      expect(last.at).toBeNull();
      expect(answered).toBeLessThanOrEqual(questionnaire.questions.length * 4);
    }),
    { numRuns: 300 },
  );
});

test('a draft of any other questionnaire is taken up without an exception, and can be finished', () => {
  fc.assert(
    fc.property(walks, questionnaires, inputs, ([earlier, walk], questionnaire, input) => {
      const stale = walked(earlier, walk).last;
      step(questionnaire, stale);
      const reply = take(questionnaire, stale, input, today);
      if ('progress' in reply) checkSound(questionnaire, reply.progress);
      expect(finished(questionnaire, stale).last.at).toBeNull();
    }),
    { numRuns: 500 },
  );
});

/** The answer that the question has, given once more. */
function again(questionnaire: SchoolQuestionnaire, progress: Progress): Progress {
  const now = step(questionnaire, progress);
  if (now.at !== 'question' || now.answer === undefined) throw new Error('there is no answer to give again');
  const { answer, question } = now;
  switch (answer.kind) {
    case 'words':
      return given(questionnaire, progress, { kind: 'words', text: answer.text });
    case 'number':
      return given(questionnaire, progress, { kind: 'words', text: String(answer.value) });
    case 'date':
      return given(questionnaire, progress, { kind: 'words', text: answer.date });
    case 'skipped':
      return given(questionnaire, progress, { kind: 'skip' });
    case 'options': {
      const chosen: Input =
        question.kind === 'multi' ? { kind: 'done' } : { kind: 'option', option: answer.options[0] ?? '' };
      const next = given(questionnaire, progress, chosen);
      return answer.other === undefined ? next : given(questionnaire, next, { kind: 'words', text: answer.other });
    }
  }
}

/** Answers whatever is asked until the summary; the count shows that it comes to an end. */
function finished(questionnaire: SchoolQuestionnaire, from: Progress): { last: Progress; answered: number } {
  let last = from;
  for (let answered = 0; answered < 100; answered += 1) {
    const now = step(questionnaire, last);
    if (now.at === 'summary') {
      const summary = take(questionnaire, last, { kind: 'change', question: '?' }, today);
      return { last: 'progress' in summary ? summary.progress : last, answered };
    }
    const { kind: asks } = now.question;
    if (now.awaitingOther) last = given(questionnaire, last, { kind: 'words', text: 'своими словами' });
    else if (asks === 'multi' && now.picked?.length) last = given(questionnaire, last, { kind: 'done' });
    else if (asks === 'single' || asks === 'multi') last = given(questionnaire, last, { kind: 'option', option: 'a' });
    else if (asks === 'yes_no') last = given(questionnaire, last, { kind: 'option', option: 'yes' });
    else last = given(questionnaire, last, { kind: 'words', text: asks === 'date' ? '05.09.2012' : '2' });
  }
  throw new Error('the questionnaire never ends');
}

function given(questionnaire: SchoolQuestionnaire, progress: Progress, input: Input): Progress {
  const reply = take(questionnaire, progress, input, today);
  if (reply.kind !== 'moved' && reply.kind !== 'stayed') throw new Error(`${input.kind}: ${JSON.stringify(reply)}`);
  return reply.progress;
}
