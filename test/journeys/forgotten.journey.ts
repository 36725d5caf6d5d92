import { expect, test } from 'vitest';
import { settled } from '#test/support/journey/opening.ts';
import type { Person } from '#test/support/journey/person.ts';
import {
  answersAll,
  introducesGuardian,
  introducesPupil,
  invites,
  invitesClass,
  linkForParents,
  setsUpSchool,
} from '#test/support/journey/scripts.ts';
import { joinsStaff } from '#test/support/journey/walk-cast.ts';
import { WebClient } from '#test/support/journey/web-client.ts';
import { World } from '#test/support/journey/world.ts';

test('after a withdrawal nothing of the child is left in the chats of curators and of the mother', async () => {
  const world = await World.open();
  const [curator, second, mother] = [await browser(world), await browser(world), await browser(world)];
  await setsUpSchool(curator.person, world);
  const staff = await invites(curator.person, 'Ещё одного куратора');
  await joinsStaff(second.person, staff, 'Луговая Анна Петровна');
  const child = await world.person('web');
  await introducesPupil(child, await invitesClass(curator.person), { name: 'Лесной Тимур', born: '12.03.2014' });
  await introducesGuardian(mother.person, await linkForParents(child));
  await mother.person.presses('Даю согласие');
  await child.sees(/1 из \d+/);
  await answersAll(child, () => 'Боюсь физкультуры');
  await child.presses('Отправить');
  await child.sees('Анкета у куратора');

  // One reads the answers, the other is asked whether to confirm, and types what is about the child too.
  await second.person.types('меню');
  await second.person.asked();
  await second.person.presses('Анкеты');
  const list = await second.person.sees('Анкеты на проверку: 1');
  await second.person.presses(list.buttons[0] ?? '');
  await second.person.sees('Боюсь физкультуры');
  await second.person.presses('Вернуть с замечанием');
  await second.person.presses((await second.person.asked()).buttons[0] ?? '');
  await second.person.presses('Готово');
  await second.person.sees('Что поправить?');
  await second.person.types('Тимур, напиши про физкультуру подробнее');
  await second.person.sees('Анкета возвращена');
  await curator.person.types('меню');
  await curator.person.asked();
  await curator.person.presses('Участники');
  const people = await curator.person.sees('Все люди программы');
  await curator.person.presses(people.buttons.find((label) => label.includes('Лесной Т.')) ?? '');
  await curator.person.sees('Лесной Тимур');
  await curator.person.presses('Подтвердить');
  await curator.person.sees('Подтвердить участие?');
  for (const { client } of [curator, second]) expect(await client.kept()).toMatch(ofChild);

  await mother.person.types('меню');
  await mother.person.asked();
  await mother.person.presses('Мои дети');
  await mother.person.presses('Отозвать: Тимур');
  await mother.person.presses('Отозвать и стереть');
  await mother.person.sees('Согласие отозвано');
  await settled(child);
  for (const { client } of [curator, second, mother]) expect(await client.kept()).not.toMatch(ofChild);

  // Their questions are closed by and by, and do not say it again.
  for (const { person } of [curator, second]) {
    await person.types('меню');
    await person.asked();
  }
  expect(curator.client.messages().map(({ text }) => text)).toContain(
    'Здесь были данные того, кто больше не участвует: они стёрты.',
  );
  for (const { client } of [curator, second, mother]) expect(await client.kept()).not.toMatch(ofChild);
  const rows = await world.program.db.atDoor(({ sql }) => sql.selectFrom('outbox').select('content').execute());
  expect(JSON.stringify(rows)).not.toMatch(ofChild);
});

const ofChild = /Тимур|физкультур/u;

async function browser(world: World): Promise<{ person: Person; client: WebClient }> {
  const person = await world.person('web');
  if (!(person.client instanceof WebClient)) throw new Error('A browser of the web chat');
  return { person, client: person.client };
}
