import type { PersonId } from '#domain/ids.ts';
import type { Inside } from './open.ts';

/** Whoever comes by a child's own link signs for that child. */
export async function noteGuardian(
  inside: Inside,
  { guardian, child }: { guardian: PersonId; child: PersonId },
  since: Temporal.Instant,
): Promise<void> {
  await inside.sql
    .insertInto('guardian')
    .values({ school_id: inside.school, guardian_id: guardian, child_id: child, since })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whoever has left comes back as somebody new: nobody signs for the one before. */
export async function forgetGuardiansOf(inside: Inside, child: PersonId): Promise<void> {
  await inside.sql.deleteFrom('guardian').where('child_id', '=', child).execute();
}

export async function guardiansOf(inside: Inside, child: PersonId): Promise<PersonId[]> {
  const rows = await inside.sql.selectFrom('guardian').select('guardian_id').where('child_id', '=', child).execute();
  return rows.map((row) => row.guardian_id);
}

export async function hasGuardian(inside: Inside, child: PersonId): Promise<boolean> {
  const row = await inside.sql
    .selectFrom('guardian')
    .select('guardian_id')
    .where('child_id', '=', child)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The children for whom somebody signs. */
export async function guardedBy(inside: Inside, guardian: PersonId): Promise<PersonId[]> {
  const rows = await inside.sql
    .selectFrom('guardian')
    .select('child_id')
    .where('guardian_id', '=', guardian)
    .orderBy('since')
    .execute();
  return rows.map(({ child_id }) => child_id);
}
