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

/** The same of several, in one round trip. Index: absence (till_day). */
export async function awayOfEach(
  inside: Inside,
  people: readonly PersonId[],
  since: Temporal.PlainDate,
): Promise<Map<PersonId, Pause[]>> {
  const found = new Map<PersonId, Pause[]>();
  if (people.length === 0) return found;
  const rows = await inside.sql
    .selectFrom('absence')
    .select(['person_id', 'from_day', 'till_day'])
    .where('person_id', 'in', [...people])
    .where('till_day', '>=', since)
    .execute();
  for (const { person_id, from_day, till_day } of rows) {
    if (person_id) found.set(person_id, [...(found.get(person_id) ?? []), { from: from_day, to: till_day }]);
  }
  return found;
}
