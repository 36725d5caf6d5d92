import { expect } from 'vitest';
import { grantRole } from '#db/people.ts';
import { brand, type PersonId, type SchoolId } from '#domain/ids.ts';
import type { FormId } from '#domain/school/forms.ts';
import { openedDocx } from '#test/documents/opened.ts';
import { type Cast, journeyEverywhere, journeyOnce } from '#test/support/journey/journey.ts';
import type { Person } from '#test/support/journey/person.ts';
import {
  asksPupilsAlone,
  introducesPupil,
  invites,
  invitesClass,
  joinsAsTeacher,
  setsUpSchool,
} from '#test/support/journey/scripts.ts';
import type { World } from '#test/support/journey/world.ts';
import { sampleFile } from '#test/support/sample-files.ts';
import { standingPair } from '#test/support/standing-pair.ts';

const scan = { bytes: sampleFile('image/jpeg'), name: 'приказ.jpg', type: 'image/jpeg' } as const;

/** A curator, a teacher who is a mentor, and pupils, who consent for themselves. */
async function schoolOf({ world, newcomer }: Cast, pupils: readonly string[]) {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  await asksPupilsAlone(curator);
  await goesHome(curator);
  const mentor = await newcomer();
  const code = await invites(curator, 'Наставников', 'Педагоги');
  await joinsAsTeacher(mentor, code, { name: 'Луговая Инна Петровна', subject: 'Физика' });
  await goesHome(curator);
  const link = await invitesClass(curator);
  const children: Person[] = [];
  for (const name of pupils) {
    const child = await newcomer();
    await introducesPupil(child, link, { name, born: '12.03.2011' });
    await child.presses('Даю согласие');
    await child.sees('теперь ты в программе');
    children.push(child);
  }
  return { curator, mentor, children };
}

interface Pair {
  mentor: string;
  mentees: readonly string[];
  form: FormId;
  variant: string;
}

/** People by their surnames; everybody has said yes. */
async function pairs({ program: { db }, clock }: World, wanted: readonly Pair[]): Promise<void> {
  const row = await db.atDoor(({ sql }) =>
    sql.selectFrom('dialogue').select('school_id').where('school_id', 'is not', null).executeTakeFirstOrThrow(),
  );
  await db.inSchool(brand<SchoolId>(row.school_id ?? ''), async (inside) => {
    const people = await inside.sql.selectFrom('person').select(['id', 'surname']).execute();
    const of = (surname: string): PersonId => {
      const found = people.find((each) => each.surname === surname);
      if (!found) throw new Error(`Nobody is called ${surname}`);
      return found.id;
    };
    for (const { mentor, mentees, form, variant } of wanted) {
      const people = { mentor: of(mentor), mentees: mentees.map(of), by: of('Ясная') };
      // The last paper asks for the roles once more (R9).
      await grantRole(inside, people.mentor, { role: 'mentor', form }, clock.now());
      for (const mentee of people.mentees) await grantRole(inside, mentee, { role: 'mentee' }, clock.now());
      await standingPair(inside, { ...people, form, variant, state: 'accepted' }, clock.now());
    }
  });
}

const help = { form: 'teacher_pupil', variant: 'tp.unsuccessful' } as const;

async function goesHome(person: Person): Promise<void> {
  await person.types('меню');
  await person.sees('Меню');
}

async function opensPapers(curator: Person) {
  await goesHome(curator);
  await curator.presses('Документы пар');
  return curator.sees('Документы пар');
}

/** One paper for all that lack it. */
async function marksForAll(curator: Person, what: string, number?: string): Promise<void> {
  await opensPapers(curator);
  await curator.presses('Отметить документы');
  await curator.sees('Какие документы отметить?');
  await curator.presses(what);
  await curator.sees('Для каких пар?');
  await curator.presses('Все принятые: 2');
  if (number !== undefined) {
    await curator.sees('Номер приказа?');
    await curator.types(number);
  }
  await curator.sees('Какого числа');
  await curator.presses('Сегодня');
  await curator.sees('Отмечено: ');
}

journeyEverywhere('one order with a scan makes two pairs official, and can be taken back', async (cast) => {
  const { world } = cast;
  const { curator, mentor, children } = await schoolOf(cast, ['Лесной Тимур Павлович', 'Полевая Ульяна Марковна']);
  await pairs(world, [
    { mentor: 'Луговая', mentees: ['Лесной'], ...help },
    { mentor: 'Луговая', mentees: ['Полевая'], ...help },
  ]);
  expect((await opensPapers(curator)).text).toContain('Приказ о закреплении: нет 2');

  await marksForAll(curator, 'Первый опрос: нет 2');
  await marksForAll(curator, 'Соглашение: нет 2');
  await curator.presses('Без скана');
  await marksForAll(curator, 'Доп. обязанности наставника: нет 2');
  await curator.presses('Без скана');
  await marksForAll(curator, 'Приказ о закреплении: нет 2', '45-о');
  await curator.sees('Все документы готовы у 2');
  await curator.sendsFile(scan);
  await curator.sees('Скан сохранён');
  const paper = await curator.sees('Приказ о закреплении пар');
  expect(paper.text).toMatch(/№ 45-о от 14 сентября 2026 г\.[\s\S]*для 2 наставляемых/u);
  expect(paper.file?.bytes).toEqual(scan.bytes);
  expect((await opensPapers(curator)).text).toContain('Документы всех пар на месте');

  // Lessons are over.
  world.clock.advance({ hours: 6 });
  await world.tick();
  await mentor.sees('ваша пара теперь официально работает');
  for (const child of children) await child.sees('теперь ты и твой наставник — официально пара');

  await curator.presses('↶ Отменить приказ: 2');
  await curator.sees('Отменено');
  expect((await curator.sees('Документы пар: не всё есть у 2')).text).toContain('Приказ о закреплении: нет 2');
  await world.tick();
  for (const child of children) await child.sees('Документы пары проверят ещё раз');
});

journeyOnce(
  'a pair of teachers needs both their consents; the own pair of a curator is left to another',
  async (cast) => {
    const { world, newcomer } = cast;
    const { curator } = await schoolOf(cast, ['Лесной Тимур Павлович']);
    await goesHome(curator);
    const young = await newcomer();
    const code = await invites(curator, 'Наставников', 'Педагоги');
    await joinsAsTeacher(young, code, { name: 'Ручьёва Яна Олеговна', subject: 'Химия' });
    await pairs(world, [
      { mentor: 'Луговая', mentees: ['Ручьёва'], form: 'teacher_teacher', variant: 'tt.young' },
      { mentor: 'Ясная', mentees: ['Лесной'], ...help },
    ]);
    const list = await opensPapers(curator);
    expect(list.text).toContain('Здесь нет пар с вами или вашим ребёнком (1)');
    await curator.presses('Луговая И. П. – Ручьёва Я. О.: нет 5');
    const pair = await curator.sees('Согласие наставника на доп. обязанности: нет');
    expect(pair.text).toContain('Согласие наставляемого на доп. обязанности: нет');
    for (const what of [
      'доп. обязанности наставника',
      'доп. обязанности наставляемого',
      'соглашение',
      'первый опрос',
    ]) {
      await curator.presses(`Отметить: ${what}`);
      await curator.sees('Какого числа');
      await curator.types('11.09.2026');
      await curator.sees('Отмечено: ');
      if (what !== 'первый опрос') await curator.presses('Без скана');
      expect((await curator.sees('Приказ о закреплении: нет')).text).toContain('документы оформляются');
    }
    await curator.presses('Отметить: приказ о закреплении');
    await curator.sees('Номер приказа?');
    await curator.types('приказ');
    await curator.sees('Например: 45-о');
    await curator.types('№ 46');
    await curator.sees('Какого числа');
    await curator.presses('Сегодня');
    await curator.sees('Все документы готовы у 1 наставляемого');
  },
);

journeyOnce('agreements and the draft of an order come as files', async (cast) => {
  const { world } = cast;
  const { curator } = await schoolOf(cast, ['Лесной Тимур Павлович', 'Полевая Ульяна Марковна']);
  await pairs(world, [{ mentor: 'Луговая', mentees: ['Лесной', 'Полевая'], ...help }]);
  await opensPapers(curator);
  await curator.presses('Проект приказа (DOCX)');
  await curator.sees('Для каких пар?');
  await curator.presses('Все принятые: 2');
  const order = openedDocx((await curator.sees('В таблице 2 наставляемых')).file?.bytes ?? new Uint8Array());
  for (const each of ['Лесной Тимур Павлович, 7А класс', 'Полевая Ульяна Марковна', 'учитель-неуспешный ученик']) {
    expect(order.text).toContain(each);
  }
  await opensPapers(curator);
  const row = (await curator.asked()).buttons.find((label) => label.includes('Полевая'));
  await curator.presses(row ?? '');
  await curator.presses('Соглашение (DOCX)');
  await curator.sees('Чьё соглашение сделать файлом?');
  await curator.presses('Полевая У. М.');
  const agreement = openedDocx((await curator.sees('распечатать и подписать')).file?.bytes ?? new Uint8Array());
  expect(agreement.text).toContain('Полевая Ульяна Марковна');
  expect(agreement.text).toContain('Родитель (законный представитель) наставляемого');
});
