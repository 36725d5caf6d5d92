import { sql } from 'kysely';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import type { Answer, Invited, Meeting } from '#domain/meeting/planned.ts';
import type { Inside } from './open.ts';

/**
 * False: nobody is asked about this mentee any more. With a yes the meeting is given its time now; where it stood for others
 * of a group already, for this one alone.
 */
export async function keepGuardianAnswer(
  inside: Inside,
  { meeting, mentee, answer }: { meeting: MeetingId; mentee: PersonId; answer: Answer },
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await inside.sql
    .updateTable('meeting_member')
    .set({ guardian_answer: answer, ...(answer === 'yes' && { agreed_at: at }) })
    .where('meeting_id', '=', meeting)
    .where('mentee_id', '=', mentee)
    .where('guardian_answer', '=', 'asked')
    .returning('mentee_id')
    .executeTakeFirst();
  if (!row) return false;
  await inside.sql
    .updateTable('meeting')
    .set({ changed_at: at })
    .$if(answer === 'yes', (update) => update.set({ timed_at: timedNow(meeting, mentee, at) }))
    .where('id', '=', meeting)
    .execute();
  return true;
}

function timedNow(meeting: MeetingId, mentee: PersonId, at: Temporal.Instant) {
  return sql<Temporal.Instant>`case when exists (
      select from meeting_member other
       where other.meeting_id = ${meeting} and other.mentee_id != ${mentee}
         and coalesce(other.guardian_answer, 'yes') = 'yes')
    then timed_at else ${at} end`;
}

/** False: it has been answered, or there is nothing to answer. */
export async function keepSpecialistAnswer(
  inside: Inside,
  { meeting, answer }: { meeting: MeetingId; answer: Answer },
): Promise<boolean> {
  const row = await inside.sql
    .updateTable('meeting')
    .set({ specialist_answer: answer })
    .where('id', '=', meeting)
    .where('state', '=', 'planned')
    .where('specialist_answer', '=', 'asked')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Of these somebody is asked, or nobody is any more: a change that calendars and reminders must know of. */
export async function askAnew(
  inside: Inside,
  { id, sequence }: Pick<Meeting, 'id' | 'sequence'>,
  invited: readonly Invited[],
  at: Temporal.Instant,
): Promise<void> {
  await inside.sql
    .updateTable('meeting')
    .set({ sequence: sequence + 1, changed_at: at, timed_at: at })
    .where('id', '=', id)
    .execute();
  for (const { mentee, guardianAnswer, stoodAt } of invited) {
    await inside.sql
      .updateTable('meeting_member')
      .set({ guardian_answer: guardianAnswer ?? null, stood_at: stoodAt ?? null })
      .where('meeting_id', '=', id)
      .where('mentee_id', '=', mentee)
      .execute();
  }
}
