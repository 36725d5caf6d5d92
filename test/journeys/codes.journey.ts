import { expect } from 'vitest';
import { journeyOnce } from '#test/support/journey/journey.ts';
import { settled } from '#test/support/journey/opening.ts';
import {
  asksPupilsAlone,
  introducesPupil,
  invites,
  invitesClass,
  setsUpSchool,
} from '#test/support/journey/scripts.ts';
import { namesOneself } from '#test/support/journey/walk-cast.ts';

journeyOnce('a code sent as a message lets in, and a wrong one is told from words', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const code = await invites(curator, 'Педагога-психолога');
  const psychologist = await newcomer();
  await psychologist.opens();
  await psychologist.sees('Чтобы войти');
  await psychologist.types('7K2M-9QXD-41HB');
  await psychologist.sees('Такого кода нет');
  // The explanation alone, with the way home under it.
  expect((await settled(psychologist))?.text).toContain('Такого кода нет');
  await psychologist.types(code.toLowerCase());
  await psychologist.sees('фамилию, имя и отчество');
});

journeyOnce('an invitation taken twice by the same person opens the menu', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const code = await invites(curator, 'Педагога-психолога');
  const psychologist = await newcomer();
  await psychologist.opens(code);
  await psychologist.sees('фамилию, имя и отчество');
  await psychologist.opens(code);
  await psychologist.sees('фамилию, имя и отчество');
  await namesOneself(psychologist, 'Тихая Анна Сергеевна');
  await psychologist.opens(code);
  await psychologist.sees('Вы уже в программе.');
  expect((await psychologist.asked()).buttons).toContain('Участники');
});

journeyOnce('an invited psychologist reads of nobody before consent', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const psychologist = await newcomer();
  await psychologist.opens(await invites(curator, 'Педагога-психолога'));
  await psychologist.sees('фамилию, имя и отчество');
  for (const screen of ['people', 'card', 'questionnaires', 'invitations', 'settings']) {
    await psychologist.forges(`s:${screen}:`);
    await psychologist.asked();
    expect(JSON.stringify(psychologist.client.messages())).not.toContain('Ясная');
  }
  await psychologist.presses('Продолжить: Знакомство и анкета');
  await psychologist.sees('фамилию, имя и отчество');
  await psychologist.types('Тихая Анна Сергеевна');
  await psychologist.sees('Как к вам обращаться?');
  await psychologist.presses('Анна Сергеевна');
  await psychologist.sees('Согласие на обработку');
  await psychologist.presses('Даю согласие');
  await psychologist.sees('теперь вы в программе');
  await psychologist.presses('Участники');
  expect(JSON.stringify((await psychologist.sees('Все люди программы')).buttons)).toContain('Ясная');
});

journeyOnce('a pupil’s chat opens no invitation of adults, and loses none of it', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const pupils = await invitesClass(curator);
  const asCurator = await invites(curator, 'Ещё одного куратора');
  const pupil = await newcomer();
  await pupil.opens(pupils);
  await pupil.sees('Как тебя зовут?');
  await pupil.opens(asCurator);
  await pupil.sees('Это приглашение для взрослого');
  await pupil.sees('Как тебя зовут?');
  const second = await newcomer();
  await second.opens(asCurator);
  await second.sees('Вы куратор');
  await second.opens(pupils);
  // An adult's telephone may be a child's too, but never by itself.
  const asked = await second.sees('Для кого это приглашение?');
  expect(asked.buttons).not.toContain('Для того, кто уже отвечает здесь');
  const other = second.client.payload('Для ученика, которого здесь ещё нет');
  await second.pressesPayload(other.replace('another', 'me'));
  await second.sees('Это приглашение для ученика');
});

journeyOnce('a personal invitation confirms whoever came by the link of the class', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  await asksPupilsAlone(curator);
  const class7 = await invitesClass(curator);
  const own = await invites(curator, 'Наставников', 'Ученики', { types: '7А' }, 'Личная, для одного человека');
  const pupil = await newcomer();
  await introducesPupil(pupil, class7, { name: 'Лесная Мира Олеговна', born: '5 сентября 2011' });
  await pupil.sees('Согласие на обработку');
  await pupil.presses('Даю согласие');
  await pupil.sees('Участие пока не подтверждено');
  await pupil.types('меню');
  await pupil.sees('Участие пока не подтверждено');
  await pupil.opens(own);
  await pupil.sees('Для кого это приглашение?');
  await pupil.presses('Для того, кто уже отвечает здесь');
  await pupil.sees('В программе появилась ещё одна роль');
  await pupil.types('меню');
  const home = await pupil.sees('Меню');
  expect(home.text).not.toContain('не подтверждено');
});

journeyOnce('an invitation that adds nothing is not used up: it may be meant for somebody else', async (setting) => {
  const { world, newcomer } = setting;
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const psychologist = await newcomer();
  await psychologist.opens(await invites(curator, 'Педагога-психолога'));
  await psychologist.sees('фамилию, имя и отчество');
  await namesOneself(psychologist, 'Тихая Анна Сергеевна');
  await psychologist.sees('Меню');
  const another = await invites(curator, 'Педагога-психолога');
  await psychologist.opens(another);
  await psychologist.sees('Вы уже в программе.');
  const colleague = await newcomer();
  await colleague.opens(another);
  await colleague.sees('фамилию, имя и отчество');
});

journeyOnce(
  'an invitation that was left in the middle is begun anew, not gone on with',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    await curator.presses('Пригласить');
    await curator.sees('Кого приглашаем?');
    await curator.presses('Наставников');
    await curator.asked();
    await curator.types('меню');
    await curator.asked();
    await curator.presses('Пригласить');
    await curator.sees('Кого приглашаем?');
    await curator.presses('Отмена');
    const home = await curator.sees('Меню');
    expect(home.buttons.some((label) => label.startsWith('Продолжить'))).toBe(false);
  },
);
