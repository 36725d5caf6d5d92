import { pausedDays } from '#domain/care/paused-days.ts';
import type { PersonId } from '#domain/ids.ts';
import { type BellSchedule, bellsOf } from '#domain/school/bells.ts';
import type { Pause } from '#domain/school/pauses.ts';
import type { School } from '#domain/school/school.ts';
import { schoolDate } from '#domain/time.ts';
import type { Inside } from './open.ts';
import type { Membership, MembershipRef } from './pairs.ts';

/** A membership whose clocks have begun. */
export type Begun = Pick<Membership, 'pair' | 'mentor' | 'mentee'> & { startedOn: Temporal.PlainDate };

/** The same of one membership. */
export async function stillDays(
  inside: Inside,
  membership: Begun,
  school: Pick<School, 'bells' | 'timeZone'>,
  today: Temporal.PlainDate,
): Promise<readonly Pause[]> {
  return (await stillDaysOfAll(inside, [membership], school, today))(membership);
}

/**
 * Days on which the clocks of each of these memberships stand still: one of the two is away, their class, building or school
 * learns at home, somebody stands in for the mentor, or the pair is paused. Source: product.md, 8. Four queries, however many
 * they are. Indexes: absence (till_day); primary keys of substitute and pair_history.
 */
export async function stillDaysOfAll(
  inside: Inside,
  memberships: readonly Begun[],
  { bells, timeZone }: Pick<School, 'bells' | 'timeZone'>,
  today: Temporal.PlainDate,
): Promise<(member: Begun) => readonly Pause[]> {
  if (memberships.length === 0) return () => [];
  const since = memberships.map(({ startedOn }) => startedOn).reduce(earlier);
  const people = memberships.flatMap(({ mentor, mentee }) => [mentor, mentee]);
  const placeOf = await placesOf(inside, people, bells);
  const absences = await absencesSince(inside, since);
  const substitutes = await substitutesSince(inside, memberships, since);
  const paused = await pausesOf(inside, memberships, { timeZone, today });
  return ({ pair, mentor, mentee }) => {
    const both = [mentor, mentee];
    const places = both.map(placeOf);
    const away = absences.filter((each) => (each.person === null ? isOf(each, places) : both.includes(each.person)));
    return [...away, ...(substitutes.get(pair) ?? []), ...(paused.get(keyOf({ pair, mentee })) ?? [])].map(
      ({ from, to }) => ({ from, to }),
    );
  };
}

/** Days from then on on which the school, a building or a class of one of these people learns at home. */
export async function daysAtHome(
  inside: Inside,
  people: readonly PersonId[],
  { bells }: Pick<School, 'bells'>,
  since: Temporal.PlainDate,
): Promise<readonly Pause[]> {
  const placeOf = await placesOf(inside, people, bells);
  const places = people.map(placeOf);
  const absences = await absencesSince(inside, since);
  return absences.filter((each) => each.person === null && isOf(each, places)).map(({ from, to }) => ({ from, to }));
}

interface Place {
  className?: string;
  building?: string;
}

/** Whether what was said of a class, a building or the school is of one of these places. */
function isOf(
  { className, building }: { className: string | null; building: string | null },
  places: readonly Place[],
): boolean {
  if (className !== null) return places.some((place) => place.className === className);
  return building === null || places.some((place) => place.building === building);
}

async function placesOf(
  { sql }: Inside,
  people: readonly PersonId[],
  bells: readonly BellSchedule[],
): Promise<(person: PersonId) => Place> {
  const ids = [...new Set(people)];
  const rows = await sql.selectFrom('person').select(['id', 'class_name']).where('id', 'in', ids).execute();
  const places = new Map(
    rows.map(({ id, class_name: className }): [PersonId, Place] => {
      const building = className === null ? undefined : bellsOf(className, bells)?.title;
      return [id, { ...(className !== null && { className }), ...(building !== undefined && { building }) }];
    }),
  );
  return (person) => places.get(person) ?? {};
}

async function absencesSince({ sql }: Inside, since: Temporal.PlainDate) {
  return sql
    .selectFrom('absence')
    .select(['person_id as person', 'class_name as className', 'building', 'from_day as from', 'till_day as to'])
    .where('till_day', '>=', since)
    .execute();
}

async function substitutesSince({ sql }: Inside, memberships: readonly Begun[], since: Temporal.PlainDate) {
  const rows = await sql
    .selectFrom('substitute')
    .select(['pair_id', 'from_day as from', 'till_day as to'])
    .where('pair_id', 'in', [...new Set(memberships.map(({ pair }) => pair))])
    .where('till_day', '>=', since)
    .execute();
  return Map.groupBy(rows, ({ pair_id }) => pair_id);
}

async function pausesOf(
  { sql }: Inside,
  memberships: readonly Begun[],
  { timeZone, today }: { timeZone: string; today: Temporal.PlainDate },
): Promise<ReadonlyMap<string, readonly Pause[]>> {
  const rows = await sql
    .selectFrom('pair_history')
    .select(['pair_id as pair', 'mentee_id as mentee', 'what', 'at'])
    .where('pair_id', 'in', [...new Set(memberships.map(({ pair }) => pair))])
    .orderBy('id')
    .execute();
  const histories = Map.groupBy(rows, keyOf);
  return new Map(
    [...histories].map(([key, events]) => [
      key,
      pausedDays(
        events.map(({ what, at }) => ({ what, on: schoolDate(at, timeZone) })),
        today,
      ),
    ]),
  );
}

function keyOf({ pair, mentee }: MembershipRef): string {
  return `${pair} ${mentee}`;
}

const earlier = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) <= 0 ? one : other;
