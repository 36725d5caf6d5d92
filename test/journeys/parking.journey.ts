import { expect } from 'vitest';
import { journeyEverywhere } from '#test/support/journey/journey.ts';
import type { Person } from '#test/support/journey/person.ts';
import { answersAll, invites, joinsAsTeacher, setsUpSchool } from '#test/support/journey/scripts.ts';

const lesnoy = { name: 'Лесной Пётр Иванович', subject: 'Физика' };

async function goesHome(person: Person): Promise<void> {
  await person.types('меню');
  await person.sees('Меню');
}

journeyEverywhere(
  'a button of a notice in the middle of a questionnaire starts its conversation, and the questionnaire comes back',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const teacher = await newcomer();
    await joinsAsTeacher(teacher, await invites(curator, 'Наставников', 'Педагоги'), lesnoy);
    await teacher.sees('1 из');
    await goesHome(teacher);
    await teacher.presses('Вопрос куратору');
    await teacher.sees('Какой у вас вопрос?');
    await teacher.types('Когда встреча-нетворкинг?');
    await teacher.sees('Вопрос передан куратору');
    await teacher.sees('Вернёмся к начатому: Анкета программы');
    await teacher.sees('1 из');
    await world.tick();
    await curator.sees('Когда встреча-нетворкинг?');
    await curator.presses('Ответить');
    await curator.sees('Ваш ответ?');
    await curator.types('В среду в 15:30');
    await curator.sees('Ответ отправлен');
    world.clock.advance({ minutes: 1 });
    await world.tick();
    await teacher.sees('В среду в 15:30');

    // Behind «Открыть» the answer stands in the list of one's questions.
    const again = (await teacher.asked()).buttons.find((label) => /^(Спросить ещё|Задать вопрос)$/u.test(label));
    await teacher.presses(again ?? 'Спросить ещё');
    await teacher.sees('Какой у вас вопрос?');
    await teacher.types('А что взять с собой?');
    await teacher.sees('Вопрос передан куратору');
    await teacher.sees('1 из');
    await goesHome(teacher);
    await teacher.presses('Продолжить: Анкета программы');
    await teacher.sees('1 из');
  },
);

journeyEverywhere(
  'five things may be begun, a sixth is refused with a sentence; what has lost its subject ends with one',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const teacher = await newcomer();
    await joinsAsTeacher(teacher, await invites(curator, 'Наставников', 'Педагоги'), lesnoy);
    await answersAll(teacher);
    await teacher.presses('Отправить');
    await teacher.sees('Анкета у куратора');
    const second = await newcomer();
    await second.opens(await invites(curator, 'Ещё одного куратора'));
    await second.sees('фамилию, имя и отчество');
    await second.types('Луговая Анна Петровна');
    await second.sees('Как к вам обращаться?');
    await second.presses('Анна Петровна');
    await second.sees('Согласие на обработку персональных данных');
    await second.presses('Даю согласие');
    await second.sees('Меню');

    await goesHome(curator);
    await curator.presses('Анкеты');
    const waiting = await curator.sees('Анкеты на проверку');
    await curator.presses(waiting.buttons[0] ?? '');
    await curator.sees('Ответы');
    await curator.presses('Вернуть с замечанием');
    await curator.sees('Какие ответы нужно исправить?');
    for (const conversation of ['set-address', 'set-quiet', 'set-holidays', 'set-bells']) {
      await curator.forges(`c:${conversation}:`);
      await curator.asked();
    }
    await curator.forges('c:switch-teens:');
    await curator.sees('Начато уже пять дел');
    await world.settled();
    for (let begun = 5; begun > 1; begun -= 1) {
      await curator.types('отмена');
      await curator.sees('Отменено');
      await world.settled();
      await curator.asked();
    }
    await curator.sees('Какие ответы нужно исправить?');
    await goesHome(curator);

    await second.presses('Анкеты');
    const list = await second.sees('Анкеты на проверку');
    await second.presses(list.buttons[0] ?? '');
    await second.sees('Ответы');
    await second.presses('Принять');
    await second.sees('Анкета принята');
    await curator.presses('Продолжить: Вернуть анкету');
    const ended = await curator.sees(/уже (рассмотрел|проверен|принят|нельзя)/u);
    expect(ended.text.split('\n')).toHaveLength(1);
    await curator.sees('Меню');
  },
);
