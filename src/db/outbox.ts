import { sql } from 'kysely';
import type { AccountId, PersonId, SchoolId } from '#domain/ids.ts';
import type { Account } from './accounts.ts';
import { forgetPlanned } from './due.ts';
import { forgetOrdered } from './makings.ts';
import type { DoorSql } from './open.ts';
import { show } from './shown.ts';
import { uuids } from './values.ts';

/** A message to be posted, rendered already. */
export interface Posting {
  key: string;
  account: AccountId;
  channel: string;
  /** Whose dialogue it belongs to; absent before there is anybody. */
  of?: { school: SchoolId; person: PersonId } | undefined;
  /** Others whose personal data it may tell: it goes with any of them. */
  about?: readonly PersonId[];
  content: unknown;
  personal: boolean;
  saidBy?: 'program' | 'person';
  /** The key of an earlier row that this one replaces. */
  replaces?: string;
}

export interface Claimed {
  id: number;
  key: string;
  account: AccountId;
  address: string;
  of?: { school: SchoolId; person: PersonId };
  content: unknown;
  personal: boolean;
  tries: number;
  replaces?: string;
  /** The messenger's id of the message that is to be replaced, where it is known. */
  replacesMessage?: string;
}

/** Puts messages into the outbox; a known key changes nothing. A browser reads its rows itself, so it has them at once. */
export async function enqueue(door: DoorSql, postings: readonly Posting[], at: Temporal.Instant): Promise<void> {
  for (const posting of postings) {
    const id = await insert(door, posting, at);
    if (id !== undefined && posting.channel === 'web') await show(door, id, posting.account, posting.content, at);
  }
  for (const channel of new Set(postings.map((posting) => posting.channel))) await ring(door, channel);
}

/** A notice for one account, rendered when it goes. */
export async function insertNotice(
  door: DoorSql,
  { key, account, of, notice }: { key: string; account: Account; of: NonNullable<Posting['of']>; notice: unknown },
  at: Temporal.Instant,
): Promise<void> {
  const { id, channel } = account;
  await insert(door, { key, account: id, channel, of, content: { kind: 'notice', notice }, personal: false }, at);
  await ring(door, channel);
}

async function insert(door: DoorSql, posting: Posting, at: Temporal.Instant): Promise<number | undefined> {
  const row = await door.sql
    .insertInto('outbox')
    .values({
      key: posting.key,
      account_id: posting.account,
      channel: posting.channel,
      school_id: posting.of?.school ?? null,
      person_id: posting.of?.person ?? null,
      about: posting.about && posting.about.length > 0 ? uuids(posting.about) : null,
      content: posting.content,
      personal: posting.personal,
      said_by: posting.saidBy ?? 'program',
      replaces: posting.replaces ?? null,
      position: null,
      next_try_at: at,
      leased_until: null,
      message_id: null,
      failure: null,
      created_at: at,
      sent_at: null,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

async function ring(door: DoorSql, channel: string): Promise<void> {
  await sql`select pg_notify('outbox', ${channel})`.execute(door.sql);
}

/**
 * Claims rows of one messenger: the first waiting one of each account, so that an account's order is kept, under a
 * lease that another replica waits for. Index: outbox_waiting.
 */
export async function claim(
  door: DoorSql,
  channel: string,
  { now, leasedUntil, most }: { now: Temporal.Instant; leasedUntil: Temporal.Instant; most: number },
): Promise<Claimed[]> {
  const { rows } = await sql<{
    id: number;
    key: string;
    account_id: AccountId;
    address: string;
    school_id: SchoolId | null;
    person_id: PersonId | null;
    content: unknown;
    personal: boolean;
    tries: number;
    replaces: string | null;
    replaces_message: string | null;
  }>`
    with first as (
      select o.id from outbox o
      where o.channel = ${channel} and o.state = 'waiting' and o.next_try_at <= ${now}
        and (o.leased_until is null or o.leased_until <= ${now})
        and not exists (
          select from outbox e where e.channel = ${channel} and e.state = 'waiting' and e.account_id = o.account_id and e.id < o.id)
      order by o.id limit ${most} for update skip locked)
    update outbox o set leased_until = ${leasedUntil}, tries = o.tries + 1
    from first, account a
    where o.id = first.id and a.id = o.account_id
    returning o.id, o.key, o.account_id, a.address, o.school_id, o.person_id, o.content, o.personal, o.tries, o.replaces,
      (select e.message_id from outbox e where e.key = o.replaces) as replaces_message`.execute(door.sql);
  return rows
    .map((row) => ({
      id: row.id,
      key: row.key,
      account: row.account_id,
      address: row.address,
      content: row.content,
      personal: row.personal,
      tries: row.tries,
      ...(row.school_id && row.person_id ? { of: { school: row.school_id, person: row.person_id } } : {}),
      ...(row.replaces === null ? {} : { replaces: row.replaces }),
      ...(row.replaces_message === null ? {} : { replacesMessage: row.replaces_message }),
    }))
    .sort((a, b) => a.id - b.id);
}

export async function markSent(door: DoorSql, id: number, messageId: string, at: Temporal.Instant): Promise<void> {
  await door.sql
    .updateTable('outbox')
    .set({ state: 'sent', message_id: messageId, sent_at: at, leased_until: null })
    .where('id', '=', id)
    .execute();
}

export async function tryLater(door: DoorSql, id: number, at: Temporal.Instant): Promise<void> {
  await door.sql.updateTable('outbox').set({ next_try_at: at, leased_until: null }).where('id', '=', id).execute();
}

/** The messenger has asked to wait: that is no failed try. */
export async function waitLonger(door: DoorSql, id: number, at: Temporal.Instant): Promise<void> {
  await door.sql
    .updateTable('outbox')
    .set({ next_try_at: at, leased_until: null, tries: sql<number>`tries - 1` })
    .where('id', '=', id)
    .execute();
}

/** The messenger will never take this row: later ones of the account go on. */
export async function setAside(
  door: DoorSql,
  id: number,
  state: 'refused' | 'unreachable',
  failure: string,
): Promise<void> {
  await door.sql
    .updateTable('outbox')
    .set({ state, failure, leased_until: null, content: null })
    .where('id', '=', id)
    .execute();
}

/** Somebody who blocked us gets nothing more; what waits for the account is set aside. */
export async function setAsideAll(door: DoorSql, account: AccountId): Promise<void> {
  await door.sql
    .updateTable('outbox')
    .set({ state: 'unreachable', failure: 'account unreachable', content: null })
    .where('account_id', '=', account)
    .where('state', '=', 'waiting')
    .execute();
}

/** Texts do not linger: sent replies are blanked after a day, except a browser's, whose rows are its dialogue. */
export async function blankSent(door: DoorSql, sentBefore: Temporal.Instant): Promise<void> {
  await door.sql
    .updateTable('outbox')
    .set({ content: null })
    .where('state', '=', 'sent')
    .where('channel', '!=', 'web')
    .where('sent_at', '<', sentBefore)
    .where('content', 'is not', null)
    .execute();
}

/**
 * What a person and the program have said to each other goes, in every browser and messenger of theirs; and what others
 * have been told of them, or still were to be told, is blanked wherever it stands. Index: outbox_about.
 */
export async function forgetWhatWasSaid(door: DoorSql, school: SchoolId, person: PersonId): Promise<void> {
  await door.sql.deleteFrom('outbox').where('school_id', '=', school).where('person_id', '=', person).execute();
  await door.sql
    .updateTable('outbox')
    .set({ content: null, about: uuids([]) })
    .where(sql<boolean>`about @> ${uuids([person])}`)
    .execute();
  await forgetPlanned(door, school, person);
  await forgetOrdered(door, school, person);
}

/**
 * A message as it was kept, in all its parts, with whom it tells of; what has been blanked is not there. Parts have the
 * same key but for its last number.
 */
export async function partsOf(door: DoorSql, key: string): Promise<{ content: unknown; about: readonly PersonId[] }[]> {
  const parts: { content: unknown; about: readonly PersonId[] }[] = [];
  const [, origin = '', last = ''] = /^(.*)\.(\d+)$/u.exec(key) ?? [];
  for (let number = Number(last); ; number -= 1) {
    const part = await door.sql
      .selectFrom('outbox')
      .select(['content', sql<PersonId[] | null>`to_jsonb(about)`.as('about')])
      .where('key', '=', `${origin}.${number}`)
      .where('content', 'is not', null)
      .executeTakeFirst();
    if (!part || (parts.length > 0 && !isContinued(part.content))) return parts;
    parts.unshift({ content: part.content, about: part.about ?? [] });
  }
}

function isContinued(content: unknown): boolean {
  return typeof content === 'object' && content !== null && 'continued' in content;
}

/** Of whom rows tell that are to be replaced; `forgotten`: one of them has left, and they tell nothing any more. */
export async function replacedRows(
  door: DoorSql,
  keys: readonly string[],
): Promise<Map<string, { about: readonly PersonId[]; forgotten: boolean }>> {
  if (keys.length === 0) return new Map();
  const rows = await door.sql
    .selectFrom('outbox')
    .select(['key', sql<PersonId[] | null>`to_jsonb(about)`.as('about')])
    .where('key', 'in', [...keys])
    .execute();
  return new Map(rows.map(({ key, about }) => [key, { about: about ?? [], forgotten: about?.length === 0 }]));
}

/** What somebody has typed in a browser is about those of whom they were told in answer. */
export async function noteAbout(door: DoorSql, key: string, about: readonly PersonId[]): Promise<void> {
  await door.sql
    .updateTable('outbox')
    .set({ about: uuids(about) })
    .where('key', '=', key)
    .execute();
}
