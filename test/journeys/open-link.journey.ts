import { expect, test } from 'vitest';
import { behindOpen, follows, opens } from '#test/support/journey/opening.ts';
import type { Person } from '#test/support/journey/person.ts';
import { answersOne, invites, setsUpSchool } from '#test/support/journey/scripts.ts';
import { World } from '#test/support/journey/world.ts';

/** A state school, set up in a browser, and a teacher in Telegram who has opened the invitation. */
async function invitedInTelegram() {
  const world = await World.open();
  const curator = await world.person('web');
  await setsUpSchool(curator, world, 'Государственная или муниципальная');
  const teacher = await world.person('telegram');
  await teacher.opens(await invites(curator, 'Наставляемых', 'Педагоги'));
  await teacher.sees(behindOpen);
  return { world, curator, teacher };
}

/** Answers in Telegram what may be asked there, and the rest in the browser, until the questionnaire is sent. */
async function answersInBoth(world: World, person: Person): Promise<void> {
  for (;;) {
    const { text, buttons } = await person.asked();
    if (text.startsWith('Меню')) return;
    if (!buttons.includes('Открыть')) await answersOne(person);
    else await answersPersonal((await opens(world, person)).person);
  }
}

async function answersPersonal(guest: Person): Promise<void> {
  await guest.asked();
  while (!guest.last()?.text.includes('Дальше разговор идёт в Telegram')) {
    if (guest.last()?.buttons.includes('Отправить')) await guest.presses('Отправить');
    else await answersOne(guest, ({ text }) => (text.includes('ждёте') ? 'Хочу в школу телескоп' : '7'));
    await guest.sees(/Дальше разговор|Ответы перед отправкой|\d+ из \d+/);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

const planted = ['Переверзев', 'Акакий', 'Савватеевич', 'астрофизика', 'телескоп'];

test('what is personal is answered in the browser, Telegram goes on by itself and carries nothing of it', async () => {
  const { world, curator, teacher } = await invitedInTelegram();
  await teacher.types('Переверзев Акакий Савватеевич');
  await teacher.sees(behindOpen);

  const { person: guest } = await opens(world, teacher);
  const asked = await guest.sees('фамилию, имя и отчество');
  expect(asked.text).toContain('В Telegram уже написано: «Переверзев Акакий Савватеевич»');
  await guest.presses('Так и ответить');
  const next = await guest.sees('Какой предмет вы ведёте?');
  expect(next.text).not.toContain('уже написано');
  await guest.types('астрофизика');
  await guest.sees('Как к вам обращаться?');
  await guest.presses('Акакий Савватеевич');
  await guest.sees('Согласие на обработку');
  await guest.presses('Даю согласие');
  await guest.sees('теперь вы в программе');
  await answersPersonal(guest);
  await answersInBoth(world, teacher);

  await teacher.presses('Мои ответы');
  await teacher.sees(behindOpen);
  await curator.types('меню');
  await curator.asked();
  await curator.presses('Участники');
  expect(JSON.stringify((await curator.sees('Все люди программы')).buttons)).toContain('Переверзев');
  const sent = JSON.stringify(world.telegram.log);
  for (const word of planted) expect(sent).not.toContain(word);
});

test('the link serves once, and not because it was looked at', async () => {
  const { world, teacher } = await invitedInTelegram();
  const first = await follows(world, teacher);
  const second = await follows(world, teacher);
  await first.person.opens(first.code);
  await first.person.sees('фамилию, имя и отчество');
  await second.person.opens(second.code);
  await second.person.sees('Эта ссылка уже не действует');
});

test('the link is good for 15 minutes, the session for 30 after the last press', async () => {
  const { world, teacher } = await invitedInTelegram();
  const late = await follows(world, teacher);
  world.clock.advance({ minutes: 16 });
  await late.person.opens(late.code);
  await late.person.sees('Эта ссылка уже не действует');

  await teacher.types('меню');
  await teacher.presses((await teacher.asked()).buttons[0] ?? '');
  await teacher.sees(behindOpen);
  const { person: guest, client } = await opens(world, teacher);
  await guest.sees('фамилию, имя и отчество');
  world.clock.advance({ minutes: 29 });
  await guest.types('Лесной Пётр Иванович');
  await guest.sees('Какой предмет вы ведёте?');
  world.clock.advance({ minutes: 29 });
  await guest.types('физика');
  await guest.sees('Как к вам обращаться?');
  world.clock.advance({ minutes: 31 });
  await expect(client.sends('Пётр Иванович')).rejects.toThrow('410');
  await world.tick();
  await expect(client.sends('Пётр Иванович')).rejects.toThrow('410');
  await teacher.types('меню');
  await teacher.sees('Знакомство');
});

test('a browser of its own right takes no such link, and a guest no other code', async () => {
  const { world, curator, teacher } = await invitedInTelegram();
  const { code } = await follows(world, teacher);
  const own = await world.person('web');
  await own.opens(code);
  await own.sees('Такого кода нет');
  const invitation = await invites(curator, 'Наставников', 'Педагоги');
  const { person: guest } = await opens(world, teacher);
  await guest.sees('фамилию, имя и отчество');
  await guest.opens(invitation);
  await guest.sees('Эта ссылка уже не действует');
});

test('the curator of a state school who sets it up in Telegram says the name in the browser', async () => {
  const world = await World.open();
  const curator = await world.person('telegram');
  await setsUpSchool(curator, world, 'Государственная или муниципальная', { name: false });
  await curator.sees(behindOpen);
  const { person: guest } = await opens(world, curator);
  await guest.sees('фамилию, имя и отчество');
  await guest.types('Переверзев Акакий Савватеевич');
  await guest.sees('Как к вам обращаться?');
  await guest.presses('Акакий Савватеевич');
  await guest.sees('Согласие на обработку');
  await guest.presses('Даю согласие');
  await guest.sees('Дальше разговор идёт в Telegram');
  const home = await curator.sees('Меню');
  expect(home.buttons).toContain('Пригласить');
  expect(JSON.stringify(world.telegram.log)).not.toContain('Переверзев');
});
