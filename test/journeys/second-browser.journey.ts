import { expect, onTestFinished, test } from 'vitest';
import { freshData } from '#test/support/database.ts';
import { behindOpen, opens } from '#test/support/journey/opening.ts';
import type { Message, Person } from '#test/support/journey/person.ts';
import { answersAll, answersOne, invites, joinsAsTeacher, setsUpSchool } from '#test/support/journey/scripts.ts';
import { joinsStaff, schools } from '#test/support/journey/walk-cast.ts';
import { World } from '#test/support/journey/world.ts';

const timeout = 60_000;
const lesnoy = { name: 'лесной пётр иванович', subject: 'физика' };
const elsewhere = 'Мой чат в другом мессенджере';

/** A school and a teacher in the middle of the questionnaire, all in browsers. */
async function teacherAtQuestionFour(opening: Parameters<typeof World.open>[0] = {}) {
  const world = await World.open(opening);
  const curator = await world.person('web');
  await setsUpSchool(curator, world);
  const teacher = await world.person('web');
  await joinsAsTeacher(teacher, await invites(curator, 'Наставляемых', 'Педагоги'), lesnoy);
  for (let number = 1; number < 4; number += 1) {
    await teacher.sees(new RegExp(`^${number} из`, 'm'));
    await answersOne(teacher, () => '7');
  }
  await teacher.sees(/^4 из/m);
  return { world, curator, teacher };
}

/** From the middle of a questionnaire, by «помощь». */
async function asksForCode(person: Person): Promise<{ code: string; link: URL; offer: Message }> {
  await person.types('помощь');
  await person.presses(elsewhere);
  const offer = await person.sees('передавать его никому нельзя');
  const code = /Код: (\S+)/.exec(offer.text)?.[1] ?? '';
  const browser = await person.sees('Браузер: http');
  return { code, link: new URL(/Браузер: (\S+)/.exec(browser.text)?.[1] ?? ''), offer: browser };
}

test('a questionnaire begun in one browser goes on in another, over a restart, and both are the same chat', {
  timeout,
}, async () => {
  const data = await freshData();
  onTestFinished(() => data.close());
  const { world, curator, teacher } = await teacherAtQuestionFour({ data: { ...data, close: async () => {} } });
  const { code, link, offer } = await asksForCode(teacher);
  expect(offer.picture).toBe(true);
  expect(link.searchParams.get('start')).toBe(code.replaceAll('-', ''));
  await teacher.sees(/^4 из/m);

  // A messenger that fetches the link for a preview uses nothing up.
  expect((await fetch(link)).status).toBe(200);
  const second = await world.person('web');
  await second.opens(link.searchParams.get('start') ?? '');
  await second.sees('Пётр Иванович · Школа № 12 города Зареченска');
  await second.sees(/^4 из/m);
  await teacher.sees('открыт ещё и здесь: браузер');
  await answersOne(second, () => '7');
  await second.sees(/^5 из/m);

  // The first browser goes on with the same draft.
  await teacher.types('меню');
  await teacher.presses('Продолжить: Анкета программы');
  await teacher.sees(/^5 из/m);

  await world.restart();
  await second.types('меню');
  await second.sees('Меню');
  await second.presses('Продолжить: Анкета программы');
  await second.sees(/^5 из/m);
  await answersAll(second, () => 'Вести проекты');
  await second.presses('Отправить');
  await second.sees('Анкета у куратора');
  await teacher.types('меню');
  await teacher.sees('Анкета у куратора');
  await curator.types('меню');
  await curator.presses('Анкеты');
  await curator.sees('Анкеты на проверку: 1');
});

test('a code serves one browser, for 15 minutes, and only the newest does', { timeout }, async () => {
  const { world, teacher } = await teacherAtQuestionFour();
  const { code } = await asksForCode(teacher);
  const second = await world.person('web');
  await second.types(code.toLowerCase());
  await second.sees(/^4 из/m);

  const third = await world.person('web');
  await third.opens(code);
  await third.sees('новый даст меню первого чата');
  const replaced = (await asksForCode(teacher)).code;
  const late = (await asksForCode(teacher)).code;
  await third.opens(replaced);
  await third.sees('Такого кода нет');
  world.clock.advance({ minutes: 16 });
  await third.opens(late);
  await third.sees('действует 15 минут и только один раз');
  expect(JSON.stringify(third.client.messages())).not.toContain('Лесной');
});

test('of two browsers that press at the same moment one is let in', { timeout }, async () => {
  const { world, teacher } = await teacherAtQuestionFour();
  const { code } = await asksForCode(teacher);
  const [one, other] = [await world.person('web'), await world.person('web')];
  await Promise.all([one.opens(code), other.opens(code)]);
  const answers = /^4 из|Такого кода нет/mu;
  const said = [await one.sees(answers), await other.sees(answers)].map(({ text }) => text);
  expect(said.filter((text) => /^4 из/m.test(text))).toHaveLength(1);
});

test('a made-up code opens nothing and is tried five times, the own one is not used up', { timeout }, async () => {
  const { world, teacher } = await teacherAtQuestionFour();
  const { code } = await asksForCode(teacher);
  await teacher.opens(code);
  await teacher.sees('там, где разговор продолжится');
  await teacher.sees(/^4 из/m);

  const stranger = await world.person('web');
  for (let tried = 0; tried < 5; tried += 1) {
    await stranger.opens(`0000-0000-000${tried}`);
    await stranger.sees('Такого кода нет');
  }
  await stranger.opens(code);
  await stranger.sees('Неверных кодов было слишком много');

  const second = await world.person('web');
  await second.opens(code);
  await second.sees(/^4 из/m);
});

test('who answers for two schools takes each along by its own code, and what the second browser had stays there', {
  timeout,
}, async () => {
  const world = await World.open();
  const [first, second] = [await world.person('web'), await world.person('web')];
  await setsUpSchool(first, world, 'Частная', { school: schools.private });
  const line = (await world.program.commands['new-school']?.('')) ?? '';
  const firstCode = /^first curator: (\S+) http/.exec(line)?.[1] ?? '';
  await setsUpSchool(second, { firstCode }, 'Частная', { school: schools.state });
  const psychologist = await world.person('web');
  await joinsStaff(psychologist, await invites(first, 'Педагога-психолога'), 'Тихомирова Анна Сергеевна');
  await joinsStaff(psychologist, await invites(second, 'Педагога-психолога'), 'Тихомирова Анна Сергеевна');

  // A computer on which a colleague has a chat.
  const shared = await world.person('web');
  await joinsStaff(shared, await invites(first, 'Педагога-психолога'), 'Светлова Дарина Львовна');
  await psychologist.types('меню');
  const takesAlong = async (school: string) => {
    await psychologist.presses(elsewhere);
    const offer = await psychologist.sees('передавать его никому нельзя');
    expect(offer.text).toContain('Для другого человека или другой школы нужен свой код');
    await shared.opens(/Код: (\S+)/.exec(offer.text)?.[1]);
    await shared.sees(school);
    await shared.sees('Меню');
    await shared.presses('Кто отвечает?');
    return (await shared.sees('Кто отвечает дальше?')).buttons;
  };
  const one = await takesAlong(schools.state);
  expect(one.filter((label) => label.includes(schools.private))).toHaveLength(1);
  expect(one.join()).toContain('Дарина');
  await psychologist.types('меню');
  await psychologist.asked();
  await psychologist.presses('Кто отвечает?');
  await psychologist.sees('Кто отвечает дальше?');
  await psychologist.presses((await psychologist.asked()).buttons[0] ?? '');
  await psychologist.sees('Меню');
  const both = await takesAlong(schools.private);
  expect(both.filter((label) => label.includes('Анна'))).toHaveLength(1);
  expect(both.join()).toContain('Дарина');
});

test('the entry stands in a chat of its own right only, and a forged press gets nothing elsewhere', {
  timeout,
}, async () => {
  const world = await World.open();
  const curator = await world.person('web');
  await setsUpSchool(curator, world, 'Государственная или муниципальная');
  expect(curator.last()?.buttons).toContain(elsewhere);
  const teacher = await world.person('telegram');
  await teacher.opens(await invites(curator, 'Наставляемых', 'Педагоги'));
  await teacher.sees(behindOpen);
  const { person: guest } = await opens(world, teacher);
  await guest.sees('фамилию, имя и отчество');
  const stranger = await world.person('web');
  await stranger.opens();
  await stranger.sees('Чтобы войти');
  // A stranger has seen no button yet: theirs is the newest dialogue.
  const { id: newest } = await world.program.db.atDoor(({ sql }) =>
    sql.selectFrom('dialogue').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow(),
  );
  for (const person of [guest, stranger]) {
    await (person === stranger ? person.pressesPayload(`${newest}/n`) : person.forges('n'));
    await person.sees('Эта кнопка больше не работает');
    const shown = JSON.stringify(person.client.messages());
    expect(shown).not.toContain('Код:');
    expect(shown).not.toContain(elsewhere);
  }
  await teacher.types('меню');
  expect((await teacher.asked()).buttons).toContain(elsewhere);
});

test('set-up that was begun in one browser goes on in another', { timeout }, async () => {
  const world = await World.open();
  const curator = await world.person('web');
  await curator.opens(world.firstCode);
  await curator.sees('Как называется школа?');
  await curator.types('Школа № 12');
  await curator.sees('Какая это школа?');
  const { code } = await asksForCode(curator);
  const second = await world.person('web');
  await second.opens(code);
  await second.sees('Какая это школа?');
  await second.presses('Частная');
  await second.sees('В каком часовом поясе школа?');
});

test('after the person of two browsers has been erased, whoever comes in one of them is not in the other', {
  timeout,
}, async () => {
  const world = await World.open();
  const curator = await world.person('web');
  await setsUpSchool(curator, world);
  const first = await world.person('web');
  await first.opens(await invites(curator, 'Наставляемых', 'Педагоги'));
  await first.sees('фамилию, имя и отчество');
  const { code } = await asksForCode(first);
  const second = await world.person('web');
  await second.opens(code);
  await second.sees('фамилию, имя и отчество');
  world.clock.advance({ hours: 24 * 62 });
  await world.tick();

  await curator.types('меню');
  await joinsAsTeacher(second, await invites(curator, 'Наставников', 'Педагоги', 'учитель – учитель'), {
    name: 'Рябинин Олег Ильич',
    subject: 'химия',
  });
  await first.opens();
  await first.sees('Чтобы войти');
  expect(JSON.stringify(first.client.messages())).not.toContain('Олег');
});
