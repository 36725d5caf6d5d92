import type { FileType } from '#domain/file.ts';
import type { FileId, MeetingId, PairId, PersonId, TaskId } from '#domain/ids.ts';
import { Personal } from '#domain/personal.ts';
import type { Inside } from './open.ts';

export interface Task {
  id: TaskId;
  pair: PairId;
  mentor: PersonId;
  mentee: PersonId;
  words: Personal<string>;
  /** Absent: till the next meeting, whenever that is. */
  dueOn?: Temporal.PlainDate;
  done?: { at: Temporal.Instant; words?: Personal<string>; file?: { id: FileId; type: FileType } };
  /** The mentor has read what was done. */
  seen: boolean;
}

export async function addTask(
  inside: Inside,
  task: {
    id: TaskId;
    pair: PairId;
    mentee: PersonId;
    meeting: MeetingId | null;
    words: string;
    dueOn: Temporal.PlainDate | null;
  },
  at: Temporal.Instant,
): Promise<void> {
  const { id, pair, mentee, meeting, words, dueOn } = task;
  await inside.sql
    .insertInto('task')
    .values({
      ...{ school_id: inside.school, id, pair_id: pair, mentee_id: mentee, meeting_id: meeting },
      ...{ words, due_on: dueOn, made_at: at },
    })
    .execute();
}

export async function readTask(inside: Inside, id: TaskId): Promise<Task | undefined> {
  const row = await tasks(inside).where('task.id', '=', id).executeTakeFirst();
  return row && taskFrom(row);
}

/** What a mentee has to do, that with the nearest term first. Index: task (mentee_id), of those to be done. */
export async function openTasksOf(inside: Inside, mentee: PersonId): Promise<Task[]> {
  const rows = await tasks(inside)
    .where('task.mentee_id', '=', mentee)
    .where('task.done_at', 'is', null)
    .orderBy('task.due_on')
    .orderBy('task.made_at')
    .execute();
  return rows.map(taskFrom);
}

/** Those of a pair that are to be done, and those whose doing the mentor has not read yet. Index: task (pair_id, mentee_id). */
export async function standingTasksOf(inside: Inside, pair: PairId): Promise<Task[]> {
  const rows = await tasks(inside)
    .where('task.pair_id', '=', pair)
    .where('task.seen_at', 'is', null)
    .orderBy('task.due_on')
    .orderBy('task.made_at')
    .execute();
  return rows.map(taskFrom);
}

/** Given at that meeting. Index: task (meeting_id). */
export async function tasksOfMeeting(inside: Inside, meeting: MeetingId): Promise<Task[]> {
  const rows = await tasks(inside).where('task.meeting_id', '=', meeting).orderBy('task.made_at').execute();
  return rows.map(taskFrom);
}

/** False: it is done already, or was taken back. */
export async function finishTask(
  inside: Inside,
  { id, words, file }: { id: TaskId; words: string | null; file: FileId | null },
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await inside.sql
    .updateTable('task')
    .set({ done_at: at, done_words: words, done_file: file })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** False: it is done already. */
export async function takeTaskBack(inside: Inside, id: TaskId): Promise<boolean> {
  const row = await inside.sql
    .deleteFrom('task')
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function markTaskSeen(inside: Inside, id: TaskId, at: Temporal.Instant): Promise<void> {
  await inside.sql
    .updateTable('task')
    .set({ seen_at: at })
    .where('id', '=', id)
    .where('done_at', 'is not', null)
    .where('seen_at', 'is', null)
    .execute();
}

function tasks(inside: Inside) {
  return inside.sql
    .selectFrom('task')
    .innerJoin('pair', (join) =>
      join.onRef('pair.school_id', '=', 'task.school_id').onRef('pair.id', '=', 'task.pair_id'),
    )
    .leftJoin('file', (join) =>
      join
        .onRef('file.school_id', '=', 'task.school_id')
        .onRef('file.id', '=', 'task.done_file')
        .on('file.state', '=', 'here'),
    )
    .select(['task.id', 'task.pair_id', 'pair.mentor_id', 'task.mentee_id', 'task.words', 'task.due_on'])
    .select(['task.done_at', 'task.done_words', 'task.seen_at', 'file.id as file_id', 'file.type as file_type']);
}

function taskFrom(row: Awaited<ReturnType<ReturnType<typeof tasks>['execute']>>[number]): Task {
  const { file_id, file_type, done_at, done_words } = row;
  return {
    ...{ id: row.id, pair: row.pair_id, mentor: row.mentor_id, mentee: row.mentee_id },
    words: new Personal(row.words),
    ...(row.due_on && { dueOn: row.due_on }),
    ...(done_at && {
      done: {
        at: done_at,
        ...(done_words === null ? {} : { words: new Personal(done_words) }),
        ...(file_id && file_type ? { file: { id: file_id, type: file_type } } : {}),
      },
    }),
    seen: row.seen_at !== null,
  };
}
