import { sql } from 'kysely';
import type { Database } from '#db/open.ts';
import { foundSchool, newSchoolId } from '#db/schools.ts';
import type { SchoolId } from '#domain/ids.ts';
import { defaultsFor } from '#domain/school/school.ts';

const pairsOfSchool = 100;
const meetingsOfPair = 100;
export const meetingsOfSchool = pairsOfSchool * meetingsOfPair;

/**
 * A school of 100 pairs that have planned 100 meetings each in the weeks after that moment, with what each of them has in
 * `due`: that its reminders are worked out, and that it is asked after. Everybody has a chat.
 */
export async function plantSchool(db: Database, at: Temporal.Instant): Promise<SchoolId> {
  const school = newSchoolId();
  const id = (what: string, number: string) =>
    sql.raw(`overlay(overlay(md5('${what}:${school}:' || ${number}) placing '4' from 13) placing '8' from 17)::uuid`);
  await db.atDoor(async (door) => {
    await door.enter(school, async (inside) => {
      await foundSchool(inside, { id: school, name: 'Школа', kind: 'private', ...defaultsFor('private') }, at);
      for (const [side, kind] of [
        ['mentor', 'teacher'],
        ['mentee', 'pupil'],
      ] as const) {
        await sql`insert into person (school_id, id, kind, confirmed_at, joined_at, created_at)
          select ${school}, ${id(side, 'n')}, ${kind}, ${at}, ${at}, ${at}
          from generate_series(1, ${pairsOfSchool}::integer) n`.execute(inside.sql);
      }
      await sql`insert into pair (school_id, id, mentor_id, form, variant, goal, made_at)
        select ${school}, ${id('pair', 'n')}, ${id('mentor', 'n')}, 'teacher_pupil', 'tp.indifferent', '', ${at}
        from generate_series(1, ${pairsOfSchool}::integer) n`.execute(inside.sql);
      await sql`insert into pair_member (school_id, pair_id, mentee_id, mentor_id, form, variant, state, since, started_on,
          mentor_is_employee, mentee_is_employee)
        select ${school}, ${id('pair', 'n')}, ${id('mentee', 'n')}, ${id('mentor', 'n')}, 'teacher_pupil', 'tp.indifferent',
          'accepted', ${at}, ${at}, true, false
        from generate_series(1, ${pairsOfSchool}::integer) n`.execute(inside.sql);
      await sql`insert into meeting (school_id, id, pair_id, kind, starts_at, minutes, state, made_at, changed_at, timed_at)
        select ${school}, ${id('meeting', 'n')}, ${id('pair', pairOf)}, 'working', ${starts(at)}, 45, 'planned',
          ${long(at)}, ${long(at)}, ${long(at)}
        from generate_series(1, ${meetingsOfSchool}::integer) n`.execute(inside.sql);
      await sql`insert into meeting_member (school_id, meeting_id, mentee_id)
        select ${school}, ${id('meeting', 'n')}, ${id('mentee', pairOf)}
        from generate_series(1, ${meetingsOfSchool}::integer) n`.execute(inside.sql);
    });
    for (const side of ['mentor', 'mentee']) {
      await sql`with own as (
          insert into dialogue (school_id, person_id)
          select ${school}, ${id(side, 'n')} from generate_series(1, ${pairsOfSchool}::integer) n
          returning id, person_id
        ), chat as (
          insert into account (channel, address, dialogue_id, last_at)
          select 'telegram', person_id::text, id, ${at}::timestamptz from own
          returning id, dialogue_id
        ) insert into seat (account_id, dialogue_id, since) select id, dialogue_id, ${at}::timestamptz from chat`.execute(
        door.sql,
      );
    }
    await sql`insert into due (key, school_id, kind, at, subject)
      select 'reminders:' || meeting, ${school}, 'meeting-reminders', starts_at - interval '96 hours', meeting
      from (select ${id('meeting', 'n')}::text as meeting, ${starts(at)} as starts_at
            from generate_series(1, ${meetingsOfSchool}::integer) n) planned`.execute(door.sql);
    await sql`insert into due (key, school_id, kind, at, subject)
      select 'log-question:' || meeting, ${school}, 'log-question', starts_at + interval '105 minutes', meeting
      from (select ${id('meeting', 'n')}::text as meeting, ${starts(at)} as starts_at
            from generate_series(1, ${meetingsOfSchool}::integer) n) planned`.execute(door.sql);
  });
  return school;
}

/** Which pair a meeting is of. */
const pairOf = `(n % ${pairsOfSchool} + 1)`;

/** Every fifty minutes from the eighth day on. */
function starts(at: Temporal.Instant) {
  return sql`(${at}::timestamptz + interval '8 days' + n * interval '50 minutes')`;
}

/** When all of them were planned: long before any of them is to be reminded of. */
function long(at: Temporal.Instant) {
  return sql`${at.subtract({ hours: 30 * 24 })}::timestamptz`;
}

/** Puts so many planned meetings of a school two hours ahead, to be reminded of now, and as many so that they are asked after now. */
export async function makeDue(db: Database, school: SchoolId, many: number, now: Temporal.Instant): Promise<void> {
  const [ahead, over] = [now.add({ hours: 2 }), now.subtract({ minutes: 105 })];
  await db.atDoor(async (door) => {
    const chosen = await door.enter(school, async (inside) => {
      const { rows } = await sql<{ id: string; mentor_id: string; later: boolean }>`
        with chosen as (
          select meeting.id, pair.mentor_id, row_number() over (order by starts_at desc) > ${many}::integer as later
          from meeting join pair on pair.school_id = meeting.school_id and pair.id = meeting.pair_id
          order by starts_at desc limit ${2 * many}::integer
        ) update meeting set starts_at = case when later then ${ahead}::timestamptz else ${over}::timestamptz end
        from chosen where meeting.id = chosen.id returning meeting.id, mentor_id, later`.execute(inside.sql);
      return rows;
    });
    for (const { id, mentor_id, later } of chosen) {
      const reminder = { meeting: id, sequence: 0, person: mentor_id, lead: '2h' };
      await (later
        ? sql`insert into due (key, school_id, kind, at, subject)
            values (${`remind:${id}:0:${mentor_id}:2h`}, ${school}, 'remind-meeting', ${now}, ${JSON.stringify(reminder)})`
        : sql`update due set at = ${now} where key = ${`log-question:${id}`}`
      ).execute(door.sql);
    }
  });
}
