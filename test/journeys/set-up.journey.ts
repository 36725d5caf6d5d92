import { expect } from 'vitest';
import { journey, journeyOnce } from '#test/support/journey/journey.ts';
import { setsUpSchool } from '#test/support/journey/scripts.ts';

journey(
  'a first curator sets a school up in at most nine presses and two typed answers',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    // «Начать», which opens the chat with the code, is a press too.
    expect(curator.pressed + 1).toBeLessThanOrEqual(9);
    expect(curator.typed).toBeLessThanOrEqual(2);
  },
);

journeyOnce('the code of a first curator opens one school, and not a second one', async ({ world, newcomer }) => {
  await setsUpSchool(await newcomer(), world);
  const late = await newcomer();
  await late.opens(world.firstCode);
  await late.sees('Этот код уже использован');
});

journeyOnce(
  'a mistake is explained with an example, and «Назад» leads to the question before',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await curator.opens(world.firstCode);
    await curator.types('Школа № 12');
    await curator.sees('Какая это школа?');
    await curator.types('обычная');
    await curator.sees('Нужно выбрать один из вариантов');
    await curator.types('частная');
    await curator.sees('В каком часовом поясе');
    await curator.presses('‹ Назад');
    await curator.sees('Какая это школа?');
    await curator.types('1');
    await curator.sees('обезличенные сообщения');
  },
);

journey('a state school hears in one sentence what is on for Telegram', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await curator.opens(world.firstCode);
  await curator.types('Школа № 12');
  await curator.presses('Государственная или муниципальная');
  const next = await curator.sees('Telegram: только обезличенные сообщения');
  expect(next.text.split('\n\n')[0]?.match(/[.!?](\s|$)/g)).toHaveLength(1);
});

journeyOnce('set-up that was cancelled can be begun again by a button', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await curator.opens(world.firstCode);
  await curator.types('Школа № 12');
  await curator.sees('Какая это школа?');
  await curator.presses('Отмена');
  await curator.sees('Код ещё действует');
  await curator.presses('Начать');
  await curator.sees('Как называется школа?');
});

journeyOnce('set-up that was left goes on from the menu', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await curator.opens(world.firstCode);
  await curator.types('Школа № 12');
  await curator.sees('Какая это школа?');
  await curator.types('помощь?');
  await curator.sees('Сейчас настраивается школа');
  await curator.types('меню');
  await curator.presses('Продолжить: Настройка программы');
  await curator.sees('Какая это школа?');
});
