import { expect } from 'vitest';
import { journeyEverywhere, journeyOnce } from '#test/support/journey/journey.ts';
import { goesHome, pairAtSchool } from '#test/support/journey/pair-at-school.ts';
import type { Person } from '#test/support/journey/person.ts';
import type { World } from '#test/support/journey/world.ts';
import { meetingIn } from '#test/support/standing-meeting.ts';

async function at(world: World, local: string): Promise<void> {
  world.clock.set(`${local}+03:00`);
  await world.tick();
}

/** From the menu. */
async function opensAbsences(person: Person): Promise<void> {
  await goesHome(person);
  await person.presses('Уведомления');
  await person.sees('Тихие часы');
  await person.presses('Меня не будет');
  await person.sees('Дни отсутствия');
}

journeyEverywhere('a mentor who will be away says so in words and makes the meetings online', async (cast) => {
  const { world } = cast;
  const { mentor, mentee, pair } = await pairAtSchool(cast);
  await meetingIn(world, pair, '2026-09-16T15:30');
  await meetingIn(world, pair, '2026-09-23T15:30');
  world.clock.set('2026-09-14T15:00+03:00');

  await opensAbsences(mentor);
  await mentor.presses('Меня не будет');
  await mentor.sees('Когда вас не будет?');
  await mentor.types('как-нибудь потом');
  await mentor.sees('Не получилось понять дни');
  await mentor.types('с 15 по 18 сентября');
  await mentor.sees('Дни: 15 сентября – 18 сентября');
  await mentor.presses('Верно');
  await mentor.sees('Записано: 15 сентября – 18 сентября');
  await mentor.sees('На эти дни назначено: 1 встреча');
  await mentor.presses('Всё онлайн');
  await mentor.sees('Теперь онлайн: 1 встреча');
  await world.tick();
  await mentee.sees('Встреча в среду, 16 сентября, в 15:30');
  await mentee.presses('Встречи');
  const meetings = await mentee.sees('Встречи: 2');
  await mentee.presses(meetings.buttons[0] ?? '');
  await mentee.sees('нлайн');

  await opensAbsences(mentor);
  await mentor.presses('Меня не будет: 15 сентября – 18 сентября');
  await mentor.sees('Что изменить?');
  await mentor.presses('Закончилось раньше');
  await mentor.sees('с сегодняшнего дня всё идёт как обычно');
  await opensAbsences(mentor);
  expect(mentor.last()?.text).toContain('Записанных дней нет');
});

journeyEverywhere('of a quarantine of the class the mentor hears once, with all meetings in it', async (cast) => {
  const { world } = cast;
  const { curator, mentor, pair } = await pairAtSchool(cast);
  await meetingIn(world, pair, '2026-09-16T15:30');
  await meetingIn(world, pair, '2026-09-18T15:30');
  world.clock.set('2026-09-14T15:00+03:00');

  await curator.types('меню');
  await curator.presses('Пары');
  await curator.presses('Карантин или дистанционно');
  await curator.sees('Что случилось?');
  await curator.presses('Карантин');
  await curator.sees('Кого это касается?');
  await curator.presses('Всей школы');
  await curator.sees('На какие дни?');
  await curator.presses('‹ Назад');
  await curator.sees('Кого это касается?');
  await curator.presses('Одного класса');
  await curator.sees('Какой класс?');
  await curator.types('7 а');
  await curator.sees('На какие дни?');
  await curator.presses('До конца недели');
  await curator.sees('Встреч: 2');
  expect((await curator.sees('Дни отсутствия')).buttons).toContain('Карантин, 7А: 14 сентября – 20 сентября');

  await world.tick();
  const told = await mentor.sees('В школе объявлен карантин: 14 сентября – 20 сентября.');
  expect(told.text).toContain('На эти дни назначено: 2 встречи');
  expect(told.buttons).toEqual(expect.arrayContaining(['Всё онлайн', 'Перенести каждую', 'Оставить']));
  await mentor.presses('Перенести каждую');
  const list = await mentor.sees('Встречи на эти дни: 2');
  await mentor.presses(list.buttons[0] ?? '');
  await mentor.sees('Какая причина?');
});

journeyOnce('a mentee who will be away is not asked of meetings: the mentor is', async (cast) => {
  const { world } = cast;
  const { mentee, mentor, curator, pair } = await pairAtSchool(cast);
  await meetingIn(world, pair, '2026-09-16T15:30');
  world.clock.set('2026-09-14T15:00+03:00');
  await opensAbsences(mentee);
  await mentee.presses('Меня не будет');
  await mentee.sees('Когда тебя не будет?');
  await mentee.presses('Неделю с сегодняшнего дня');
  await mentee.sees('О твоих встречах в эти дни спросим наставника');
  await world.tick();
  await mentor.sees('Кого-то из участников не будет');
  await mentor.hasNotSeen('карантин');
  // A curator sees who is away, and changes nothing of it.
  await opensAbsences(curator);
  const list = await curator.sees('Мира: 14 сентября – 20 сентября');
  expect(list.buttons).not.toContain('Мира: 14 сентября – 20 сентября');
});

journeyOnce('a silent pair: its mentor is asked kindly and plans; else the curator hears of it', async (cast) => {
  const { world } = cast;
  const { mentor, curator } = await pairAtSchool(cast);
  for (let day = 15; day <= 28; day += 1) await at(world, `2026-09-${day}T10:00`);
  const asked = await mentor.sees('давно не было встреч');
  expect(asked.buttons).toEqual(['Назначить встречу', 'Встреча была, записать', 'Нужна помощь куратора']);
  await curator.hasNotSeen('Давно нет встреч');
  for (const day of ['29', '30']) await at(world, `2026-09-${day}T10:00`);
  await curator.hasNotSeen('Давно нет встреч');
  await at(world, '2026-10-01T10:00');
  await curator.sees('Давно нет встреч. Пар: 1');
  await curator.presses('Посмотреть');
  await curator.sees(/Наставник: \S+/u);
});
