import { expect } from 'vitest';
import type { PersonId } from '#domain/ids.ts';
import type { Answers } from '#domain/questionnaire/answer.ts';
import { type Cast, journeyEverywhere, journeyOnce } from '#test/support/journey/journey.ts';
import type { Person } from '#test/support/journey/person.ts';
import { type Somebody, StandingSchool } from '#test/support/journey/standing-school.ts';
import type { World } from '#test/support/journey/world.ts';

const options = (...keys: string[]) => ({ kind: 'options', options: keys }) as const;
const free = { days: options('wed'), hours: options('afternoon'), interests: options('robotics') } satisfies Answers;

const curatorVera = {
  name: 'Ясная Вера Павловна',
  called: 'Вера Павловна',
  kind: 'teacher',
  roles: [{ role: 'curator' }],
} as const;
const mira: Somebody = {
  ...{ name: 'Полевая Мира Олеговна', born: '2013-09-05', className: '6А', roles: [{ role: 'mentee' }] },
  answers: { ...free, help: options('study'), subjects: options('maths') },
};
const petya: Somebody = {
  ...{
    name: 'Лесной Пётр Ильич',
    born: '2011-03-12',
    className: '9Б',
    roles: [{ role: 'mentor', form: 'pupil_pupil' }],
  },
  answers: { ...free, help: options('study'), subjects: options('maths'), 'mentees-count': options('two') },
};
const parent = (name: string, child: PersonId): Somebody => ({
  ...{ name, kind: 'parent', roles: [{ role: 'guardian' }], of: [child] },
});

/** A curator, a mentee and a mentor who are minors, a parent of each. */
async function family({ world, newcomer }: Cast) {
  // After the lessons: pupils are told things.
  world.clock.advance({ hours: 6 });
  const school = await StandingSchool.open(world);
  const [curator, mentee, mentor, mother, father] = [
    await newcomer(),
    await newcomer(),
    await newcomer(),
    await newcomer(),
    await newcomer(),
  ];
  await school.joins(curatorVera, curator);
  const ofMentee = await school.joins(mira, mentee);
  const ofMentor = await school.joins(petya, mentor);
  await school.joins(parent('Полевая Анна Игоревна', ofMentee), mother);
  await school.joins(parent('Лесной Илья Петрович', ofMentor), father);
  return { school, curator, mentee, mentor, mother, father };
}

journeyEverywhere(
  'a curator finds a mentor by reasons, mentor, parents and mentee are asked in turn, and all of them say yes',
  async (cast) => {
    const { world } = cast;
    const { curator, mentee, mentor, mother, father } = await family(cast);
    await curator.presses('Пары');
    await curator.sees('Без пары, анкета принята: 1');
    await curator.presses('Подобрать пару');
    const alone = await curator.sees('Для кого пара?');
    await curator.presses(alone.buttons[0] ?? '');
    await curator.sees('Что за пара?');
    await curator.presses('помощь в учёбе');
    const mentors = await curator.sees('Кто будет наставником?');
    // Where buttons are wide enough it stands on them.
    expect([mentors.text, ...mentors.buttons].join('\n')).toContain(
      'Лесной П. И., 9Б — поможет с учёбой: математика; общие интересы: робототехника; общее время: среда, с 15:00 до 18:00',
    );
    await curator.presses(mentors.buttons[0] ?? '');
    const goal = await curator.sees('Какая цель у пары?');
    await curator.presses(goal.buttons[0] ?? '');
    const summary = await curator.sees('Предложить эту пару?');
    expect(summary.text).toContain('Наставник: Лесной П. И., 9Б');
    await curator.presses('Предложить');
    await curator.sees('Первым спросим наставника');

    await world.tick();
    await mentor.sees('Тебе предлагают стать наставником');
    await mentor.presses('Посмотреть и ответить');
    const toMentor = await mentor.sees('Возьмёшься быть наставником?');
    expect(toMentor.text).toContain('Мира, 6А: общие интересы');
    expect(toMentor.text).not.toContain('Полевая');
    await mentor.presses('Да');
    await mentor.sees('Теперь спросим остальных');

    world.clock.advance({ minutes: 1 });
    await world.tick();
    await mentee.hasNotSeen('есть наставник');
    await mother.sees('Ребёнку предлагают пару');
    await mother.presses('Посмотреть и ответить');
    const toMother = await mother.sees('Согласны на эту пару?');
    expect(toMother.text).toContain('Наставник: Пётр, 9Б');
    await mother.presses('Да');
    await mother.sees('Теперь спросим остальных');
    await father.presses('Посмотреть и ответить');
    const toFather = await father.sees('Согласны на эту пару?');
    expect(toFather.text).toContain('Пётр — наставник');
    await father.presses('Да');
    await father.sees('Теперь спросим остальных');

    world.clock.advance({ minutes: 1 });
    await world.tick();
    await mentee.sees('Для тебя есть наставник');
    await mentee.presses('Посмотреть и ответить');
    await mentee.sees('Наставник: Пётр, 9Б');
    await mentee.presses('Да');
    await mentee.sees('Все согласны, пара есть');

    world.clock.advance({ minutes: 1 });
    await world.tick();
    await mentor.sees('Пара есть: Мира');
    await mother.sees('Пара есть: Пётр и Мира');
    await father.sees('Пара есть: Пётр и Мира');
    await curator.sees('Пара есть: Полевая М. О., 6А — Лесной П. И., 9Б');
    await world.settled();
    await curator.types('меню');
    await curator.sees('Меню');
    await curator.forges(`s:pair:${await pairId(world)}`);
    await curator.sees('можно знакомиться, документы оформляются');
    await curator.presses('История');
    const history = await curator.sees('История пары');
    expect(history.text).toMatch(
      /наставляемый согласен[\s\S]*родители согласны[\s\S]*наставник согласен[\s\S]*пара предложена/u,
    );
    await mentee.types('меню');
    await mentee.sees('Меню');
    await mentee.forges(`s:pair:${await pairId(world)}`);
    await mentee.sees('Пара: помощь в учёбе');
  },
);

async function pairId({ program: { db } }: World): Promise<string> {
  const row = await db.atDoor(({ sql }) =>
    sql.selectFrom('dialogue').select('school_id').where('school_id', 'is not', null).executeTakeFirstOrThrow(),
  );
  if (!row.school_id) throw new Error('No school');
  const found = await db.inSchool(row.school_id, ({ sql }) =>
    sql.selectFrom('pair').select('id').executeTakeFirstOrThrow(),
  );
  return found.id;
}

/** From the curator's menu: the first of those without a pair, the first variant, the first mentor, the programme's goal. */
async function proposes(curator: Person, more: (() => Promise<void>) | undefined = undefined): Promise<void> {
  await curator.types('меню');
  await curator.presses('Пары');
  await curator.presses('Подобрать пару');
  const alone = await curator.sees('Для кого пара?');
  await curator.presses(alone.buttons[0] ?? '');
  const offers = await curator.sees('Что за пара?');
  await curator.presses(offers.buttons[0] ?? '');
  const mentors = await curator.sees('Кто будет наставником?');
  await curator.presses(mentors.buttons[0] ?? '');
  await more?.();
  const goal = await curator.sees('Какая цель у пары?');
  await curator.presses(goal.buttons[0] ?? '');
  await curator.sees('Предложить эту пару?');
  await curator.presses('Предложить');
  await curator.sees(/Первым спросим наставника|Пара в списке на методический совет/u);
}

async function later(world: World): Promise<void> {
  world.clock.advance({ minutes: 1 });
  await world.tick();
}

async function answers(person: Person, answer: 'Да' | 'Нет'): Promise<void> {
  await person.presses('Посмотреть и ответить');
  await person.sees(/быть наставником|Согласны на эту пару|на этого наставника/u);
  await person.presses(answer);
}

journeyOnce(
  'a mentor who says no is heard by the curator alone, with the reason, and another pair is looked for',
  async (cast) => {
    const { world } = cast;
    const { curator, mentee, mentor, mother, father } = await family(cast);
    await proposes(curator);
    await world.tick();
    await mentor.sees('Тебе предлагают');
    await answers(mentor, 'Нет');
    await mentor.sees('Это увидит только куратор');
    await mentor.types('Готовлюсь к экзаменам');
    await mentor.sees('Об этом узнает только куратор');
    await later(world);
    const told = await curator.sees('Пара не сложилась: Полевая М. О., 6А — Лесной П. И., 9Б');
    expect(told.text).toContain('Отказ: наставник');
    expect(told.text).toContain('Причина: Готовлюсь к экзаменам');
    for (const person of [mentee, mother, father]) await person.hasNotSeen('не сложилась');
    await curator.presses('Подобрать другую пару');
    await curator.sees('Что за пара?');
  },
);

journeyOnce('when parents say no, who has said yes hears only that another pair is looked for', async (cast) => {
  const { world } = cast;
  const { curator, mentee, mentor, mother, father } = await family(cast);
  await proposes(curator);
  await world.tick();
  await answers(mentor, 'Да');
  await mentor.sees('Теперь спросим остальных');
  await later(world);
  await answers(mother, 'Нет');
  await mother.presses('Без объяснений');
  await mother.sees('Об этом узнает только куратор');
  await later(world);
  await mentor.sees('Эта пара не сложилась, подбираем другую');
  await mentor.hasNotSeen('родител');
  await curator.sees('Отказ: родители');
  await mentee.hasNotSeen('не сложилась');
  await father.presses('Посмотреть и ответить');
  await father.sees('Отвечать уже не нужно');
});

journeyOnce('five days of silence come back to the curator, who reminds or notes the answer on paper', async (cast) => {
  const { world } = cast;
  const { curator, mentor } = await family(cast);
  await proposes(curator);
  await world.tick();
  await mentor.sees('Тебе предлагают');
  world.clock.advance({ hours: 24 * 5 + 1 });
  await world.tick();
  await curator.sees('Пять дней без ответа о паре: наставник Лесной П. И.');
  await curator.presses('Напомнить');
  await curator.sees('Напоминание уйдёт');
  await curator.presses('Ответ на бумаге');
  const whose = await curator.sees('Чей это ответ?');
  await curator.presses(whose.buttons[0] ?? '');
  await curator.sees('Каков ответ?');
  await curator.presses('Да');
  await curator.sees('Отмечено.');
  await curator.presses('История');
  const history = await curator.sees('История пары');
  expect(history.text).toContain('наставник согласен, отмечено куратором (Ясная В. П.)');
});

const teacher = (name: string, role: 'mentor' | 'mentee', changes: Partial<Somebody> = {}): Somebody => ({
  ...{ name, called: name.split(' ').slice(1).join(' '), kind: 'teacher' },
  roles: [{ role, ...(role === 'mentor' && { form: 'teacher_teacher' }) }],
  answers: { ...free, years: { kind: 'number', value: 1 } },
  ...changes,
});

journeyOnce('where the методический совет decides, proposals wait for its protocol', async ({ world, newcomer }) => {
  const school = await StandingSchool.open(world, { presetId: 's003', forms: ['teacher_teacher'] });
  const [curator, mentor] = [await newcomer(), await newcomer()];
  await school.joins(curatorVera, curator);
  await school.joins(teacher('Полевая Анна Игоревна', 'mentee'));
  await school.joins(teacher('Озеров Глеб Львович', 'mentee'));
  await school.joins(teacher('Лесной Пётр Ильич', 'mentor', { answers: { 'mentees-count': options('few') } }), mentor);
  await proposes(curator, () => curator.presses('Больше никого'));
  await proposes(curator, () => curator.presses('Отдельной парой'));
  await later(world);
  await mentor.hasNotSeen('предлагают');

  await curator.types('меню');
  await curator.presses('Пары');
  await curator.presses('На совет: 2');
  await curator.presses('Записать решение совета');
  const list = await curator.sees('Какие пары совет утвердил?');
  await curator.presses(list.buttons[1] ?? '');
  await curator.presses('Готово');
  await curator.sees('Номер протокола?');
  await curator.types('№ 5');
  await curator.sees('Дата протокола?');
  await curator.types('сегодня');
  await curator.sees('Почему не утверждены (1 пара)?');
  await curator.types('Сначала нужна консультация психолога');
  await curator.sees('Утверждено: 1, не утверждено: 1');
  await later(world);
  await mentor.sees('Вам предлагают стать наставником');
  await mentor.presses('Посмотреть и ответить');
  const asked = await mentor.sees('Возьмётесь быть наставником?');
  expect([asked.text.includes('Анна Игоревна'), asked.text.includes('Глеб Львович')].filter(Boolean)).toHaveLength(1);
});

journeyOnce(
  'two go into one group of a mentor, who is asked once; a third joins later, and one who leaves ends nothing for the rest',
  async ({ world, newcomer }) => {
    const school = await StandingSchool.open(world, { forms: ['teacher_teacher'] });
    const [curator, mentor, anna, gleb] = [await newcomer(), await newcomer(), await newcomer(), await newcomer()];
    await school.joins(curatorVera, curator);
    await school.joins(
      teacher('Лесной Пётр Ильич', 'mentor', { answers: { 'mentees-count': options('few') } }),
      mentor,
    );
    await school.joins(teacher('Полевая Анна Игоревна', 'mentee'), anna);
    await school.joins(teacher('Озеров Глеб Львович', 'mentee'), gleb);
    await proposes(curator, async () => {
      await curator.sees('Добавить ещё в группу?');
      await curator.presses('‹ Назад');
      await curator.presses((await curator.sees('Кто будет наставником?')).buttons[0] ?? '');
      await curator.presses('Добавить: Озеров Г. Л.');
    });
    await world.tick();
    await mentor.presses('Посмотреть и ответить');
    const asked = await mentor.sees('Возьмётесь быть наставником?');
    expect(asked.text).toMatch(/Анна Игоревна[\s\S]*Глеб Львович/u);
    await mentor.presses('Да');
    await mentor.sees('Теперь спросим остальных');
    await later(world);
    for (const person of [anna, gleb]) {
      await answers(person, 'Да');
      await person.sees('Все согласны, пара есть');
    }

    await school.joins(teacher('Рябинина Ольга Львовна', 'mentee'));
    await curator.types('меню');
    await curator.presses('Пары');
    await curator.presses('Подобрать пару');
    await curator.presses((await curator.sees('Для кого пара?')).buttons[0] ?? '');
    await curator.presses((await curator.sees('Что за пара?')).buttons[0] ?? '');
    await curator.presses((await curator.sees('Кто будет наставником?')).buttons[0] ?? '');
    await curator.presses((await curator.sees('такая пара уже есть')).buttons[0] ?? '');
    await curator.sees('В группу, которая уже есть');
    await curator.presses('Предложить');
    const group = await curator.sees('Группа: ');
    expect(group.text).toMatch(/Озеров Г. Л. — можно знакомиться[\s\S]*Рябинина О. Л. — ждём ответа: наставник/u);

    await gleb.types('меню');
    await gleb.asked();
    await gleb.presses('Мои данные');
    await gleb.presses('Отозвать согласие');
    await gleb.presses('Отозвать и стереть');
    await gleb.sees(/стёрт/u);
    await later(world);
    await mentor.sees('В группе стало на одного участника меньше');
    await anna.hasNotSeen('закончила работу');
  },
);

journeyOnce(
  'a pair that a rule forbids is told in words, and nobody decides on the own pair',
  async ({ world, newcomer }) => {
    const school = await StandingSchool.open(world, { forms: ['teacher_pupil', 'teacher_teacher'] });
    const curator = await newcomer();
    const teaches = { role: 'mentor', form: 'teacher_pupil' } as const;
    await school.joins({ ...curatorVera, roles: [{ role: 'curator' }, teaches] }, curator);
    const child = await school.joins(mira);
    await school.joins({
      ...{ name: 'Полевая Анна Игоревна', kind: 'teacher', roles: [{ role: 'guardian' }, teaches], of: [child] },
    });
    await school.joins({ name: 'Кедрова Инна Львовна', kind: 'graduate', born: '2000-01-01', roles: [teaches] });
    await curator.types('меню');
    await curator.presses('Пары');
    await curator.presses('Подобрать пару');
    await curator.presses((await curator.sees('Для кого пара?')).buttons[0] ?? '');
    await curator.presses((await curator.sees('Что за пара?')).buttons[0] ?? '');
    await curator.sees('Подходящих наставников сейчас нет');
    await curator.presses('Кого нельзя и почему: 3');
    const why = await curator.sees('Полевая А. И.: родитель не может быть наставником своего ребёнка');
    expect(why.text).toContain('Ясная В. П.: о своей паре и о паре своего ребёнка решает другой куратор');
    expect(why.text).toContain('Кедрова И. Л.: не отмечена справка об отсутствии судимости');
    await curator.presses('Не сейчас');

    await curator.types('меню');
    await curator.presses('Участники');
    await curator.presses('Кедрова И. Л.');
    await curator.presses('Отметить справку');
    await curator.presses('Справка есть');
    await curator.sees('Справка об отсутствии судимости: отмечена 14 сентября 2026');
    await proposes(curator);
  },
);

journeyOnce(
  'a pair that works already is entered by hand; its sides hear of it, and its clocks begin today',
  async (cast) => {
    const { world } = cast;
    const { school, curator, mentee, mentor } = await family(cast);
    await curator.types('меню');
    await curator.presses('Пары');
    await curator.presses('Внести пару, которая уже работает');
    await curator.presses((await curator.sees('Для кого пара?')).buttons[0] ?? '');
    await curator.presses((await curator.sees('Что за пара?')).buttons[0] ?? '');
    await curator.presses((await curator.sees('Кто будет наставником?')).buttons[0] ?? '');
    await curator.sees('С какого дня пара работает?');
    await curator.types('01.10.2025');
    await curator.presses((await curator.sees('Какая цель у пары?')).buttons[0] ?? '');
    await curator.sees('Работает: с 1 октября 2025');
    await curator.presses('Внести');
    await curator.sees('Пара внесена');
    await later(world);
    await mentee.sees('Пара, которая уже работает, теперь и здесь: Пётр и Мира');
    await mentor.sees('Пара, которая уже работает, теперь и здесь: Пётр и Мира');
    const kept = await school.inside(({ sql }) =>
      sql
        .selectFrom('pair_member')
        .innerJoin('pair', 'pair.id', 'pair_member.pair_id')
        .select(['state', 'started_on', 'entered_since'])
        .executeTakeFirstOrThrow(),
    );
    expect([kept.state, String(kept.started_on), String(kept.entered_since)]).toEqual([
      'accepted',
      '2026-09-14',
      '2025-10-01',
    ]);
  },
);
