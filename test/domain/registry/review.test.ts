import { describe, expect, test } from 'vitest';
import { begin, type Progress, step, take } from '#domain/questionnaire/machine.ts';
import { changesBetween, remarksOn } from '#domain/registry/review.ts';
import { asking, club, days, note, today } from '#test/domain/questionnaire/samples.ts';

const questionnaire = asking(note, days, club);

/** The summary after these answers, given one after the other. */
function rows(...inputs: readonly Parameters<typeof take>[2][]) {
  let progress: Progress = begin(questionnaire);
  for (const input of inputs) {
    const reply = take(questionnaire, progress, input, today);
    if (!('progress' in reply)) throw new Error(reply.kind);
    progress = reply.progress;
  }
  const now = step(questionnaire, progress);
  if (now.at !== 'summary') throw new Error('Not all is answered');
  return now.rows;
}

describe('what an author has changed', () => {
  const option = (key: string) => ({ kind: 'option', option: key }) as const;
  const words = (text: string) => ({ kind: 'words', text }) as const;
  const done = { kind: 'done' } as const;
  const [firstDay = '', secondDay = ''] = 'options' in days ? days.options.map(({ key }) => key) : [];
  const [firstClub = '', secondClub = ''] = 'options' in club ? club.options.map(({ key }) => key) : [];
  const before = rows(words('Кружок'), option(firstDay), done, option(firstClub));

  test('is nothing where all answers are the same', () => {
    expect(changesBetween(before, before)).toEqual([]);
  });

  test('stands side by side, in the order of the questionnaire', () => {
    const now = rows(words('Робототехника'), option(firstDay), done, option(secondClub));
    expect(changesBetween(before, now).map(({ question, before, now }) => [question.id, before, now])).toEqual([
      [note.id, { kind: 'words', text: 'Кружок' }, { kind: 'words', text: 'Робототехника' }],
      [club.id, { kind: 'options', options: [firstClub] }, { kind: 'options', options: [secondClub] }],
    ]);
  });

  test('has several ticks compared as one answer', () => {
    const now = rows(words('Кружок'), option(firstDay), option(secondDay), done, option(firstClub));
    expect(changesBetween(before, now).map(({ question }) => question.id)).toEqual([days.id]);
  });

  test('names a question that is asked only now, and one that is asked no more', () => {
    const fewer = before.slice(1);
    expect(changesBetween(fewer, before)).toEqual([{ question: before[0]?.question, now: before[0]?.answer }]);
    expect(changesBetween(before, fewer)).toEqual([{ question: before[0]?.question, before: before[0]?.answer }]);
  });
});

test.each([
  [{ confirmed: true, sent: 1 }, []],
  [{ confirmed: false, sent: 1 }, ['unconfirmed']],
  [{ confirmed: true, sent: 2 }, ['resent']],
  [{ confirmed: false, sent: 3 }, ['unconfirmed', 'resent']],
])('what is accepted by itself only: %j', (submission, remarks) => {
  expect(remarksOn(submission)).toEqual(remarks);
});
