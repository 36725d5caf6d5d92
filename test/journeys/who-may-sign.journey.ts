import { sql } from 'kysely';
import { expect } from 'vitest';
import { journeyOnce } from '#test/support/journey/journey.ts';
import {
  introducesGuardian,
  introducesPupil,
  invites,
  invitesClass,
  linkForParents,
  setsUpSchool,
} from '#test/support/journey/scripts.ts';

const timur = { name: 'Лесной Тимур', born: '12.03.2014' };

journeyOnce('a parent’s «no» is final for everybody but that parent', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const forClass = await invitesClass(curator);
  const child = await newcomer();
  await introducesPupil(child, forClass, timur);
  const [first, second] = [await linkForParents(child), await linkForParents(child)];
  const father = await newcomer();
  await introducesGuardian(father, first, 'Лесной Пётр Иванович');
  await father.presses('Не даю согласия');
  await father.presses('Отказаться и стереть');
  await father.sees('Отказ записан');
  await child.sees('Участие закончено');
  world.clock.advance({ minutes: 11 });
  await world.tick();
  await curator.sees('Участие закончено (ученик): согласия нет, данные стёрты. Приглашать заново не нужно');

  const stranger = await newcomer();
  await stranger.opens(second);
  await stranger.sees('Это приглашение отозвано');
  await child.opens(forClass);
  await child.sees('По этому приглашению участие уже закончено');
  await father.types('меню');
  await father.sees('Меню');
  await father.presses('Мои дети');
  expect((await father.sees('согласия нет')).buttons).toContain('Согласие за ребёнка');
});

journeyOnce('a parent who has answered in «Мои дети» is not asked again by what was parked', async (cast) => {
  const { world, newcomer } = cast;
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const child = await newcomer();
  await introducesPupil(child, await invitesClass(curator), timur);
  const mother = await newcomer();
  await introducesGuardian(mother, await linkForParents(child));
  await mother.types('меню');
  expect((await mother.sees('согласие за ребёнка')).buttons).toContain('Продолжить: Согласие за ребёнка');
  await mother.presses('Мои дети');
  await mother.sees('ждём вашего согласия');
  await mother.presses('Согласие: Тимур');
  await mother.sees('персональных данных ребёнка');
  await mother.presses('Даю согласие');
  await mother.sees('согласие записано');
  const home = await mother.sees('Меню');
  expect(home.buttons.filter((label) => label.startsWith('Продолжить'))).toEqual([]);
  await child.sees('теперь ты в программе');
});

journeyOnce('a parent may withdraw their own consent with a child’s question parked', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const child = await newcomer();
  await introducesPupil(child, await invitesClass(curator), timur);
  const mother = await newcomer();
  await introducesGuardian(mother, await linkForParents(child));
  await mother.types('меню');
  await mother.sees('согласие за ребёнка');
  await mother.presses('Мои данные');
  await mother.sees('Имя: Лесная Ольга Петровна');
  await mother.presses('Отозвать согласие');
  await mother.sees('Точно отозвать согласие');
  await mother.presses('Отозвать и стереть');
  expect((await mother.sees('Участие закончено')).buttons).not.toContain('Продолжить: Согласие за ребёнка');
});

journeyOnce('of somebody who has turned 18 no parent withdraws anything', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const pupil = await newcomer();
  const link = await invites(curator, 'Наставляемых', 'Ученики', 'ученик – ученик', { types: '11А' }, 'Одна на всех');
  await introducesPupil(pupil, link, { name: 'Лесная Мира', born: '20.09.2008' });
  await pupil.sees('Согласие на обработку');
  await pupil.presses('Даю согласие');
  await pupil.sees('Нужно ещё согласие родителей');
  const mother = await newcomer();
  await introducesGuardian(mother, await linkForParents(pupil));
  await mother.presses('Даю согласие');
  await pupil.sees('теперь ты в программе');
  await mother.types('меню');
  await mother.sees('Меню');
  await mother.presses('Мои дети');
  await mother.sees('согласие есть');
  await mother.presses('Отозвать: Мира');
  await mother.sees('Точно отозвать согласие за ребёнка?');

  world.clock.set('2026-09-21T12:00+03:00');
  await mother.presses('Отозвать и стереть');
  await mother.sees('так сделать нельзя');
  await mother.types('меню');
  await mother.sees('Меню');
  await mother.presses('Мои дети');
  const list = await mother.sees('взрослый человек и решает сам');
  expect(list.buttons).toEqual(['Меню']);
});

journeyOnce('a parent who has stopped before the own consent is reminded too', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const child = await newcomer();
  await introducesPupil(child, await invitesClass(curator), timur);
  const mother = await newcomer();
  await mother.opens(await linkForParents(child));
  await mother.sees('фамилию, имя и отчество');
  world.clock.advance({ hours: 49 });
  await world.tick();
  await mother.sees('Напоминаю: ребёнок ждёт вашего согласия');
  await mother.presses('Продолжить');
  await mother.sees('фамилию, имя и отчество');
});

journeyOnce('of two curators who leave at once one stays', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const [, code = ''] = /^curator: (\S+) http/u.exec((await world.program.commands['new-curator']?.('1')) ?? '') ?? [];
  const other = await newcomer();
  await other.opens(code);
  await other.sees('Вы куратор');
  await other.types('Полевая Анна Сергеевна');
  await other.sees('Как к вам обращаться?');
  await other.presses('Анна Сергеевна');
  await other.sees('Согласие на обработку');
  await other.presses('Даю согласие');
  await other.sees('Меню');
  for (const each of [curator, other]) {
    await each.types('меню');
    await each.sees('Меню');
    await each.presses('Мои данные');
    await each.sees('Имя:');
    await each.presses('Отозвать согласие');
    await each.sees('Точно отозвать согласие');
  }
  await Promise.all([curator.presses('Отозвать и стереть'), other.presses('Отозвать и стереть')]);
  const stays = /Единственный куратор|единственный куратор/u;
  const texts = await Promise.all(
    [curator, other].map(async (each) => (await each.sees(/закончено|единственный куратор/u)).text),
  );
  expect(texts.filter((text) => stays.test(text))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('Участие закончено'))).toHaveLength(1);
});

journeyOnce('one parent’s «нельзя» to publication is not overridden by the other', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const child = await newcomer();
  await introducesPupil(child, await invitesClass(curator), timur);
  const links = [await linkForParents(child), await linkForParents(child)] as const;
  const mother = await newcomer();
  await introducesGuardian(mother, links[0]);
  await mother.presses('Даю согласие');
  await child.sees('теперь ты в программе');
  const father = await newcomer();
  await father.opens(links[1]);
  await father.sees('фамилию, имя и отчество');
  await father.types('Лесной Пётр Иванович');
  await father.sees('Как к вам обращаться?');
  await father.presses('Пётр Иванович');
  await father.sees('Согласие на обработку');
  await father.presses('Даю согласие');
  await father.sees('Меню');
  await mother.types('меню');
  await mother.sees('Меню');
  await mother.presses('Мои дети');
  await mother.presses('Фото и имя: Тимур');
  await mother.presses('Нельзя');
  await mother.sees('не будет показывать');
  await father.types('меню');
  await father.sees('Меню');
  await father.presses('Мои дети');
  expect((await father.sees('Мои дети')).buttons).not.toContain('Фото и имя: Тимур');
});

journeyOnce('of whoever leaves nothing stays, though no chat of theirs can be reached', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const child = await newcomer();
  await introducesPupil(child, await invitesClass(curator), timur);
  const father = await newcomer();
  await introducesGuardian(father, await linkForParents(child), 'Лесной Пётр Иванович');
  await world.program.db.atDoor(async ({ sql }) => {
    const theirs = sql.selectFrom('dialogue').select('id').where(frames(), 'like', '%Тимур%');
    await sql.updateTable('account').set({ reachable: false }).where('dialogue_id', 'in', theirs).execute();
  });
  await father.presses('Не даю согласия');
  await father.presses('Отказаться и стереть');
  await father.sees('Отказ записан');
  await world.settled();
  const kept = await world.program.db.atDoor(({ sql }) =>
    sql.selectFrom('dialogue').select('id').where(frames(), 'like', '%Тимур%').execute(),
  );
  expect(kept).toEqual([]);
});

function frames() {
  return sql<string>`frames::text`;
}
