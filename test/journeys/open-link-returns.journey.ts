import { expect, test } from 'vitest';
import { answersShown, behindOpen, follows, opens, settled } from '#test/support/journey/opening.ts';
import type { Person } from '#test/support/journey/person.ts';
import { answersAll, invites, joinsAsTeacher, setsUpSchool } from '#test/support/journey/scripts.ts';
import { World } from '#test/support/journey/world.ts';

const state = 'Государственная или муниципальная';

/** A state school, set up in a browser. */
async function stateSchool() {
  const world = await World.open();
  const curator = await world.person('web');
  await setsUpSchool(curator, world, state);
  return { world, curator };
}

async function invitedTeacher() {
  const { world, curator } = await stateSchool();
  const teacher = await world.person('telegram');
  await teacher.opens(await invites(curator, 'Наставляемых', 'Педагоги'));
  await teacher.sees(behindOpen);
  return { world, curator, teacher };
}

/** The teacher joins in the browser; the questionnaire goes on wherever its questions may be asked. */
async function joinedTeacher() {
  const { world, curator, teacher } = await invitedTeacher();
  const { person: guest } = await opens(world, teacher);
  await guest.sees('фамилию, имя и отчество');
  await guest.types('Лесной Пётр Иванович');
  await guest.sees('Какой предмет вы ведёте?');
  await guest.types('физика');
  await guest.sees('Как к вам обращаться?');
  await guest.presses('Пётр Иванович');
  await guest.sees('Согласие на обработку');
  await guest.presses('Даю согласие');
  await guest.sees('теперь вы в программе');
  return { world, curator, teacher, guest };
}

/** Answers in whatever window asks, until this is asked in Telegram. */
async function answersUntil(world: World, teacher: Person, guest: Person, words: string): Promise<void> {
  let window = guest;
  for (let step = 0; step < 60; step += 1) {
    const there = await settled(teacher);
    const here = await settled(window);
    if (there?.text.includes(words) && there.buttons.length > 0) return;
    if (here && !here.text.includes('Дальше разговор идёт в Telegram')) {
      if (here.buttons.length > 0) await answersShown(window, here, '7');
    } else if (there?.buttons.includes('Открыть')) window = (await opens(world, teacher)).person;
    else if (there && there.buttons.length > 0 && /\d+ из \d+/u.test(there.text))
      await answersShown(teacher, there, '7');
  }
  throw new Error(`Telegram never asks «${words}»`);
}

test('the message in Telegram loses the link that has been used, and gives another', async () => {
  const { world, teacher } = await invitedTeacher();
  const first = await opens(world, teacher);
  await first.person.sees('фамилию, имя и отчество');
  const opened = await teacher.sees('Разговор продолжается в браузере');
  expect(opened.buttons).toEqual(['Новая ссылка', 'Меню']);
  await teacher.presses('Новая ссылка');
  await teacher.sees(behindOpen);
  const second = await opens(world, teacher);
  expect(second.code).not.toBe(first.code);
  await second.person.sees('фамилию, имя и отчество');
});

test('a link that is no good any more says where to go, whatever is written there', async () => {
  const { world, teacher } = await invitedTeacher();
  const late = await follows(world, teacher);
  world.clock.advance({ minutes: 16 });
  await late.person.opens(late.code);
  await late.person.sees('сначала «Новая ссылка»');
  await late.person.types('меню');
  await late.person.sees('сначала «Новая ссылка»');
  await teacher.presses('Новая ссылка');
  await teacher.sees(behindOpen);
  const again = await opens(world, teacher);
  await again.person.sees('фамилию, имя и отчество');
});

test('of two who press at the same moment one is let in', async () => {
  const { world, teacher } = await invitedTeacher();
  const [one, other] = [await follows(world, teacher), await follows(world, teacher)];
  await Promise.all([one.person.opens(one.code), other.person.opens(other.code)]);
  const answers = /фамилию, имя и отчество|сначала «Новая ссылка»/u;
  const said = [await one.person.sees(answers), await other.person.sees(answers)].map(({ text }) => text);
  expect(said.filter((text) => text.includes('фамилию'))).toHaveLength(1);
});

test('a guest comes by one link only, and its window keeps to that dialogue', async () => {
  const { world, curator, teacher } = await invitedTeacher();
  const other = await world.person('telegram');
  await other.opens(await invites(curator, 'Наставляемых', 'Педагоги'));
  await other.sees(behindOpen);
  const { person: guest } = await opens(world, teacher);
  await guest.sees('фамилию, имя и отчество');
  await guest.opens((await follows(world, other)).code);
  await guest.sees('сначала «Новая ссылка»');
  const theirs = await opens(world, other);
  await theirs.person.sees('фамилию, имя и отчество');
});

test('a screen that is held back is opened at that very place', async () => {
  const { world, teacher } = await joinedCurator();
  await teacher.presses('Участники');
  await teacher.sees(behindOpen);
  const { person: guest } = await opens(world, teacher);
  const list = await guest.sees('Все люди программы');
  expect(JSON.stringify(list)).toContain('Ясная');
  await teacher.presses('Новая ссылка');
  await teacher.sees(behindOpen);
  const again = await opens(world, teacher);
  expect(JSON.stringify(await again.person.sees('Все люди программы'))).toContain('Ясная');
});

/** One more curator, who joins in the browser and goes on in Telegram. */
async function joinedCurator() {
  const { world, curator } = await stateSchool();
  const teacher = await world.person('telegram');
  await teacher.opens(await invites(curator, 'Ещё одного куратора'));
  await teacher.sees(behindOpen);
  const { person: guest } = await opens(world, teacher);
  await guest.sees('фамилию, имя и отчество');
  await guest.types('Лесной Пётр Иванович');
  await guest.sees(/Как к вам обращаться|Согласие на обработку/u);
  if (guest.last()?.text.includes('обращаться')) await guest.presses('Пётр Иванович');
  await guest.sees('Согласие на обработку');
  await guest.presses('Даю согласие');
  await guest.sees('Дальше разговор идёт в Telegram');
  await teacher.sees('Меню');
  return { world, curator, teacher };
}

test('where the answer is awaited from somebody else, Telegram says so itself', async () => {
  const { world, curator } = await stateSchool();
  const pupil = await world.person('telegram');
  const code = await invites(curator, 'Наставляемых', 'Ученики', 'ученик – ученик', { types: '7А' }, 'Одна на всех');
  await pupil.opens(code);
  await pupil.sees(behindOpen);
  const { person: guest } = await opens(world, pupil);
  await guest.sees('Как тебя зовут?');
  await guest.types('Мятлик Егор Павлович');
  await guest.sees('Когда у тебя день рождения?');
  await guest.types('09.02.2014');
  await guest.sees('Как к тебе обращаться?');
  await guest.presses('Егор');
  await guest.sees('Осталось согласие родителей');
  await guest.sees('Дальше разговор идёт в Telegram');
  await pupil.sees('Осталось согласие родителей');
});

test('own words typed in Telegram into a list with «Другое» are asked in the browser', async () => {
  const { world, teacher, guest } = await joinedTeacher();
  await answersUntil(world, teacher, guest, 'Какое у вас образование?');
  await teacher.types('Самоучка из Переверзева');
  await teacher.sees(behindOpen);
  const { person: window } = await opens(world, teacher);
  await window.sees('своими словами');
  await window.types('Консерватория');
  await window.sees('Дальше разговор идёт в Telegram');
  await teacher.sees(/4 из \d+/u);
  expect(JSON.stringify(world.telegram.log)).not.toMatch(/Переверзев|Консерватория/u);
});

test('own words typed in Telegram where several may be ticked get an answer under them, and are asked in the browser', async () => {
  const { world, teacher, guest } = await joinedTeacher();
  await answersUntil(world, teacher, guest, 'С чем вам нужна помощь?');
  await teacher.types('С учебником Переверзева');
  await teacher.sees('Своими словами здесь ответить нельзя');
  const question = await teacher.asked();
  expect(question.text).toContain('С чем вам нужна помощь?');
  expect(question.buttons).toContain('✓ Другое');
  await teacher.presses('Готово');
  await teacher.sees(behindOpen);
  const { person: window } = await opens(world, teacher);
  await window.sees('своими словами');
  expect(JSON.stringify(world.telegram.log.filter(({ method }) => method !== 'getUpdates'))).not.toContain(
    'Переверзев',
  );
});

test('«Меню» in the window leads back to Telegram, and the window takes nothing more', async () => {
  const { world, teacher } = await invitedTeacher();
  const { person: guest, client } = await opens(world, teacher);
  await guest.sees('фамилию, имя и отчество');
  await guest.presses('Меню');
  await guest.sees('Дальше разговор идёт в Telegram');
  expect(client.messages().flatMap(({ buttons }) => buttons)).toEqual([]);
  await teacher.sees('Знакомство ещё не закончено');
  const before = world.telegram.log.length;
  await guest.types('Лесной Пётр Иванович');
  await guest.sees('Дальше разговор идёт в Telegram');
  expect(world.telegram.log.slice(before).filter(({ method }) => method === 'sendMessage')).toEqual([]);
  world.clock.advance({ seconds: 61 });
  await expect(client.sends('Лесной Пётр Иванович')).rejects.toThrow('410');
});

test('a refusal is confirmed in the window, then Telegram goes on', async () => {
  const { world, teacher } = await invitedTeacher();
  const { person: guest } = await opens(world, teacher);
  await guest.sees('фамилию, имя и отчество');
  await guest.types('Лесной Пётр Иванович');
  await guest.sees('Какой предмет вы ведёте?');
  await guest.types('физика');
  await guest.sees('Как к вам обращаться?');
  await guest.presses('Пётр Иванович');
  await guest.sees('Согласие на обработку');
  await guest.presses('Не даю согласия');
  await guest.sees('Вы точно отказываетесь?');
  await guest.presses('Вернуться к согласию');
  await guest.sees('Согласие на обработку');
  await guest.presses('Не даю согласия');
  await guest.sees('Вы точно отказываетесь?');
  await guest.presses('Отказаться и стереть');
  await guest.sees('Дальше разговор идёт в Telegram');
  await teacher.sees('данные стёрты');
});

test('a window serves what stands in it: a list and its cards, and no forged press', async () => {
  const { world, teacher } = await joinedCurator();
  await teacher.presses('Участники');
  await teacher.sees(behindOpen);
  const { person: guest } = await opens(world, teacher);
  const list = await guest.sees('Все люди программы');
  await guest.presses(list.buttons.find((label) => label.includes('Ясная')) ?? '');
  await guest.sees('Ясная Вера Павловна');
  await guest.forges('c:invite:');
  await guest.sees('Дальше разговор идёт в Telegram');
  await teacher.sees('Меню');
  await teacher.types('помощь');
  await teacher.sees('Помощь');
  expect(JSON.stringify(world.telegram.log)).not.toContain('Кого приглашаем');
});

test('a session ends three hours after its link, however often somebody presses', async () => {
  const { world, teacher } = await invitedTeacher();
  const { person: guest, client } = await opens(world, teacher);
  await guest.sees('фамилию, имя и отчество');
  for (let minutes = 25; minutes < 180; minutes += 25) {
    world.clock.advance({ minutes: 25 });
    await guest.types('?');
    await guest.sees('фамилию, имя и отчество');
  }
  world.clock.advance({ minutes: 6 });
  await expect(client.sends('Лесной Пётр Иванович')).rejects.toThrow('410');
});

test('an account that the browser has in its own right is left alone', async () => {
  const { world, curator, teacher } = await invitedTeacher();
  const own = await world.person('web');
  await joinsAsTeacher(own, await invites(curator, 'Наставляемых', 'Педагоги'), {
    name: 'Рябинин Олег Ильич',
    subject: 'химия',
  });
  await own.asked();
  const before = own.client.messages().length;
  const { person: guest } = await opens(world, teacher);
  await guest.sees('фамилию, имя и отчество');
  await guest.types('Лесной Пётр Иванович');
  await guest.sees('Какой предмет вы ведёте?');
  expect(own.client.messages()).toHaveLength(before);
});

test('a notice goes to Telegram while a window is open', async () => {
  const { world, curator: first, teacher: second } = await joinedCurator();
  await second.presses('Участники');
  await second.sees(behindOpen);
  const { person: window } = await opens(world, second);
  await window.sees('Все люди программы');
  const mentee = await world.person('web');
  await first.types('меню');
  await joinsAsTeacher(mentee, await invites(first, 'Наставляемых', 'Педагоги'), {
    name: 'Рябинин Олег Ильич',
    subject: 'химия',
  });
  await answersAll(mentee);
  await mentee.presses('Отправить');
  await mentee.sees('Анкета у куратора');
  world.clock.advance({ minutes: 11 });
  await world.tick();
  await second.sees('Новые анкеты: 1');
  expect(JSON.stringify(window.client.messages())).not.toContain('Новые анкеты: 1');
});

test('without an address on the internet there is no dead button, and set-up says what is missing', async () => {
  const world = await World.open({ webIsLocal: true });
  const inTelegram = await world.person('telegram');
  await setsUpTo(inTelegram, world);
  await inTelegram.sees('PUBLIC_URL');
  const curator = await world.person('web');
  await setsUpSchool(curator, world, state);
  const teacher = await world.person('telegram');
  await teacher.opens(await invites(curator, 'Наставляемых', 'Педагоги'));
  const asked = await teacher.sees('даёт куратор');
  expect(asked.buttons).toEqual(['Меню']);
  await teacher.types('Переверзев Акакий');
  await teacher.sees('даёт куратор');
  expect(JSON.stringify(world.telegram.log)).not.toContain('Переверзев');
});

/** Up to where the name would be asked. */
async function setsUpTo(curator: Person, world: World): Promise<void> {
  await curator.opens(world.firstCode);
  await curator.sees('Как называется школа?');
  await curator.types('Школа № 12 города Зареченска');
  await curator.sees('Какая это школа?');
  await curator.presses(state);
  await curator.sees('PUBLIC_URL');
  for (const label of ['Москва, Санкт-Петербург, МСК', 'Городская школа: три формы', 'На «ты»']) {
    await curator.presses(label);
    await curator.asked();
  }
  await curator.presses('С 21:00 до 08:00');
}
