import { brand, type PersonId, type ReplacementId } from '#domain/ids.ts';
import { Personal } from '#domain/personal.ts';
import type { Inside } from './open.ts';
import type { MembershipRef } from './pairs.ts';

export type AskingSide = 'mentee' | 'guardian' | 'mentor' | 'curator';

/** A petition for another mentor (R6). */
export interface Replacement extends MembershipRef {
  id: ReplacementId;
  /** Null: they have been erased. */
  askedBy: PersonId | null;
  side: AskingSide;
  words?: Personal<string>;
  at: Temporal.Instant;
  decision?: 'granted' | 'declined';
}

/** Undefined: one waits for its decision already. */
export async function keepReplacement(
  inside: Inside,
  { pair, mentee, by, side, words }: MembershipRef & { by: PersonId; side: AskingSide; words?: string },
  at: Temporal.Instant,
): Promise<ReplacementId | undefined> {
  const id = brand<ReplacementId>(crypto.randomUUID());
  const row = await inside.sql
    .insertInto('replacement')
    .values({
      ...{ school_id: inside.school, id, pair_id: pair, mentee_id: mentee, asked_by: by, side },
      ...{ words: words ?? null, asked_at: at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function readReplacement(inside: Inside, id: ReplacementId): Promise<Replacement | undefined> {
  const row = await replacements(inside).where('id', '=', id).executeTakeFirst();
  return row && replacementFrom(inside, row);
}

/** Those that wait for a decision, the oldest first. */
export async function openReplacements(inside: Inside): Promise<Replacement[]> {
  const rows = await replacements(inside).where('decision', 'is', null).orderBy('asked_at').orderBy('id').execute();
  return rows.map((row) => replacementFrom(inside, row));
}

/** False: it is decided already. */
export async function decideReplacement(
  inside: Inside,
  id: ReplacementId,
  { decision, by, paperOn }: { decision: 'granted' | 'declined'; by: PersonId; paperOn?: Temporal.PlainDate },
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await inside.sql
    .updateTable('replacement')
    .set({ decision, decided_by: by, decided_at: at, paper_on: paperOn ?? null })
    .where('id', '=', id)
    .where('decision', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

function replacements(inside: Inside) {
  return inside.sql
    .selectFrom('replacement')
    .select(['id', 'pair_id', 'mentee_id', 'asked_by', 'side', 'words', 'asked_at', 'decision']);
}

function replacementFrom(
  inside: Inside,
  row: Awaited<ReturnType<ReturnType<typeof replacements>['execute']>>[number],
): Replacement {
  inside.about.add(row.mentee_id);
  return {
    ...{
      id: row.id,
      pair: row.pair_id,
      mentee: row.mentee_id,
      askedBy: row.asked_by,
      side: row.side,
      at: row.asked_at,
    },
    ...(row.words === null ? {} : { words: new Personal(row.words) }),
    ...(row.decision === null ? {} : { decision: row.decision }),
  };
}
