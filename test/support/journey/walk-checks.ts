import { setTimeout as pause } from 'node:timers/promises';
import type { Found } from './deeds.ts';
import type { Since } from './walk-round.ts';
import type { Walker } from './walker.ts';
import type { World } from './world.ts';

/** Nobody waits longer for anything. */
const patienceMs = 10_000;

/** Until so many updates of each of these have been kept; notes which chat it is where that is not known yet. */
export async function areKept(
  { program: { db } }: World,
  { inbox }: Since,
  awaited: readonly { walker: Walker; updates: number }[],
): Promise<boolean> {
  const known = awaited.flatMap(({ walker }) => walker.account ?? []);
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    const rows = await db.atDoor(({ sql }) =>
      sql
        .selectFrom('inbox')
        .select('account_id')
        .where('id', '>', inbox)
        .where('account_id', 'is not', null)
        .execute(),
    );
    const kept = rows.map(({ account_id }) => Number(account_id));
    const unknown = kept.find((account) => !known.includes(account));
    const newcomer = awaited.find(({ walker }) => walker.account === undefined);
    if (newcomer && unknown !== undefined) newcomer.walker.account = unknown;
    const isKept = ({ walker, updates }: { walker: Walker; updates: number }) =>
      kept.filter((account) => account === walker.account).length >= updates;
    if (awaited.every(isKept)) return true;
    await pause(5);
  }
  return false;
}

/** A dialogue remembers at most so much: frames, and bytes of everything. */
const most = { frames: 5, bytes: 64 * 1024 };

/** Failed turns, refused messages, dialogues that remember too much. What waited for somebody who blocks is set aside. */
export async function troubles({ program: { db } }: World, blocked: ReadonlySet<number>): Promise<unknown[]> {
  const [failed, refused, dialogues] = await db.atDoor(({ sql }) =>
    Promise.all([
      sql.selectFrom('inbox').selectAll().where('state', '=', 'failed').execute(),
      sql.selectFrom('outbox').selectAll().where('state', 'in', ['refused', 'unreachable']).execute(),
      sql.selectFrom('dialogue').selectAll().execute(),
    ]),
  );
  const heavy = dialogues.filter(
    (row) =>
      !Array.isArray(row.frames) ||
      row.frames.length > most.frames ||
      Buffer.byteLength(JSON.stringify(row)) > most.bytes,
  );
  const lost = refused.filter(({ state, account_id }) => state === 'refused' || !blocked.has(account_id));
  return [...failed, ...lost, ...heavy];
}

/** The number of the question that this chat is asked now. */
export async function askedNow({ program: { db } }: World, { account }: Walker): Promise<number | undefined> {
  if (account === undefined) return undefined;
  const row = await db.atDoor(({ sql }) =>
    sql
      .selectFrom('account')
      .innerJoin('dialogue', 'dialogue.id', 'account.dialogue_id')
      .select(['account.id', 'dialogue.question'])
      .execute()
      .then((rows) => rows.find(({ id }) => Number(id) === account)),
  );
  const question = row?.question;
  if (typeof question !== 'object' || question === null) return undefined;
  const { number, account: where } = { number: undefined, account: undefined, ...question };
  return where === account && typeof number === 'number' ? number : undefined;
}

/** In which dialogue each chat speaks. */
export async function dialoguesNow({ program: { db } }: World): Promise<ReadonlyMap<number, number>> {
  const rows = await db.atDoor(({ sql }) => sql.selectFrom('account').select(['id', 'dialogue_id']).execute());
  return new Map(rows.map(({ id, dialogue_id }) => [Number(id), Number(dialogue_id)]));
}

/** Ids of both schools, in the order in which they were made. */
export async function lyingAbout({ program: { db } }: World, codes: readonly string[]): Promise<Found> {
  const dialogues = await db.atDoor(({ sql }) =>
    sql.selectFrom('dialogue').select(['id', 'school_id']).orderBy('id').execute(),
  );
  const schools = new Set(dialogues.flatMap(({ school_id }) => school_id ?? []));
  const people: string[] = [];
  const invitations: string[] = [];
  const drafts: string[] = [];
  const pairs: string[] = [];
  for (const school of schools) {
    await db.inSchool(school, async ({ sql }) => {
      people.push(...ids(await sql.selectFrom('person').select('id').orderBy('created_at').execute()));
      invitations.push(...ids(await sql.selectFrom('invitation').select('id').orderBy('created_at').execute()));
      pairs.push(...ids(await sql.selectFrom('pair').select('id').orderBy('made_at').execute()));
      drafts.push(...ids(await sql.selectFrom('draft').select('id').orderBy('begun_at').execute()));
      pairs.push(...ids(await sql.selectFrom('pair').select('id').orderBy('made_at').execute()));
    });
  }
  return { dialogues: dialogues.map(({ id }) => id), people, invitations, drafts, pairs, codes };
}

function ids<Id extends string>(rows: readonly { id: Id }[]): Id[] {
  return rows.map(({ id }) => id);
}
