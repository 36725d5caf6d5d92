import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { freshPostgres, onPostgres, onServer } from '#test/support/database.ts';
import { gateBefore } from '#test/support/gate.ts';
import type { Person } from '#test/support/journey/person.ts';
import { answersAll, invites, joinsAsTeacher, setsUpSchool } from '#test/support/journey/scripts.ts';
import { type Channel, World } from '#test/support/journey/world.ts';
import { startedOnce } from './started-once.ts';

const channels: readonly Channel[] = ['web', 'telegram', 'vk'];

onPostgres('a database that is away for 5 s in the middle of three questionnaires: nothing typed is lost', async () => {
  const address = await freshPostgres();
  const gate = await gateBefore(address);
  const logged: string[] = [];
  const world = await World.open({ data: onServer(gate.url), logged: (line) => logged.push(line) });
  const curator = await world.person('web');
  await setsUpSchool(curator, world);
  const mentees: Person[] = [];
  for (const [index, channel] of channels.entries()) {
    const mentee = await world.person(channel);
    const name = ['Лесной Пётр Иванович', 'Луговая Анна Петровна', 'Степной Олег Ильич'][index] ?? '';
    await joinsAsTeacher(mentee, await invites(curator, 'Наставляемых', 'Педагоги'), { name, subject: 'физика' });
    await mentee.sees('1 из');
    mentees.push(mentee);
  }

  gate.shut();
  const typing = mentees.map(async (mentee, index) => {
    await mentee.types(String(21 + index));
    await mentee.sees('2 из');
  });
  await pause(5000);
  // Two lines that listen, six locks, six loops that come again and again; but no line that comes back doubled.
  expect(gate.knocks).toBeLessThan(200);
  gate.open();
  await Promise.all(typing);

  for (const mentee of mentees) {
    await answersAll(mentee);
    await mentee.presses('Отправить');
    await mentee.sees('Анкета у куратора');
    await mentee.presses('Мои ответы');
  }
  for (const [index, mentee] of mentees.entries()) {
    await mentee.sees(new RegExp(`(^|\\D)${21 + index}(\\D|$)`));
    const seconds = mentee.client.messages().filter(({ text }) => /(^|\D)2 из/.test(text));
    expect(seconds).toHaveLength(1);
    expect(mentee.client.messages().filter(({ text }) => text.includes('сбой'))).toEqual([]);
  }
  expect(logged.some((line) => line.includes('works again'))).toBe(true);
});

onPostgres('a page that is open while the database is away gets its rows afterwards by itself', async () => {
  const address = await freshPostgres();
  const gate = await gateBefore(address);
  const world = await World.open({ data: onServer(gate.url) });
  const person = await world.person('web');
  await person.opens();
  await person.sees('приглашени');
  gate.shut();
  await pause(300);
  gate.open();
  await person.types('меню');
  await person.sees('приглашени');
});

onPostgres('Postgres that cannot be reached ends the start with one sentence, without the password', async () => {
  const url = new URL(await freshPostgres());
  const gate = await gateBefore(url.href);
  gate.shut();
  const away = new URL(gate.url);
  away.password = 'tayna';
  const { code, said, printed } = await startedOnce({ DATABASE_URL: away.href });
  expect(code).toBe(1);
  expect(printed).toBe('');
  expect(said.trim()).toMatch(/^База данных по адресу из DATABASE_URL недоступна[^\n]*\.$/);
  expect(said).not.toContain('tayna');
});

test('a name without an address ends the start with one sentence too', async () => {
  const { code, said } = await startedOnce({ DATABASE_URL: 'postgres://somebody@localhost:1/nowhere' });
  expect(code).toBe(1);
  expect(said.trim()).toMatch(/^База данных по адресу из DATABASE_URL недоступна \(ECONNREFUSED\)[^\n]*\.$/);
});

onPostgres('LISTEN has one connection again after an outage, however often it was refused', async () => {
  const address = await freshPostgres();
  const gate = await gateBefore(address);
  const { db, close } = onServer(gate.url);
  onTestFinished(close);
  const heard: string[] = [];
  let cameBack = 0;
  const stop = await db.listen(
    'shown',
    (payload) => heard.push(payload),
    () => {
      cameBack += 1;
    },
  );
  onTestFinished(stop);
  gate.shut();
  await pause(3200);
  expect(gate.knocks).toBeLessThan(6);
  gate.open();
  await vi.waitFor(() => expect(cameBack).toBe(1), { timeout: 5000 });
  const other = onServer(address);
  onTestFinished(other.close);
  await other.db.atDoor(async (door) => {
    await sql`select pg_notify('shown', 'раз')`.execute(door.sql);
  });
  await vi.waitFor(() => expect(heard).toContain('раз'));
  await pause(100);
  expect(heard).toEqual(['раз']);
});
