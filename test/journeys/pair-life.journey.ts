import { expect } from 'vitest';
import type { Inside } from '#db/open.ts';
import { type Cast, journeyEverywhere, journeyOnce } from '#test/support/journey/journey.ts';
import type { Message, Person } from '#test/support/journey/person.ts';
import {
  asksPupilsAlone,
  introducesPupil,
  invites,
  invitesClass,
  joinsAsTeacher,
  setsUpSchool,
} from '#test/support/journey/scripts.ts';
import { joinsStaff } from '#test/support/journey/walk-cast.ts';
import { standingPairIn } from '#test/support/standing-pair.ts';

/** A teacher and a pupil who work together, their curator and the head. */
async function pairAtWork({ world, newcomer }: Cast) {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  await asksPupilsAlone(curator);
  const head = await newcomer();
  await joinsStaff(head, await invites(curator, 'Директора'), 'Верховцев Роман Ильич');
  const mentor = await newcomer();
  const asMentor = await invites(curator, 'Наставников', 'Педагоги', 'учитель – ученик');
  await joinsAsTeacher(mentor, asMentor, { name: 'Луговая Инна Петровна', subject: 'Астрономия' });
  const mentee = await newcomer();
  await introducesPupil(mentee, await invitesClass(curator), { name: 'Лесная Мира Олеговна', born: '05.09.2011' });
  await mentee.presses('Даю согласие');
  await mentee.sees('теперь ты в программе');
  await standingPairIn(world, { form: 'teacher_pupil', variant: 'tp.indifferent' });
  return { curator, head, mentor, mentee };
}

/** To the screen of the only pair, from wherever somebody is. */
async function opensPair(person: Person): Promise<Message> {
  await person.types('меню');
  await person.presses('Пары и встречи');
  return person.sees('поиск интереса и цели');
}

journeyEverywhere(
  'another mentor is asked for, the head decides, and the mentor hears only that it has ended',
  async (cast) => {
    const { world } = cast;
    const { curator, head, mentor, mentee } = await pairAtWork(cast);
    world.clock.advance({ hours: 6 });

    await opensPair(mentee);
    await mentee.presses('Другой наставник');
    await mentee.sees('Решает директор школы');
    await mentee.types('Не получается договориться о времени');
    await mentee.sees('Просьба передана директору');
    // Twice is once.
    await opensPair(mentee);
    await mentee.presses('Другой наставник');
    await mentee.presses('Без объяснения');
    await mentee.sees('просьба уже ждёт решения');

    await world.tick();
    await mentor.hasNotSeen('Просьба');
    await head.sees('Не получается договориться о времени');
    await head.presses('Решить');
    await head.sees('Нужен другой наставник?');
    await head.presses('Да, подобрать другого');
    await head.sees('куратор подберёт другого наставника');

    world.clock.advance({ minutes: 1 });
    await world.tick();
    await mentor.sees('Работа пары закончена');
    await mentor.hasNotSeen('договориться');
    await mentee.sees('Куратор подберёт другую пару');
    await curator.sees('Замена наставника согласована');
  },
);

journeyOnce(
  'what the head has decided on paper is marked by a curator, and a «no» leaves the pair as it is',
  async (cast) => {
    const { world } = cast;
    const { curator, mentee } = await pairAtWork(cast);
    world.clock.advance({ hours: 6 });
    await opensPair(mentee);
    await mentee.presses('Другой наставник');
    await mentee.presses('Без объяснения');
    await mentee.sees('Просьба передана');
    await world.tick();
    await curator.sees('Решает директор');
    await curator.presses('Решение на бумаге');
    await curator.presses('Нет, пара остаётся');
    await curator.sees('Какого числа');
    await curator.types('вчера');
    await curator.sees('пара остаётся');
    world.clock.advance({ minutes: 1 });
    await world.tick();
    await mentee.sees('пока пара остаётся прежней');
    await opensPair(mentee);
    await mentee.sees('работает');
  },
);

journeyEverywhere('a pause is neutral; a good end has words of both and their wish to stay in touch', async (cast) => {
  const { world } = cast;
  const { curator, mentor, mentee } = await pairAtWork(cast);
  world.clock.advance({ hours: 6 });
  const pair = await pairId(cast);

  await curator.forges(`s:pair:${pair}`);
  await curator.sees('Цель: Подтянуть математику');
  await curator.presses('Пауза пары');
  await curator.presses('На паузу');
  await curator.sees('Встречи на паузе');
  // It leads back to the pair.
  await world.tick();
  await mentor.sees('Встречи пары пока на паузе');
  await mentee.sees('Встречи пары пока на паузе');
  await curator.sees('Цель: Подтянуть математику');
  await curator.presses('Продолжить встречи');
  await curator.presses('Да, продолжить');
  await curator.sees('встречи продолжаются');
  world.clock.advance({ minutes: 1 });
  await world.tick();
  await mentee.sees('Встречи пары можно продолжать');

  await curator.sees('Цель: Подтянуть математику');
  await curator.presses('Завершить работу пары');
  await curator.sees('Итоговой встречи ещё не было');
  await curator.presses('Завершить');
  await curator.sees('Работа пары завершена');
  world.clock.advance({ minutes: 1 });
  await world.tick();
  await mentor.presses('Попрощаться');
  await mentor.presses('Да');
  await mentor.sees('Что скажете на прощание');
  await mentor.types('Мира, было очень интересно!');
  await mentor.sees('слова будут переданы');
  world.clock.advance({ minutes: 1 });
  await world.tick();
  const came = await mentee.sees('было очень интересно');
  expect(came.text).not.toContain('на связи');
  await mentee.presses('Попрощаться');
  await mentee.presses('Да');
  await mentee.sees('Что скажешь на прощание');
  await mentee.presses('Без слов');
  await mentee.sees('Готово. О связи скажем');
  world.clock.advance({ minutes: 1 });
  await world.tick();
  await mentor.sees('Остаться на связи готовы обе стороны');

  // The diary stays within reach of the mentor, the pair within the curator's.
  await opensPair(mentor);
  await mentor.sees('работа завершена');
  await mentor.presses('Дневник');
  await mentor.sees('Записанных встреч пока нет');
  await curator.types('меню');
  await curator.presses('Участники');
  await curator.presses('Лесная М. О., 7А · ждёт');
  await curator.presses('Пара: Луговая И. П. · завершена');
  await curator.sees('работа завершена');
  await curator.types('меню');
  await curator.presses('Пары');
  await curator.presses('Завершённые: 1');
  const over = await curator.sees('Завершённые: 1');
  expect(`${over.text} ${over.buttons.join(' ')}`).toContain('Лесная М. О., 7А — Луговая И. П.');
});

journeyOnce('before its time each side is told what the curator has chosen, and nothing of why', async (cast) => {
  const { world } = cast;
  const { curator, mentor, mentee } = await pairAtWork(cast);
  world.clock.advance({ hours: 6 });
  await curator.forges(`s:pair:${await pairId(cast)}`);
  await curator.sees('Цель: Подтянуть математику');
  await curator.presses('Закончить раньше срока');
  await curator.presses('Желание наставляемого');
  await curator.presses('Своими словами');
  await curator.types('Инна Петровна, спасибо за эти встречи!');
  await curator.sees('Что сказать наставляемому');
  await curator.presses('Будет другая пара');
  await curator.presses('Закончить');
  await curator.sees('Обе стороны получат сообщение');
  await world.tick();
  await mentor.sees('спасибо за эти встречи');
  await mentor.hasNotSeen('Желание');
  await mentee.sees('Куратор подберёт другую пару');
  await mentee.hasNotSeen('спасибо за эти встречи');
});

journeyEverywhere(
  'somebody stands in for a mentor till a day: sees the pair, is reminded and asked; then the mentor is back',
  async (cast) => {
    const { world, newcomer } = cast;
    const { curator, mentor, mentee } = await pairAtWork(cast);
    const substitute = await newcomer();
    const asMentor = await invites(curator, 'Наставников', 'Педагоги', 'учитель – ученик');
    await joinsAsTeacher(substitute, asMentor, { name: 'Кедрова Вера Ильинична', subject: 'Физика' });
    await everybodyIsConfirmed(cast);
    // After the lessons: pupils are told things.
    world.clock.advance({ hours: 6 });
    await opensPair(mentor);
    await mentor.presses('Назначить встречу');
    await mentor.sees('Когда встреча?');
    await mentor.types('в среду в 16:00');
    await mentor.presses('В школе');
    await mentor.presses('Назначить');
    await mentor.sees('Встреча назначена');
    const pair = await pairId(cast);

    await curator.forges(`s:pair:${pair}`);
    await curator.sees('Цель: Подтянуть математику');
    await curator.presses('Заместить наставника');
    await curator.sees('Кто заменит наставника на время?');
    await curator.presses('Кедрова Вера Ильинична');
    await curator.asked();
    await curator.types('со вторника до четверга');
    await curator.presses('Верно');
    await curator.sees('Номер приказа');
    await curator.presses('Приказа пока нет');
    await curator.sees('Проверьте, пожалуйста');
    await curator.presses('Заместить');
    await curator.sees('получат сообщение');
    await curator.presses('Отметить приказ о замещении');
    await curator.sees('Номер приказа');
    await curator.types('45-о');
    await curator.asked();
    await curator.types('вчера');
    await curator.sees('Приказ отмечен');
    await curator.sees('Приказ № 45-о');
    await world.tick();
    await mentor.sees('Вас замещают');
    await substitute.sees('Вы замещаете наставника');
    await mentee.sees('Твоего наставника замещают');
    await substitute.forges('s:my-pairs:');
    await substitute.sees('Пары пока нет');

    world.clock.set('2026-09-16T14:00+03:00');
    await world.tick();
    await substitute.sees('Встреча сегодня');
    await mentor.hasNotSeen('Встреча сегодня');
    const shown = await opensPair(substitute);
    if (shown.buttons.includes('Кто в паре и цель')) await substitute.presses('Кто в паре и цель');
    await substitute.sees('Мира');
    world.clock.set('2026-09-16T17:45+03:00');
    await world.tick();
    await substitute.sees('Состоялась?');
    await mentor.hasNotSeen('Состоялась?');

    await curator.forges(`s:pair:${pair}`);
    await curator.sees('Цель: Подтянуть математику');
    await curator.presses('Вернуть наставника');
    await curator.presses('Да, вернуть');
    await curator.sees('встречи снова ведёт наставник');
    world.clock.advance({ minutes: 1 });
    await world.tick();
    await mentor.sees('Замещение закончено');
    await mentee.sees('Замещение закончено');
    await substitute.forges('s:my-pairs:');
    await substitute.sees('Пары пока нет');
  },
);

async function pairId({ world }: Cast): Promise<string> {
  const found = await inSchool(world, ({ sql }) => sql.selectFrom('pair').select('id').executeTakeFirstOrThrow());
  return found.id;
}

/** As a curator does with those who came by a link for many. */
async function everybodyIsConfirmed({ world }: Cast): Promise<void> {
  const at = world.clock.now();
  await inSchool(world, ({ sql }) =>
    sql.updateTable('person').set({ confirmed_at: at }).where('confirmed_at', 'is', null).execute(),
  );
}

async function inSchool<T>({ program: { db } }: Cast['world'], work: (inside: Inside) => Promise<T>): Promise<T> {
  const row = await db.atDoor(({ sql }) => sql.selectFrom('dialogue').select('school_id').execute());
  const school = row.find(({ school_id }) => school_id !== null)?.school_id;
  if (!school) throw new Error('No school');
  return db.inSchool(school, work);
}
