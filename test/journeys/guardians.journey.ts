import { expect, test } from 'vitest';
import { journeyEverywhere, journeyOnce } from '#test/support/journey/journey.ts';
import { behindOpen, opens } from '#test/support/journey/opening.ts';
import {
  answersAll,
  introducesGuardian,
  introducesPupil,
  invites,
  invitesClass,
  linkForParents,
  setsUpSchool,
} from '#test/support/journey/scripts.ts';
import { World } from '#test/support/journey/world.ts';

const timur = { name: 'Лесной Тимур', born: '12.03.2014' };

journeyEverywhere(
  'a child under 14 waits for a parent, who reads, signs, and the child goes on by itself',
  async (setting) => {
    const { world, newcomer } = setting;
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const child = await newcomer();
    await introducesPupil(child, await invitesClass(curator), timur);
    await child.sees('Осталось согласие родителей');
    const code = await linkForParents(child);

    const mother = await newcomer();
    await introducesGuardian(mother, code);
    expect(mother.last()?.text).toContain('За кого: Лесной Тимур, 7А');
    expect(mother.last()?.text).toContain('Согласие даёт: Лесная Ольга Петровна');
    await mother.presses('Полный текст');
    await mother.sees('Я родитель (законный представитель) и даю согласие за ребёнка');
    await mother.presses('Даю согласие');
    await mother.sees('согласие записано');
    await child.sees('теперь ты в программе');
    await child.sees(/1 из \d+/);
    await answersAll(child, () => 'Люблю рисовать');
    await child.presses('Отправить');
    await child.sees('Анкета у куратора');

    await curator.presses('Участники');
    const list = await curator.sees('Все люди программы');
    await curator.presses(list.buttons.find((label) => label.includes('Лесной Т.')) ?? '');
    await curator.sees('Согласие родителей: Лесная Ольга Петровна, 14 сентября 2026 г.');

    await mother.types('меню');
    await mother.sees('согласие за ребёнка');
    await mother.presses('Мои дети');
    await mother.sees('Лесной Тимур — согласие есть');
    expect(mother.last()?.buttons).toEqual(['Фото и имя: Тимур', 'Отозвать: Тимур', 'Меню']);
    // Another adult with the same link is not let in, and nobody reads the child's answers here.
    const stranger = await newcomer();
    await stranger.opens(code);
    await stranger.sees('Этим приглашением уже воспользовались');
    expect(JSON.stringify(mother.client.messages())).not.toContain('рисовать');
  },
);

journeyOnce(
  'a parent’s «no» is told neutrally, erases what the child has said, and can be taken back',
  async (setting) => {
    const { world, newcomer } = setting;
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const child = await newcomer();
    await introducesPupil(child, await invitesClass(curator), timur);
    const father = await newcomer();
    await introducesGuardian(father, await linkForParents(child), 'Лесной Пётр Иванович');
    await father.presses('Не даю согласия');
    await father.sees('Вы точно не согласны?');
    await father.presses('Вернуться к согласию');
    await father.sees('персональных данных ребёнка');
    await father.presses('Не даю согласия');
    await father.presses('Отказаться и стереть');
    await father.sees('Отказ записан');

    await child.sees('Участие закончено');
    const messages = child.client.messages();
    const told = JSON.stringify(messages.slice(messages.findIndex(({ text }) => text.startsWith('Участие закончено'))));
    for (const word of ['отказ', 'родител', 'папа', 'Пётр']) expect(told).not.toContain(word);
    await child.types('меню');
    await child.sees('Участие закончено');
    await curator.presses('Участники');
    expect(JSON.stringify(await curator.sees('Все люди программы'))).not.toContain('Тимур');

    await father.types('меню');
    await father.sees('Меню');
    await father.presses('Мои дети');
    await father.sees('согласия нет');
    await father.presses('Согласие за ребёнка');
    await father.sees('персональных данных ребёнка');
    await father.presses('Даю согласие');
    await father.sees('согласие записано');
    await child.sees('Как тебя зовут?');
    await child.types(timur.name);
    await child.sees('В каком ты классе?');
    await child.types('7А');
    await child.sees('Когда у тебя день рождения?');
    await child.types(timur.born);
    await child.sees('Как к тебе обращаться?');
    await child.presses('Тимур');
    await child.sees('теперь ты в программе');
  },
);

journeyOnce('at 14 to 17 both sign, in whatever order, and a card gives the link too', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const teen = await newcomer();
  await introducesPupil(teen, await invitesClass(curator), { name: 'Лесная Мира Олеговна', born: '5 сентября 2011' });
  await teen.sees('Согласие на обработку');
  await teen.presses('Даю согласие');
  await teen.sees('Нужно ещё согласие родителей');
  await curator.presses('Участники');
  const list = await curator.sees('ждёт родителей');
  await curator.presses(list.buttons.find((label) => label.includes('Лесная М. О.')) ?? '');
  await curator.sees('нет согласия родителей');
  const mother = await newcomer();
  const code = await linkForParents(curator);
  await curator.sees('Нужно согласие родителя: откройте ссылку и ответьте');
  await curator.sees('нет согласия родителей');
  await introducesGuardian(mother, code);
  await mother.presses('Даю согласие');
  await mother.sees('согласие записано');
  await teen.sees('теперь ты в программе');
  await curator.presses('‹ Участники');
  await curator.presses('Показать других');
  await curator.presses('Родители');
  await curator.sees('Родители: 1');
});

journeyOnce('a teacher who is a parent too has one chat for both', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const child = await newcomer();
  await introducesPupil(child, await invitesClass(curator), timur);
  const code = await linkForParents(child);
  await curator.opens(code);
  await curator.sees('ещё одна роль: родитель');
  await curator.sees('За кого: Лесной Тимур, 7А');
  await curator.presses('Даю согласие');
  await curator.sees('согласие записано');
  await child.sees('теперь ты в программе');
  expect((await curator.asked()).buttons).toEqual(expect.arrayContaining(['Пригласить', 'Мои дети']));
});

test('a parent who has not answered is reminded after 2 and 7 days, not in quiet hours, and not any more then', async () => {
  const world = await World.open();
  const [curator, child, mother] = [await world.person('web'), await world.person('web'), await world.person('vk')];
  await setsUpSchool(curator, world);
  await introducesPupil(child, await invitesClass(curator), timur);
  await introducesGuardian(mother, await linkForParents(child));
  const reminders = () => mother.client.messages().filter(({ text }) => text.startsWith('Напоминаю')).length;
  for (const [hours, told] of [
    [47, 0],
    [24, 1],
    [24 * 3, 1],
    [24 * 3, 2],
    [24 * 7, 2],
  ] as const) {
    world.clock.advance({ hours });
    await world.tick();
    await expect.poll(reminders).toBe(told);
  }
  await mother.presses('Открыть список');
  await mother.presses('Согласие: Тимур');
  await mother.presses('Даю согласие');
  await child.sees('теперь ты в программе');
});

test('in Telegram of a state school neither child nor parent is named', async () => {
  const world = await World.open();
  const curator = await world.person('web');
  await setsUpSchool(curator, world, 'Государственная или муниципальная');
  const child = await world.person('telegram');
  await child.opens(await invitesClass(curator));
  await child.sees(behindOpen);
  const { person: window } = await opens(world, child);
  await window.sees('Как тебя зовут?');
  await window.types('Переверзев Акакий');
  await window.sees('Когда у тебя день рождения?');
  await window.types(timur.born);
  await window.sees('Как к тебе обращаться?');
  await window.presses('Акакий');
  await child.sees('Осталось согласие родителей');
  const mother = await world.person('telegram');
  await mother.opens(await linkForParents(child));
  await mother.sees(behindOpen);
  const { person: hers } = await opens(world, mother);
  await hers.sees('фамилию, имя и отчество');
  await hers.types('Светозарова Дарина Львовна');
  await hers.sees('Как к вам обращаться?');
  await hers.presses('Дарина Львовна');
  await hers.sees('Согласие на обработку');
  await hers.presses('Даю согласие');
  await hers.sees('За кого: Переверзев Акакий, 7А');
  await hers.presses('Даю согласие');
  await child.sees('теперь ты в программе');
  const sent = JSON.stringify(world.telegram.log);
  for (const word of ['Переверз', 'Акаки', 'Светозар', 'Дарин', '2014']) expect(sent).not.toContain(word);
});

test('nobody signs for a child of others, by whatever button', async () => {
  const world = await World.open();
  const [curator, child, other, mother] = [
    await world.person('web'),
    await world.person('web'),
    await world.person('web'),
    await world.person('web'),
  ];
  await setsUpSchool(curator, world);
  const code = await invitesClass(curator);
  await introducesPupil(child, code, timur);
  await introducesPupil(other, code, { name: 'Полевая Мира', born: '12.03.2014' });
  await introducesGuardian(mother, await linkForParents(child));
  const people = await world.program.db.atDoor(({ sql }) =>
    sql.selectFrom('dialogue').select(['person_id']).where('person_id', 'is not', null).execute(),
  );
  for (const { person_id } of people) {
    for (const person of [other, curator]) {
      await person.forges(`c:sign:${person_id}`);
      await person.asked();
    }
    await other.forges(`c:guardian-link:${person_id}`);
    await other.sees(/Ссылка для родителей|так сделать нельзя|здесь не нужна/u);
  }
  expect(other.client.messages().some(({ text }) => text.includes('За кого'))).toBe(false);
  expect(curator.client.messages().some(({ text }) => text.includes('За кого'))).toBe(false);
  expect(await invites(curator, 'Педагога-психолога')).not.toBe('');
});
