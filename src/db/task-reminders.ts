import type { TaskId } from '#domain/ids.ts';
import type { School } from '#domain/school/school.ts';
import { planAnew } from './due.ts';
import type { DoorSql } from './open.ts';

/** After lessons, and before the evening. */
const time = '16:00';

/** The mentee is reminded the day before the term; of a task given later than that, not at all. */
export async function planTaskReminder(
  door: DoorSql,
  { id: school, timeZone }: Pick<School, 'id' | 'timeZone'>,
  { id, dueOn }: { id: TaskId; dueOn: Temporal.PlainDate },
  now: Temporal.Instant,
): Promise<void> {
  const at = dueOn.subtract({ days: 1 }).toZonedDateTime({ timeZone, plainTime: time }).toInstant();
  if (Temporal.Instant.compare(at, now) <= 0) return;
  await planAnew(door, { key: `remind-task:${id}`, school, kind: 'remind-task', at, subject: id });
}
