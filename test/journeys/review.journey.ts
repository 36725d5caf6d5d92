import { expect } from 'vitest';
import { journeyEverywhere, journeyOnce } from '#test/support/journey/journey.ts';
import type { Person } from '#test/support/journey/person.ts';
import {
  answersAll,
  asksPupilsAlone,
  introducesPupil,
  invites,
  invitesClass,
  joinsAsTeacher,
  setsUpSchool,
} from '#test/support/journey/scripts.ts';
import type { World } from '#test/support/journey/world.ts';

const lesnoy = { name: 'Лесной Пётр Иванович', subject: 'Физика' };

/** The due notices of decisions go. */
async function laterOn(world: World): Promise<void> {
  world.clock.advance({ minutes: 11 });
  await world.tick();
}

async function sendsQuestionnaire(teacher: Person, words: string): Promise<void> {
  await answersAll(teacher, () => words);
  await teacher.presses('Отправить');
  await teacher.sees('Анкета у куратора');
}

/** From the curator's menu to the answers of whoever comes first. */
async function opensFirst(curator: Person): Promise<void> {
  await curator.presses('Анкеты');
  const list = await curator.sees('Анкеты на проверку');
  await curator.presses(list.buttons[0] ?? '');
  await curator.sees('Ответы');
}

journeyEverywhere(
  'a questionnaire is returned with a remark, corrected, seen side by side and accepted',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const teacher = await newcomer();
    await joinsAsTeacher(teacher, await invites(curator, 'Наставников', 'Педагоги'), lesnoy);
    await sendsQuestionnaire(teacher, '5');

    await opensFirst(curator);
    await curator.presses('Вернуть с замечанием');
    const questions = await curator.sees('Какие ответы нужно исправить?');
    await curator.presses(questions.buttons[0] ?? '');
    await curator.presses('Готово');
    await curator.sees('Что поправить?');
    await curator.types('?');
    await curator.sees('Слишком коротко');
    await curator.types('Стаж указан неверно, посмотрите, пожалуйста');
    await curator.sees('Анкета возвращена');
    await curator.sees('Все анкеты проверены');

    await laterOn(world);
    await teacher.sees('К анкете есть замечание куратора');
    await teacher.presses('Исправить анкету наставника');
    const summary = await teacher.sees('Замечание куратора: Стаж указан неверно');
    expect(summary.text).toContain('✎');
    // What is being changed is the author's own business until it is sent.
    await teacher.presses('Исправить ответ 1');
    await teacher.sees('Сейчас: 5');
    await teacher.types('12');
    await teacher.sees('Ответы перед отправкой');
    await curator.presses('Все анкеты');
    const all = await curator.sees('Все анкеты: 1');
    expect(all.buttons[0]).toContain('у автора');
    await curator.presses(all.buttons[0] ?? '');
    const returned = await curator.sees('Возвращена автору');
    expect(returned.text).toContain('→ 5');
    expect(returned.text).not.toContain('→ 12');
    expect(returned.buttons).not.toContain('Принять');

    await teacher.presses('Отправить');
    await teacher.sees('Анкета у куратора');
    await laterOn(world);
    await curator.sees('Новые анкеты: 1');
    await curator.presses('Посмотреть');
    const list = await curator.sees('Анкеты на проверку: 1');
    expect(list.buttons[0]).toContain('исправлена');
    expect(list.buttons.some((label) => label.startsWith('Принять все'))).toBe(false);
    await curator.presses(list.buttons[0] ?? '');
    const changed = await curator.sees('Что изменилось');
    expect(changed.text).toContain('было: 5\nстало: 12');
    await curator.presses('Принять');
    await curator.sees('Анкета принята');
    await laterOn(world);
    await teacher.sees('Анкета принята');
    await teacher.types('меню');
    await teacher.sees('Анкета принята, идёт подбор пары');
  },
);

journeyOnce(
  'the last decision is taken back: at once nobody hears of it, later its author is told',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const teacher = await newcomer();
    await joinsAsTeacher(teacher, await invites(curator, 'Наставников', 'Педагоги'), lesnoy);
    await sendsQuestionnaire(teacher, '5');

    await opensFirst(curator);
    await curator.presses('Принять');
    await curator.sees('Все анкеты проверены');
    await curator.presses('↶ Отменить приём: Лесной П. И.');
    await curator.sees('Снова ждёт проверки: Лесной П. И.');
    await curator.sees('Анкеты на проверку: 1');
    await laterOn(world);
    await teacher.hasNotSeen('Анкета принята');

    await curator.types('меню');
    await opensFirst(curator);
    await curator.presses('Принять');
    await curator.sees('Все анкеты проверены');
    await laterOn(world);
    await teacher.sees('Анкета принята');
    await curator.presses('↶ Отменить приём: Лесной П. И.');
    await curator.sees('Анкеты на проверку: 1');
    await laterOn(world);
    await teacher.sees('Анкету посмотрят ещё раз');

    // A return is taken back only until its author has begun to change something.
    await curator.types('меню');
    await opensFirst(curator);
    await curator.presses('Вернуть с замечанием');
    await curator.presses((await curator.asked()).buttons[0] ?? '');
    await curator.presses('Готово');
    await curator.types('Напишите подробнее');
    await curator.sees('Все анкеты проверены');
    await laterOn(world);
    await teacher.presses('Исправить анкету наставника');
    await teacher.presses('Исправить ответ 1');
    await teacher.types('7');
    await teacher.sees('→ 7');
    await curator.presses('↶ Отменить возврат: Лесной П. И.');
    await curator.sees('Автор уже исправляет анкету');

    world.clock.advance({ hours: 24 });
    const late = curator.client.payload('↶ Отменить возврат: Лесной П. И.');
    await curator.pressesPayload(late);
    await curator.sees('в течение суток');
  },
);

journeyOnce(
  'a class is confirmed and accepted by two presses, and told once; an unconfirmed pupil is accepted by none',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    await asksPupilsAlone(curator);
    const code = await invitesClass(curator);
    const pupils: Person[] = [];
    for (const [name, born] of [
      ['Лесная Мира Олеговна', '5 сентября 2011'],
      ['Ручьёв Тимур Ильич', '9 мая 2011'],
    ] as const) {
      const pupil = await newcomer();
      await introducesPupil(pupil, code, { name, born });
      await pupil.presses('Даю согласие');
      await pupil.sees(/1 из \d+/);
      await answersAll(pupil, () => 'Люблю собирать роботов');
      await pupil.presses('Отправить');
      await pupil.sees('Анкета у куратора');
      pupils.push(pupil);
    }
    const [first] = pupils as [Person];
    await first.types('меню');
    await first.sees('Анкета у куратора на проверке');

    await curator.presses('Анкеты');
    const list = await curator.sees('Анкеты на проверку: 2');
    expect(list.buttons[0]).toContain('новый человек');
    expect(list.buttons.some((label) => label.startsWith('Принять все'))).toBe(false);
    await curator.presses(list.buttons[0] ?? '');
    expect((await curator.sees('Сначала нужно подтвердить участие')).buttons).not.toContain('Принять');

    await curator.presses('Меню');
    await curator.presses('Участники');
    await curator.presses('Показать других');
    await curator.presses('Ждут подтверждения');
    await curator.presses('Подтвердить всех: 2');
    await curator.sees('2 человека');
    await curator.presses('Подтвердить всех');
    await curator.sees('Здесь пока никого нет');
    await curator.presses('↶ Отменить подтверждение: 2');
    await curator.sees('Ждут подтверждения: 2');
    await curator.presses('Подтвердить всех: 2');
    await curator.presses('Подтвердить всех');
    await curator.sees('Здесь пока никого нет');

    await curator.presses('Меню');
    await curator.presses('Анкеты');
    await curator.presses('Принять все без замечаний: 2');
    await curator.sees('2 анкеты приняты');
    await curator.sees('Все анкеты проверены');
    await laterOn(world);
    for (const pupil of pupils) {
      await pupil.sees('Участие в программе наставничества подтверждено');
      await pupil.sees('Анкета принята');
      expect(pupil.client.messages().filter(({ text }) => text.startsWith('Анкета принята'))).toHaveLength(1);
    }
  },
);

journeyOnce('whoever confirms the author finds the questionnaire again, to accept it', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  await asksPupilsAlone(curator);
  const pupil = await newcomer();
  await introducesPupil(pupil, await invitesClass(curator), { name: 'Лесная Мира Олеговна', born: '5 сентября 2011' });
  await pupil.presses('Даю согласие');
  await pupil.sees(/1 из \d+/);
  await sendsQuestionnaire(pupil, 'Люблю собирать роботов');

  await opensFirst(curator);
  await curator.presses('Подтвердить участие');
  await curator.sees('Подтвердить участие?');
  await curator.presses('Подтвердить');
  await curator.sees('участие подтверждено');
  await curator.presses('Принять');
  await curator.sees('Анкета принята');
  await laterOn(world);
  expect((await pupil.sees('Анкета принята')).text).toContain('можно ли показывать имя и фото');
});
