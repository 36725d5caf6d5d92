import { expect, test } from 'vitest';
import { behindOpen, follows, opens, settled } from '#test/support/journey/opening.ts';
import type { Person } from '#test/support/journey/person.ts';
import { answersAll, answersOne, invites, joinsAsTeacher, setsUpSchool } from '#test/support/journey/scripts.ts';
import { joinsStaff } from '#test/support/journey/walk-cast.ts';
import { type Channel, World } from '#test/support/journey/world.ts';

const luga = { name: 'Луговая Анна Петровна', subject: 'География' };

async function codeFor(person: Person): Promise<string> {
  await person.types('помощь');
  await person.presses('Мой чат в другом мессенджере');
  const offer = await person.sees('передавать его никому нельзя');
  return /Код: (\S+)/.exec(offer.text)?.[1] ?? '';
}

const pairs: readonly (readonly [Channel, Channel])[] = [
  ['telegram', 'vk'],
  ['vk', 'web'],
  ['web', 'telegram'],
];

test.each(pairs)('a questionnaire begun in %s goes on in %s, and either chat may be ended', async (from, to) => {
  const world = await World.open();
  const curator = await world.person('web');
  await setsUpSchool(curator, world);
  const first = await world.person(from);
  await joinsAsTeacher(first, await invites(curator, 'Наставляемых', 'Педагоги'), luga);
  await first.sees('1 из');
  await answersOne(first, () => '7');
  await first.sees('2 из');
  const code = await codeFor(first);
  const second = await world.person(to);
  await second.types(code);
  await second.sees('здесь продолжается чат «Анна Петровна · Школа № 12 города Зареченска»');
  await second.sees('2 из');
  await first.sees('Этот чат открыт ещё и здесь');
  await answersAll(second, () => '5');
  await second.presses('Отправить');
  await second.sees('Анкета у куратора');

  // A notice goes where somebody wrote last; the code has been used up.
  await first.types(code);
  await first.sees('Такого кода нет');
  await second.types('меню');
  await second.asked();
  await second.presses('Мои данные');
  await second.presses('Мои входы');
  const mine = await second.sees('Мои входы');
  expect(mine.text).toContain('— здесь');
  await second.presses(mine.buttons.find((label) => label.startsWith('Закончить')) ?? '');
  await second.sees('Закончить этот вход?');
  await second.presses('Закончить');
  await second.sees('Вход закончен');
  await first.types('меню');
  await first.sees('Чтобы войти');
  await second.types('меню');
  await second.sees('Анкета у куратора');
});

test('the way to another chat works also from a dialogue that does not speak now', async () => {
  const world = await World.open();
  const [first, second] = [await world.person('web'), await world.person('web')];
  await setsUpSchool(first, world);
  const line = (await world.program.commands['new-school']?.('')) ?? '';
  await setsUpSchool(second, { firstCode: /^first curator: (\S+) http/.exec(line)?.[1] ?? '' });
  const psychologist = await world.person('vk');
  await joinsStaff(psychologist, await invites(first, 'Педагога-психолога'), 'Тихомирова Анна Сергеевна');
  await psychologist.asked();
  const old = psychologist.client.payload('Мой чат в другом мессенджере');
  await psychologist.opens(await invites(second, 'Педагога-психолога'));
  await psychologist.sees('фамилию, имя и отчество');
  await psychologist.pressesPayload(old);
  await psychologist.sees('передавать его никому нельзя');
});

test('in Telegram of a state school the other chat is named without anybody’s name', async () => {
  const world = await World.open();
  const curator = await world.person('web');
  await setsUpSchool(curator, world, 'Государственная или муниципальная');
  const telegram = await world.person('telegram');
  await telegram.opens(await codeFor(curator));
  await telegram.sees('здесь продолжается чат «Школа № 12 города Зареченска»');
  await telegram.sees('Меню');
  expect((await telegram.asked()).buttons).toContain('Пригласить');
  expect(JSON.stringify(world.telegram.log)).not.toMatch(/Ясная|Вера/u);
});

test('an ended chat takes its links and windows along, and hears nothing more of the talk', async () => {
  const world = await World.open();
  const curator = await world.person('web');
  await setsUpSchool(curator, world, 'Государственная или муниципальная');
  const teacher = await world.person('web');
  await joinsAsTeacher(teacher, await invites(curator, 'Наставляемых', 'Педагоги'), luga);
  await answersAll(teacher);
  await teacher.presses('Отправить');
  await teacher.sees('Анкета у куратора');
  const stolen = await world.person('telegram');
  await stolen.types(await codeFor(teacher));
  await stolen.sees('здесь продолжается чат');
  await settled(stolen);
  await stolen.types('меню');
  await stolen.asked();
  const code = await codeFor(stolen);
  await settled(stolen);
  await stolen.types('меню');
  await stolen.asked();
  await stolen.presses('Мои данные');
  await stolen.sees(behindOpen);
  const window = await opens(world, stolen);
  await window.person.sees('Луговая');
  await stolen.sees('Разговор продолжается в браузере');
  await stolen.presses('Новая ссылка');
  await stolen.sees(behindOpen);
  const link = await follows(world, stolen);

  await teacher.types('меню');
  await teacher.asked();
  await teacher.presses('Мои данные');
  await teacher.presses('Мои входы');
  const mine = await teacher.sees('Мои входы');
  await teacher.presses(mine.buttons.find((label) => label.includes('Telegram')) ?? '');
  await teacher.sees('Закончить этот вход?');
  await teacher.presses('Закончить');
  await teacher.sees('Вход закончен');
  const before = JSON.stringify(stolen.client.messages());

  await link.person.opens(link.code);
  await link.person.sees('Эта ссылка уже не действует');
  expect(JSON.stringify(link.client.messages())).not.toContain('Луговая');
  await expect(window.client.sends('меню')).rejects.toThrow('410');
  await settled(teacher);
  expect(JSON.stringify(stolen.client.messages())).toBe(before);
  const tablet = await world.person('web');
  await tablet.opens(code);
  await tablet.sees('Такого кода нет');
});
