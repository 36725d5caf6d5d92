import { expect } from 'vitest';
import { newCode } from '#db/codes.ts';
import { newInvitation, newInvitationId } from '#db/invitations.ts';
import { grantRole, markJoined, newMember, newPersonId, sayWho } from '#db/people.ts';
import { foundSchool, newSchoolId } from '#db/schools.ts';
import { defaultsFor } from '#domain/school/school.ts';
import { journey, journeyOnce } from '#test/support/journey/journey.ts';
import { invites, setsUpSchool } from '#test/support/journey/scripts.ts';
import type { World } from '#test/support/journey/world.ts';

/** Another school of the deployment, with an open invitation for a psychologist. */
async function anotherSchool({ program, clock }: World, code: string): Promise<void> {
  const at = clock.now();
  const school = newSchoolId();
  const curator = newPersonId();
  const id = newInvitationId();
  const expiresAt = at.add({ hours: 240 });
  await program.db.atDoor(async (door) => {
    await door.enter(school, async (inside) => {
      await foundSchool(inside, { id: school, name: 'Лицей № 3', kind: 'private', ...defaultsFor('private') }, at);
      await newMember(inside, { id: curator, kind: 'teacher', confirmed: true }, at);
      await sayWho(inside, curator, { name: { surname: 'Дальняя', given: 'Ольга' }, called: 'Ольга' });
      await grantRole(inside, curator, { role: 'curator' }, at);
      await markJoined(inside, curator, at);
      const invited = { role: 'psychologist', kind: 'specialist', scope: 'personal', limit: 1 } as const;
      await newInvitation(inside, { id, ...invited, madeBy: curator, expiresAt }, at);
    });
    await newCode(door, code, { purpose: 'invitation', school, subject: id, expiresAt }, at);
  });
}

journey('a psychologist of two schools has one chat and says which school speaks', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  await anotherSchool(world, '0123456789AB');
  const psychologist = await newcomer();
  for (const [code, school] of [
    [await invites(curator, 'Педагога-психолога'), 'Школа № 12 города Зареченска'],
    ['0123-4567-89AB', 'Лицей № 3'],
  ] as const) {
    await psychologist.opens(code);
    await psychologist.sees(school);
    await psychologist.types('Тихая Анна Сергеевна');
    await psychologist.sees('Как к вам обращаться?');
    await psychologist.presses('Анна Сергеевна');
    await psychologist.sees('Согласие на обработку');
    await psychologist.presses('Даю согласие');
    await psychologist.sees('теперь вы в программе');
    await psychologist.sees('Меню');
  }
  await psychologist.presses('Участники');
  const there = await psychologist.sees('Все люди программы');
  const card = psychologist.client.payload(there.buttons.find((label) => label.includes('Дальняя')) ?? '') ?? '';
  expect(JSON.stringify(there.buttons)).not.toContain('Ясная');
  expect(JSON.stringify(there.buttons)).toContain('Дальняя');
  await psychologist.types('меню');
  await psychologist.asked();
  await psychologist.presses('Кто отвечает?');
  const choice = await psychologist.sees('Кто отвечает дальше?');
  await psychologist.presses(choice.buttons[0] ?? '');
  await psychologist.sees('Меню');
  await psychologist.presses('Участники');
  const here = await psychologist.sees('Все люди программы');
  expect(JSON.stringify(here.buttons)).toContain('Ясная');
  expect(JSON.stringify(here.buttons)).not.toContain('Дальняя');
  await psychologist.pressesPayload(card);
  await psychologist.sees('Теперь отвечает: Анна Сергеевна · Лицей № 3');
  await psychologist.sees('Дальняя Ольга');
});

journeyOnce(
  'a button acts for the person it was shown to, whoever of the chat speaks by now',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    await anotherSchool(world, '0123456789AB');
    const psychologist = await newcomer();
    await psychologist.opens(await invites(curator, 'Педагога-психолога'));
    await psychologist.types('Тихая Анна Сергеевна');
    await psychologist.sees('Как к вам обращаться?');
    await psychologist.presses('Анна Сергеевна');
    await psychologist.sees('Согласие на обработку');
    const consents = psychologist.client.payload('Даю согласие') ?? '';
    await psychologist.opens('0123-4567-89AB');
    await psychologist.sees('Лицей № 3');
    await psychologist.asked();
    const menuOfSecond = psychologist.client.payload('Меню') ?? '';

    await psychologist.pressesPayload(consents);
    await psychologist.sees('теперь вы в программе');
    await psychologist.pressesPayload(consents);
    await psychologist.sees('ответ уже есть');
    // The second school has asked for nobody's consent yet, and has been given none.
    await psychologist.pressesPayload(menuOfSecond);
    await psychologist.sees(/Теперь отвечает: .*Лицей № 3/u);
    await psychologist.presses('Продолжить: Знакомство и анкета');
    await psychologist.sees('фамилию, имя и отчество');
    expect(JSON.stringify(psychologist.last()?.buttons)).not.toContain('Участники');
  },
);

journeyOnce('the operator asks for a code of one more school, and it opens one', async ({ world, newcomer }) => {
  await setsUpSchool(await newcomer(), world);
  const line = (await world.program.commands['new-school']?.('')) ?? '';
  const code = /^first curator: (\S+) http/.exec(line)?.[1] ?? '';
  const second = await newcomer();
  await setsUpSchool(second, { firstCode: code });
  const third = await newcomer();
  await third.opens(code);
  await third.sees('Этот код уже использован');
});

journeyOnce(
  'a code that the operator has asked for outlives the founding of the first school',
  async ({ world, newcomer }) => {
    const line = (await world.program.commands['new-school']?.('')) ?? '';
    await setsUpSchool(await newcomer(), world);
    const second = await newcomer();
    await second.opens(/^first curator: (\S+) http/.exec(line)?.[1] ?? '');
    await second.sees('Как называется школа?');
  },
);

journeyOnce(
  'a school whose only curator has refused gets another one from the operator',
  async ({ world, newcomer }) => {
    const command = (which: string) => world.program.commands['new-curator']?.(which) ?? Promise.resolve('');
    expect(await command('')).toContain('Школ пока нет');
    const first = await newcomer();
    await setsUpSchool(first, world, 'Частная', { consents: false });
    await first.presses('Не даю согласия');
    await first.presses('Отказаться и стереть');
    await first.sees('данные стёрты');
    expect(await command('')).toContain('1. Школа № 12 города Зареченска');
    expect(await command('2')).toContain('1. Школа № 12');
    const [, code = ''] = /^curator: (\S+) http/.exec(await command('1')) ?? [];
    const second = await newcomer();
    await second.opens(code);
    await second.sees('Вы куратор');
    await second.types('Тихая Анна Сергеевна');
    await second.sees('Как к вам обращаться?');
    await second.presses('Анна Сергеевна');
    await second.sees('Согласие на обработку');
    await second.presses('Даю согласие');
    await second.sees('Меню');
    expect(await invites(second, 'Педагога-психолога')).not.toBe('');
    const third = await newcomer();
    await third.opens(code);
    await third.sees('Этим приглашением уже воспользовались');
  },
);
