import { describe, expect, it } from 'vitest';
import { labelsOf, reasonText, warningText } from '#bot/screens/reason-words.ts';
import { plain, type Text } from '#bot/text.ts';
import { loadQuestionnaires } from '#content/load-questionnaires.ts';
import type { Reason, Warning } from '#domain/pairing/suitability.ts';
import { parseQuestionnaire } from '#domain/questionnaire/questionnaire.ts';
import { forSchool } from '#domain/questionnaire/wording.ts';
import { formIds } from '#domain/school/forms.ts';

const content = await loadQuestionnaires(new URL('../../../content/questionnaires/', import.meta.url));
const labels = (id: string) =>
  labelsOf(forSchool(parseQuestionnaire(content.get(id)?.file), { forms: formIds, address: 'ты' }));
const read = (text: Text) => plain(text.pack());

describe('why a mentor suits, in words', () => {
  it.each<[Reason, string]>([
    [{ kind: 'teaches', subjects: ['maths', 'foreign'] }, 'поможет с учёбой: математика, иностранный язык'],
    [{ kind: 'can-help', with: ['friends'] }, 'поможет с тем, что нужно: найти друзей и освоиться в классе'],
    [
      { kind: 'both-interested', in: ['robotics', 'chess'] },
      'общие интересы: робототехника, шахматы и настольные игры',
    ],
    [
      { kind: 'both-free', days: ['wed', 'fri'], hours: ['midday'] },
      'общее время: среда, пятница, днём с 12:00 до 15:00',
    ],
    [{ kind: 'both-free', days: ['wed'], hours: ['afternoon'] }, 'общее время: среда, с 15:00 до 18:00'],
    [{ kind: 'same-format', format: 'in-person' }, 'удобный формат встреч: вживую'],
  ])('%j', (reason, expected) => expect(read(reasonText(reason, labels('mentee-pupil')))).toBe(expected));

  it('leaves an abbreviation as it is', () => {
    const found = reasonText({ kind: 'can-help', with: ['lesson', 'standards'] }, labels('mentee-teacher'));
    expect(read(found)).toBe('поможет с тем, что нужно: построение урока, ФГОС');
  });

  it('never shows the key of an option that the edition does not have', () => {
    const gone: Reason = { kind: 'both-interested', in: ['falconry'] };
    expect(() => reasonText(gone, labels('mentee-pupil'))).toThrow('mentee-pupil: no option falconry of interests');
  });

  it('has words of its own for each', () => {
    const plainOnes: Reason[] = [
      { kind: 'same-subject' },
      { kind: 'variant-wished' },
      { kind: 'wished-kind' },
      { kind: 'grade-wished' },
    ];
    const kinds: Warning['kind'][] = ['avoid-note', 'gender-wished', 'no-common-time', 'no-common-format'];
    const said = [
      ...plainOnes.map((reason) => read(reasonText(reason, labels('mentee-pupil')))),
      ...kinds.map((kind) => read(warningText({ kind }))),
    ];
    expect(new Set(said).size).toBe(said.length);
  });
});
