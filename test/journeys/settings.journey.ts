import { expect } from 'vitest';
import { changeSchool, readSchool } from '#db/schools.ts';
import { journeyEverywhere, journeyOnce } from '#test/support/journey/journey.ts';
import type { Person } from '#test/support/journey/person.ts';
import { setsUpSchool } from '#test/support/journey/scripts.ts';
import type { World } from '#test/support/journey/world.ts';

journeyEverywhere(
  'a curator says how the school addresses pupils, when it is quiet, when lessons and holidays are',
  async (cast) => {
    const { world, newcomer } = cast;
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    await curator.presses('Настройки');
    await curator.sees('Звонки. Первая смена: 08:30–14:10, уроков 6');
    await curator.presses('Обращение к ученикам');
    await curator.presses('На «вы»');
    await curator.sees('К ученикам теперь обращаемся на «вы»');
    await curator.sees('К ученикам: на «вы»');
    await curator.presses('Тихие часы');
    await curator.presses('С 20:00 до 07:00');
    await curator.sees('Тихие часы: с 20:00 до 07:00');

    await curator.presses('Звонки');
    await curator.sees('Какие звонки изменить?');
    await curator.presses('Добавить смену или корпус');
    await curator.presses('Вторая смена');
    await curator.sees('Когда уроки?');
    await curator.types('с обеда');
    await curator.sees('Нужны начало и конец каждого урока');
    await curator.types('14:00–14:45, 14:55–15:40');
    await curator.sees('Какие классы учатся');
    await curator.types('все');
    await curator.sees('Нужны классы через запятую');
    await curator.types('6а, 6 Б, 8–9 классы');
    await curator.sees('Звонки. Вторая смена (6А, 6Б, 8-е, 9-е): 14:00–15:40, уроков 2');

    await curator.presses('Каникулы');
    await curator.sees('Когда каникулы и выходные дни?');
    await curator.types('32.10');
    await curator.sees('Такого дня в календаре нет');
    await curator.types('26.10–03.11, 31.12–10.01');
    await curator.sees('Добавить к прежним или заменить все?');
    await curator.presses('Заменить все');
    await curator.sees('Каникулы и выходные: 26.10–03.11, 31.12–10.01');
    await curator.presses('Каникулы');
    await curator.sees('Когда каникулы и выходные дни?');
    await curator.types('23 февраля');
    await curator.presses('Добавить к прежним');
    await curator.sees('Каникулы и выходные: 26.10–03.11, 31.12–10.01, 23.02');

    await curator.presses('Звонки');
    await curator.sees('Какие звонки изменить?');
    await curator.presses('Первая смена');
    await curator.presses('Сокращённые дни');
    await curator.sees('В какие дни уроки короче?');
    await curator.types('перед праздниками');
    await curator.sees('Нужны дни через запятую');
    await curator.types('30 декабря, 22.02');
    await curator.sees('Когда уроки в эти дни?');
    await curator.types('8:30–9:00, 9:10–9:40');
    await curator.sees('30.12, 22.02: 08:30–09:40, уроков 2');

    await curator.presses('Звонки');
    await curator.sees('Какие звонки изменить?');
    await curator.presses('Вторая смена');
    await curator.presses('Убрать');
    const settings = await curator.sees('Настройки школы');
    expect(settings.text).not.toContain('Вторая смена');
  },
);

journeyOnce(
  'bells are known by their name while others change the list, and it is said when they are gone',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    for (const [title, classes] of [
      ['Вторая смена', '6А'],
      [garden, '7В'],
    ] as const) {
      await opensBells(curator);
      await curator.presses('Добавить смену или корпус');
      await curator.types(title);
      await curator.types('14:00–14:45');
      await curator.types(classes);
      await curator.sees(`Звонки. ${title}`);
    }
    await opensBells(curator);
    await somebodyRemoves(world, 'Вторая смена');
    await curator.presses(garden);
    await curator.presses('Изменить');
    await curator.types('15:00–15:45');
    await curator.types('7В');
    await curator.sees(`Звонки. ${garden} (7В): 15:00–15:45, уроков 1`);

    await opensBells(curator);
    await curator.presses(garden);
    await curator.presses('Изменить');
    await somebodyRemoves(world, garden);
    await curator.types('16:00–16:45');
    await curator.types('7В');
    await curator.sees('Этих звонков уже нет');
    expect((await curator.sees('Настройки школы')).text).not.toContain(garden);
  },
);

const garden = 'Корпус на Садовой улице вторая смена';

async function opensBells(curator: Person): Promise<void> {
  await curator.types('меню');
  await curator.asked();
  await curator.presses('Настройки');
  await curator.sees('Настройки школы');
  await curator.presses('Звонки');
  await curator.sees('Какие звонки изменить?');
}

/** As another curator does it. */
async function somebodyRemoves({ program: { db } }: World, title: string): Promise<void> {
  const row = await db.atDoor(({ sql }) =>
    sql.selectFrom('dialogue').select('school_id').where('school_id', 'is not', null).executeTakeFirstOrThrow(),
  );
  if (row.school_id === null) throw new Error('No school');
  await db.inSchool(row.school_id, async (inside) => {
    const { bells } = await readSchool(inside);
    await changeSchool(inside, { bells: bells.filter((each) => each.title !== title) });
  });
}
