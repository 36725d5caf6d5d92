import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Config } from '#src/config.ts';
import type { Data } from '#src/open-data.ts';
import { type Program, startProgram } from '#src/program.ts';
import { TestClock } from '#test/support/clock.ts';
import { freshData } from '#test/support/database.ts';
import { startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';
import { VkServer } from '#test/support/vk-server.ts';
import { MessengerClient } from './messenger-client.ts';
import { Person } from './person.ts';
import { TwoPlacesClient } from './two-places-client.ts';
import { WebClient } from './web-client.ts';

export type Channel = 'web' | 'telegram' | 'vk';

export interface Opening {
  at?: string;
  /** A program that stops closes it, unless its `close` does nothing. */
  data?: Data;
  /** PUBLIC_URL is not set. */
  webIsLocal?: boolean;
  /** How the messengers bring updates. */
  updates?: Config['updates'];
  redisUrl?: string;
  /** Gets each line of the log, at its most talkative. */
  logged?: (line: string) => void;
}

/** What a webhook must know; the stand-ins know it too. */
export const webhookSecrets = { telegram: 'tg-secret_1', vk: 'vk-secret-1', vkConfirmation: 'c0nf1rm' } as const;

/** A program among others over the same messengers. */
export interface Replica {
  program: Program;
  origin: string;
}

/** The whole program with stand-ins of both messengers, on a clock that can be put. */
export class World {
  readonly clock: TestClock;
  readonly telegram: TelegramServer;
  readonly vk: VkServer;
  readonly printed: string[] = [];
  readonly #opening: Opening;
  #first: Replica | undefined;
  #people = 0;

  private constructor(parts: { clock: TestClock; telegram: TelegramServer; vk: VkServer; opening: Opening }) {
    this.clock = parts.clock;
    this.telegram = parts.telegram;
    this.vk = parts.vk;
    this.#opening = parts.opening;
  }

  static async open(opening: Opening = {}): Promise<World> {
    const clock = new TestClock(opening.at ?? '2026-09-14T10:00+03:00');
    const [telegram, vk, data] = await Promise.all([
      startTelegramServer(),
      VkServer.start(),
      opening.data ?? freshData(),
    ]);
    const world = new World({ clock, telegram, vk, opening });
    onTestFinished(async () => {
      await Promise.all([telegram.stop(), vk.close()]);
    });
    await world.#start(data);
    if (opening.updates === 'webhook') {
      const { vk: secret, vkConfirmation: confirmation } = webhookSecrets;
      await vk.connectCallback({ url: `${world.origin}/vk`, secret, confirmation });
    }
    return world;
  }

  /** Schools that are set up here have the switch on: Telegram carries nothing personal. */
  impersonal = false;

  get program(): Program {
    return this.#started.program;
  }

  get origin(): string {
    return this.#started.origin;
  }

  /** One more program over the same messengers; over the same database where that is Postgres. Stopped after the test. */
  async replica(data: Data): Promise<Replica> {
    return this.#runs(data, await freePort());
  }

  /** The program ends and starts anew on the same data, at the same address. The data must outlive it: see `Opening.data`. */
  async restart(): Promise<void> {
    const { data } = this.#opening;
    if (!data) throw new Error('Only data of the test’s own outlives a program');
    const { origin, program } = this.#started;
    await program.stop();
    this.#first = await this.#runs(data, Number(new URL(origin).port));
  }

  async #runs(data: Data, port: number): Promise<Replica> {
    const origin = `http://127.0.0.1:${port}`;
    const { logged } = this.#opening;
    const level = process.env['TEST_LOG'] ?? 'silent';
    const program = await startProgram(this.#config(origin, port), data, {
      clock: this.clock,
      log: logged === undefined ? pino({ level }) : pino({ level: 'trace' }, { write: logged }),
      print: (line) => this.printed.push(line),
      quotas: unhurried,
      // Where Redis keeps the pace, it is the pace that is looked at.
      ...(this.#opening.redisUrl === undefined ? { hurry: 100 } : {}),
    });
    let stopped: Promise<void> | undefined;
    const stop = () => {
      stopped ??= program.stop();
      return stopped;
    };
    onTestFinished(stop);
    return { origin, program: { ...program, stop } };
  }

  async #start(data: Data): Promise<void> {
    this.#first = await this.replica(data);
  }

  get #started(): Replica {
    if (!this.#first) throw new Error('The world is not open yet');
    return this.#first;
  }

  /** The code that the start has printed. */
  get firstCode(): string {
    const code = /^first curator: (\S+) /.exec(this.printed[0] ?? '')?.[1];
    if (code === undefined) throw new Error('No code of a first curator was printed');
    return code;
  }

  /** Somebody new in Telegram, who looks at what is held back there in the window behind «Открыть». */
  async personOfTwoPlaces(): Promise<Person> {
    this.#people += 1;
    return new Person(
      new TwoPlacesClient(new MessengerClient(this.telegram.chat(1000 + this.#people)), () => this.origin),
    );
  }

  /** Somebody new, with a client of that messenger. */
  async person(channel: Channel): Promise<Person> {
    this.#people += 1;
    const id = 1000 + this.#people;
    switch (channel) {
      case 'telegram':
        return new Person(new MessengerClient(this.telegram.chat(id)));
      case 'vk':
        return new Person(new MessengerClient(this.vk.chat(id)));
      case 'web': {
        const client = new WebClient(this.origin);
        await client.open();
        onTestFinished(() => client.close());
        return new Person(client);
      }
      default:
        return channel satisfies never;
    }
  }

  /** The tick comes, at the clock's time, and what it leads to is said. */
  async tick(): Promise<void> {
    await this.program.tick();
    await this.settled();
  }

  /** Until nothing that came is left to handle, nothing ordered left to make, and nothing to be said now is left to send. */
  async settled(): Promise<void> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const [kept, ordered, waiting] = await this.program.db.atDoor(({ sql }) =>
        Promise.all([
          sql.selectFrom('inbox').select(['id', 'body']).where('state', '=', 'kept').execute(),
          sql.selectFrom('making').select(['file_id', 'kind']).execute(),
          sql
            .selectFrom('outbox')
            .select(['id', 'content'])
            .where('state', '=', 'waiting')
            .where('next_try_at', '<=', this.clock.now())
            .execute(),
        ]),
      );
      if (kept.length + ordered.length + waiting.length === 0) return;
      if (performance.now() > deadline) throw new Error(`Not settled: ${JSON.stringify({ kept, ordered, waiting })}`);
      await pause(15);
    }
  }

  #config(origin: string, port: number): Config {
    const { telegram, vk } = this;
    const redisUrl = this.#opening.redisUrl ?? process.env['TEST_REDIS_URL'];
    return {
      database: {},
      dataDir: '',
      telegram: { token: telegram.token, apiRoot: telegram.root, webhookSecret: webhookSecrets.telegram },
      vk: {
        token: vk.token,
        groupId: vk.groupId,
        apiRoot: vk.apiRoot,
        callbackSecret: webhookSecrets.vk,
        callbackConfirmation: webhookSecrets.vkConfirmation,
      },
      publicUrl: origin,
      publicUrlIsLocal: this.#opening.webIsLocal ?? false,
      updates: this.#opening.updates ?? 'polling',
      host: '127.0.0.1',
      port,
      logLevel: 'silent',
      ...(redisUrl === undefined ? {} : { redisUrl }),
    };
  }
}

/** Nobody waits longer for anything. */
const patienceMs = 10_000;

/** Journeys type faster than anybody. */
const plenty = { points: 100_000, seconds: 1 };
const unhurried = {
  says: plenty,
  saysOfNetwork: plenty,
  files: plenty,
  codes: plenty,
  codesOfNetwork: plenty,
  browsersOfNetwork: plenty,
  reads: plenty,
  readsOfNetwork: plenty,
};

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}
