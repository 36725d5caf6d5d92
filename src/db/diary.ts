import { sql } from 'kysely';
import type { FileType } from '#domain/file.ts';
import { brand, type FileId, type MeetingId, type PairId, type PersonId } from '#domain/ids.ts';
import type { Log, NotHeldReason } from '#domain/meeting/log.ts';
import { Personal, reveal } from '#domain/personal.ts';
import type { Inside } from './open.ts';

/** What is written down of a meeting, in one of its versions. */
export interface DiaryVersion {
  version: number;
  at: Temporal.Instant;
  /** Absent: erased since. */
  by?: PersonId;
  log: Log;
}

/** What of a meeting only the log knows. */
export interface LogState {
  loggedAt?: Temporal.Instant;
  askedAt?: Temporal.Instant;
  /** Noted down afterwards: only its day is known. */
  dayOnly: boolean;
}

export async function logStateOf(inside: Inside, meeting: MeetingId): Promise<LogState> {
  const row = await inside.sql
    .selectFrom('meeting')
    .select(['logged_at', 'asked_at', 'day_only'])
    .where('id', '=', meeting)
    .executeTakeFirst();
  return {
    dayOnly: row?.day_only ?? false,
    ...(row?.logged_at && { loggedAt: row.logged_at }),
    ...(row?.asked_at && { askedAt: row.asked_at }),
  };
}

/** «Перенесли»: its time was put off, so it counts as neither held nor missed; the one in its place does. */
export const putOff = sql<boolean>`(meeting.state = 'not-held' and meeting.why is not distinct from 'moved')`;

/** The mentor has been asked whether it was held. */
export async function markAsked(inside: Inside, meeting: MeetingId, at: Temporal.Instant): Promise<void> {
  await inside.sql.updateTable('meeting').set({ asked_at: at }).where('id', '=', meeting).execute();
}

/** Only the day of a meeting is known. */
export async function markDayOnly(inside: Inside, meeting: MeetingId): Promise<void> {
  await inside.sql.updateTable('meeting').set({ day_only: true }).where('id', '=', meeting).execute();
}

/**
 * Writes a meeting down, for the first time (`after` 0) or once more. False: somebody has written since that version, or
 * the meeting was cancelled meanwhile.
 */
export async function keepLog(
  inside: Inside,
  { meeting, log, by, after }: { meeting: MeetingId; log: Log; by: PersonId; after: number },
  at: Temporal.Instant,
): Promise<boolean> {
  const held = await inside.sql
    .selectFrom('meeting')
    .select(['state', 'logged_at'])
    .where('id', '=', meeting)
    .forUpdate()
    .executeTakeFirst();
  const last = await lastVersion(inside, meeting);
  if (!held || held.state === 'cancelled' || (last?.version ?? 0) !== after) return false;
  await inside.sql
    .insertInto('diary')
    .values({ school_id: inside.school, meeting_id: meeting, version: after + 1, by_id: by, at, ...columnsOf(log) })
    .execute();
  await inside.sql
    .updateTable('meeting')
    .set({ state: log.held ? 'held' : 'not-held', logged_at: held.logged_at ?? at, changed_at: at })
    .set({ why: log.held ? null : log.why, why_words: columnsOf(log).why_words })
    .where('id', '=', meeting)
    .execute();
  const came = log.held ? [...log.came] : [];
  await inside.sql.updateTable('meeting_member').set({ came: false }).where('meeting_id', '=', meeting).execute();
  if (came.length > 0) {
    await inside.sql
      .updateTable('meeting_member')
      .set({ came: true })
      .where('meeting_id', '=', meeting)
      .where('mentee_id', 'in', came)
      .execute();
  }
  return true;
}

/** Undefined: nothing is written down yet. */
export async function lastVersion(inside: Inside, meeting: MeetingId): Promise<DiaryVersion | undefined> {
  const row = await versions(inside, meeting).orderBy('version', 'desc').limit(1).executeTakeFirst();
  return row && versionFrom(row);
}

/** What was written down of a meeting, as it was first and after each correction. */
export async function versionsOf(inside: Inside, meeting: MeetingId): Promise<DiaryVersion[]> {
  return (await versions(inside, meeting).orderBy('version').execute()).map(versionFrom);
}

/** Meetings of a pair that are written down, the newest first. Index: meeting (pair_id, starts_at). */
export async function loggedOf(
  inside: Inside,
  pair: PairId,
  { from = 0, limit }: { from?: number; limit?: number } = {},
): Promise<{ meetings: MeetingId[]; of: number }> {
  const query = inside.sql
    .selectFrom('meeting')
    .select('id')
    .select(sql<number>`count(*) over ()`.as('of'))
    .where('pair_id', '=', pair)
    .where('logged_at', 'is not', null)
    .orderBy('starts_at', 'desc')
    .orderBy('id')
    .offset(from);
  const rows = await (limit === undefined ? query : query.limit(limit)).execute();
  return { meetings: rows.map(({ id }) => id), of: rows[0]?.of ?? 0 };
}

export async function attachToDiary(
  inside: Inside,
  meeting: MeetingId,
  file: FileId,
  at: Temporal.Instant,
): Promise<void> {
  await inside.sql
    .insertInto('diary_file')
    .values({ school_id: inside.school, meeting_id: meeting, file_id: file, added_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Files that are here, in the order in which they were added. */
export async function diaryFilesOf(inside: Inside, meeting: MeetingId): Promise<{ id: FileId; type: FileType }[]> {
  const rows = await inside.sql
    .selectFrom('diary_file')
    .innerJoin('file', (join) =>
      join.onRef('file.school_id', '=', 'diary_file.school_id').onRef('file.id', '=', 'diary_file.file_id'),
    )
    .select(['file.id', 'file.type'])
    .where('diary_file.meeting_id', '=', meeting)
    .where('file.state', '=', 'here')
    .orderBy('diary_file.added_at')
    .orderBy('file.id')
    .execute();
  return rows.flatMap(({ id, type }) => (type === null ? [] : [{ id, type }]));
}

/** To whose diary a file belongs. */
export async function meetingOfFile(inside: Inside, file: FileId): Promise<MeetingId | undefined> {
  const row = await inside.sql
    .selectFrom('diary_file')
    .select('meeting_id')
    .where('file_id', '=', file)
    .executeTakeFirst();
  return row?.meeting_id;
}

function versions(inside: Inside, meeting: MeetingId) {
  return inside.sql
    .selectFrom('diary')
    .select(['version', 'by_id', 'at', 'held', 'came', 'why', 'why_words'])
    .select(['minutes', 'topics', 'note', 'result', 'difficulties'])
    .where('meeting_id', '=', meeting);
}

type Row = Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number];

function versionFrom(row: Row): DiaryVersion {
  return {
    version: row.version,
    at: row.at,
    ...(row.by_id && { by: row.by_id }),
    log: row.held ? heldFrom(row) : notHeldFrom(row),
  };
}

function heldFrom(row: Row): Log {
  const came = Array.isArray(row.came) ? row.came.map((id) => brand<PersonId>(String(id))) : [];
  return {
    held: true,
    came,
    ...(row.minutes === null ? {} : { minutes: row.minutes }),
    ...(row.topics === null ? {} : { topics: new Personal(row.topics) }),
    ...(row.note === null ? {} : { note: new Personal(row.note) }),
    ...(row.result === null ? {} : { result: new Personal(row.result) }),
    ...(row.difficulties === null ? {} : { difficulties: new Personal(row.difficulties) }),
  };
}

/** The constraint of the table keeps the reason with it. */
function notHeldFrom({ why, why_words }: Row): Log {
  return {
    held: false,
    why: (why ?? 'other') as NotHeldReason,
    ...(why_words === null ? {} : { words: new Personal(why_words) }),
  };
}

function columnsOf(log: Log) {
  const opened = (text: Personal<string> | undefined) => (text ? reveal(text) : null);
  if (!log.held) {
    const nothing = { minutes: null, topics: null, note: null, result: null, difficulties: null };
    return { held: false, came: [], why: log.why, why_words: opened(log.words), ...nothing };
  }
  return {
    ...{ held: true, came: log.came, why: null, why_words: null, minutes: log.minutes ?? null },
    ...{ topics: opened(log.topics), note: opened(log.note) },
    ...{ result: opened(log.result), difficulties: opened(log.difficulties) },
  };
}
