import { expect, onTestFinished, test } from 'vitest';
import { brand, type SchoolId } from '#domain/ids.ts';
import { freshData } from '#test/support/database.ts';
import { journeyEverywhere, journeyOnce } from '#test/support/journey/journey.ts';
import type { Person } from '#test/support/journey/person.ts';
import { introducesPupil, invitesClass, setsUpSchool } from '#test/support/journey/scripts.ts';
import { World } from '#test/support/journey/world.ts';
import { sampleFile } from '#test/support/sample-files.ts';

const scan = { bytes: sampleFile('image/jpeg'), name: 'бумага.jpg', type: 'image/jpeg' } as const;
const timur = { name: 'Лесной Тимур Павлович', born: '12.03.2013' };
const ulyana = { name: 'Полевая Ульяна Марковна', born: '01.04.2013' };

async function opensCard(curator: Person, name: string): Promise<void> {
  await curator.types('меню');
  await curator.asked();
  await curator.presses('Участники');
  const list = await curator.sees('Все люди программы');
  await curator.presses(list.buttons.find((label) => label.includes(name)) ?? '');
  await curator.sees('Как обращаться');
}

journeyEverywhere(
  'papers of several children are marked at once, with one scan that the card shows',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const link = await invitesClass(curator);
    const children = [await newcomer(), await newcomer()] as const;
    await introducesPupil(children[0], link, timur);
    await introducesPupil(children[1], link, ulyana);
    for (const child of children) await child.sees('Осталось согласие родителей');

    await curator.types('меню');
    await curator.asked();
    await curator.presses('Участники');
    await curator.sees('Все люди программы');
    await curator.presses('Показать других');
    await curator.sees('Кого показать?');
    await curator.presses('Отметить бумаги');
    await curator.sees('Какие подписанные согласия');
    await curator.presses('На обработку данных: не хватает 2');
    await curator.sees('Какой класс?');
    await curator.presses('Все');
    const whose = await curator.sees('Чьи бумаги');
    for (const label of whose.buttons.filter((each) => /Лесной|Полевая/u.test(each))) await curator.presses(label);
    await curator.presses('Готово');
    expect((await curator.sees('Какого числа')).text).toMatch(/Лесной Тимур Павлович\n— Полевая Ульяна Марковна/u);
    await curator.presses('Сегодня');
    await curator.sees('Отмечено: 2 согласия');
    for (const child of children) await child.sees('теперь ты в программе');

    await curator.sees('Приложить скан?');
    await curator.types('потом');
    await curator.sees('Здесь нужно прислать файл');
    await curator.sendsFile(scan);
    await curator.sees('Скан сохранён');

    await opensCard(curator, 'Полевая');
    await curator.presses('Бумага: обработка, 14 сентября, скан');
    const shown = await curator.sees('Согласие на обработку данных');
    expect(shown.file?.bytes).toEqual(scan.bytes);
    expect(shown.file?.name).toBe('soglasie-2026-09-14.jpg');
  },
);

test('a scan survives what a messenger does to it: one of another kind, silence, and a restart', async () => {
  const data = await freshData();
  onTestFinished(data.close);
  const world = await World.open({ data: { ...data, close: async () => {} } });
  const curator = await world.person('telegram');
  await setsUpSchool(curator, world);
  const child = await world.person('vk');
  await introducesPupil(child, await invitesClass(curator), timur);
  await child.sees('Осталось согласие родителей');
  await opensCard(curator, 'Лесной Т.');
  await curator.presses('Согласие на бумаге');
  await curator.asked();
  await curator.presses('Сегодня');
  await curator.sees('Приложить скан?');

  await curator.sendsFile({ ...scan, bytes: new TextEncoder().encode('это не картинка') });
  await curator.sees('Подойдут файлы JPEG, PNG и PDF');
  await curator.asked();

  world.telegram.failNext({ method: 'getFile', status: 500 });
  await curator.sendsFile(scan);
  await curator.sees('Получаю файл');
  await world.restart();
  world.clock.advance({ seconds: 61 });
  await curator.sees('Скан сохранён');
  expect((await curator.sees('На бумаге, подписано 14 сентября 2026 г.')).file?.bytes).toEqual(scan.bytes);
});

journeyOnce('a paper of one child may go without a scan, which is added later', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const child = await newcomer();
  await introducesPupil(child, await invitesClass(curator), timur);
  await child.sees('Осталось согласие родителей');
  await opensCard(curator, 'Лесной Т.');
  await curator.presses('Согласие на бумаге');
  await curator.sees('Лесной Тимур');
  await curator.types('31.12.2026');
  await curator.sees('не позже сегодняшней');
  await curator.asked();
  await curator.presses('Сегодня');
  await curator.sees('согласие есть');
  await child.sees('теперь ты в программе');
  await curator.presses('Без скана');
  const card = await curator.sees('Согласие родителей: на бумаге от 14 сентября 2026 г.');
  await curator.presses(card.buttons.find((label) => label.startsWith('Бумага')) ?? '');
  await curator.sees('Скана нет');
  await curator.presses('Приложить скан');
  await curator.sees('Приложить скан?');
  await curator.sendsFile(scan);
  await curator.sees('Скан сохранён');
  const paper = await curator.sees('На бумаге, подписано 14 сентября 2026 г.');
  expect(paper.file?.bytes).toEqual(scan.bytes);
});

journeyOnce('a paper for publication stands for all who must sign it', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const child = await newcomer();
  await introducesPupil(child, await invitesClass(curator), timur);
  await child.sees('Осталось согласие родителей');
  await opensCard(curator, 'Лесной Т.');
  await curator.presses('Согласие на бумаге');
  await curator.asked();
  await curator.presses('Сегодня');
  await curator.sees('Приложить скан?');
  await child.sees('теперь ты в программе');
  await curator.presses('Без скана');
  await curator.sees('Имя и фото на страницах школы: нельзя');
  await curator.presses('Публикация: согласие на бумаге');
  await curator.sees('На публикацию имени и фото, подписи всех');
  await curator.presses('Сегодня');
  await curator.sees('согласие есть');
  await curator.presses('Без скана');
  const card = await curator.sees('Имя и фото на страницах школы: можно');
  expect(card.buttons).not.toContain('Публикация: согласие на бумаге');
});

journeyOnce('a scan that is replaced is kept no more, and neither is one of whoever has left', async (cast) => {
  const { world, newcomer } = cast;
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const child = await newcomer();
  await introducesPupil(child, await invitesClass(curator), timur);
  await child.sees('Осталось согласие родителей');
  await opensCard(curator, 'Лесной Т.');
  await curator.presses('Согласие на бумаге');
  await curator.asked();
  await curator.presses('Сегодня');
  await curator.sees('Приложить скан?');
  await curator.sendsFile(scan);
  await curator.sees('Скан сохранён');
  world.clock.advance({ hours: 25 });
  await world.tick();
  await curator.presses('Заменить скан');
  await curator.sees('Приложить скан?');
  await curator.sendsFile({ ...scan, bytes: sampleFile('image/png'), type: 'image/png', name: 'scan.png' });
  expect((await curator.sees('На бумаге, подписано')).file?.bytes).toEqual(sampleFile('image/png'));
  expect(await filesKept(world)).toBe(1);

  await curator.presses('Заменить скан');
  await curator.sees('Приложить скан?');
  await child.types('меню');
  await child.sees('Меню');
  await child.presses('Мои данные');
  await child.sees('Имя:');
  await child.presses('Отозвать согласие');
  await child.presses('Отозвать и стереть');
  await child.sees('Участие закончено');
  await curator.sendsFile(scan);
  await curator.sees('Этого согласия здесь больше нет');
  world.clock.advance({ hours: 25 });
  await world.tick();
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
