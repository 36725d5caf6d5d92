import type { PersonId } from '#domain/ids.ts';
import type { Pause } from '#domain/school/pauses.ts';
import type { Inside } from './open.ts';

/** Days on which somebody is away by their own word. Index: absence (till_day). */
export async function awayOf(inside: Inside, person: PersonId, since: Temporal.PlainDate): Promise<Pause[]> {
  const rows = await inside.sql
    .selectFrom('absence')
    .select(['from_day', 'till_day'])
    .where('person_id', '=', person)
    .where('till_day', '>=', since)
    .execute();
  return rows.map(({ from_day, till_day }) => ({ from: from_day, to: till_day }));
}
