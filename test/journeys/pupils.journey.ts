import { expect } from 'vitest';
import { journeyEverywhere, journeyOnce } from '#test/support/journey/journey.ts';
import {
  answersAll,
  asksPupilsAlone,
  introducesPupil,
  invites,
  invitesClass,
  setsUpSchool,
} from '#test/support/journey/scripts.ts';

journeyEverywhere(
  'a class comes by one link: a pupil of 15 waits for the parents until the school asks the pupil alone',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const code = await invitesClass(curator);
    const pupil = await newcomer();
    await introducesPupil(pupil, code, { name: 'Лесная Мира Олеговна', born: '5 сентября 2011' });
    await pupil.sees('Согласие на обработку персональных данных');
    await pupil.presses('Даю согласие');
    await pupil.sees('Нужно ещё согласие родителей');

    await asksPupilsAlone(curator);
    await pupil.sees('теперь ты в программе');
    await pupil.sees(/1 из \d+/);
    await answersAll(pupil, () => 'Люблю собирать роботов');
    await pupil.presses('Отправить');
    await pupil.sees('Анкета у куратора');

    await curator.types('меню');
    await curator.asked();
    await curator.presses('Участники');
    const list = await curator.sees('Все люди программы: 2');
    await curator.presses(list.buttons.find((label) => label.includes('Лесная')) ?? 'Лесная');
    await curator.sees('Люблю собирать роботов');
    await curator.presses('Подтвердить');
    await curator.asked();
    await curator.presses('Подтвердить');
    await curator.sees(/подтвержд/i);
  },
);

journeyOnce(
  'a child under 14 is told who is needed, and waits; the menu works meanwhile',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const child = await newcomer();
    await introducesPupil(child, await invitesClass(curator), { name: 'Лесной Тимур', born: '12.03.2014' });
    await child.sees('Осталось согласие родителей');
    expect(child.client.messages().some(({ buttons }) => buttons.includes('Даю согласие'))).toBe(false);
    await child.types('меню');
    await child.sees('Ждём согласия твоих родителей');
    await child.types('помощь');
    const help = await child.sees('8-800-2000-122');
    expect(help.text).toContain('Спроси у классного руководителя или у куратора в школе');
    expect(help.buttons).toContain('Меню');

    await curator.presses('Участники');
    const list = await curator.sees('ждёт родителей');
    const row = list.buttons.find((label) => label.includes('Лесной Т.')) ?? '';
    expect(row).toBe('Лесной Т., 7А · ждёт родителей');
    await curator.presses(row);
    await curator.sees('нет согласия родителей');
  },
);

journeyOnce(
  'words, stickers and late presses in the wrong place get an answer and change nothing',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const child = await newcomer();
    await child.opens(await invitesClass(curator));
    await child.sees('Как тебя зовут?');
    await child.types('мира');
    await child.sees('Например');
    await child.types('Лесная Мира');
    await child.sees('Когда у тебя день рождения?');
    const old = child.client.payload('‹ Назад');
    await child.sendsSticker();
    await child.sees('Когда у тебя день рождения?');
    await child.types('31.02.2012');
    await child.sees('Такого дня в календаре нет');
    await child.types('я'.repeat(10_000));
    await child.sees('день, месяц и год. Например: 05.09.2012');
    await child.types('05.09.2012');
    await child.sees('Как к тебе обращаться?');
    await child.pressesPayload(old);
    await child.sees('ответ уже есть');
    await child.sees('Как к тебе обращаться?');
    await child.forges('c:invite:');
    await child.sees('так сделать нельзя');
  },
);

journeyOnce('a second invitation adds a role, and /start opens the menu', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const teacher = await newcomer();
  await teacher.opens(await invites(curator, 'Педагога-психолога'));
  await teacher.types('Тихая Анна Сергеевна');
  await teacher.sees('Как к вам обращаться?');
  await teacher.presses('Анна Сергеевна');
  await teacher.sees('Согласие на обработку');
  await teacher.presses('Даю согласие');
  await teacher.sees('теперь вы в программе');
  await teacher.opens();
  await teacher.sees('Меню');
  await teacher.opens(await invites(curator, 'Наставников', 'Педагоги', 'учитель – учитель'));
  await teacher.sees('ещё одна роль: наставник');
  await teacher.sees(/1 из \d+/);
  // A role that comes in the middle of a questionnaire is told of too, and the question comes again.
  await teacher.opens(await invites(curator, 'Наставляемых', 'Педагоги'));
  await teacher.sees('у вас тоже будет наставник');
  await teacher.sees(/1 из \d+/);
  await teacher.types('меню');
  const home = await teacher.sees('Меню');
  expect(home.text).toMatch(/[Пп]сихолог/);
  expect(home.text).toMatch(/[Нн]аставник/);
});

journeyOnce('a year that hardly goes with the class is asked about before it decides who consents', async (cast) => {
  const { world, newcomer } = cast;
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const child = await newcomer();
  await child.opens(await invitesClass(curator));
  await child.sees('Как тебя зовут?');
  await child.types('Лесной Тимур');
  await child.sees('Когда у тебя день рождения?');
  await child.types('12.03.2004');
  await child.sees('Получается, полных лет: 22, класс: 7А');
  await child.presses('Исправить дату');
  await child.sees('Когда у тебя день рождения?');
  await child.types('12.03.2014');
  await child.sees('Как к тебе обращаться?');
  await child.presses('Тимур');
  await child.sees('Осталось согласие родителей');
});
