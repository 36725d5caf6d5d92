import { expect } from 'vitest';
import { journeyEverywhere, journeyOnce } from '#test/support/journey/journey.ts';
import {
  answersAll,
  introducesGuardian,
  introducesPupil,
  invites,
  invitesClass,
  joinsAsTeacher,
  linkForParents,
  setsUpSchool,
} from '#test/support/journey/scripts.ts';

const luga = { name: 'Луговая Анна Петровна', subject: 'География' };

journeyEverywhere('somebody sees what is kept of them, withdraws the consent, and comes back anew', async (setting) => {
  const { world, newcomer } = setting;
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const mentor = await newcomer();
  await joinsAsTeacher(mentor, await invites(curator, 'Наставляемых', 'Педагоги'), luga);
  await answersAll(mentor);
  await mentor.presses('Отправить');
  await mentor.sees('Анкета у куратора');
  await mentor.presses('Мои данные');
  const shown = await mentor.sees('Имя: Луговая Анна Петровна');
  expect(shown.text).toContain('Предмет: География');
  expect(shown.text).toContain('Согласие: 14 сентября 2026 г.');
  await mentor.presses('Отозвать согласие');
  await mentor.sees('Точно отозвать согласие');
  await mentor.presses('Остаться');
  await mentor.sees('всё остаётся как есть');
  await mentor.presses('Мои данные');
  await mentor.sees('Имя: Луговая');
  await mentor.presses('Отозвать согласие');
  await mentor.sees('Точно отозвать согласие');
  await mentor.presses('Отозвать и стереть');
  await mentor.sees('Участие закончено');
  await curator.presses('Участники');
  expect(JSON.stringify(await curator.sees('Все люди программы'))).not.toContain('Луговая');

  await curator.types('меню');
  await curator.sees('Меню');
  await joinsAsTeacher(mentor, await invites(curator, 'Наставляемых', 'Педагоги'), { ...luga, subject: 'Химия' });
  await mentor.sees('1 из');
});

journeyOnce('the only curator is asked to invite another one first', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  await curator.presses('Мои данные');
  await curator.presses('Отозвать согласие');
  await curator.sees('Вы единственный куратор');
  await curator.sees('Меню');
});

journeyOnce('a teenager who waits for the parents sees where they are, and may go', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const teen = await newcomer();
  await introducesPupil(teen, await invitesClass(curator), { name: 'Лесная Мира Олеговна', born: '5 сентября 2011' });
  await teen.sees('Согласие на обработку');
  await teen.presses('Даю согласие');
  await teen.sees('Нужно ещё согласие родителей');
  const mother = await newcomer();
  await introducesGuardian(mother, await linkForParents(teen));
  await teen.types('меню');
  await teen.sees('Ссылку для родителей уже открыли');
  await teen.presses('Мои данные');
  await teen.sees('Имя: Лесная Мира Олеговна');
  await teen.presses('Не участвовать');
  await teen.sees('Точно отозвать согласие');
  await teen.presses('Отозвать и стереть');
  await teen.sees('Участие закончено');
  world.clock.advance({ minutes: 11 });
  await world.tick();
  await mother.sees('Участие ребёнка в программе наставничества закончено');
  // What a parent answers now brings nobody back.
  await mother.presses('Даю согласие');
  await mother.sees('ничего не изменилось');
  await teen.types('меню');
  await teen.sees('Участие закончено');
});

journeyOnce('whoever goes before the consent is answered is asked for it no more', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const teen = await newcomer();
  await introducesPupil(teen, await invitesClass(curator), { name: 'Лесная Мира Олеговна', born: '5 сентября 2011' });
  await teen.sees('Согласие на обработку');
  await teen.types('меню');
  await teen.sees('Знакомство ещё не закончено');
  await teen.presses('Мои данные');
  await teen.sees('Имя: Лесная Мира Олеговна');
  await teen.presses('Не участвовать');
  await teen.presses('Отозвать и стереть');
  expect((await teen.sees('Участие закончено')).buttons).not.toContain('Продолжить: Знакомство и анкета');
});

journeyOnce('a parent withdraws the consent for a child, who is out and told so', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const child = await newcomer();
  await introducesPupil(child, await invitesClass(curator), { name: 'Лесной Тимур', born: '12.03.2014' });
  const mother = await newcomer();
  await introducesGuardian(mother, await linkForParents(child));
  await mother.presses('Даю согласие');
  await child.sees(/1 из \d+/);
  await child.types('Люблю рисовать');
  await mother.types('меню');
  await mother.sees('Меню');
  await mother.presses('Мои дети');
  await mother.sees('согласие есть');
  await mother.presses('Отозвать: Тимур');
  await mother.sees('За кого: Тимур');
  await mother.presses('Отозвать и стереть');
  await mother.sees('Согласие отозвано');
  await child.sees('Участие закончено');
  await mother.types('меню');
  await mother.sees('Меню');
  await mother.presses('Мои дети');
  await mother.sees('не участвует');
});
