import { sql } from 'kysely';
import { z } from 'zod';
import type { AccountId, PersonId, SchoolId } from '#domain/ids.ts';
import { type NoticeWishes, noticeTime } from '#domain/people/notice-wishes.ts';
import type { Timetable } from '#domain/people/timetable.ts';
import { accountForNotices } from './accounts.ts';
import { plan } from './due.ts';
import type { Door, DoorSql, Inside } from './open.ts';
import { insertNotice, setAsideAll } from './outbox.ts';
import { readSchool } from './schools.ts';

/** Something to be said to somebody unasked: kept as kind and ids, rendered when it goes. */
export interface ToTell {
  key: string;
  school: SchoolId;
  person: PersonId;
  notice: unknown;
}

/**
 * Tells somebody something now, once for its key. Returns when to try again where it is quiet: nothing is said or kept
 * then. Undefined: it is said, or nobody can hear it (they have said «стоп», or can be reached nowhere).
 */
export async function tell(
  door: Door,
  { key, school, person, notice }: ToTell,
  at: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const when = await door.enter(school, (inside) => mayHear(inside, person, at, notice));
  if (when === 'never') return undefined;
  if (Temporal.Instant.compare(when, at) > 0) return when;
  await tellAtOnce(door, { key, school, person, notice }, at);
  return undefined;
}

/** Tells somebody something now, whatever the hour is and whatever they wish: a call for help. False: no chat reaches them. */
export async function tellAtOnce(
  door: DoorSql,
  { key, school, person, notice }: ToTell,
  at: Temporal.Instant,
): Promise<boolean> {
  const account = await accountForNotices(door, school, person);
  if (account) await insertNotice(door, { key, account, of: { school, person }, notice }, at);
  return account !== undefined;
}

/** Tells somebody something now, or when their quiet hours end: it is then planned as a due thing. */
export async function tellInTime(door: Door, what: ToTell, at: Temporal.Instant): Promise<void> {
  const when = await tell(door, what, at);
  if (when) await tellLater(door, what, when);
}

/** Plans what may not be said before that moment. */
export async function tellLater(
  door: DoorSql,
  { key, school, person, notice }: ToTell,
  when: Temporal.Instant,
): Promise<void> {
  const subject = JSON.stringify({ person, notice });
  await plan(door, { key: `notice:${key}`, school, kind: 'notice', at: when, subject });
}

/** When somebody may be told something: at once, later, or never. A notice may say what it does not ask. */
export async function mayHear(
  inside: Inside,
  person: PersonId,
  at: Temporal.Instant,
  notice?: unknown,
): Promise<Temporal.Instant | 'never'> {
  const wishes = await readWishes(inside, person);
  if (!wishes) return 'never';
  switch (despiteIn(notice)) {
    case 'hours':
      return at;
    case 'stop':
      return noticeTime({ ...wishes, stopped: false }, await readSchool(inside), at);
    case undefined:
      return noticeTime(wishes, await readSchool(inside), at);
  }
}

/**
 * What a notice does not ask: «стоп», where hearing of it is a duty of the person's role, or quiet hours and lessons too, where
 * somebody has called for help. Source: product.md, «How it must feel».
 */
export type Despite = 'stop' | 'hours';

const despite = z.object({ despite: z.enum(['stop', 'hours']) });

function despiteIn(notice: unknown): Despite | undefined {
  return despite.safeParse(notice).data?.despite;
}

/** Undefined: there is nobody of that id. */
export async function readWishes(inside: Inside, person: PersonId): Promise<NoticeWishes | undefined> {
  const row = await inside.sql
    .selectFrom('person')
    .select(['quiet_from', 'quiet_to', 'silenced_at', 'kind', 'class_name', 'timetable'])
    .where('id', '=', person)
    .executeTakeFirst();
  if (!row) return undefined;
  const { quiet_from: from, quiet_to: to } = row;
  return {
    stopped: row.silenced_at !== null,
    ...(from !== null && to !== null ? { quiet: { from, to } } : {}),
    ...(row.kind === 'pupil' && row.class_name !== null ? { className: row.class_name } : {}),
    ...(row.timetable === null ? {} : { timetable: row.timetable as Timetable }),
  };
}

export async function keepWishes(
  inside: Inside,
  person: PersonId,
  { stopped, quiet }: NoticeWishes,
  at: Temporal.Instant,
): Promise<void> {
  await inside.sql
    .updateTable('person')
    .set({ silenced_at: stopped ? at : null, quiet_from: quiet?.from ?? null, quiet_to: quiet?.to ?? null })
    .where('id', '=', person)
    .execute();
}

/** Null: the usual ones, of the class or none. */
export async function keepTimetable(inside: Inside, person: PersonId, timetable: Timetable | null): Promise<void> {
  await inside.sql.updateTable('person').set({ timetable }).where('id', '=', person).execute();
}

/** The messenger reaches this account no more: what was to be said unasked goes to another one of the person, the rest is set aside. */
export async function goElsewhere(door: DoorSql, account: AccountId, at: Temporal.Instant): Promise<void> {
  const waiting = await door.sql
    .selectFrom('outbox')
    .select(['key', 'school_id', 'person_id'])
    .select(sql<unknown>`content -> 'notice'`.as('notice'))
    .where('account_id', '=', account)
    .where('state', '=', 'waiting')
    .where(sql<boolean>`content -> 'notice' is not null and content -> 'continued' is null`)
    .orderBy('id')
    .execute();
  for (const { key, school_id: school, person_id: person, notice } of waiting) {
    if (!school || !person) continue;
    const other = await accountForNotices(door, school, person);
    if (other)
      await insertNotice(door, { key: `${key}>${other.id}`, account: other, of: { school, person }, notice }, at);
  }
  await setAsideAll(door, account);
}

/** Those of a school whom no chat reaches: they are told in person. */
export async function reachedNowhere(door: DoorSql, school: SchoolId): Promise<PersonId[]> {
  const rows = await door.sql
    .selectFrom('dialogue')
    .select('dialogue.person_id')
    .where('dialogue.school_id', '=', school)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('seat')
            .innerJoin('account', 'account.id', 'seat.account_id')
            .select('account.id')
            .whereRef('seat.dialogue_id', '=', 'dialogue.id')
            .where('account.reachable', '=', true)
            .where('account.expires_at', 'is', null),
        ),
      ),
    )
    .execute();
  return rows.flatMap(({ person_id }) => person_id ?? []);
}

/** Where somebody's notices come; undefined: where they have written last. */
export async function noticesGoTo(door: DoorSql, school: SchoolId, person: PersonId): Promise<AccountId | undefined> {
  const row = await door.sql
    .selectFrom('dialogue')
    .select('notices_to')
    .where('school_id', '=', school)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row?.notices_to ?? undefined;
}

export async function sendNoticesTo(
  door: DoorSql,
  { school, person }: { school: SchoolId; person: PersonId },
  account: AccountId | null,
): Promise<void> {
  await door.sql
    .updateTable('dialogue')
    .set({ notices_to: account })
    .where('school_id', '=', school)
    .where('person_id', '=', person)
    .execute();
}
