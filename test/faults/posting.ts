import { onTestFinished } from 'vitest';
import type { Channel, Messenger } from '#bot/messenger.ts';
import { claimWaiting, type OutboxParts } from '#bot/outbox.ts';
import { Poster } from '#bot/poster.ts';
import { openTelegram } from '#bot/telegram/telegram.ts';
import { openVk } from '#bot/vk/vk.ts';
import { accountAt } from '#db/accounts.ts';
import type { Database } from '#db/open.ts';
import { enqueue } from '#db/outbox.ts';
import type { PersonId, SchoolId } from '#domain/ids.ts';
import { TestClock } from '#test/support/clock.ts';
import { freshDatabase } from '#test/support/database.ts';
import { startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';
import { VkServer } from '#test/support/vk-server.ts';

interface Of {
  readonly school: SchoolId;
  readonly person: PersonId;
}

/** The outbox over a real database, posted by the real adapters to the stand-ins when the test says so. */
export class Posting {
  readonly clock = new TestClock('2026-09-14T10:00+03:00');
  readonly logged: string[] = [];
  readonly db: Database;
  readonly telegram: TelegramServer;
  readonly vk: VkServer;
  readonly stopping = new AbortController();
  readonly #messengers: Readonly<Record<'telegram' | 'vk', Messenger>>;
  #keys = 0;

  private constructor(db: Database, telegram: TelegramServer, vk: VkServer) {
    this.db = db;
    this.telegram = telegram;
    this.vk = vk;
    const note = (what: object, words: string) => void this.logged.push(`${words} ${JSON.stringify(what)}`);
    const around = { keep: async () => {}, log: { info: note, warn: note, error: note } };
    this.#messengers = {
      telegram: openTelegram({
        token: telegram.token,
        apiRoot: telegram.root,
        ...around,
        pace: { callSeconds: 1, longPollSeconds: 1 },
      }),
      vk: openVk({
        token: vk.token,
        groupId: vk.groupId,
        apiRoot: vk.apiRoot,
        readCursor: async () => undefined,
        ...around,
      }),
    };
  }

  static async open(): Promise<Posting> {
    const [db, telegram, vk] = await Promise.all([freshDatabase(), startTelegramServer(), VkServer.start()]);
    const posting = new Posting(db, telegram, vk);
    onTestFinished(async () => {
      posting.stopping.abort();
      await Promise.all([telegram.stop(), vk.close()]);
    });
    return posting;
  }

  /** Somebody who has let us write, with what they see of us. */
  somebody(channel: Sending, id: number): { sees(): string[]; files(): number; address: string } {
    const chat = channel === 'telegram' ? this.telegram.chat(id) : this.vk.chat(id);
    chat.sends('привет');
    return {
      address: String(id),
      sees: () => chat.messages().map(({ text }) => text),
      files: () => chat.messages().filter(({ document }) => document !== undefined).length,
    };
  }

  /** Rows for an account, as a turn leaves them. */
  async says(channel: Channel, address: string, ...texts: string[]): Promise<void> {
    const contents = texts.map((text) => ({ kind: 'message', spans: [{ text }], rows: [] }));
    await this.leaves(channel, address, ...contents);
  }

  /** `replaces`: the key of the row that this one edits; keys count from k1. */
  async leaves(
    channel: Channel,
    address: string,
    ...contents: { readonly [key: string]: unknown; readonly replaces?: string; readonly of?: Of }[]
  ): Promise<void> {
    const at = this.clock.now();
    await this.db.atDoor(async (door) => {
      const { id } = await accountAt(door, channel, address, at);
      const rows = contents.map(({ replaces, of, ...content }) => {
        this.#keys += 1;
        const row = { key: `k${this.#keys}`, account: id, channel, content, personal: false };
        return { ...row, ...(replaces === undefined ? {} : { replaces }), ...(of && { of }) };
      });
      await enqueue(door, rows, at);
    });
  }

  /** One process that posts; another one of its kind where a database of its own is given. */
  poster(channel: Sending, { db = this.db, messenger = this.#messengers[channel] }: Partial<Parts> = {}): Poster {
    return new Poster(messenger, this.#parts(db), () => {});
  }

  /** Posts until nothing may go now. */
  async posts(channel: Sending, poster = this.poster(channel)): Promise<void> {
    while (await poster.begin()) await poster.settle();
  }

  /** A poster that dies with rows in its hand. */
  async diesWith(channel: Sending): Promise<number> {
    return (await claimWaiting(this.#messengers[channel], this.#parts(this.db), 20)).length;
  }

  messenger(channel: Sending): Messenger {
    return this.#messengers[channel];
  }

  /** How often the messenger was asked to show something. */
  calls(channel: Sending): number {
    return channel === 'telegram' ? this.telegram.calls('sendMessage').length : this.vk.calls('messages.send').length;
  }

  rows() {
    return this.db.atDoor((door) =>
      door.sql.selectFrom('outbox').select(['state', 'content', 'failure', 'tries']).orderBy('id').execute(),
    );
  }

  async reachable(channel: Channel, address: string): Promise<boolean | undefined> {
    const row = await this.db.atDoor((door) =>
      door.sql
        .selectFrom('account')
        .select('reachable')
        .where('channel', '=', channel)
        .where('address', '=', address)
        .executeTakeFirst(),
    );
    return row?.reachable;
  }

  #parts(db: Database): OutboxParts {
    const note = (what: object, words?: string) => void this.logged.push(`${words} ${JSON.stringify(what)}`);
    return {
      db,
      clock: this.clock,
      log: { info: note, warn: note, error: note },
      setting: {
        programmes: new Map(),
        questionnaires: new Map(),
        consents: {
          document: () => {
            throw new Error('Nobody consents here');
          },
        },
        entrances: [],
        foreign: new Set(),
        worrying: { version: 1, topics: new Map() },
        openLink: (code) => code,
        calendarLink: (secret) => secret,
        webIsLocal: false,
      },
      pace: async () => {},
      signal: this.stopping.signal,
    };
  }
}

export type Sending = 'telegram' | 'vk';

interface Parts {
  db: Database;
  messenger: Messenger;
}
