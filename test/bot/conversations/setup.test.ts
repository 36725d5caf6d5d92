import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseForms } from '#bot/conversations/setup/choose-forms.ts';
import { words } from '#bot/conversations/setup/words.ts';
import { plain } from '#bot/text.ts';
import { formIds } from '#domain/school/forms.ts';
import { timeZones } from '#domain/school/time-zones.ts';
import { RandomTalk } from './random-talk.ts';

describe('choosing the forms of mentoring', () => {
  it('is one press where the usual ones are right', async () => {
    const talk = new RandomTalk([0], '');
    await expect(chooseForms(talk, ['pupil_pupil', 'teacher_teacher'])).resolves.toEqual([
      'pupil_pupil',
      'teacher_teacher',
    ]);
    expect(talk.asked).toBe(1);
  });

  it('never ends without a form, with one twice, or with one of a college', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 30 }), async (answers) => {
        const chosen = await chooseForms(new RandomTalk([...answers, 0, 0], ''), ['pupil_pupil']);
        expect(chosen.length).toBeGreaterThan(0);
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(formIds.filter((form) => chosen.includes(form))).toEqual(chosen);
        expect(chosen).not.toContain('student_student');
      }),
    );
  });
});

describe('buttons of set-up', () => {
  it('show every time zone whole', () => {
    for (const zone of timeZones) expect(plain(words.zone(zone).pack()).length).toBeLessThanOrEqual(40);
  });
});
