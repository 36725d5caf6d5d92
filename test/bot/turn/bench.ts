import { z } from 'zod';
import type { Conversation } from '#bot/conversation/conversation.ts';
import { type Registry, registry, type Startable, startable } from '#bot/conversation/registry.ts';
import { keeper } from '#bot/inbox.ts';
import type { Channel, Incoming, Keep, Messenger } from '#bot/messenger.ts';
import { press, stamped } from '#bot/payload.ts';
import { say } from '#bot/text.ts';
import { type TurnParts, takeTurn } from '#bot/turn.ts';
import type { FoundingWork } from '#bot/work/founding.ts';
import type { Setting } from '#bot/work/setting.ts';
import type { Work } from '#bot/work/work.ts';
import { accountAt } from '#db/accounts.ts';
import type { Database } from '#db/open.ts';
import { TestClock } from '#test/support/clock.ts';
import { freshDatabase } from '#test/support/database.ts';

/** A messenger whose updates are their own translation: `{ kind, … }`. */
const plainMessenger: Messenger = {
  channel: 'telegram',
  limits: { text: 4096, caption: 1024, label: 60, buttonsInRow: 3, rows: 30, buttons: 30, payload: 64, perSecond: 25 },
  translate: (body) => body as Incoming,
  deliver: async () => ({ outcome: 'sent', messageId: '1' }),
  fetchFile: async () => ({ outcome: 'gone' }),
  invitationLink: (code) => code,
};

const noSetting: Setting = {
  programmes: new Map(),
  questionnaires: new Map(),
  consents: { document: () => ({ version: '1', text: say``, paper: { document: [], byHand: [], places: {} } }) },
  entrances: [],
  worrying: { version: 1, topics: new Map() },
  openLink: (code) => code,
  calendarLink: (secret) => secret,
  foreign: new Set(),
  webIsLocal: false,
};

/** Turns over a real database, with conversations of the test's own for people who are in no school yet. */
export class TurnBench {
  readonly db: Database;
  readonly clock = new TestClock('2026-09-14T07:00:00Z');
  readonly logged: string[] = [];
  readonly keep: Keep;
  readonly #parts: TurnParts;

  constructor(db: Database, conversations: readonly Conversation<null, FoundingWork>[], withinMs: number) {
    this.db = db;
    this.keep = keeper(db, this.clock, () => {});
    const note = (what: object, words?: string) => void this.logged.push(`${words} ${JSON.stringify(what)}`);
    this.#parts = {
      db,
      clock: this.clock,
      log: { info: note, warn: note, error: note },
      messengers: new Map<Channel, Messenger>([['telegram', plainMessenger]]),
      setting: noSetting,
      school: registry<Work>([], [], { home: async () => ({ text: say`дом` }), help: () => ({ text: say`помощь` }) }),
      guest: guests(conversations),
      withinMs,
    };
  }

  static async open(
    conversations: readonly Conversation<null, FoundingWork>[] = [],
    withinMs = 5000,
  ): Promise<TurnBench> {
    return new TurnBench(await freshDatabase(), conversations, withinMs);
  }

  /** The program of the same database after a deploy with other conversations. */
  deployed(conversations: readonly Conversation<null, FoundingWork>[]): TurnBench {
    return new TurnBench(this.db, conversations, 5000);
  }

  async hears(
    body: Incoming,
    {
      who = 'a',
      key = crypto.randomUUID() as string,
      sequence,
    }: { who?: string; key?: string; sequence?: number } = {},
  ): Promise<void> {
    await this.keep([
      { channel: 'telegram', key, address: who, body, ...(sequence === undefined ? {} : { sequence }) },
    ]);
  }

  async starts(conversation: string, who = 'a'): Promise<void> {
    const { dialogue } = await this.db.atDoor((door) => accountAt(door, 'telegram', who, this.clock.now()));
    await this.hears({ kind: 'press', payload: stamped(dialogue, press.start(conversation)) }, { who });
    await this.turns();
  }

  async says(text: string, who = 'a'): Promise<void> {
    await this.hears({ kind: 'text', text }, { who });
    await this.turns();
  }

  turn(): Promise<boolean> {
    return takeTurn(this.#parts);
  }

  /** Turns until there is nothing more to do, failed ones tried again in their time. */
  async turns(): Promise<void> {
    while (await this.turn()) this.clock.advance({ seconds: 1 });
  }

  /** What was said to somebody, oldest first; edits are marked. */
  async said(who = 'a'): Promise<string[]> {
    const rows = await this.db.atDoor((door) =>
      door.sql
        .selectFrom('outbox')
        .innerJoin('account', 'account.id', 'outbox.account_id')
        .select(['outbox.content', 'outbox.replaces'])
        .where('account.address', '=', who)
        .orderBy('outbox.id')
        .execute(),
    );
    return rows.map(({ content, replaces }) => {
      const { spans } = content as { spans: { text: string }[] };
      return `${replaces === null ? '' : '(edit) '}${spans.map(({ text }) => text).join('')}`;
    });
  }

  inbox() {
    return this.db.atDoor((door) =>
      door.sql.selectFrom('inbox').select(['key', 'state', 'tries', 'body', 'failure']).orderBy('id').execute(),
    );
  }
}

function guests(conversations: readonly Conversation<null, FoundingWork>[]): Registry<FoundingWork> {
  const all: Startable<FoundingWork>[] = conversations.map((conversation) =>
    startable(conversation, {
      title: say`${conversation.name}`,
      right: undefined,
      params: z.null(),
      fromButton: () => null,
    }),
  );
  return registry(all, [], { home: async () => ({ text: say`дом` }), help: () => ({ text: say`помощь` }) });
}
