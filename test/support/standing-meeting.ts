import type { Inside } from '#db/open.ts';
import { brand, type MeetingId, type PairId, type PersonId, type SchoolId } from '#domain/ids.ts';
import type { World } from './journey/world.ts';
import { moment } from './working-school.ts';

/** A meeting as it stands at a moment of a test; how it comes about is tested elsewhere. */
export async function standingMeeting(
  inside: Inside,
  {
    pair,
    mentees,
    startsAt,
    state = 'planned',
    minutes = 45,
    rating,
  }: {
    pair: PairId;
    mentees: readonly PersonId[];
    startsAt: Temporal.Instant;
    state?: 'planned' | 'held' | 'not-held' | 'cancelled';
    minutes?: number;
    /** Of each who came. */
    rating?: number;
  },
): Promise<MeetingId> {
  const id = brand<MeetingId>(crypto.randomUUID());
  const logged = state === 'held' || state === 'not-held';
  const madeAt = startsAt.subtract({ hours: 7 * 24 });
  await inside.sql
    .insertInto('meeting')
    .values({
      ...{
        school_id: inside.school,
        id,
        pair_id: pair,
        kind: 'working',
        starts_at: startsAt,
        minutes,
        state,
        series_id: null,
      },
      ...{ made_by: null, made_at: madeAt, changed_at: madeAt, timed_at: madeAt },
      place: 'Кабинет 12',
      why: state === 'cancelled' ? 'busy' : null,
      logged_at: logged ? startsAt.add({ minutes: minutes + 60 }) : null,
    })
    .execute();
  for (const mentee of mentees) {
    await inside.sql
      .insertInto('meeting_member')
      .values({
        ...{ school_id: inside.school, meeting_id: id, mentee_id: mentee, came: state === 'held' ? true : null },
        ...(rating === undefined ? {} : { rating, rated_at: startsAt.add({ hours: 2 }) }),
      })
      .execute();
  }
  return id;
}

/** The same of the only pair in a journey, by the clock on the school's wall. */
export async function meetingIn(
  { program: { db } }: World,
  pair: PairId,
  local: string,
  made: { state?: 'planned' | 'held' | 'not-held'; minutes?: number; rating?: number } = {},
): Promise<MeetingId> {
  const row = await db.atDoor(({ sql }) =>
    sql.selectFrom('dialogue').select('school_id').where('school_id', 'is not', null).executeTakeFirstOrThrow(),
  );
  return db.inSchool(brand<SchoolId>(row.school_id ?? ''), async (inside) => {
    const members = await inside.sql
      .selectFrom('pair_member')
      .select('mentee_id')
      .where('pair_id', '=', pair)
      .execute();
    const mentees = members.map(({ mentee_id }) => mentee_id);
    return standingMeeting(inside, { pair, mentees, startsAt: moment(local), ...made });
  });
}
