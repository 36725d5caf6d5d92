import { expect } from 'vitest';
import { goesHome, pairInCare } from '#test/support/journey/care-cast.ts';
import { type Cast, journeyEverywhere, journeyOnce } from '#test/support/journey/journey.ts';
import { invites } from '#test/support/journey/scripts.ts';
import { joinsStaff } from '#test/support/journey/walk-cast.ts';

journeyEverywhere('a call for help goes out at night, in the middle of anything, and one takes it', async (cast) => {
  const { world } = cast;
  const { curator, psychologist, mentor, mentee } = await pairInCare(cast);
  await psychologist.types('стоп');
  await psychologist.presses('Стоп: не присылать');
  await psychologist.presses('Не присылать');
  await psychologist.sees('уведомлений больше не будет');
  world.clock.set('2026-09-14T23:10+03:00');

  // The first question of the questionnaire is asked, and comes back.
  await mentee.types('Помогите!');
  await mentee.sees('звони 112');
  await mentee.sees('8-800-2000-122');
  await mentee.presses('Травля');
  await mentee.sees('Сообщение уже у взрослых');
  await world.settled();
  await curator.sees('Обращение за помощью: травля');
  await psychologist.sees('Обращение за помощью: травля');
  await mentee.sees('Хочешь рассказать словами');
  await mentee.types('Меня ждут после уроков');
  await mentee.sees('Добавлено');
  await mentee.sees('1 из');

  await world.settled();
  const late = curator.client.payload('Беру в работу');
  await psychologist.presses('Беру в работу');
  await psychologist.sees('Обращение у вас');
  const taken = await psychologist.sees('Меня ждут после уроков');
  expect(taken.text).toContain('Лесная Мира Олеговна, 7А');
  await world.tick();
  await curator.sees(/В работе: |Уже в работе/u);
  await mentee.sees('прочитали');
  await mentor.hasNotSeen('Обращение за помощью');
  await curator.pressesPayload(late);
  await curator.sees('уже взяли в работу');

  await psychologist.presses('Закончить обращение');
  await psychologist.sees('Чем всё закончилось?');
  await psychologist.types('Поговорили, завтра встречаемся');
  await psychologist.sees('Обращение закончено');

  await goesHome(mentee);
  await mentee.presses('Мои данные');
  await mentee.presses('Мои обращения за помощью');
  const mine = await mentee.sees('Мои обращения за помощью');
  expect(mine.text).toContain('Меня ждут после уроков');
  expect(mine.text).not.toContain('встречаемся');
});

journeyOnce('whoever writes what has happened, where a press is asked for, has called', async (cast) => {
  const { world } = cast;
  const { curator, psychologist, mentee } = await pairInCare(cast);
  world.clock.set('2026-09-14T16:00+03:00');
  await mentee.types('мне нужна помощь');
  await mentee.sees('Что случилось?');
  await mentee.types('меня травят и бьют в классе');
  await mentee.sees('Сообщение уже у взрослых');
  await mentee.sees('Добавлено');
  await world.settled();
  await curator.sees('Обращение за помощью: другое');
  await psychologist.sees('Обращение за помощью: другое');
  await psychologist.presses('Беру в работу');
  await psychologist.sees('меня травят и бьют в классе');
});

/** A pupil has called, the tick has come, and the mentor has still to read of it. */
async function callAboutMentor(cast: Cast) {
  const all = await pairInCare(cast);
  cast.world.clock.set('2026-09-14T16:00+03:00');
  await goesHome(all.mentee);
  await all.mentee.presses('Мне нужна помощь');
  await all.mentee.presses('Наставник');
  await all.mentee.sees('Почему, наставнику не скажут');
  await all.mentee.presses('Без слов');
  await all.mentee.sees('Добавить слова можно будет');
  await cast.world.tick();
  return all;
}

journeyOnce('a call about the mentor pauses the meetings, neutrally, until somebody has looked', async (cast) => {
  const { world } = cast;
  const { psychologist, mentor, mentee } = await callAboutMentor(cast);
  const told = await mentor.sees('на паузе');
  expect(told.text).not.toMatch(/помощ|обращени|Мира|Лесная/iu);
  // Nothing comes to whoever has called from the one it is about.
  await goesHome(mentor);
  await mentor.presses('Пары и встречи');
  const resting = await mentor.sees('на паузе');
  expect(resting.buttons.filter((label) => /задание|Записать|Написать/u.test(label))).toEqual([]);

  await psychologist.sees('Обращение за помощью: наставник');
  await psychologist.presses('Беру в работу');
  await psychologist.presses('Возобновить встречи');
  await psychologist.presses('Возобновить');
  await psychologist.sees('Встречи продолжаются');
  world.clock.advance({ minutes: 1 });
  await world.tick();
  await mentor.sees('можно продолжать');
  await mentee.sees('можно продолжать');
});

journeyOnce('whoever ends a call about the mentor says whether the meetings go on', async (cast) => {
  const { world } = cast;
  const { psychologist, mentor } = await callAboutMentor(cast);
  await mentor.sees('на паузе');
  await psychologist.presses('Беру в работу');
  await psychologist.presses('Закончить обращение');
  await psychologist.types('Поговорили с обеими сторонами');
  await psychologist.sees('Возобновить встречи с наставником?');
  await psychologist.presses('Возобновить');
  await psychologist.sees('Обращение закончено');
  world.clock.advance({ minutes: 1 });
  await world.tick();
  await mentor.sees('можно продолжать');
});

journeyOnce('a call that nobody takes goes to the head, and then whoever calls is told whom to call', async (cast) => {
  const { world, newcomer } = cast;
  const { curator, psychologist, mentee } = await pairInCare(cast);
  const head = await newcomer();
  await joinsStaff(head, await invites(curator, 'Директора'), 'Верховцев Роман Ильич');
  world.clock.set('2026-09-14T16:00+03:00');
  await mentee.types('мне нужна помощь');
  await mentee.presses('Здоровье');
  await mentee.presses('Без слов');
  await world.settled();
  await head.hasNotSeen('Обращение за помощью');
  world.clock.advance({ minutes: 61 });
  await world.tick();
  await head.sees('Обращение за помощью: здоровье');
  await mentee.hasNotSeen('никто не ответил');
  world.clock.advance({ minutes: 61 });
  await world.tick();
  await mentee.sees('никто не ответил');
  await mentee.sees('8-800-2000-122');
  await goesHome(head);
  await head.presses('Обращения');
  await head.sees('Обращения: 1');
  await psychologist.sees('Обращение за помощью: здоровье');
});

journeyEverywhere('«Как идут дела?» is asked of both sides apart, and is answered by one tap', async (cast) => {
  const { world } = cast;
  const { curator, psychologist, mentor, mentee } = await pairInCare(cast);
  await goesHome(mentee);
  await goesHome(mentor);
  world.clock.set('2026-09-15T09:00+03:00');
  await world.tick();
  world.clock.set('2026-09-21T16:00+03:00');
  await world.tick();
  await mentor.sees('Как идут дела в паре?');
  await mentor.presses('Хорошо');
  await mentor.sees('Спасибо!');
  await mentee.sees('Как идут дела с наставником?');
  await mentee.presses('Плохо');
  await mentee.sees('куратор узнают');
  await mentee.presses('Рассказать словами');
  await mentee.sees('Что хочешь рассказать?');
  await mentee.types('Он на меня кричит');
  await mentee.sees('Записано, спасибо');
  await world.tick();
  await curator.sees(/ответ наставляемого: «плохо»/u);
  await psychologist.sees(/ответ наставляемого: «плохо»/u);
  await mentor.hasNotSeen('плохо');
  await goesHome(psychologist);
  await psychologist.presses('Обращения');
  await psychologist.sees('Обращения: 1');
});

journeyOnce(
  'words that worry are heard wherever they are typed, and their author is told nothing of it',
  async (cast) => {
    const { world } = cast;
    const { psychologist, mentor, mentee } = await pairInCare(cast);
    world.clock.set('2026-09-14T16:00+03:00');
    // Outside of any question.
    await goesHome(mentee);
    await mentee.types('я не хочу больше жить');
    await mentee.sees('Не совсем понял');
    await world.tick();
    await mentee.hasNotSeen('тревож');
    await psychologist.sees('Слова, которые тревожат');
    await psychologist.sees('я не хочу больше жить');

    // In a letter, and a mentor's too.
    world.clock.advance({ minutes: 30 });
    await goesHome(mentor);
    await mentor.presses('Пары и встречи');
    await mentor.presses('Написать наставляемому');
    await mentor.types('Мне надоело жить');
    await mentor.sees('Письмо отправлено');
    await world.tick();
    await psychologist.sees('Мне надоело жить');

    // In a questionnaire.
    world.clock.advance({ minutes: 30 });
    await mentee.types('меню');
    await mentee.asked();
    await mentee.presses((await mentee.asked()).buttons.find((label) => label.startsWith('Продолжить')) ?? '');
    await mentee.sees('1 из');
    await mentee.types('хочу умереть');
    await mentee.asked();
    world.clock.advance({ minutes: 1 });
    await world.tick();
    await psychologist.sees('хочу умереть');
  },
);
