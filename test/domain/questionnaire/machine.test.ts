import { describe, expect, test } from 'vitest';
import { begin, type Input, type Progress, type Reply, step, take } from '#domain/questionnaire/machine.ts';
import { asksPersonal, isPersonal } from '#domain/questionnaire/personal-answers.ts';
import type { SchoolQuestionnaire } from '#domain/questionnaire/wording.ts';
import { asking, club, days, experience, interests, note, story, today } from './samples.ts';

const press = (option: string): Input => ({ kind: 'option', option });
const words = (text: string): Input => ({ kind: 'words', text });
const change = (question: string): Input => ({ kind: 'change', question });
const back: Input = { kind: 'back' };
const done: Input = { kind: 'done' };
const skip: Input = { kind: 'skip' };
const submit: Input = { kind: 'submit' };

/** Where a person is after these inputs; each must be taken. */
function reached(questionnaire: SchoolQuestionnaire, ...inputs: readonly Input[]): Progress {
  return inputs.reduce((progress: Progress, input) => {
    const reply = take(questionnaire, progress, input, today);
    if (reply.kind !== 'moved' && reply.kind !== 'stayed') throw new Error(`${input.kind}: ${JSON.stringify(reply)}`);
    return reply.progress;
  }, begin(questionnaire));
}

function replyTo(questionnaire: SchoolQuestionnaire, inputs: readonly Input[], last: Input): Reply {
  return take(questionnaire, reached(questionnaire, ...inputs), last, today);
}

describe('the way through', () => {
  const questionnaire = asking(experience, story, { ...note, optional: true });

  test('goes question by question to the summary and out', () => {
    const progress = reached(questionnaire, press('yes'), words('В лагере'), skip);
    expect(step(questionnaire, progress)).toMatchObject({
      at: 'summary',
      rows: [
        { question: { id: 'experience' }, answer: { kind: 'options', options: ['yes'] } },
        { question: { id: 'story' }, answer: { kind: 'words', text: 'В лагере' } },
        { question: { id: 'note' }, answer: { kind: 'skipped' } },
      ],
    });
    expect(take(questionnaire, progress, submit, today)).toEqual({
      kind: 'submitted',
      answers: {
        experience: { kind: 'options', options: ['yes'] },
        story: { kind: 'words', text: 'В лагере' },
        note: { kind: 'skipped' },
      },
    });
  });

  test('counts only the questions that will be asked as known now', () => {
    expect(step(questionnaire, begin(questionnaire))).toMatchObject({ number: 1, of: 2 });
    expect(step(questionnaire, reached(questionnaire, press('yes')))).toMatchObject({ number: 2, of: 3 });
    expect(step(questionnaire, reached(questionnaire, press('no')))).toMatchObject({
      question: { id: 'note' },
      number: 2,
      of: 2,
    });
  });

  test('a required question cannot be skipped', () => {
    expect(replyTo(questionnaire, [], skip)).toMatchObject({ kind: 'problem', problem: { kind: 'cannot-skip' } });
  });

  test('cannot be submitted before the summary', () => {
    expect(replyTo(questionnaire, [press('yes')], submit)).toMatchObject({
      problem: { kind: 'incomplete', question: 'story' },
      progress: { at: 'story' },
    });
  });

  test.each<[string, readonly Input[], Input]>([
    ['an option where words are asked', [press('yes')], press('yes')],
    ['«Готово» where there is nothing to tick', [], done],
    ['a change before the summary', [], change('experience')],
    ['words at the summary', [press('no'), skip], words('привет')],
    ['a press at the summary', [press('no'), skip], press('yes')],
    ['a change of a question not asked', [press('no'), skip], change('story')],
  ])('%s is out of place and changes nothing', (_, inputs, last) => {
    expect(replyTo(questionnaire, inputs, last)).toEqual({
      kind: 'problem',
      problem: { kind: 'out-of-place' },
      progress: reached(questionnaire, ...inputs),
    });
  });
});

describe('the way back', () => {
  const questionnaire = asking(experience, story, note);

  test('from the first question leads out', () => {
    expect(replyTo(questionnaire, [], back)).toEqual({ kind: 'left' });
  });

  test('shows the former answer, and after it goes to where nothing is answered yet', () => {
    const progress = reached(questionnaire, press('yes'), words('В лагере'), back, back);
    expect(step(questionnaire, progress)).toMatchObject({ number: 1, answer: { options: ['yes'] } });
    expect(reached(questionnaire, press('yes'), words('В лагере'), back, back, press('yes'))).toMatchObject({
      at: 'note',
    });
  });

  test('leads from the summary to the last question', () => {
    expect(reached(questionnaire, press('no'), words('Пою'), back)).toMatchObject({ at: 'note' });
  });

  test('another answer drops what is no longer asked', () => {
    expect(reached(questionnaire, press('yes'), words('В лагере'), back, back, press('no'))).toEqual({
      answers: { experience: { kind: 'options', options: ['no'] } },
      at: 'note',
    });
  });

  test('a chain of conditions falls together', () => {
    const chain = asking(
      experience,
      { ...experience, id: 'lasting', when: { question: 'experience', equals: 'yes' } },
      { ...note, when: { question: 'lasting', answered: true } },
      days,
    );
    const progress = reached(chain, press('yes'), press('no'), words('Год'), back, back, back, press('no'));
    expect(Object.keys(progress.answers)).toEqual(['experience']);
  });
});

describe('conditions', () => {
  const when = (condition: object) => ({ ...note, when: condition });
  const mood = { id: 'mood', kind: 'scale', wording: 'Насколько?' };
  const free = { ...note, id: 'free', optional: true };

  test.each<[string, object, object, readonly Input[], boolean]>([
    ['one of the named is chosen', days, { question: 'days', includes: ['wed', 'fri'] }, [press('fri'), done], true],
    ['none of the named is chosen', days, { question: 'days', includes: ['wed', 'fri'] }, [press('mon'), done], false],
    ['exactly this is chosen', days, { question: 'days', equals: 'wed' }, [press('wed'), done], true],
    ['this and another are chosen', days, { question: 'days', equals: 'wed' }, [words('1, 2')], false],
    ['the number is this', mood, { question: 'mood', equals: 10 }, [words('10')], true],
    ['the number is another', mood, { question: 'mood', equals: 10 }, [words('9')], false],
    ['there is an answer', free, { question: 'free', answered: true }, [words('Да')], true],
    ['it was skipped', free, { question: 'free', answered: true }, [skip], false],
  ])('when %s', (_, source, condition, inputs, holds) => {
    const progress = reached(asking(source, when(condition)), ...inputs);
    expect(progress.at).toBe(holds ? 'note' : null);
  });
});

describe('ticking', () => {
  const questionnaire = asking({ ...days, limits: { min: 1, max: 2 } }, note);

  test('a press ticks, another one unticks, in the order of the list', () => {
    expect(reached(questionnaire, press('fri'), press('mon')).picked).toEqual(['mon', 'fri']);
    expect(reached(questionnaire, press('fri'), press('mon'), press('fri')).picked).toEqual(['mon']);
    expect(replyTo(questionnaire, [], press('fri')).kind).toBe('stayed');
  });

  test('one more than allowed is refused and the ticks stay', () => {
    expect(replyTo(questionnaire, [press('fri'), press('mon')], press('wed'))).toMatchObject({
      problem: { kind: 'too-many', max: 2 },
      progress: { picked: ['mon', 'fri'] },
    });
  });

  test('«Готово» needs the least number', () => {
    expect(replyTo(questionnaire, [], done)).toMatchObject({ problem: { kind: 'too-few', min: 1 } });
    expect(replyTo(questionnaire, [press('mon'), press('mon')], done)).toMatchObject({ problem: { kind: 'too-few' } });
  });

  test('typed options join those that are ticked', () => {
    expect(reached(questionnaire, press('fri'), words('1')).answers['days']).toEqual({
      kind: 'options',
      options: ['mon', 'fri'],
    });
  });

  test('an answer gone back to is ticked already', () => {
    const progress = reached(questionnaire, press('fri'), done, back);
    expect(step(questionnaire, progress)).toMatchObject({ picked: ['fri'] });
    expect(reached(questionnaire, press('fri'), done, back, press('fri'), press('wed'), done).answers['days']).toEqual({
      kind: 'options',
      options: ['wed'],
    });
  });

  test('an option of another question is no option', () => {
    expect(replyTo(questionnaire, [], press('chess'))).toMatchObject({ problem: { kind: 'not-an-option', of: 3 } });
  });
});

describe('own words', () => {
  const questionnaire = asking(club, interests);

  test('are asked after «другой» and kept with it', () => {
    const waiting = reached(questionnaire, press('other'));
    expect(step(questionnaire, waiting)).toMatchObject({ question: { id: 'club' }, awaitingOther: true });
    expect(reached(questionnaire, press('other'), words('Шахматы на льду')).answers['club']).toEqual({
      kind: 'options',
      options: ['other'],
      other: 'Шахматы на льду',
    });
  });

  test('are taken as they are, even when they look like an option', () => {
    expect(reached(questionnaire, press('other'), words('2')).answers['club']).toMatchObject({ other: '2' });
  });

  test('in a list are asked after «Готово», and the ticks are kept', () => {
    const inputs = [press('chess'), press('music'), press('other'), done];
    expect(reached(questionnaire, ...inputs)).toMatchObject({ picked: ['music', 'other'], awaitingOther: true });
    expect(reached(questionnaire, ...inputs, words('Лепка')).answers['interests']).toEqual({
      kind: 'options',
      options: ['music', 'other'],
      other: 'Лепка',
    });
    expect(replyTo(questionnaire, inputs, done)).toMatchObject({ problem: { kind: 'own-words-missing' } });
  });

  test('back from them leads to the options of the same question', () => {
    expect(reached(questionnaire, press('other'), back)).toEqual({ answers: {}, at: 'club' });
    expect(reached(questionnaire, press('chess'), press('other'), press('art'), done, back)).toMatchObject({
      at: 'interests',
      picked: ['art', 'other'],
    });
  });

  test('another option pressed instead is a change of mind', () => {
    expect(reached(questionnaire, press('other'), press('chess')).answers['club']).toEqual({
      kind: 'options',
      options: ['chess'],
    });
  });

  test('too long are refused', () => {
    expect(replyTo(questionnaire, [press('other')], words('а'.repeat(201)))).toMatchObject({
      problem: { kind: 'too-long', max: 200, length: 201 },
      progress: { awaitingOther: true },
    });
  });

  test('are personal though the choice is not', () => {
    const asksOption = step(questionnaire, begin(questionnaire));
    const asksWords = step(questionnaire, reached(questionnaire, press('other')));
    if (asksOption.at !== 'question' || asksWords.at !== 'question') throw new Error('both ask');
    expect([asksPersonal(asksOption), asksPersonal(asksWords)]).toEqual([false, true]);
    expect(isPersonal(asksOption.question, { kind: 'options', options: ['chess'] })).toBe(false);
    expect(isPersonal(asksOption.question, { kind: 'options', options: ['other'], other: 'Лепка' })).toBe(true);
  });
});

describe('a change from the summary', () => {
  const questionnaire = asking(
    experience,
    { ...note, id: 'aside', optional: true, when: { question: 'experience', equals: 'yes' } },
    story,
    days,
  );
  const no = [press('no'), press('mon'), done];

  test('returns to the summary after the one answer', () => {
    expect(reached(questionnaire, ...no, change('days'))).toMatchObject({ at: 'days', changing: true });
    expect(reached(questionnaire, ...no, change('days'), words('2'))).toEqual({
      answers: { experience: { kind: 'options', options: ['no'] }, days: { kind: 'options', options: ['wed'] } },
      at: null,
    });
  });

  test('goes through the required questions that it reveals; the optional ones wait in the summary', () => {
    expect(reached(questionnaire, ...no, change('experience'), press('yes'))).toMatchObject({
      at: 'story',
      changing: true,
    });
    const progress = reached(questionnaire, ...no, change('experience'), press('yes'), words('В лагере'));
    expect(progress).toMatchObject({ at: null, answers: { aside: { kind: 'skipped' }, story: { text: 'В лагере' } } });
    expect(
      reached(questionnaire, ...no, change('experience'), press('yes'), words('В лагере'), change('aside')),
    ).toMatchObject({
      at: 'aside',
    });
  });

  test('drops what it hides', () => {
    const yes = [press('yes'), skip, words('В лагере'), press('mon'), done];
    expect(reached(questionnaire, ...yes, change('experience'), press('no'))).toEqual(reached(questionnaire, ...no));
  });

  test('«Назад» keeps the former answer', () => {
    expect(reached(questionnaire, ...no, change('days'), press('fri'), back)).toEqual(reached(questionnaire, ...no));
  });

  test('«Назад» from a revealed question leads to the answer that revealed it', () => {
    expect(reached(questionnaire, ...no, change('experience'), press('yes'), back)).toMatchObject({ at: 'experience' });
    const undone = reached(questionnaire, ...no, change('experience'), press('yes'), back, press('no'));
    expect(undone).toEqual(reached(questionnaire, ...no));
  });
});

describe('a draft of another version', () => {
  const questionnaire = asking(experience, story, days);
  const experienced = { experience: { kind: 'options', options: ['yes'] } } as const;

  test('at a question that is gone goes on at the first unanswered one', () => {
    expect(step(questionnaire, { answers: experienced, at: 'gone' })).toMatchObject({ question: { id: 'story' } });
    expect(take(questionnaire, { answers: {}, at: 'gone' }, press('yes'), today)).toMatchObject({
      kind: 'moved',
      progress: { at: 'story' },
    });
  });

  test('loses answers of another kind and options that are gone, and asks them again', () => {
    const answers = {
      ...experienced,
      story: { kind: 'number', value: 3 },
      days: { kind: 'options', options: ['sun'] },
    } as const;
    expect(step(questionnaire, { answers, at: null })).toMatchObject({ question: { id: 'story' } });
    expect(take(questionnaire, { answers, at: null }, submit, today)).toEqual({
      kind: 'problem',
      problem: { kind: 'incomplete', question: 'story' },
      progress: { answers: experienced, at: 'story', changing: true },
    });
  });

  test('forgets ticks of options that are gone', () => {
    const progress = { answers: experienced, at: 'days', picked: ['sun', 'wed'], awaitingOther: true } as const;
    const now = step(questionnaire, progress);
    expect(now).toMatchObject({ picked: ['wed'] });
    expect(now).not.toHaveProperty('awaitingOther');
  });

  test('asks the options again where one may be chosen of what was ticked as several', () => {
    const progress = { answers: {}, at: 'club', picked: ['chess', 'other'], awaitingOther: true } as const;
    const now = step(asking(club), progress);
    expect(now).toMatchObject({ question: { id: 'club' } });
    expect(now).not.toHaveProperty('awaitingOther');
    expect(take(asking(club), progress, press('climbing'), today)).toMatchObject({ kind: 'moved' });
  });

  test('a name that every object has is no answer', () => {
    const odd = { answers: { toString: { kind: 'skipped' } }, at: 'valueOf' } as const;
    expect(step(questionnaire, odd)).toMatchObject({ number: 1 });
    expect(take(questionnaire, odd, change('constructor'), today)).toMatchObject({ problem: { kind: 'out-of-place' } });
  });
});

describe('a number that is a part of an earlier one', () => {
  const years = { id: 'years', kind: 'number', wording: 'Сколько лет?' };
  const questionnaire = asking(years, { id: 'here', kind: 'number', wording: 'Из них здесь?', notMoreThan: 'years' });

  test('may be as large, and no larger', () => {
    expect(replyTo(questionnaire, [words('5')], words('5')).kind).toBe('moved');
    expect(replyTo(questionnaire, [words('5')], words('6'))).toMatchObject({
      kind: 'problem',
      problem: { kind: 'more-than-earlier', most: 5, earlier: 'Сколько лет?' },
    });
  });

  test('is asked again when the earlier one becomes smaller', () => {
    const progress = reached(questionnaire, words('5'), words('4'), change('years'), words('3'));
    expect(step(questionnaire, progress)).toMatchObject({ at: 'question', question: { id: 'here' } });
  });
});
