import { readContent } from '#bot/outbox-content.ts';
import type { AccountId, DialogueId, PersonId } from '#domain/ids.ts';
import type { World } from './world.ts';

/** Where the inbox and the outbox ended before a round. */
export interface Since {
  inbox: number;
  outbox: number;
}

/** A message of the program that was put into the outbox in a round. */
export interface Said {
  account: AccountId;
  /** Whose dialogue it belongs to. */
  person: PersonId | null;
  text: string;
  labels: readonly string[];
  /** Said unasked. */
  notice: boolean;
  /** In place of an earlier one. */
  edit: boolean;
}

/** What a dialogue was told in a round. */
export interface Heard {
  dialogue: DialogueId;
  /** Of a chat; absent where the program has told it something itself. */
  account: AccountId | null;
}

export async function now({ program: { db } }: World): Promise<Since> {
  return db.atDoor(async ({ sql }) => {
    const [inbox, outbox] = await Promise.all([
      sql.selectFrom('inbox').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst(),
      sql.selectFrom('outbox').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst(),
    ]);
    return { inbox: Number(inbox?.id ?? 0), outbox: Number(outbox?.id ?? 0) };
  });
}

export async function heardSince({ program: { db } }: World, { inbox }: Since): Promise<Heard[]> {
  const rows = await db.atDoor(({ sql }) =>
    sql.selectFrom('inbox').select(['dialogue_id', 'account_id']).where('id', '>', inbox).execute(),
  );
  return rows.map(({ dialogue_id, account_id }) => ({ dialogue: dialogue_id, account: account_id }));
}

export async function saidSince({ program: { db } }: World, { outbox }: Since): Promise<Said[]> {
  const rows = await db.atDoor(({ sql }) =>
    sql
      .selectFrom('outbox')
      .select(['account_id', 'person_id', 'content', 'replaces'])
      .where('id', '>', outbox)
      .where('said_by', '=', 'program')
      .orderBy('id')
      .execute(),
  );
  return rows.flatMap(({ account_id, person_id, content, replaces }) => {
    const read = readContent(content);
    if (read?.kind !== 'message') return [];
    return {
      account: account_id,
      person: person_id,
      text: read.spans.map(({ text }) => text).join(''),
      labels: read.rows.flat().map(({ label }) => label),
      notice: read.notice !== undefined,
      edit: replaces !== null,
    };
  });
}
