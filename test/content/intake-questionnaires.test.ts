import { describe, expect, test } from 'vitest';
import { loadQuestionnaires } from '#content/load-questionnaires.ts';
import { begin, type Input, type Progress, step, take } from '#domain/questionnaire/machine.ts';
import type { ChoiceQuestion, Question, Questionnaire } from '#domain/questionnaire/questionnaire.ts';
import { forSchool, worded } from '#domain/questionnaire/wording.ts';
import { formIds } from '#domain/school/forms.ts';
import { variantsOf } from '#domain/school/variants.ts';

const folder = new URL('../../content/questionnaires/', import.meta.url);
const all = await loadQuestionnaires(folder);
const today = Temporal.PlainDate.from('2026-10-05');

const intake = ['mentee-pupil', 'mentor-pupil-pupil', 'mentee-teacher', 'mentor-teacher'] as const;
const sides = [
  { mentee: 'mentee-pupil', mentor: 'mentor-pupil-pupil' },
  { mentee: 'mentee-teacher', mentor: 'mentor-teacher' },
] as const;

function named(id: string): Questionnaire {
  const found = all.get(id);
  if (found === undefined) throw new Error(`content/ has no questionnaire "${id}"`);
  return found.questionnaire;
}

function choice(questionnaire: Questionnaire, id: string): ChoiceQuestion {
  const found = questionnaire.questions.find((question) => question.id === id);
  if (found === undefined || !('options' in found)) throw new Error(`${questionnaire.id} has no choice "${id}"`);
  return found;
}

function sentencesOf(question: Question): readonly string[] {
  const wordings = [question.wording, question.hint, question.example].filter((wording) => wording !== undefined);
  const labels = 'options' in question ? question.options.map(({ label }) => label) : [];
  return [...wordings, ...labels].flatMap((wording) =>
    typeof wording === 'string' ? wording : Object.values(wording),
  );
}

describe.each(intake)('%s', (id) => {
  const questionnaire = named(id);

  test('is short and called «Анкета программы»', () => {
    expect(questionnaire.questions.length).toBeGreaterThanOrEqual(9);
    expect(questionnaire.questions.length).toBeLessThanOrEqual(14);
    expect(worded(questionnaire.title, 'вы')).toMatch(/^Анкета программы/u);
    expect(JSON.stringify(questionnaire)).not.toMatch(/официальн/iu);
  });

  test('asks nothing about a category of difficulty', () => {
    const said = questionnaire.questions.flatMap(sentencesOf).join('\n');
    expect(said).not.toMatch(/трудн\w* жизнен|учёте|поведени|малоимущ|сирот|выгоран|неуспева|пассивн/iu);
  });

  test('labels leave room for a tick and a number on a button of forty characters', () => {
    const labels = questionnaire.questions.flatMap((question) =>
      'options' in question ? question.options.map(({ label }) => worded(label, 'вы')) : [],
    );
    expect(labels.filter((label) => label.length > 36)).toEqual([]);
  });

  test('whom the person would rather not work with is personal, optional and for the curator alone', () => {
    const avoid = questionnaire.questions.find((question) => question.id === 'avoid');
    expect(avoid).toMatchObject({ visibleTo: 'curator', personal: true, required: false });
  });

  test('says «ты» only in the variant that is for it', () => {
    const plain = forSchool(questionnaire, { forms: formIds, address: 'вы' });
    const said = [plain.title, plain.intro ?? '', ...plain.questions.flatMap(sentencesOf)].join('\n');
    expect(said).not.toMatch(
      /(?<!\p{L})(ты|тебя|тебе|тобой|твой|твоя|твоё|твои|твоей|выбери|пропусти|напиши)(?!\p{L})/iu,
    );
    if (id.includes('teacher')) expect(JSON.stringify(questionnaire)).not.toContain('"ты"');
  });

  test('says «вы» only in the variant that is for it', () => {
    if (id.includes('teacher')) return;
    const plain = forSchool(questionnaire, { forms: formIds, address: 'ты' });
    const said = [plain.title, plain.intro ?? '', ...plain.questions.flatMap(sentencesOf)].join('\n');
    expect(said).not.toMatch(/(?<!\p{L})(вы|вас|вам|вами|ваш\p{L}*|\p{L}+йте)(?!\p{L})/iu);
  });

  test('tells a pupil in plain words', () => {
    if (id.includes('teacher')) return;
    const plain = forSchool(questionnaire, { forms: formIds, address: 'ты' });
    const said = [plain.intro ?? '', ...plain.questions.flatMap(sentencesOf)].join('\n');
    expect(said).not.toMatch(/наставляем|наставничеств/iu);
  });

  test('every question that takes words has an example of its own', () => {
    const takeWords = questionnaire.questions.filter(
      (question) => !('options' in question) || question.options.some(({ other }) => other),
    );
    expect(takeWords.filter(({ example }) => example === undefined).map((question) => question.id)).toEqual([]);
  });

  test('an example is itself a right answer', () => {
    const plain = forSchool(questionnaire, { forms: formIds, address: 'вы' });
    for (const { when: _, ...question } of plain.questions) {
      if (question.example === undefined) continue;
      const reply = take(
        { ...plain, questions: [question] },
        { answers: {}, at: question.id },
        { kind: 'words', text: question.example },
        today,
      );
      expect(reply.kind, question.id).toBe('moved');
    }
  });

  test('can be answered to the end with the first option, a number and «Пропустить»', () => {
    const plain = forSchool(questionnaire, { forms: ['pupil_pupil', 'teacher_teacher'], address: 'вы' });
    let progress: Progress = begin(plain);
    let presses = 0;
    for (let now = step(plain, progress); now.at === 'question'; now = step(plain, progress)) {
      for (const input of easiest(now.question)) {
        const reply = take(plain, progress, input, today);
        if (reply.kind !== 'moved' && reply.kind !== 'stayed') throw new Error(`${now.question.id}: ${reply.kind}`);
        progress = reply.progress;
        presses += 1;
      }
    }
    expect(take(plain, progress, { kind: 'submit' }, today).kind).toBe('submitted');
    expect(presses).toBeLessThanOrEqual(24);
  });
});

function easiest(question: Question<string>): readonly Input[] {
  if (!question.required) return [{ kind: 'skip' }];
  if (!('options' in question)) return [{ kind: 'words', text: '5' }];
  const press: Input = { kind: 'option', option: question.options[0]?.key ?? '' };
  return question.kind === 'multi' ? [press, { kind: 'done' }] : [press];
}

describe.each(sides)('$mentee and $mentor can be compared', ({ mentee, mentor }) => {
  const ids = named(mentee)
    .questions.filter((question) => 'options' in question)
    .map((question) => question.id)
    .filter((id) => named(mentor).questions.some((question) => question.id === id));

  test('in needs, interests, days and hours', () => {
    expect(ids).toEqual(expect.arrayContaining(['help', 'interests', 'days', 'hours']));
  });

  test.each(ids)('%s: the same options on both sides', (id) => {
    expect(choice(named(mentor), id).options).toEqual(choice(named(mentee), id).options);
  });
});

test('interests, days and hours have the same options for pupils and teachers', () => {
  for (const id of ['interests', 'days', 'hours']) {
    const [first, ...others] = intake.map((name) => choice(named(name), id).options);
    for (const options of others) expect(options, id).toEqual(first);
  }
});

test('the variants offered to a mentor are those of the form', () => {
  for (const id of ['mentor-pupil-pupil', 'mentor-teacher']) {
    const questionnaire = named(id);
    const offered = choice(questionnaire, 'variants').options.map(({ key }) => key);
    const form = questionnaire.form;
    expect(form).toBeDefined();
    if (form !== undefined) expect(offered).toEqual(variantsOf(form).map((variant) => variant.id));
  }
});

test('the columns of both official bases are fed', () => {
  const fed = (id: string) => new Set(named(id).questions.flatMap(({ register }) => register ?? []));
  for (const { mentee, mentor } of sides) {
    expect(fed(mentee)).toContain('request');
    for (const column of ['competencies', 'achievements', 'interests', 'time'] as const) {
      expect(fed(mentor)).toContain(column);
    }
  }
  expect(fed('mentor-pupil-pupil')).toContain('desired-age');
});
