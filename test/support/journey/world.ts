import { createServer } from 'node:net';
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
import { WebClient } from './web-client.ts';

export type Channel = 'web' | 'telegram' | 'vk';

/** The whole program with stand-ins of both messengers, on a clock that can be put. */
export class World {
  readonly clock: TestClock;
  readonly origin: string;
  readonly telegram: TelegramServer;
  readonly vk: VkServer;
  readonly printed: string[] = [];
  program: Program;
  #people = 0;

  private constructor(parts: {
    clock: TestClock;
    origin: string;
    telegram: TelegramServer;
    vk: VkServer;
    program: Program;
    printed: string[];
  }) {
    this.clock = parts.clock;
    this.origin = parts.origin;
    this.telegram = parts.telegram;
    this.vk = parts.vk;
    this.program = parts.program;
    this.printed = parts.printed;
  }

  static async open({ at = '2026-09-14T10:00+03:00', data }: { at?: string; data?: Data } = {}): Promise<World> {
    const clock = new TestClock(at);
    const [telegram, vk, port, opened] = await Promise.all([
      startTelegramServer(),
      VkServer.start(),
      freePort(),
      data ?? freshData(),
    ]);
    const origin = `http://127.0.0.1:${port}`;
    const printed: string[] = [];
    const program = await startProgram(configFor({ origin, port, telegram, vk }), opened, {
      clock,
      log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
      print: (line) => printed.push(line),
      quotas: unhurried,
    });
    const world = new World({ clock, origin, telegram, vk, program, printed });
    onTestFinished(() => world.close());
    return world;
  }

  /** The code that the start has printed. */
  get firstCode(): string {
    const code = /^first curator: (\S+) /.exec(this.printed[0] ?? '')?.[1];
    if (code === undefined) throw new Error('No code of a first curator was printed');
    return code;
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

  /** The tick comes, at the clock's time. */
  async tick(): Promise<void> {
    await this.program.tick();
  }

  async close(): Promise<void> {
    await this.program.stop();
    await Promise.all([this.telegram.stop(), this.vk.close()]);
  }
}

/** Journeys type faster than anybody. */
const plenty = { points: 100_000, seconds: 1 };
const unhurried = { says: plenty, saysOfNetwork: plenty, codes: plenty, codesOfNetwork: plenty, reads: plenty };

function configFor(at: { origin: string; port: number; telegram: TelegramServer; vk: VkServer }): Config {
  return {
    database: {},
    dataDir: '',
    telegram: { token: at.telegram.token, apiRoot: at.telegram.root },
    vk: { token: at.vk.token, groupId: at.vk.groupId, apiRoot: at.vk.apiRoot },
    publicUrl: at.origin,
    publicUrlIsLocal: false,
    updates: 'polling',
    host: '127.0.0.1',
    port: at.port,
    logLevel: 'silent',
    ...(process.env['TEST_REDIS_URL'] === undefined ? {} : { redisUrl: process.env['TEST_REDIS_URL'] }),
  };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}
