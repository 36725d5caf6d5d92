import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { Person } from '#test/support/journey/person.ts';
import { answersAll, invites, joinsAsTeacher, setsUpSchool } from '#test/support/journey/scripts.ts';
import { WebClient } from '#test/support/journey/web-client.ts';
import { freePort } from '#test/support/journey/world.ts';
import { RunningProgram } from '#test/support/process.ts';

/** CI kills more often: TEST_KILLS. */
const kills = Number(process.env['TEST_KILLS'] ?? 10);

/**
 * A school is set up, somebody invited, joined and answering, while the process is killed at seeded instants, each some
 * milliseconds after it had last come up. Whoever talks only notices that answers take longer.
 */
export async function talkWhileKilled(env: Record<string, string>, seed: number): Promise<RunningProgram> {
  const program = new RunningProgram(env, await freePort());
  onTestFinished(() => program.kill());
  await program.start();
  const { code } = await program.firstCurator();
  const killer = new Killer(program, seed);
  const curator = await browser(program);
  const mentee = await browser(program);
  const killing = killer.run();

  await setsUpSchool(curator.person, { firstCode: code });
  const seen: string[] = [];
  // More talk than one questionnaire, until all kills have happened: each round invites and joins somebody new.
  let talker = mentee;
  for (let round = 0; ; round += 1) {
    const invitation = await invites(curator.person, 'Наставляемых', 'Педагоги');
    await joinsAsTeacher(talker.person, invitation, { name: 'Лесной Пётр Иванович', subject: `предмет ${round}` });
    await answersAll(talker.person, () => String(71 - seen.push('answer')));
    await talker.person.presses('Отправить');
    await talker.person.sees('Анкета у куратора');
    expectShownOnce(talker.client);
    if (killer.done) break;
    talker = await browser(program);
  }
  await killing;
  expectShownOnce(curator.client);
  process.stdout.write(
    `seed ${seed}: killed ${killer.instants.length} times, after ms: ${killer.instants.join(' ')}\n`,
  );
  expect(killer.instants).toHaveLength(kills);
  return program;
}

async function browser(program: RunningProgram): Promise<{ person: Person; client: WebClient }> {
  const client = new WebClient(program.origin);
  await client.open();
  onTestFinished(() => client.close());
  return { client, person: new Person(client, 60_000) };
}

/** Each message came once and in order, none is missing, and no question was asked a second time. */
function expectShownOnce(client: WebClient): void {
  const positions = client.arrived.map(({ position }) => position);
  expect(positions).toEqual(positions.map((_, index) => index + 1));
  const questions = client.arrived
    .filter(({ from, replaces, rows }) => from === 'program' && replaces === undefined && rows.length > 0)
    .map(({ rows }) => rows.flat().flatMap(({ press }) => /^\d+\/a:(\d+):/.exec(press ?? '')?.[1] ?? []))
    .flatMap((numbers) => numbers[0] ?? []);
  expect(new Set(questions).size).toBe(questions.length);
  const texts = client.arrived
    .filter(({ from, replaces }) => from === 'program' && replaces === undefined)
    .map(({ spans }) => spans.map(({ text }) => text).join(''))
    .filter((text) => /\d+ из \d+/.test(text));
  expect(new Set(texts).size).toBe(texts.length);
}

/** Kills after a seeded while and starts again, until it has done so often enough. */
class Killer {
  readonly instants: number[] = [];
  readonly #program: RunningProgram;
  #random: number;

  constructor(program: RunningProgram, seed: number) {
    this.#program = program;
    this.#random = seed;
  }

  get done(): boolean {
    return this.instants.length >= kills;
  }

  async run(): Promise<void> {
    while (!this.done) {
      const after = Math.floor(this.#next() * 400);
      await pause(after);
      await this.#program.kill();
      this.instants.push(after);
      await this.#program.start();
    }
  }

  /** Mulberry32: the same instants for the same seed. */
  #next(): number {
    this.#random = (this.#random + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#random ^ (this.#random >>> 15), 1 | this.#random);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
}
