import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invited } from '#bot/conversations/invite/invited.ts';
import { tillOptions } from '#bot/conversations/invite/terms.ts';
import { plain } from '#bot/text.ts';
import { checkTerms, defaultTerms } from '#domain/people/invitation.ts';
import { formIds, forms } from '#domain/school/forms.ts';
import { RandomTalk } from './random-talk.ts';

describe('whom an invitation is for', () => {
  it('is always somebody whom the forms of the school have a place for', async () => {
    const on = fc.subarray([...formIds], { minLength: 1 });
    const numbers = fc.array(fc.nat(), { minLength: 6, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(on, numbers, async (enabled, answers) => {
        const whom = await invited(new RandomTalk(answers, '7а'), enabled);
        expect(checkTerms(whom, defaultTerms(whom)).ok).toBe(true);
        if (whom.form !== undefined) {
          expect(enabled).toContain(whom.form);
          const side = whom.role === 'mentor' ? 'mentors' : 'mentees';
          expect(forms[whom.form][side]).toContain(whom.kind);
        }
        // A mentor offers help in a form: the questionnaire depends on it.
        if (whom.role === 'mentor') expect(whom.form).toBeDefined();
        if (whom.role === 'class_teacher') expect(whom.className).toBe('7А');
      }),
    );
  });

  it('asks nothing that the forms leave no choice in', async () => {
    const talk = new RandomTalk([0, 0], '7а');
    await expect(invited(talk, ['teacher_pupil'])).resolves.toEqual({
      role: 'mentee',
      kind: 'pupil',
      form: 'teacher_pupil',
    });
    // Whom, and from which class.
    expect(talk.asked).toBe(2);
  });
});

describe('till when an invitation holds', () => {
  const labels = (day: string, usual: number) =>
    tillOptions(Temporal.PlainDate.from(day), usual).map(({ label }) => plain(label.pack()));

  it('offers the usual first and the school year last', () => {
    expect(labels('2026-09-14', 14)).toEqual([
      '14 дней, до 28 сентября',
      '7 дней, до 21 сентября',
      '30 дней, до 14 октября',
      'Весь учебный год, до 31 августа',
    ]);
  });

  it('leaves the school year out where it ends sooner', () => {
    expect(labels('2027-08-20', 30)).toEqual([
      '30 дней, до 19 сентября',
      '7 дней, до 27 августа',
      '14 дней, до 3 сентября',
    ]);
  });
});
