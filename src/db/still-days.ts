import { bellsOf } from '#domain/school/bells.ts';
import type { Pause } from '#domain/school/pauses.ts';
import type { School } from '#domain/school/school.ts';
import { schoolDate } from '#domain/time.ts';
import type { Inside } from './open.ts';
import { historyOf, type Membership } from './pairs.ts';

/**
 * Days on which the clocks of a membership stand still: one of the two is away, their class, building or school learns at
 * home, or the pair is paused. Source: product.md, 8. Index: absence (till_day).
 */
export async function stillDays(
  inside: Inside,
  membership: Pick<Membership, 'pair' | 'mentor' | 'mentee'> & { startedOn: Temporal.PlainDate },
  { bells, timeZone }: Pick<School, 'bells' | 'timeZone'>,
  today: Temporal.PlainDate,
): Promise<Pause[]> {
  const both = [membership.mentor, membership.mentee];
  const people = await inside.sql.selectFrom('person').select('class_name').where('id', 'in', both).execute();
  const classes = people.flatMap(({ class_name }) => class_name ?? []);
  const buildings = classes.flatMap((name) => bellsOf(name, bells)?.title ?? []);
  const rows = await inside.sql
    .selectFrom('absence')
    .select(['person_id', 'class_name', 'building', 'from_day', 'till_day'])
    .where('till_day', '>=', membership.startedOn)
    .execute();
  const away = rows
    .filter(({ person_id, class_name, building }) => {
      if (person_id !== null) return both.includes(person_id);
      if (class_name !== null) return classes.includes(class_name);
      return building === null || buildings.includes(building);
    })
    .map(({ from_day, till_day }) => ({ from: from_day, to: till_day }));
  return [...away, ...pausesOf(await historyOf(inside, membership), timeZone, today)];
}

/**
 * A pause that goes on stands till today. Whatever else the history says of it meanwhile (a substitute, papers taken back)
 * ends none.
 */
function pausesOf(
  history: readonly { what: string; at: Temporal.Instant }[],
  timeZone: string,
  today: Temporal.PlainDate,
): Pause[] {
  const found: Pause[] = [];
  let from: Temporal.PlainDate | undefined;
  for (const { what, at } of history) {
    if (what === 'paused') from ??= schoolDate(at, timeZone);
    else if (what === 'resumed' && from) {
      found.push({ from, to: schoolDate(at, timeZone) });
      from = undefined;
    }
  }
  return from ? [...found, { from, to: today }] : found;
}
