import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { expect, onTestFinished, vi } from 'vitest';
import type { Conversation } from '#bot/conversation/conversation.ts';
import { say } from '#bot/text.ts';
import type { FoundingWork } from '#bot/work/founding.ts';
import { openData } from '#src/open-data.ts';
import { TurnBench } from '#test/bot/turn/bench.ts';
import { freshPostgres, onPostgres, onServer } from '#test/support/database.ts';
import type { Person } from '#test/support/journey/person.ts';
import { answersAll, invites, joinsAsTeacher, setsUpSchool } from '#test/support/journey/scripts.ts';
import { type Replica, World } from '#test/support/journey/world.ts';

const lesnoy = { name: 'Лесной Пётр Иванович', subject: 'физика' };
const soon = { timeout: 10_000, interval: 50 };

/** Ticking, polling two messengers, posting to three. */
const heldByOne = 6;

async function twoReplicas(): Promise<{ world: World; other: Replica; sql: pg.Client }> {
  const url = await freshPostgres();
  const world = await World.open({ data: onServer(url) });
  const other = await world.replica(onServer(url));
  const sql = new pg.Client({ connectionString: url });
  await sql.connect();
  onTestFinished(() => sql.end());
  return { world, other, sql };
}

/** Set-up, an invitation and a questionnaire; everything that the two have seen. */
async function talk(world: World): Promise<string[]> {
  const [curator, mentee] = [await world.person('telegram'), await world.person('vk')];
  await setsUpSchool(curator, world);
  await joinsAsTeacher(mentee, await invites(curator, 'Наставляемых', 'Педагоги'), lesnoy);
  await answersAll(mentee);
  await mentee.presses('Отправить');
  await mentee.sees('Меню');
  return [curator, mentee].flatMap(shownTo);
}

function shownTo({ client }: Person): string[] {
  return client
    .messages()
    .map(({ text, buttons }) => `${text} [${buttons.join('|')}]`)
    .map((line) => line.replaceAll(/127\.0\.0\.1:\d+|[0-9A-Z]{4}-?[0-9A-Z]{4}-?[0-9A-Z]{4}/g, '…'));
}

const locks = `select l.pid from pg_locks l join pg_database d on d.oid = l.database
  where l.locktype = 'advisory' and l.granted and d.datname = current_database()`;

async function holders(sql: pg.Client): Promise<number[]> {
  return (await sql.query<{ pid: number }>(locks)).rows.map(({ pid }) => pid);
}

onPostgres('two replicas say what one says, each thing is held by one of them', async () => {
  const { world, sql } = await twoReplicas();
  await vi.waitFor(async () => expect(await holders(sql)).toHaveLength(heldByOne), soon);
  const byTwo = await talk(world);
  expect(await holders(sql)).toHaveLength(heldByOne);
  expect(world.telegram.calls('getUpdates').filter(({ status }) => status === 409)).toEqual([]);
  const alone = await World.open({ data: onServer(await freshPostgres()) });
  expect(byTwo).toEqual(await talk(alone));
});

onPostgres('the other replica takes over when the holder stops, and when its locks are lost', async () => {
  const { world, other, sql } = await twoReplicas();
  const people = [await world.person('telegram'), await world.person('vk')];
  const talkOn = async (words: string) => {
    for (const person of people) {
      await person.types(words);
      await person.sees('приглашени');
    }
  };
  for (const person of people) await person.opens();
  await talkOn('раз');

  await vi.waitFor(async () => expect(await holders(sql)).toHaveLength(heldByOne), soon);
  const before = await holders(sql);
  await sql.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [before]);
  await vi.waitFor(async () => expect(await holders(sql)).toHaveLength(heldByOne), soon);
  expect((await holders(sql)).filter((pid) => before.includes(pid))).toEqual([]);
  await talkOn('два');

  await world.program.stop();
  await vi.waitFor(async () => expect(await holders(sql)).toHaveLength(heldByOne), soon);
  await talkOn('три');
  await other.program.stop();
  expect(await holders(sql)).toEqual([]);
});

onPostgres('a connection that breaks in the middle of a turn ends neither the turn nor the program', async () => {
  const { world, sql } = await twoReplicas();
  const person = await world.person('telegram');
  const curator = await world.person('web');
  let broken = 0;
  let goesOn = true;
  const breaking = async () => {
    while (goesOn) {
      const { rowCount } = await sql.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in transaction%'`);
      broken += rowCount ?? 0;
      await pause(broken < 12 ? 5 : 50);
    }
  };
  const talking = setsUpSchool(curator, world).finally(() => {
    goesOn = false;
  });
  await Promise.all([talking, breaking()]);
  expect(broken).toBeGreaterThan(3);
  await person.opens();
  await person.sees('приглашени');
  expect(shownTo(curator).filter((line) => line.includes('сбой'))).toEqual([]);
});

onPostgres('what is due is done once when both tick at the same moment', async () => {
  const { world, other } = await twoReplicas();
  const [curator, mentee] = [await world.person('telegram'), await world.person('web')];
  await setsUpSchool(curator, world);
  await joinsAsTeacher(mentee, await invites(curator, 'Наставляемых', 'Педагоги'), lesnoy);
  await answersAll(mentee);
  await mentee.presses('Отправить');
  await mentee.sees('Анкета у куратора');
  world.clock.advance({ minutes: 11 });
  await Promise.all([world.program.tick(), other.program.tick(), world.program.tick(), other.program.tick()]);
  await curator.sees('Новые анкеты: 1');
  await pause(300);
  expect(curator.client.messages().filter(({ text }) => text.includes('Новые анкеты: 1'))).toHaveLength(1);
});

onPostgres('updates of one dialogue never run at once on two replicas, and none waits for ever', async () => {
  const running = new Map<string, number>();
  let most = 0;
  const order: string[] = [];
  const asking: Conversation<null, FoundingWork> = {
    name: 'asking',
    version: 1,
    async run(talk) {
      for (let number = 0; ; number += 1) {
        const answer = await talk.ask(`q${number}`, say`Ещё?`, { read: (text) => ({ value: text }) });
        await talk.record(`r${number}`, async () => {
          const who = answer.slice(0, 1);
          running.set(who, (running.get(who) ?? 0) + 1);
          most = Math.max(most, running.get(who) ?? 0);
          await pause(3);
          order.push(answer);
          running.set(who, (running.get(who) ?? 0) - 1);
          return null;
        });
      }
    },
  };
  const url = await freshPostgres();
  const benches = [onServer(url), onServer(url)].map(({ db, close }) => {
    onTestFinished(close);
    return new TurnBench(db, [asking], 5000);
  });
  const [first] = benches;
  const people = ['а', 'б', 'в'];
  for (const who of people) await first?.starts('asking', who);

  const answers = 12;
  let kept = false;
  const workers = benches.flatMap((bench) =>
    Array.from({ length: 3 }, async () => {
      while (!kept || order.length < answers * people.length) if (!(await bench.turn())) await pause(2);
    }),
  );
  await Promise.all(
    people.map(async (who, index) => {
      for (let number = 10; number < 10 + answers; number += 1) {
        await benches[(number + index) % 2]?.hears({ kind: 'text', text: `${who}${number}` }, { who });
      }
    }),
  );
  kept = true;
  await Promise.all(workers);
  expect(most).toBe(1);
  for (const who of people) {
    const said = order.filter((answer) => answer.startsWith(who));
    expect(said).toEqual([...said].sort());
    expect(said).toHaveLength(answers);
  }
  expect(benches.flatMap(({ logged }) => logged)).toEqual([]);
});

onPostgres('replicas that start together on an empty database bring it up to date once', async () => {
  const url = new URL(await freshPostgres());
  const empty = `${url.pathname.slice(1)}_empty`;
  const server = new pg.Client({ connectionString: url.href });
  await server.connect();
  await server.query(`create database ${empty}`);
  onTestFinished(async () => {
    await server.query(`drop database ${empty} with (force)`);
    await server.end();
  });
  url.pathname = `/${empty}`;
  const config = { database: { url: url.href }, dataDir: '' };
  const opened = await Promise.all([openData(config), openData(config), openData(config)]);
  for (const { db, close } of opened) {
    await db.atDoor((door) => door.sql.selectFrom('inbox').select('id').execute());
    await close();
  }
  expect(opened).toHaveLength(3);
});
