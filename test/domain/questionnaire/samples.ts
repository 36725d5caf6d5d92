import { parseQuestionnaire } from '#domain/questionnaire/questionnaire.ts';
import { forSchool, type SchoolQuestionnaire } from '#domain/questionnaire/wording.ts';
import { formIds } from '#domain/school/forms.ts';

export const today = Temporal.PlainDate.from('2026-10-05');

/** A file with these questions, before it is read. */
export function file(...questions: readonly object[]): object {
  const rest = { id: 'sample', version: 1, title: 'Анкета программы: проба', audience: { role: 'mentee' } };
  return { ...rest, questions };
}

/** As a school with every form asks it. */
export function asking(...questions: readonly object[]): SchoolQuestionnaire {
  return forSchool(parseQuestionnaire(file(...questions)), { forms: formIds, address: 'ты' });
}

export const note = { id: 'note', kind: 'text', wording: 'Расскажи о себе' };

export const days = {
  id: 'days',
  kind: 'multi',
  wording: 'В какие дни?',
  options: [
    { key: 'mon', label: 'Понедельник' },
    { key: 'wed', label: 'Среда' },
    { key: 'fri', label: 'Пятница' },
  ],
};

export const club = {
  id: 'club',
  kind: 'single',
  wording: 'Какой кружок?',
  options: [
    { key: 'chess', label: 'Шахматы' },
    { key: 'climbing', label: 'Ещё не знаю' },
    { key: 'other', label: 'Другой', other: true },
  ],
};

export const interests = {
  id: 'interests',
  kind: 'multi',
  wording: 'Что интересно?',
  options: [
    { key: 'chess', label: 'Шахматы' },
    { key: 'music', label: 'Музыка' },
    { key: 'art', label: 'Рисование' },
    { key: 'other', label: 'Другое', other: true },
  ],
};

export const experience = { id: 'experience', kind: 'yes_no', wording: 'Есть опыт?' };

export const story = {
  id: 'story',
  kind: 'text',
  wording: 'Расскажи о нём',
  when: { question: 'experience', equals: 'yes' },
};
