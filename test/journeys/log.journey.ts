import { expect } from 'vitest';
import { type Cast, journeyEverywhere, journeyOnce } from '#test/support/journey/journey.ts';
import { goesHome, pairAtSchool } from '#test/support/journey/pair-at-school.ts';
import type { Person } from '#test/support/journey/person.ts';
import type { World } from '#test/support/journey/world.ts';
import { sampleFile } from '#test/support/sample-files.ts';

/** Questionnaires that nobody has filled in yet would come back after everything. */
async function atSchool(cast: Cast) {
  const people = await pairAtSchool(cast);
  for (const person of [people.mentor, people.mentee]) {
    const begun = (await person.asked()).buttons.find((label) => label.startsWith('Продолжить'));
    if (begun === undefined) continue;
    await person.presses(begun);
    await person.asked();
    await person.types('отмена');
    await person.sees('Отменено');
  }
  return people;
}

/** On Monday 14 September; a meeting with a time for buttons. */
async function plans(mentor: Person, when: string): Promise<void> {
  await goesHome(mentor);
  await mentor.presses('Пары и встречи');
  await mentor.presses('Назначить встречу');
  await mentor.sees('Когда встреча?');
  await mentor.types(when);
  await mentor.presses('В школе');
  await mentor.presses('Назначить');
  await mentor.sees('Встреча назначена');
  await mentor.asked();
}

async function at(world: World, moment: string): Promise<void> {
  world.clock.set(`${moment}+03:00`);
  await world.tick();
}

async function opensPair(person: Person): Promise<void> {
  await goesHome(person);
  await person.presses('Пары и встречи');
  // Where it comes behind «Открыть» an older one still shows its buttons.
  await person.sees('Пара: ');
}

/** The first row of a list. */
async function pressesFirst(person: Person, words: string | RegExp): Promise<void> {
  const list = await person.sees(words);
  await person.presses(list.buttons[0] ?? '');
}

const pdf = { bytes: sampleFile('application/pdf'), name: 'задача.pdf', type: 'application/pdf' } as const;

journeyEverywhere('a meeting is written down in two taps; then the next one, a task and a rating', async (cast) => {
  const { world } = cast;
  const { mentor, mentee } = await atSchool(cast);
  await plans(mentor, 'в среду в 15:30');
  await at(world, '2026-09-16T17:14');
  await mentor.hasNotSeen('Состоялась?');
  await at(world, '2026-09-16T17:15');
  await mentor.sees('Состоялась?');
  const before = mentor.pressed;
  await mentor.presses('Состоялась');
  await mentor.sees('Всё прошло как запланировано?');
  await mentor.presses('Как запланировано');
  await mentor.sees('Следующая встреча — среда, 23 сентября, 15:30?');
  expect(mentor.pressed - before).toBe(2);
  await mentor.presses('Да');
  await mentor.sees('Встреча назначена');

  await mentor.sees('Состоялась');
  await mentor.presses('Дать задание');
  await mentor.sees('Какое задание?');
  await mentor.types('Решить три задачи на дроби');
  await mentor.sees('К какому сроку?');
  await mentor.presses('До следующей встречи');
  await mentor.sees('Задание отправлено');

  await at(world, '2026-09-16T17:16');
  await mentee.sees('Как прошла встреча?');
  await mentee.presses('🙂 Хорошо');
  await mentee.sees('Хочешь добавить что-нибудь?');
  await mentee.presses('Нет, это всё');
  await mentee.sees('Записано, спасибо!');
  await goesHome(mentee);
  await mentee.presses('Задания: 1');
  await pressesFirst(mentee, /^Задания: 1/u);
  await mentee.sees('Решить три задачи на дроби');
  await mentee.sees('Срок: до 23 сентября');
  await mentee.presses('Готово, сделано');
  await mentee.presses('Фото или файл');
  await mentee.sees('Пришли фото или файл');
  await mentee.sendsFile(pdf);
  await mentee.sees('Наставник узнает');

  await at(world, '2026-09-16T17:18');
  await mentor.sees('Задание сделано');
  await opensPair(mentor);
  await mentor.presses('Задания: 1');
  await pressesFirst(mentor, /^Задания: 1/u);
  const done = await mentor.sees('Сделано 16 сентября');
  expect(done.file?.bytes).toEqual(pdf.bytes);
  await opensPair(mentor);
  expect((await mentor.asked()).buttons).not.toContain('Задания: 1');
});

journeyOnce(
  'what is asked at night waits for the morning, and what is not written down is reminded of once',
  async (cast) => {
    const { world } = cast;
    const { mentor } = await atSchool(cast);
    await plans(mentor, 'в среду в 19:15');
    await at(world, '2026-09-16T21:00');
    await mentor.hasNotSeen('Состоялась?');
    await at(world, '2026-09-17T08:00');
    await mentor.sees('Состоялась?');
    await at(world, '2026-09-19T07:59');
    await mentor.hasNotSeen('Записи о ней пока нет');
    await at(world, '2026-09-19T08:00');
    await mentor.sees('Записи о ней пока нет');
    await goesHome(mentor);
    for (const day of ['21', '25', '30']) await at(world, `2026-09-${day}T12:00`);
    await mentor.hasNotSeen('Состоялась?');
  },
);

journeyOnce('a meeting that was cancelled is not asked after, one that was moved after its new time', async (cast) => {
  const { world } = cast;
  const { mentor } = await atSchool(cast);
  await plans(mentor, 'в среду в 15:30');
  await mentor.presses('Перенести');
  await mentor.presses('Болезнь');
  await mentor.types('в четверг в 15:30');
  await mentor.sees('Четверг, 17 сентября 2026 г.');
  await mentor.presses('Перенести');
  await mentor.sees('Встреча перенесена');
  await at(world, '2026-09-16T17:15');
  await mentor.hasNotSeen('Состоялась?');
  await at(world, '2026-09-17T17:15');
  await mentor.sees('Состоялась?');
  await mentor.presses('Не состоялась');
  await mentor.sees('Что помешало?');
  await mentor.presses('Болезнь');
  await mentor.sees('Записано. Следующая встреча');
  await mentor.presses('Не сейчас');
  await mentor.sees('Причина: Болезнь');
});

journeyEverywhere(
  'a meeting nobody planned is written down in three taps, and corrected with its history',
  async (cast) => {
    const { mentor } = await atSchool(cast);
    await opensPair(mentor);
    await mentor.asked();
    const before = mentor.pressed;
    await mentor.presses('Записать встречу');
    await mentor.sees('Когда была встреча?');
    await mentor.presses('Сегодня');
    await mentor.sees('Записать?');
    await mentor.presses('Сохранить');
    await mentor.sees('Состоялась');
    expect(mentor.pressed - before).toBe(3);
    await mentor.presses('Подробнее');
    await mentor.presses('Темы');
    await mentor.sees('О чём была встреча?');
    await mentor.types('Дроби');
    await mentor.presses('Фото или голос');
    await mentor.sees('голосовое сообщение');
    await mentor.sendsFile({ bytes: sampleFile('audio/ogg'), name: 'note.ogg', type: 'audio/ogg' });
    await mentor.sees('Файл сохранён в дневнике');
    await mentor.presses('Сохранить');
    await mentor.sees('Темы: Дроби');
    await mentor.presses('Голос 1');
    const file = await mentor.sees('К встрече');
    expect(file.file?.bytes).toEqual(sampleFile('audio/ogg'));
    await opensPair(mentor);
    await mentor.presses('Дневник');
    await pressesFirst(mentor, 'Записано встреч: 1');
    await mentor.sees('Темы: Дроби');
    await mentor.presses('История записи');
    const history = await mentor.sees('История записи');
    expect(history.text).toContain('Записано');
    expect(history.text).toContain('Исправлено');
  },
);

/** From the pair's screen to the only meeting of its diary. */
async function opensOnlyEntry(mentor: Person): Promise<void> {
  await opensPair(mentor);
  await mentor.presses('Дневник');
  await pressesFirst(mentor, 'Записано встреч: 1');
}

journeyOnce('a file of the diary stays, and after 14 days nothing is corrected', async (cast) => {
  const { world } = cast;
  const { mentor } = await atSchool(cast);
  await opensPair(mentor);
  await mentor.presses('Записать встречу');
  await mentor.presses('Сегодня');
  await mentor.presses('Сохранить');
  await mentor.presses('Подробнее');
  await mentor.presses('Фото или голос');
  await mentor.sees('голосовое сообщение');
  await mentor.sendsFile(pdf);
  await mentor.sees('Файл сохранён в дневнике');
  await mentor.presses('Сохранить');
  await mentor.asked();
  // What nobody has put to a use is forgotten after a day.
  await at(world, '2026-09-16T12:00');
  await opensOnlyEntry(mentor);
  expect((await mentor.sees('Состоялась')).buttons).toContain('Подробнее');
  await mentor.presses('Файл 1');
  await mentor.sees('К встрече');
  await at(world, '2026-09-28T10:01');
  await opensOnlyEntry(mentor);
  expect((await mentor.sees('Состоялась')).buttons).not.toContain('Подробнее');
});

journeyOnce('the diary comes as a file', async (cast) => {
  const { mentor } = await atSchool(cast);
  await opensPair(mentor);
  await mentor.presses('Записать встречу');
  await mentor.types('вчера');
  await mentor.presses('Сохранить');
  await mentor.sees('Состоялась');
  await opensPair(mentor);
  await mentor.presses('Дневник');
  await mentor.presses('Дневник файлом');
  const made = await mentor.sees('Встреч в нём: 1');
  expect(made.file?.name).toMatch(/docx$/u);
});

journeyOnce('after the menu the next meeting is still asked about', async (cast) => {
  const { world } = cast;
  const { mentor } = await atSchool(cast);
  await plans(mentor, 'в среду в 15:30');
  await at(world, '2026-09-16T17:15');
  await mentor.sees('Состоялась?');
  await mentor.presses('Состоялась');
  await mentor.sees('Всё прошло как запланировано?');
  await mentor.presses('Как запланировано');
  await mentor.sees('Следующая встреча — среда, 23 сентября, 15:30?');
  await goesHome(mentor);
  await mentor.presses('Продолжить: Запись о встрече');
  await mentor.sees('Следующая встреча — среда, 23 сентября, 15:30?');
  await mentor.presses('Да');
  await mentor.sees('Встреча назначена');
});
