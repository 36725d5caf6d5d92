import { expect, test } from 'vitest';
import { problemWords } from '#bot/conversation/problem-words.ts';
import { plain } from '#bot/text.ts';
import { begin, type Input, step, take } from '#domain/questionnaire/machine.ts';
import { asking, club, days, experience, interests, note, today } from '#test/domain/questionnaire/samples.ts';

const words = (text: string): Input => ({ kind: 'words', text });
const number = { id: 'years', kind: 'number', wording: 'Сколько лет?', limits: { min: 0, max: 70 } };
const date = { id: 'since', kind: 'date', wording: 'С какого дня?' };
const past = { ...date, limits: { earliest: '-P10Y', latest: 'P0D' } };
const short = { ...note, limits: { min: 3, max: 20 } };
const scale = { id: 'scale', kind: 'scale', wording: 'Насколько?' };
const own = { ...club, example: 'Астрономия' };

const part = { id: 'here', kind: 'number', wording: 'Из них здесь?', notMoreThan: 'years' };

test.each<[string, object | readonly object[], Input[], string]>([
  ['a short text', short, [words('я')], 'Слишком коротко: нужно хотя бы 3 знака. Например: Мне нравится физика.'],
  [
    'a long text, by the limit of the question',
    { ...short, example: 'Рисую комиксы.' },
    [words('я'.repeat(9000))],
    'Слишком длинно: 9000 знаков, а помещается 20. Например: Рисую комиксы.',
  ],
  ['words for a number', number, [words('много')], 'Здесь нужно число. Например: 3'],
  ['a large number', { ...number, example: '12' }, [words('120')], 'Число должно быть не больше 70. Например: 12'],
  ['a small number', number, [words('-1')], 'Число должно быть не меньше 0. Например: 3'],
  [
    'a part above the whole',
    [number, part],
    [words('3'), words('9')],
    'чем в ответе на вопрос «Сколько лет?»: там 3. Если ошибка там, её можно исправить кнопкой «Назад». Например: 3',
  ],
  ['an emoji for a date', date, [words('🎂')], 'Здесь нужна дата: день, месяц и год. Например: 05.09.2012'],
  ['a day without a year', date, [words('14 сентября')], 'Нужен и год: 14.09.2026'],
  ['a day that is none', date, [words('31.02.2012')], 'Такого дня в календаре нет. Например: 05.09.2012'],
  ['a day too early', past, [words('01.01.1999')], 'не раньше 05.10.2016. Например: 05.10.2016'],
  ['a day too late', past, [words('01.01.2030')], 'не позже 05.10.2026. Например: 05.10.2026'],
  [
    'an option that is none',
    club,
    [words('99')],
    'Такого варианта нет. Можно нажать кнопку или написать номер от 1 до 3. Например: Шахматы',
  ],
  ['options that are none', days, [words('в субботу')], 'номер от 1 до 3. Например: Понедельник, Среда'],
  ['nothing chosen', days, [{ kind: 'done' }], 'Нужно выбрать хотя бы 1. Например: Понедельник, Среда'],
  [
    'too many chosen',
    { ...days, limits: { max: 2 } },
    [words('1, 2, 3')],
    'Можно выбрать не больше 2. Например: Понедельник, Среда',
  ],
  [
    'long own words',
    own,
    [{ kind: 'option', option: 'other' }, words('я'.repeat(300))],
    'Слишком длинно: 300 знаков, а помещается 200. Например: Астрономия',
  ],
  [
    '«Готово» before the own words',
    interests,
    [{ kind: 'option', option: 'other' }, { kind: 'done' }, { kind: 'done' }],
    'теперь нужен ответ своими словами. Например: астрономия',
  ],
  ['neither yes nor no', experience, [words('может быть')], 'Здесь подходят ответы «да» и «нет». Например: да'],
  ['off the scale', scale, [words('11')], 'Нужно число от 1 до 10. Например: 7'],
  ['what is required and skipped', note, [{ kind: 'skip' }], 'пропустить нельзя. Например: Мне нравится физика.'],
  ['words at the summary', note, [words('всё'), words('да')], 'Здесь подходят кнопки «Отправить»'],
])('%s is explained with an example', (_, question, inputs, said) => {
  const questionnaire = asking(...[question].flat());
  let progress = begin(questionnaire);
  for (const [index, input] of inputs.entries()) {
    const now = step(questionnaire, progress);
    const reply = take(questionnaire, progress, input, today);
    if (index < inputs.length - 1) {
      if (!('progress' in reply)) throw new Error(reply.kind);
      progress = reply.progress;
    } else {
      if (reply.kind !== 'problem') throw new Error(reply.kind);
      expect(plain(problemWords(reply.problem, now).pack())).toContain(said);
    }
  }
});
