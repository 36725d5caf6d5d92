import { expect } from 'vitest';
import { journeyEverywhere, journeyOnce } from '#test/support/journey/journey.ts';
import type { Person } from '#test/support/journey/person.ts';
import {
  answersAll,
  introducesGuardian,
  introducesPupil,
  invites,
  invitesClass,
  joinsAsTeacher,
  linkForParents,
  setsUpSchool,
} from '#test/support/journey/scripts.ts';

async function onCard(curator: Person, words: string): Promise<void> {
  await curator.types('меню');
  await curator.asked();
  await curator.presses('Участники');
  const list = await curator.sees('Все люди программы');
  await curator.presses(list.buttons.find((label) => label.includes('Лесная М.')) ?? 'Лесная');
  await curator.sees(words);
}

journeyEverywhere(
  'name and photos may be published only when a pupil of 15 and a parent both say so, and either takes it back',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const pupil = await newcomer();
    await introducesPupil(pupil, await invitesClass(curator), { name: 'Лесная Мира Олеговна', born: '05.09.2011' });
    await pupil.presses('Даю согласие');
    await pupil.sees('Нужно ещё согласие родителей');
    // Before the consent to processing nobody is asked about publication.
    await pupil.types('меню');
    await pupil.presses('Мои данные');
    expect((await pupil.sees('Имя и фото на страницах школы: нельзя')).buttons).not.toContain(
      'Фото и имя на страницах школы',
    );
    await pupil.presses('Меню');
    const code = await linkForParents(pupil);
    const mother = await newcomer();
    await introducesGuardian(mother, code);
    await mother.presses('Даю согласие');
    await mother.sees('согласие записано');
    await pupil.sees('теперь ты в программе');

    await pupil.types('меню');
    await pupil.asked();
    await pupil.presses('Мои данные');
    await pupil.presses('Фото и имя на страницах школы');
    await pupil.sees('Можно показывать имя и фото');
    await pupil.presses('Полный текст');
    await pupil.sees('Мне исполнилось 14 лет');
    await world.settled();
    await pupil.presses('Можно');
    await pupil.sees('До 18 лет нужно и разрешение родителей');
    await pupil.presses('Мои данные');
    await pupil.sees('Имя и фото на страницах школы: ждём родителей');
    await onCard(curator, 'Имя и фото на страницах школы: ждём родителей');

    await mother.types('меню');
    await mother.asked();
    await mother.presses('Мои дети');
    await mother.sees('имя и фото: ждём вашего ответа');
    await mother.presses('Фото и имя: Мира');
    await mother.sees('О ком: Лесная Мира Олеговна');
    await mother.presses('Полный текст');
    await mother.sees('Я родитель (законный представитель)');
    await mother.presses('Можно');
    await mother.sees('согласие записано');
    await onCard(curator, 'Имя и фото на страницах школы: можно');

    await mother.presses('Мои дети');
    await mother.sees('имя и фото: можно');
    await mother.presses('Фото и имя: Мира');
    await mother.sees('Сейчас: согласие дано');
    await mother.presses('Отозвать согласие');
    await mother.sees('Согласие отозвано');
    await onCard(curator, 'Имя и фото на страницах школы: нельзя');
    // It ends publication alone.
    await pupil.types('меню');
    await pupil.sees(/Меню/u);
  },
);

journeyOnce('a parent who answers first is told whom else it takes', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const pupil = await newcomer();
  await introducesPupil(pupil, await invitesClass(curator), { name: 'Лесная Мира Олеговна', born: '05.09.2011' });
  await pupil.presses('Даю согласие');
  await pupil.sees('Нужно ещё согласие родителей');
  const mother = await newcomer();
  await introducesGuardian(mother, await linkForParents(pupil));
  await mother.presses('Даю согласие');
  await pupil.sees('теперь ты в программе');

  await mother.types('меню');
  await mother.asked();
  await mother.presses('Мои дети');
  await mother.sees('имя и фото: нельзя');
  await mother.presses('Фото и имя: Мира');
  await mother.presses('Можно');
  await mother.sees('нужно и согласие самого ученика');
  await onCard(curator, 'Имя и фото на страницах школы: ждём ученика');
  await pupil.types('меню');
  await pupil.asked();
  await pupil.presses('Мои данные');
  await pupil.sees('ждём твоего ответа');
});

journeyOnce('an adult says no, is not asked again, and may change their mind', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  await curator.presses('Мои данные');
  await curator.presses('Фото и имя на страницах школы');
  await curator.presses('Нельзя');
  await curator.sees('школа не будет показывать');
  await curator.presses('Мои данные');
  await curator.sees('Имя и фото на страницах школы: нельзя');
  await curator.presses('Фото и имя на страницах школы');
  await curator.presses('Можно');
  await curator.sees('согласие записано');
  await curator.presses('Мои данные');
  await curator.sees('Имя и фото на страницах школы: можно');
});

journeyOnce('the notice of an accepted questionnaire asks nobody who has said no', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const people = [await newcomer(), await newcomer()] as const;
  const [refuses, isSilent] = people;
  for (const [index, person] of people.entries()) {
    const subject = ['Физика', 'Химия'][index] ?? '';
    const code = await invites(curator, 'Наставников', 'Педагоги');
    await joinsAsTeacher(person, code, { name: 'Лесной Пётр Иванович', subject });
    await answersAll(person);
    await person.presses('Отправить');
    await person.sees('Анкета у куратора');
  }
  await refuses.types('меню');
  await refuses.presses('Мои данные');
  await refuses.presses('Фото и имя на страницах школы');
  await refuses.presses('Нельзя');
  await refuses.sees('школа не будет показывать');

  await curator.presses('Анкеты');
  await curator.presses('Принять все без замечаний: 2');
  await curator.sees('2 анкеты приняты');
  world.clock.advance({ minutes: 11 });
  await world.tick();
  expect((await isSilent.sees('Анкета принята')).buttons).toContain('Фото и имя на страницах школы');
  expect((await refuses.sees('Анкета принята')).buttons).not.toContain('Фото и имя на страницах школы');
});
