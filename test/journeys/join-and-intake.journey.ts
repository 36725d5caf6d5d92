import { expect } from 'vitest';
import { journeyEverywhere, journeyOnce } from '#test/support/journey/journey.ts';
import { answersAll, invites, joinsAsTeacher, setsUpSchool } from '#test/support/journey/scripts.ts';

const lesnoy = { name: 'лесной пётр иванович', subject: 'физика' };

journeyEverywhere(
  'a teacher joins by a personal invitation, answers the questionnaire, and the curator reads it',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const code = await invites(curator, 'Наставляемых', 'Педагоги');
    await curator.sees('Ссылка для одного человека, действует до');
    const mentee = await newcomer();
    await joinsAsTeacher(mentee, code, lesnoy);
    const answered = await answersAll(mentee, (question) =>
      question.includes('ждёте от работы') ? 'Хочу вести проекты' : '7',
    );
    expect(answered).toBeGreaterThanOrEqual(9);
    await mentee.presses('Отправить');
    await mentee.sees('Анкета у куратора');

    await mentee.presses('Мои ответы');
    await mentee.sees('Хочу вести проекты');

    world.clock.advance({ minutes: 11 });
    await world.tick();
    await curator.sees('Новые анкеты: 1');
    await curator.presses('Посмотреть');
    const list = await curator.sees('Анкеты на проверку: 1');
    await curator.presses(list.buttons[0] ?? '');
    const card = await curator.sees('Хочу вести проекты');
    expect(card.text).toContain('Лесной Пётр Иванович');
  },
);

journeyOnce(
  'a personal invitation lets one person in; a revoked and an expired one nobody',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const code = await invites(curator, 'Наставников', 'Педагоги');
    await joinsAsTeacher(await newcomer(), code, lesnoy);
    await invites(curator, 'Педагога-психолога');
    await curator.presses('Мои приглашения');
    const mine = await curator.sees('Мои приглашения: 2');
    expect(mine.buttons[0]).toMatch(/^Педагог-психолог · \d\d\.\d\d · ждёт · № 2$/u);
    expect(mine.buttons[1]).toMatch(/^Наставник · \d\d\.\d\d · Лесной П\. И\.$/u);
    await curator.types('меню');
    const second = await newcomer();
    await second.opens(code);
    await second.sees('уже воспользовались');

    const revoked = await invites(curator, 'Наставников', 'Педагоги');
    await curator.presses('Мои приглашения');
    await curator.sees('Мои приглашения');
    await curator.presses(curator.last()?.buttons[0] ?? '');
    await curator.presses('Отозвать');
    await curator.sees('Отозвать приглашение?');
    await curator.presses('Отозвать');
    await curator.sees('Приглашение отозвано.');
    await second.opens(revoked);
    await second.sees('отозвано');

    const old = await invites(curator, 'Наставников', 'Педагоги');
    world.clock.advance({ hours: 24 * 32 });
    await world.tick();
    await second.opens(old);
    await second.sees('Срок этого приглашения');
  },
);

journeyOnce(
  'a questionnaire that was left alone goes on a week later, and any answer can be changed before sending',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const mentee = await newcomer();
    await joinsAsTeacher(mentee, await invites(curator, 'Наставляемых', 'Педагоги'), lesnoy);
    await mentee.sees('1 из');
    await mentee.types('12');
    await mentee.sees('2 из');
    await mentee.types('меню');
    await mentee.sees('Меню');
    world.clock.advance({ hours: 24 * 7 });
    await mentee.presses('Продолжить: Анкета программы');
    await mentee.sees('2 из');
    await answersAll(mentee);
    await mentee.presses('Изменить ответ');
    await mentee.sees('Какой ответ изменить?');
    await mentee.presses('1');
    await mentee.sees('1 из');
    await mentee.types('20');
    const summary = await mentee.sees('Ответы перед отправкой');
    expect(summary.text).toContain('→ 20');
  },
);

journeyOnce(
  'whoever does not agree is erased, and may come back by a new invitation only',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const person = await newcomer();
    await person.opens();
    await person.sees('Чтобы войти');
    // Before the invitation, when it is nobody's yet.
    await person.types('Лесной');
    await person.sees('Не совсем понял');
    await person.opens(await invites(curator, 'Наставников', 'Педагоги'));
    await person.sees('фамилию, имя и отчество');
    await person.types('Лесной Пётр Иванович');
    await person.presses('Пропустить');
    await person.presses('Пётр Иванович');
    await person.sees('Согласие на обработку');
    await person.presses('Не даю согласия');
    await person.presses('Отказаться и стереть');
    await person.sees('данные стёрты');
    const kept = await world.program.db.atDoor(async ({ sql }) => [
      await sql.selectFrom('outbox').select('content').execute(),
      await sql.selectFrom('dialogue').select(['frames', 'question']).execute(),
      await sql.selectFrom('inbox').select('body').execute(),
      await sql.selectFrom('effect').select('result').execute(),
    ]);
    expect(JSON.stringify(kept)).not.toContain('Лесной');
    await person.opens();
    await person.sees('приглашени');
    expect(person.last()?.buttons).not.toContain('Даю согласие');
  },
);
