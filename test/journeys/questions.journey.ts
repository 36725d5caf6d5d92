import { expect, test } from 'vitest';
import { journeyEverywhere } from '#test/support/journey/journey.ts';
import { behindOpen, opens } from '#test/support/journey/opening.ts';
import { invites, joinsAsTeacher, setsUpSchool } from '#test/support/journey/scripts.ts';
import { joinsStaff } from '#test/support/journey/walk-cast.ts';
import { World } from '#test/support/journey/world.ts';

const lesnoy = { name: 'Лесной Пётр Иванович', subject: 'Физика' };

journeyEverywhere(
  'a question to the curator is answered through the bot, by whoever comes first',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const second = await newcomer();
    await joinsStaff(second, await invites(curator, 'Ещё одного куратора'), 'Луговая Анна Петровна');
    const teacher = await newcomer();
    await joinsAsTeacher(teacher, await invites(curator, 'Наставников', 'Педагоги'), lesnoy);
    await teacher.sees('1 из');

    // In the middle of a questionnaire, which comes back.
    await teacher.types('меню');
    await teacher.presses('Вопрос куратору');
    await teacher.sees('Какой у вас вопрос?');
    await teacher.types('Я');
    await teacher.sees('Слишком коротко');
    await teacher.types('Когда встреча-нетворкинг?');
    await teacher.sees('Вопрос передан куратору');
    await teacher.sees('1 из');

    await world.tick();
    await second.sees('Когда встреча-нетворкинг?');
    await curator.sees('Когда встреча-нетворкинг?');
    await curator.presses('Ответить');
    await curator.sees('Ваш ответ?');
    const late = second.client.payload('Ответить');
    await curator.types('В среду в 15:30, в актовом зале');
    await curator.sees('Ответ отправлен');
    await curator.sees('На все вопросы есть ответ');
    await second.pressesPayload(late);
    await second.sees('отвечать уже не нужно');

    world.clock.advance({ minutes: 1 });
    await world.tick();
    await teacher.sees('В среду в 15:30, в актовом зале');
    await teacher.types('меню');
    await teacher.asked();
    await teacher.presses('Вопрос куратору');
    const mine = await teacher.sees('Мои вопросы куратору');
    expect(mine.text).toContain('Когда встреча-нетворкинг?');
    expect(mine.text).toContain('В среду в 15:30');
  },
);

test('where Telegram carries nothing personal, question and answer are read and written behind «Открыть»', async () => {
  const world = await World.open();
  const curator = await world.person('vk');
  await setsUpSchool(curator, world, 'Государственная или муниципальная');
  const teacher = await world.person('telegram');
  const code = await invites(curator, 'Педагога-психолога');
  await teacher.opens(code);
  await teacher.sees(behindOpen);
  const { person: joining } = await opens(world, teacher);
  await joining.sees('Как вас зовут?');
  await joining.types('Лесная Мира Олеговна');
  await joining.sees('Как к вам обращаться?');
  await joining.presses('Мира Олеговна');
  await joining.presses('Даю согласие');
  await teacher.sees('Меню');

  await teacher.presses('Вопрос куратору');
  await teacher.sees(behindOpen);
  // What is typed here all the same is not taken, and not repeated.
  await teacher.types('Когда встреча с Ручьёвым?');
  await teacher.sees('Сообщение сохранено');
  await teacher.sees(behindOpen);
  const { person: window } = await opens(world, teacher);
  await window.sees('Какой у вас вопрос?');
  await window.types('Когда встреча с Ручьёвым?');
  await window.sees('Вопрос передан куратору');
  await world.tick();
  await curator.sees('Когда встреча с Ручьёвым?');
  await curator.presses('Ответить');
  await curator.types('С Ручьёвым в среду');
  await curator.sees('Ответ отправлен');
  world.clock.advance({ minutes: 1 });
  await world.tick();
  await teacher.sees(behindOpen);
  const { person: answer } = await opens(world, teacher);
  await answer.sees('С Ручьёвым в среду');
  expect(JSON.stringify(world.telegram.log.filter(({ method }) => method !== 'getUpdates'))).not.toContain('Ручьёв');
});
