import { expect } from 'vitest';
import { journeyEverywhere, journeyOnce } from '#test/support/journey/journey.ts';
import { goesHome, pairAtSchool, pairWithMother } from '#test/support/journey/pair-at-school.ts';
import type { Person } from '#test/support/journey/person.ts';
import type { World } from '#test/support/journey/world.ts';
import { meetingIn } from '#test/support/standing-meeting.ts';

/** From the menu, up to what is put together. */
async function puts(person: Person, when: string): Promise<void> {
  await says(person, when, 'В школе');
  await person.sees('Всё верно?');
}

async function says(person: Person, when: string, where: string): Promise<void> {
  await goesHome(person);
  await person.presses('Пары и встречи');
  await person.presses('Назначить встречу');
  await person.sees('Когда встреча?');
  await person.types(when);
  await person.sees('Где встреча?');
  await person.presses(where);
}

/** By the clock of the school, and the tick comes. */
async function at(world: World, moment: string): Promise<void> {
  world.clock.set(`${moment}+03:00`);
  await world.tick();
}

journeyEverywhere('a meeting planned in words is told to both, and both are reminded of it', async (cast) => {
  const { world } = cast;
  const { mentor, mentee } = await pairAtSchool(cast);
  await puts(mentor, 'в среду в пять вечера');
  await mentor.sees('Среда, 16 сентября 2026 г., 17:00–17:45');
  await mentor.presses('Назначить');
  await mentor.sees('Встреча назначена');
  await at(world, '2026-09-14T15:00');
  await mentee.sees('Назначена встреча');
  await mentee.sees('Среда, 16 сентября, 17:00–17:45');
  await mentee.presses('Подходит');
  await mentee.sees('передадим второй стороне');
  await world.tick();
  await mentor.sees('Есть ответ: время подходит');

  await at(world, '2026-09-15T16:59');
  await mentor.hasNotSeen('завтра');
  await at(world, '2026-09-15T17:00');
  await mentor.sees('Встреча завтра, в среду, 16 сентября, в 17:00');
  await mentee.sees('Встреча завтра, в среду, 16 сентября, в 17:00');
  await goesHome(mentor);
  await mentor.sees('Ближайшая встреча: завтра, в 17:00');
  await world.tick();
  await mentor.hasNotSeen('Встреча завтра');

  await at(world, '2026-09-16T15:00');
  await mentee.sees('Встреча сегодня, в среду, 16 сентября, в 17:00');
  await mentee.presses('Не смогу');
  await mentee.sees('Какая причина?');
  await mentee.presses('Болезнь');
  await mentee.sees('Отменить встречу или перенести');
  await mentee.presses('Да, отменить');
  await mentee.sees('Встреча отменена');
  await world.tick();
  await mentor.sees('Встреча отменена');
});

journeyOnce(
  'by buttons: a day, a time, and the place of the last time; another meeting is in the way',
  async (cast) => {
    const { mentor } = await pairAtSchool(cast);
    await says(mentor, 'в среду в 15:30', 'В школе, назвать место');
    await mentor.types('кабинет 12');
    await mentor.sees('В школе: кабинет 12');
    await mentor.presses('Назначить');
    await mentor.sees('Встреча назначена');

    await goesHome(mentor);
    await mentor.presses('Пары и встречи');
    await mentor.presses('Назначить встречу');
    const offered = await mentor.sees('Когда встреча?');
    expect(offered.buttons[0]).toBe('Среда, 23 сентября, 15:30');
    await mentor.presses('Выбрать день');
    await mentor.sees('В какой день?');
    await mentor.presses('Среда, 16 сентября');
    await mentor.sees('Среда, 16 сентября. Во сколько?');
    await mentor.presses('16:00');
    await mentor.sees('Где встреча?');
    await mentor.presses('кабинет 12');
    await mentor.sees('уже есть другая встреча');
    await mentor.presses('Другое время');
    await mentor.presses('Среда, 23 сентября, 15:30');
    await mentor.sees('Среда, 23 сентября 2026 г., 15:30–16:15');
    await mentor.presses('Другая длительность');
    await mentor.types('сколько получится');
    await mentor.sees('Нужно число минут');
    await mentor.types('60');
    await mentor.sees('15:30–16:30');
    await mentor.presses('Назначить');
    await mentor.sees('Встреча назначена');
  },
);

journeyOnce('under the buttons of days, times and places words are understood too', async (cast) => {
  const { mentor } = await pairAtSchool(cast);
  await goesHome(mentor);
  await mentor.presses('Пары и встречи');
  await mentor.presses('Назначить встречу');
  await mentor.sees('Когда встреча?');
  await mentor.presses('Выбрать день');
  await mentor.sees('В какой день?');
  await mentor.types('28 сентября');
  await mentor.sees('Понедельник, 28 сентября. Во сколько?');
  await mentor.types('во вторник в 16');
  await mentor.sees('День уже выбран');
  await mentor.types('в 16');
  await mentor.sees('Где встреча?');
  await mentor.presses('Онлайн, дать ссылку');
  await mentor.sees('По какой ссылке?');
  await mentor.types('нет ссылки');
  await mentor.sees('Нужен адрес');
  await mentor.presses('Пришлю позже');
  const check = await mentor.sees('Понедельник, 28 сентября 2026 г., 16:00–16:45');
  expect(check.text).toMatch(/^Онлайн$/mu);
});

journeyOnce('whoever leaves «Отменить встречу» has cancelled nothing; a reason may be typed at once', async (cast) => {
  const { world } = cast;
  const { mentor, mentee, pair } = await pairAtSchool(cast);
  const meeting = await meetingIn(world, pair, '2026-09-16T15:30');
  await goesHome(mentor);
  await mentor.forges(`c:cancel-meeting:${meeting}`);
  await mentor.sees('Какая причина?');
  await mentor.presses('Не отменять');
  await mentor.sees('встреча остаётся в силе');
  await mentor.hasNotSeen('Отменено');
  await mentor.forges(`c:cancel-meeting:${meeting}`);
  await mentor.sees('Какая причина?');
  await mentor.types('не могу');
  await mentor.sees('Отменить встречу или перенести');
  await mentor.presses('Да, отменить');
  await mentor.sees('Встреча отменена');
  world.clock.set('2026-09-14T15:00+03:00');
  await world.tick();
  await mentee.sees('Причина: не могу');
});

journeyOnce('a series leaves holidays out, and one of it or all that follow are moved', async (cast) => {
  const { world } = cast;
  const { mentor, mentee } = await pairAtSchool(cast);
  await puts(mentor, 'каждую среду в 15:30 до 18 ноября, кроме каникул');
  await mentor.sees('Каждую неделю, кроме каникул: 8 встреч');
  await mentor.presses('Назначить');
  await mentor.sees('Встреча назначена');
  await at(world, '2026-09-14T15:00');
  await mentee.sees('всего 8 встреч');
  await mentee.presses('Предложить другое время');
  await mentee.sees('Только эту встречу или все следующие?');
  await mentee.presses('Эту и все следующие');
  await mentee.presses('Уроки или контрольная');
  await mentee.types('в четверг в 16:00');
  await mentee.sees('Четверг, 17 сентября 2026 г., 16:00–16:45');
  await mentee.presses('Перенести');
  await mentee.sees('Перенесены встречи: 8');
  await world.tick();
  await mentor.sees('Встреча перенесена');
  await mentor.sees('Причина: уроки или контрольная');
  await goesHome(mentor);
  await mentor.presses('Встречи');
  const list = await mentor.sees('Встречи: 8');
  expect(list.buttons[0]).toContain('17 сентября, 16:00');
});

journeyOnce('of an evening with an adult a mother is asked first, and only her yes plans it', async (cast) => {
  const { world } = cast;
  const { mentor, mentee, mother } = await pairWithMother(cast);
  world.clock.set('2026-09-14T15:00+03:00');
  await puts(mentor, 'завтра в 19:30');
  await mentor.sees('нужно согласие родителей');
  await mentor.presses('Назначить');
  await mentor.sees('Спросим родителей');
  await world.tick();
  await mentee.hasNotSeen('Назначена встреча');
  await mother.sees('Нужно ваше согласие');
  await mother.presses('Ответить');
  await mother.sees('Можно ли ребёнку на эту встречу?');
  await mother.presses('Нет, нельзя');
  await mother.sees('Этой встречи не будет');
  await world.tick();
  await mentor.sees('Эта встреча не состоится');
  await mentee.hasNotSeen('встреча');

  await puts(mentor, 'завтра в 19:40');
  await mentor.presses('Назначить');
  await mentor.sees('Спросим родителей');
  await world.tick();
  await mother.presses('Ответить');
  await mother.presses('Можно');
  await mother.sees('Теперь всё назначено');
  await world.tick();
  await mentor.sees('Назначена встреча');
  await mentee.sees('Назначена встреча');
});

journeyOnce('a meeting comes as a file, and a phone that has subscribed hears of what is cancelled', async (cast) => {
  const { mentor, mentee } = await pairAtSchool(cast);
  await puts(mentor, 'в среду в 15:30');
  await mentor.presses('Назначить');
  await mentor.sees('Встреча назначена');
  expect((await mentor.sees('Встреча для календаря')).file?.name).toBe('Встреча.ics');
  await at(cast.world, '2026-09-14T15:00');
  expect((await mentee.sees('Назначена встреча')).file?.name).toBe('Встреча.ics');
  await goesHome(mentor);
  await mentor.presses('Встречи');
  const [planned = ''] = (await mentor.sees('Встречи: 1')).buttons;
  await mentor.presses(planned);
  await mentor.presses('Добавить в календарь');
  await mentor.sees('Встреча для календаря');

  await goesHome(mentor);
  await mentor.presses('Встречи');
  await mentor.presses('Подписка для телефона');
  await mentor.presses('Получить ссылку');
  const { text } = await mentor.sees('Личная ссылка на календарь');
  const link = /http\S+\.ics/u.exec(text)?.[0] ?? '';
  const feed = async () => {
    const answer = await fetch(link);
    return { status: answer.status, text: await answer.text() };
  };
  const before = (await feed()).text;
  expect(before).toContain('STATUS:CONFIRMED');
  expect(before).toContain('SEQUENCE:0');

  await goesHome(mentor);
  await mentor.presses('Встречи');
  await mentor.sees('Встречи: 1');
  await mentor.presses(planned);
  await mentor.presses('Отменить встречу');
  await mentor.presses('Другие дела');
  await mentor.presses('Да, отменить');
  await mentor.sees('Встреча отменена');
  const after = (await feed()).text;
  expect(after).toContain('STATUS:CANCELLED');
  expect(after).toContain('SEQUENCE:1');
  expect(/UID:(\S+)/u.exec(after)?.[1]).toBe(/UID:(\S+)/u.exec(before)?.[1]);

  await goesHome(mentor);
  await mentor.presses('Встречи');
  await mentor.presses('Подписка для телефона');
  await mentor.presses('Отключить ссылку');
  await mentor.sees('Ссылка отключена');
  expect((await feed()).status).toBe(404);
});
