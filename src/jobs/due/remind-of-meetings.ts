import { z } from 'zod';
import type { Due } from '#db/due.ts';
import { planReminders, planRemindersAnew, reminderKey, reminderNow } from '#db/meeting-reminders.ts';
import { tell } from '#db/notices.ts';
import type { Door } from '#db/open.ts';
import { brand, type MeetingId, type PersonId } from '#domain/ids.ts';
import { reminderLeads } from '#domain/meeting/reminders.ts';

/** Works out who is reminded of a meeting, and when. */
export async function workOutReminders(door: Door, { school, subject }: Due): Promise<undefined> {
  await door.enter(school, (inside) => planReminders(inside, brand<MeetingId>(subject)));
}

/** The same once more, of somebody or of the whole school, where wishes or hours have changed. */
export async function workOutAnew(door: Door, { school, subject }: Due, now: Temporal.Instant): Promise<undefined> {
  const person = subject === '' ? undefined : brand<PersonId>(subject);
  await door.enter(school, (inside) => planRemindersAnew(inside, person, now));
}

const about = z.strictObject({
  meeting: z.uuid().transform((id) => brand<MeetingId>(id)),
  sequence: z.int(),
  person: z.uuid().transform((id) => brand<PersonId>(id)),
  lead: z.enum(reminderLeads),
});

/** Asked again when it goes: the meeting, the pair, the person and their wishes may be others by now. */
export async function remindOfMeeting(
  door: Door,
  { school, subject }: Due,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const reminder = about.parse(JSON.parse(subject));
  const outcome = await door.enter(school, (inside) => reminderNow(inside, reminder, now));
  if (outcome === 'none') return undefined;
  if (outcome !== 'goes') return outcome;
  const { meeting, sequence, person } = reminder;
  const notice = { kind: 'remind-meeting', meeting, sequence };
  return tell(door, { key: reminderKey(reminder), school, person, notice }, now);
}
