import { expect } from 'vitest';
import { brand, type SchoolId } from '#domain/ids.ts';
import { openedDocx } from '#test/documents/opened.ts';
import { type Cast, journeyEverywhere, journeyOnce } from '#test/support/journey/journey.ts';
import type { Person } from '#test/support/journey/person.ts';
import { introducesPupil, invitesClass, setsUpSchool } from '#test/support/journey/scripts.ts';
import type { World } from '#test/support/journey/world.ts';

const timur = { name: 'Лесной Тимур Павлович', born: '12.03.2013' };
const ulyana = { name: 'Полевая Ульяна Марковна', born: '01.04.2011' };

async function schoolWith({ world, newcomer }: Cast, child: typeof timur): Promise<{ curator: Person; child: Person }> {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const pupil = await newcomer();
  await introducesPupil(pupil, await invitesClass(curator), child);
  return { curator, child: pupil };
}

async function ordersConsent(curator: Person, surname: string, which: string): Promise<void> {
  await curator.types('меню');
  await curator.asked();
  await curator.presses('Участники');
  const list = await curator.sees('Все люди программы');
  await curator.presses(list.buttons.find((label) => label.includes(surname)) ?? '');
  await curator.sees('Как обращаться');
  await curator.presses('Согласие для печати');
  await curator.sees('Какое согласие сделать файлом?');
  await curator.presses(which);
}

journeyEverywhere('a curator gets the filled consent of a child as a file to be printed', async (cast) => {
  const { curator, child } = await schoolWith(cast, timur);
  await child.sees('Осталось согласие родителей');
  await ordersConsent(curator, 'Лесной', 'На обработку данных');
  await curator.sees('Готовлю файл');
  const shown = await curator.sees('Файл можно распечатать');
  expect(shown.text).toContain('Лесной Тимур Павлович');
  expect(shown.file?.name).toBe('Согласие на обработку данных, Лесной Т. П.docx');
  const { text } = openedDocx(shown.file?.bytes ?? new Uint8Array());
  expect(text).toContain('Согласие на обработку персональных данных ребёнка');
  expect(text).toContain('За кого. Лесной Тимур Павлович.');
  expect(text).toMatch(/Кто даёт согласие\. _{20,}\./u);
  expect(text).toContain('Документ, подтверждающий полномочия');
  expect(text).not.toMatch(/\{\{|\[\[|\*\*/u);
});

journeyOnce('a teenager’s paper has room for both signatures', async (cast) => {
  const { curator, child } = await schoolWith(cast, ulyana);
  await child.presses('Даю согласие');
  await child.sees('Нужно ещё согласие родителей');
  await ordersConsent(curator, 'Полевая', 'На публикацию имени и фото');
  const shown = await curator.sees('Файл можно распечатать');
  const { text } = openedDocx(shown.file?.bytes ?? new Uint8Array());
  expect(text).toContain('Кто даёт согласие. Полевая Ульяна Марковна.');
  expect(text.match(/Подпись: _+/gu)).toHaveLength(2);
});

journeyOnce('a document is kept for a day, and goes at once with whoever it is about', async (cast) => {
  const { world } = cast;
  const { curator, child } = await schoolWith(cast, timur);
  await child.sees('Осталось согласие родителей');
  await ordersConsent(curator, 'Лесной', 'На обработку данных');
  await curator.sees('Файл можно распечатать');
  expect(await filesKept(world)).toBe(1);
  world.clock.advance({ hours: 25 });
  await world.tick();
  expect(await filesKept(world)).toBe(0);

  await curator.presses('Согласие на бумаге');
  await curator.sees('Какого числа');
  await curator.presses('Сегодня');
  await curator.sees('Приложить скан?');
  await curator.presses('Без скана');
  await child.sees('теперь ты в программе');
  await ordersConsent(curator, 'Лесной', 'На публикацию имени и фото');
  await curator.sees('Файл можно распечатать');
  expect(await filesKept(world)).toBe(1);
  await child.types('меню');
  await child.sees('Меню');
  await child.presses('Мои данные');
  await child.sees('Имя:');
  await child.presses('Отозвать согласие');
  await child.presses('Отозвать и стереть');
  await child.sees('Участие закончено');
  await world.settled();
  expect(await filesKept(world)).toBe(0);
});

async function filesKept({ program }: World): Promise<number> {
  const school = await program.db.atDoor(({ sql }) =>
    sql.selectFrom('dialogue').select('school_id').where('school_id', 'is not', null).executeTakeFirstOrThrow(),
  );
  return program.db.inSchool(
    brand<SchoolId>(school.school_id ?? ''),
    async ({ sql }) => (await sql.selectFrom('file').select('id').execute()).length,
  );
}
