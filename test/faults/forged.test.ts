import { describe, expect, test } from 'vitest';
import { brand, type SchoolId } from '#domain/ids.ts';
import type { Person } from '#test/support/journey/person.ts';
import { answersAll, invites, joinsAsTeacher, setsUpSchool } from '#test/support/journey/scripts.ts';
import { type Channel, World } from '#test/support/journey/world.ts';

const channels: readonly Channel[] = ['web', 'telegram', 'vk'];

/** What a mentee may never read: the curator and a mentor. */
const secrets = /Ясная|Вера Павловна|Луговая|Анна Петровна|География/;

async function cast(channel: Channel) {
  const world = await World.open();
  const [curator, mentor, mentee] = [await world.person('web'), await world.person('web'), await world.person(channel)];
  await setsUpSchool(curator, world);
  await joinsAsTeacher(mentor, await invites(curator, 'Наставников', 'Педагоги'), {
    name: 'Луговая Анна Петровна',
    subject: 'География',
  });
  const open = await invites(curator, 'Наставляемых', 'Педагоги');
  await joinsAsTeacher(mentee, await invites(curator, 'Наставляемых', 'Педагоги'), {
    name: 'Лесной Пётр Иванович',
    subject: 'физика',
  });
  await mentee.sees('1 из');
  return { world, curator, mentor, mentee, open, ...(await ids(world)) };
}

/** Everything in the school that a forged button may name. */
async function ids({ program }: World) {
  const dialogues = await program.db.atDoor((door) =>
    door.sql.selectFrom('dialogue').select(['id', 'school_id', 'asked']).where('school_id', 'is not', null).execute(),
  );
  const school = brand<SchoolId>(String(dialogues[0]?.school_id));
  return program.db.inSchool(school, async ({ sql }) => ({
    dialogues,
    people: (await sql.selectFrom('person').select('id').execute()).map(({ id }) => id),
    invitations: (await sql.selectFrom('invitation').select('id').execute()).map(({ id }) => id),
  }));
}

/** Presses, and gets an answer with a way on that says nothing of others. */
async function forgesInVain(person: Person, payload: string): Promise<string> {
  return inVain(person, payload, () => person.forges(payload));
}

async function pressesInVain(person: Person, payload: string): Promise<string> {
  return inVain(person, payload, () => person.pressesPayload(payload));
}

async function inVain(person: Person, payload: string, does: () => Promise<void>): Promise<string> {
  const before = person.client.messages().length;
  await does();
  await person.asked();
  const news = person.client.messages().slice(before);
  const shown = JSON.stringify(news);
  expect(shown, payload).not.toMatch(secrets);
  expect(shown, payload).not.toContain('сбой');
  return shown;
}

describe.each(channels)('a mentee who forges buttons (%s)', (channel) => {
  test('is refused politely, reads of nobody, changes nothing, and goes on with the questionnaire', async () => {
    const { world, mentee, people, invitations, dialogues, open } = await cast(channel);
    const refused = [
      's:people:',
      's:people:mentors.0',
      's:questionnaires:all.0',
      's:invitations:all.0',
      's:settings:',
      'c:invite:',
      'c:switch-telegram:',
      'c:switch-teens:',
      ...people.map((id) => `c:confirm:${id}`),
      ...invitations.flatMap((id) => [`s:invitation:${id}`, `c:revoke:${id}`]),
    ];
    for (const payload of refused) {
      expect(await forgesInVain(mentee, payload), payload).toContain('1 из');
    }
    for (const id of people) await forgesInVain(mentee, `s:card:${id}`);
    await forgesInVain(mentee, 'r');

    const strange = [
      'c:setup:',
      'c:intake:nothing',
      'c:nothing:',
      's:nothing:',
      's:card:',
      "s:card:' or 1=1 --",
      's:home:99999999999999',
      'a:999999999999999:0',
      'a:1:p999',
      'x',
      '::::',
      '{"press":"m"}',
      ...dialogues.flatMap(({ id, asked }) => [`w:${id}`, `a:${asked}:nothing`]),
    ];
    for (const payload of strange) {
      await forgesInVain(mentee, payload);
      await pressesInVain(mentee, payload);
    }
    for (const { id } of dialogues) await pressesInVain(mentee, `${id}/m`);
    await forgesInVain(mentee, 'r');

    const after = await ids(world);
    expect([after.people.length, after.invitations.length]).toEqual([people.length, invitations.length]);
    const failed = await world.program.db.atDoor((door) =>
      door.sql.selectFrom('inbox').select('id').where('state', '!=', 'done').execute(),
    );
    expect(failed).toEqual([]);
    await answersAll(mentee);
    await mentee.presses('Отправить');
    await mentee.sees('Анкета у куратора');
    // The invitation that a forged «Отозвать» named still lets somebody in.
    const another = await world.person('web');
    await another.opens(open);
    await another.sees('фамилию, имя и отчество');
  });

  test('or presses an old one hears that it is answered, and gets the question that is asked now', async () => {
    const { mentee } = await cast(channel);
    await mentee.types('7');
    await mentee.sees('2 из');
    await mentee.types('назад');
    await mentee.sees('1 из');
    await mentee.types('8');
    const { buttons } = await mentee.sees('2 из');
    const old = mentee.client.payload(buttons.find((label) => label === '‹ Назад') ?? '');
    await mentee.types('6');
    await mentee.sees('3 из');
    const shown = await pressesInVain(mentee, old);
    expect(shown).toContain('3 из');
    expect(shown).toContain('ответ уже есть');
  });
});

test('a button of another’s dialogue does nothing to it', async () => {
  const { curator, mentee, dialogues } = await cast('telegram');
  await curator.presses('Пригласить');
  const { buttons } = await curator.sees('Кого приглашаем?');
  const theirs = curator.client.payload(buttons[0] ?? '');
  await pressesInVain(mentee, theirs);
  for (const { id } of dialogues) await forgesInVain(mentee, `w:${id}`);
  await curator.presses(buttons[0] ?? '');
  await curator.asked();
  expect(JSON.stringify(curator.client.messages())).not.toContain('уже отвечен');
});
