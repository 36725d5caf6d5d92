import { expect, test } from 'vitest';
import { begin, step, take } from '#domain/questionnaire/machine.ts';
import { parseQuestionnaire } from '#domain/questionnaire/questionnaire.ts';
import { forSchool } from '#domain/questionnaire/wording.ts';
import { file, note, today } from './samples.ts';

const mentorKind = {
  id: 'mentor-kind',
  kind: 'multi',
  wording: { ты: 'Какой наставник тебе подошёл бы?', вы: 'Какой наставник вам подошёл бы?' },
  options: [
    { key: 'peer', label: 'Ровесник', forms: ['pupil_pupil'] },
    { key: 'older', label: 'Старшеклассник', forms: ['pupil_pupil'] },
    { key: 'teacher', label: { ты: 'Твой учитель', вы: 'Ваш учитель' }, forms: ['teacher_pupil', 'student_pupil'] },
  ],
  limits: { min: 2 },
};

const questionnaire = parseQuestionnaire(
  file(mentorKind, {
    id: 'mood',
    kind: 'scale',
    wording: 'Насколько?',
    ends: { low: 'мало', high: { ты: 'да', вы: 'весьма' } },
  }),
);

test('a school reads plain sentences in its own form of address', () => {
  const plain = forSchool(questionnaire, { forms: ['pupil_pupil', 'teacher_pupil'], address: 'вы' });
  expect(plain.questions[0]).toMatchObject({
    wording: 'Какой наставник вам подошёл бы?',
    options: [{ label: 'Ровесник' }, { label: 'Старшеклассник' }, { label: 'Ваш учитель' }],
  });
  expect(plain.questions[1]).toMatchObject({ ends: { low: 'мало', high: 'весьма' } });
  expect(JSON.stringify(plain)).not.toContain('"ты"');
});

test('options of forms that the school has not turned on are not offered', () => {
  const plain = forSchool(questionnaire, { forms: ['pupil_pupil', 'teacher_teacher'], address: 'ты' });
  expect(plain.questions[0]).toMatchObject({
    options: [{ key: 'peer' }, { key: 'older' }],
    limits: { min: 2, max: 2 },
  });
});

test('a choice that has nothing left to choose from is not asked', () => {
  const plain = forSchool(questionnaire, { forms: ['teacher_pupil'], address: 'ты' });
  expect(plain.questions.map(({ id }) => id)).toEqual(['mood']);
});

test('a questionnaire that has nothing left to ask is at its summary at once', () => {
  const plain = forSchool(parseQuestionnaire(file(mentorKind)), { forms: [], address: 'ты' });
  expect(step(plain, begin(plain))).toEqual({ at: 'summary', rows: [] });
  expect(take(plain, begin(plain), { kind: 'submit' }, today)).toEqual({ kind: 'submitted', answers: {} });
  expect(take(plain, begin(plain), { kind: 'back' }, today)).toEqual({ kind: 'left' });
});

test('what has one wording for all is left as it is', () => {
  const plain = forSchool(parseQuestionnaire(file({ ...note, hint: 'Коротко', example: 'Играю' })), {
    forms: [],
    address: 'ты',
  });
  expect(plain.questions[0]).toMatchObject({ wording: note.wording, hint: 'Коротко', example: 'Играю' });
});
