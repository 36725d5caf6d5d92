import { sql } from 'kysely';
import type { AccountId, DialogueId, PersonId, SchoolId } from '#domain/ids.ts';
import { voidWaysIn } from './codes.ts';
import { dialogueOf, startDialogue } from './dialogues.ts';
import type { DoorSql } from './open.ts';

/** In front of a guest's address: http/visit.ts makes them. */
const guestAddress = 'open:';

/** A browser that came by a one-time link is served so long after its last press. */
export const guestSession = { minutes: 30 };

/**
 * And never longer than this, however often it presses: no questionnaire takes as long, and another link is one press
 * away, while a window that somebody forgot in a computer room is shut before the school day ends.
 */
const longestGuestSession = { hours: 3 };

/** A chat of the deployment: a Telegram user, a VK user, a browser. */
export interface Account {
  id: AccountId;
  channel: string;
  address: string;
  dialogue: DialogueId;
  reachable: boolean;
  /** Of the updates handled in the dialogue that speaks: each dialogue has its own order. */
  lastSequence?: number;
  lastAt: Temporal.Instant;
  /** A browser opened by a one-time link: a guest of one dialogue, until `expiresAt`. */
  guest: boolean;
  expiresAt?: Temporal.Instant;
  /** Where «Открыть» was pressed. */
  openedFrom?: AccountId;
}

/**
 * The account of an address, made with a provisional dialogue when it is new. The row stays locked until the end of the
 * transaction, so that an update is never kept for a dialogue which is being merged away.
 */
export async function accountAt(
  door: DoorSql,
  channel: string,
  address: string,
  at: Temporal.Instant,
): Promise<{ id: AccountId; dialogue: DialogueId }> {
  const find = () =>
    door.sql
      .selectFrom('account')
      .select(['id', 'dialogue_id as dialogue'])
      .where('channel', '=', channel)
      .where('address', '=', address)
      .forNoKeyUpdate()
      .executeTakeFirst();
  const known = await find();
  if (known) return known;
  const dialogue = await startDialogue(door);
  const made = await door.sql
    .insertInto('account')
    .values({
      channel,
      address,
      dialogue_id: dialogue,
      last_at: at,
      ...(address.startsWith(guestAddress)
        ? { expires_at: at.add(guestSession), ends_at: at.add(longestGuestSession) }
        : { expires_at: null, ends_at: null }),
      opened_from: null,
    })
    .onConflict((conflict) => conflict.columns(['channel', 'address']).doNothing())
    .returning(['id', 'dialogue_id as dialogue'])
    .executeTakeFirst();
  if (made) {
    await sit(door, made.id, dialogue, at);
    return made;
  }
  await door.sql.deleteFrom('dialogue').where('id', '=', dialogue).execute();
  const other = await find();
  if (!other) throw new Error('An account that just was there is gone');
  return other;
}

export async function readAccount(door: DoorSql, id: AccountId): Promise<Account> {
  const account = await findAccount(door, id);
  if (!account) throw new Error('An account is gone');
  return account;
}

/** Undefined: a guest's that has been swept away. */
export async function findAccount(door: DoorSql, id: AccountId): Promise<Account | undefined> {
  const row = await door.sql
    .selectFrom('account')
    .leftJoin('seat', (join) =>
      join.onRef('seat.account_id', '=', 'account.id').onRef('seat.dialogue_id', '=', 'account.dialogue_id'),
    )
    .selectAll('account')
    .select('seat.last_sequence')
    .where('account.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    channel: row.channel,
    address: row.address,
    dialogue: row.dialogue_id,
    reachable: row.reachable,
    lastAt: row.last_at,
    guest: row.address.startsWith(guestAddress),
    ...(row.opened_from === null ? {} : { openedFrom: row.opened_from }),
    ...(row.last_sequence === null ? {} : { lastSequence: row.last_sequence }),
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
  };
}

/** After an update of this account has been handled: it is reachable, and older numbers are late where it speaks. */
export async function noteHandled(
  door: DoorSql,
  id: AccountId,
  at: Temporal.Instant,
  sequence?: number,
): Promise<void> {
  await door.sql.updateTable('account').set({ last_at: at, reachable: true }).where('id', '=', id).execute();
  if (sequence === undefined) return;
  await door.sql
    .updateTable('seat')
    .set({ last_sequence: sequence })
    .where('account_id', '=', id)
    .where('dialogue_id', '=', (eb) => eb.selectFrom('account').select('dialogue_id').where('id', '=', id))
    .execute();
}

export async function markReachable(door: DoorSql, id: AccountId, reachable: boolean): Promise<void> {
  await door.sql.updateTable('account').set({ reachable }).where('id', '=', id).execute();
}

/** Gives an account a place in a dialogue; it does not speak there until it is told to. */
export async function sit(
  door: DoorSql,
  account: AccountId,
  dialogue: DialogueId,
  since: Temporal.Instant,
): Promise<void> {
  await door.sql
    .insertInto('seat')
    .values({ account_id: account, dialogue_id: dialogue, since, last_sequence: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The account's updates go to this dialogue from now on. */
export async function speakIn(door: DoorSql, account: AccountId, dialogue: DialogueId): Promise<void> {
  await door.sql.updateTable('account').set({ dialogue_id: dialogue }).where('id', '=', account).execute();
}

/** A guest is served until then; each press moves it on, as far as it can be. */
export async function expireAccount(door: DoorSql, account: AccountId, at: Temporal.Instant): Promise<void> {
  await door.sql
    .updateTable('account')
    .set({ expires_at: sql<Temporal.Instant>`least(${at}::timestamptz, ends_at)` })
    .where('id', '=', account)
    .execute();
}

/** A guest has no more business in the dialogue: it sits nowhere, and its page has until `readUntil` to show the last words. */
export async function leaveDialogue(
  door: DoorSql,
  account: AccountId,
  dialogue: DialogueId,
  { at, readUntil }: { at: Temporal.Instant; readUntil: Temporal.Instant },
): Promise<void> {
  const nowhere = await startDialogue(door);
  await sit(door, account, nowhere, at);
  await door.sql
    .updateTable('account')
    .set({ dialogue_id: nowhere, expires_at: readUntil, ends_at: readUntil })
    .where('id', '=', account)
    .execute();
  await door.sql.deleteFrom('seat').where('account_id', '=', account).where('dialogue_id', '=', dialogue).execute();
}

/** A guest knows where it came from, so that the talk can go back there. */
export async function noteOpenedFrom(door: DoorSql, account: AccountId, from: AccountId): Promise<void> {
  await door.sql.updateTable('account').set({ opened_from: from }).where('id', '=', account).execute();
}

/** Where a browser's session stands; `none`: it has said nothing yet, or has been swept away. */
export type Session = 'none' | 'open' | 'over';

export async function sessionAt(
  door: DoorSql,
  channel: string,
  address: string,
  now: Temporal.Instant,
): Promise<Session> {
  const row = await door.sql
    .selectFrom('account')
    .select('expires_at')
    .where('channel', '=', channel)
    .where('address', '=', address)
    .executeTakeFirst();
  if (!row) return 'none';
  return row.expires_at === null || Temporal.Instant.compare(row.expires_at, now) > 0 ? 'open' : 'over';
}

/**
 * Browsers go whose session is over (they were guests), and those that have said nothing since `silentSince` and are
 * nobody's; and with them the dialogues of nobody in which no other chat sits.
 */
export async function sweepAccounts(
  door: DoorSql,
  { now, silentSince }: { now: Temporal.Instant; silentSince: Temporal.Instant },
): Promise<void> {
  const { rows: left } = await sql<{ id: DialogueId }>`
    with gone as (
      select a.id from account a
      where a.expires_at < ${now}
        or (a.channel = 'web' and a.expires_at is null and a.last_at < ${silentSince} and not exists (
          select from seat s join dialogue d on d.id = s.dialogue_id where s.account_id = a.id and d.person_id is not null))),
    swept as (delete from account using gone where account.id = gone.id)
    select distinct d.id from gone
      join seat s on s.account_id = gone.id join dialogue d on d.id = s.dialogue_id
    where d.person_id is null`.execute(door.sql);
  const ids = left.map(({ id }) => id);
  if (ids.length === 0) return;
  await door.sql
    .deleteFrom('dialogue')
    .where('id', 'in', ids)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('seat').select('seat.account_id').whereRef('seat.dialogue_id', '=', 'dialogue.id'))),
    )
    .execute();
}

/** The dialogues an account answers in, the newest last: «Кто отвечает?». */
export async function seatsOf(
  door: DoorSql,
  account: AccountId,
): Promise<{ dialogue: DialogueId; school: SchoolId; person: PersonId }[]> {
  const rows = await door.sql
    .selectFrom('seat')
    .innerJoin('dialogue', 'dialogue.id', 'seat.dialogue_id')
    .select(['dialogue.id', 'dialogue.school_id', 'dialogue.person_id'])
    .where('seat.account_id', '=', account)
    .where('dialogue.person_id', 'is not', null)
    .orderBy('dialogue.id')
    .execute();
  return rows.flatMap((row) =>
    row.school_id && row.person_id ? [{ dialogue: row.id, school: row.school_id, person: row.person_id }] : [],
  );
}

/** The accounts that answer in a dialogue in their own right, used last first. */
export async function chatsIn(
  door: DoorSql,
  dialogue: DialogueId,
): Promise<{ account: AccountId; channel: string; lastAt: Temporal.Instant }[]> {
  return door.sql
    .selectFrom('seat')
    .innerJoin('account', 'account.id', 'seat.account_id')
    .select(['account.id as account', 'account.channel', 'account.last_at as lastAt'])
    .where('seat.dialogue_id', '=', dialogue)
    .where('account.expires_at', 'is', null)
    .orderBy('account.last_at', 'desc')
    .execute();
}

/**
 * An account answers in a dialogue no more, and nothing that was said there is left in it. What it has opened goes with
 * it: windows behind «Открыть», links and codes that nobody has used yet.
 */
export async function endChat(
  door: DoorSql,
  { account, dialogue, of }: { account: AccountId; dialogue: DialogueId; of: { school: SchoolId; person: PersonId } },
  at: Temporal.Instant,
): Promise<void> {
  await door.sql.deleteFrom('seat').where('account_id', '=', account).where('dialogue_id', '=', dialogue).execute();
  await door.sql
    .deleteFrom('outbox')
    .where('account_id', '=', account)
    .where('school_id', '=', of.school)
    .where('person_id', '=', of.person)
    .execute();
  await voidWaysIn(door, ['open', 'seat'], { dialogue, from: account });
  await door.sql
    .updateTable('account')
    .set({ expires_at: at, ends_at: at })
    .where('opened_from', '=', account)
    .where('dialogue_id', '=', dialogue)
    .execute();
  const speaks = await door.sql
    .selectFrom('account')
    .select('dialogue_id')
    .where('id', '=', account)
    .executeTakeFirst();
  if (speaks?.dialogue_id !== dialogue) return;
  const [other] = await seatsOf(door, account);
  const next = other?.dialogue ?? (await startDialogue(door));
  await sit(door, account, next, at);
  await speakIn(door, account, next);
}

/** Whether an account answers in a dialogue, be it anybody's yet or not. */
export async function sitsIn(door: DoorSql, account: AccountId, dialogue: DialogueId): Promise<boolean> {
  const row = await door.sql
    .selectFrom('seat')
    .select('account_id')
    .where('account_id', '=', account)
    .where('dialogue_id', '=', dialogue)
    .executeTakeFirst();
  return row !== undefined;
}

/** Where a notice to a person goes: where they wish, while that can be reached. Undefined: they can be reached nowhere. */
export async function accountForNotices(
  door: DoorSql,
  school: SchoolId,
  person: PersonId,
): Promise<Account | undefined> {
  const dialogue = await dialogueOf(door, school, person);
  const id = dialogue && ((await chosenForNotices(door, dialogue)) ?? (await writtenLast(door, dialogue)));
  return id && findAccount(door, id);
}

async function chosenForNotices(door: DoorSql, dialogue: DialogueId): Promise<AccountId | undefined> {
  const row = await door.sql
    .selectFrom('dialogue')
    .innerJoin('seat', (join) =>
      join.onRef('seat.dialogue_id', '=', 'dialogue.id').onRef('seat.account_id', '=', 'dialogue.notices_to'),
    )
    .innerJoin('account', 'account.id', 'seat.account_id')
    .select('account.id')
    .where('dialogue.id', '=', dialogue)
    .where('account.reachable', '=', true)
    .executeTakeFirst();
  return row?.id;
}

/** Too many wrong codes from one account: whoever guesses is stopped long before chance helps. */
export async function countTries(door: DoorSql, account: AccountId, since: Temporal.Instant): Promise<number> {
  const row = await door.sql
    .selectFrom('code_try')
    .select(sql<number>`count(*)`.as('tries'))
    .where('account_id', '=', account)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow();
  return row.tries;
}

export async function noteWrongCode(door: DoorSql, account: AccountId, at: Temporal.Instant): Promise<void> {
  await door.sql.insertInto('code_try').values({ account_id: account, at }).execute();
}

export async function sweepTries(door: DoorSql, before: Temporal.Instant): Promise<void> {
  await door.sql.deleteFrom('code_try').where('at', '<', before).execute();
}

/** Where the program answers what nobody has just asked: the account written from last, never a guest. */
export async function writtenLast(door: DoorSql, dialogue: DialogueId): Promise<AccountId | undefined> {
  const row = await door.sql
    .selectFrom('account')
    .innerJoin('seat', 'seat.account_id', 'account.id')
    .select('account.id')
    .where('seat.dialogue_id', '=', dialogue)
    .where('account.reachable', '=', true)
    .where('account.expires_at', 'is', null)
    .orderBy('account.last_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
