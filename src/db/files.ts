import { sql } from 'kysely';
import type { FileType } from '#domain/file.ts';
import { brand, type FileId, type PersonId } from '#domain/ids.ts';
import type { Inside } from './open.ts';
import { uuids } from './values.ts';

/** Why a file is not here and will not come. */
export type FileFailure = 'too-big' | 'gone' | 'other-type' | 'unreachable';

export type FileState = 'awaited' | 'here' | FileFailure;

/** Room for a file that is still to be fetched. */
export async function expectFile(inside: Inside, at: Temporal.Instant): Promise<FileId> {
  const id = brand<FileId>(crypto.randomUUID());
  await inside.sql
    .insertInto('file')
    .values({ school_id: inside.school, id, type: null, bytes: null, state: 'awaited', why: null, kept_at: at })
    .execute();
  return id;
}

/** A file that is here at once. `about`: with whom it goes. */
export async function addFile(
  inside: Inside,
  { type, bytes, about }: { type: FileType; bytes: Uint8Array; about: readonly PersonId[] },
  at: Temporal.Instant,
): Promise<FileId> {
  const id = brand<FileId>(crypto.randomUUID());
  await inside.sql
    .insertInto('file')
    .values({ school_id: inside.school, id, type, bytes, about: uuids(about), state: 'here', why: null, kept_at: at })
    .execute();
  return id;
}

/** What came of the fetching. Nothing where the file has been forgotten meanwhile. */
export async function settleFile(
  inside: Inside,
  id: FileId,
  came: { type: FileType; bytes: Uint8Array; about?: readonly PersonId[] } | FileFailure,
): Promise<void> {
  await inside.sql
    .updateTable('file')
    .set(
      typeof came === 'string'
        ? { state: 'failed', why: came }
        : { state: 'here', type: came.type, bytes: came.bytes, about: uuids(came.about ?? []) },
    )
    .where('id', '=', id)
    // Another replica may have been faster.
    .where('state', '=', 'awaited')
    .execute();
}

/** Undefined: it has been forgotten. */
export async function stateOfFile(inside: Inside, id: FileId): Promise<FileState | undefined> {
  const row = await inside.sql.selectFrom('file').select(['state', 'why']).where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  return row.state === 'failed' ? ((row.why ?? 'gone') as FileFailure) : row.state;
}

export async function typeOfFile(inside: Inside, id: FileId): Promise<FileType | undefined> {
  const row = await inside.sql.selectFrom('file').select('type').where('id', '=', id).executeTakeFirst();
  return row?.type ?? undefined;
}

/** A file that shows somebody, or tells of them, goes when they leave. */
export async function markAbout(inside: Inside, id: FileId, about: readonly PersonId[]): Promise<void> {
  await inside.sql
    .updateTable('file')
    .set({ about: uuids(about) })
    .where('id', '=', id)
    .execute();
}

/** A file that is here. */
export async function readFile(inside: Inside, id: FileId): Promise<{ type: FileType; bytes: Uint8Array } | undefined> {
  const row = await inside.sql
    .selectFrom('file')
    .select(['type', 'bytes'])
    .where('id', '=', id)
    .where('state', '=', 'here')
    .executeTakeFirst();
  return row?.type && row.bytes ? { type: row.type, bytes: row.bytes } : undefined;
}

/** A file that nobody has put to a use: whoever sent it thought better of it. */
export async function forgetUnused(inside: Inside, id: FileId): Promise<void> {
  await inside.sql
    .deleteFrom('file')
    .where('id', '=', id)
    .where(({ not, or, exists, selectFrom }) =>
      not(
        or([
          exists(selectFrom('consent').select('id').whereRef('consent.scan_id', '=', 'file.id')),
          exists(selectFrom('pair_paper').select('id').whereRef('pair_paper.scan_id', '=', 'file.id')),
          exists(selectFrom('diary_file').select('meeting_id').whereRef('diary_file.file_id', '=', 'file.id')),
          exists(selectFrom('task').select('id').whereRef('task.done_file', '=', 'file.id')),
        ]),
      ),
    )
    .execute();
}

/** What the program has made of somebody's data goes with them, whoever asked for it. A school has few files at a time. */
export async function forgetMadeAbout(inside: Inside, person: PersonId): Promise<void> {
  await inside.sql
    .deleteFrom('file')
    .where(sql<boolean>`about @> ${uuids([person])}`)
    .execute();
}

export async function scansOf(inside: Inside, person: PersonId): Promise<FileId[]> {
  const rows = await inside.sql
    .selectFrom('consent')
    .select('scan_id')
    .distinct()
    .where('person_id', '=', person)
    .execute();
  return rows.flatMap(({ scan_id }) => scan_id ?? []);
}

/** The scans that show this person's papers alone, and those of their pairs, go; one for many stays for the others. */
export async function forgetScansOf(inside: Inside, person: PersonId): Promise<void> {
  const scans = [...(await scansOf(inside, person)), ...(await takePairScansOf(inside, person))];
  await inside.sql.updateTable('consent').set({ scan_id: null }).where('person_id', '=', person).execute();
  for (const scan of scans) await forgetUnused(inside, scan);
}

/** The scans on which this person, or whose pair is with them, is alone; one for many pairs stays for the others. */
async function takePairScansOf(inside: Inside, person: PersonId): Promise<FileId[]> {
  const rows = await sql<{ scan: FileId }>`
    with theirs as (
      select p.school_id, p.id, p.scan_id from pair_paper p
        join pair_member m on m.school_id = p.school_id
          and p.id in (m.baseline_id, m.agreement_id, m.order_id, m.mentor_duties_id, m.mentee_duties_id)
       where p.scan_id is not null and ${person} in (m.mentor_id, m.mentee_id)
    ), gone as (
      select t.school_id, t.id, t.scan_id from theirs t
       where not exists (
         select from pair_member m
           join person mentor on mentor.school_id = m.school_id and mentor.id = m.mentor_id and mentor.left_at is null
           join person mentee on mentee.school_id = m.school_id and mentee.id = m.mentee_id and mentee.left_at is null
          where m.school_id = t.school_id
            and t.id in (m.baseline_id, m.agreement_id, m.order_id, m.mentor_duties_id, m.mentee_duties_id))
    )
    update pair_paper set scan_id = null from gone
     where pair_paper.school_id = gone.school_id and pair_paper.id = gone.id
    returning gone.scan_id as scan`.execute(inside.sql);
  return rows.rows.map(({ scan }) => scan);
}
