import { awayOfEach } from '#db/away.ts';
import { readWishes } from '#db/notices.ts';
import { daysAtHome } from '#db/still-days.ts';
import type { PersonId } from '#domain/ids.ts';
import { lessonsOf } from '#domain/people/timetable.ts';
import { isHoliday } from '#domain/school/holidays.ts';
import { isIn } from '#domain/school/pauses.ts';
import { isQuiet } from '#domain/school/quiet-hours.ts';
import type { Desk } from './desk.ts';

/** What may speak against a time, and forbids nothing: quiet hours of the school, lessons of one of them, a day off. */
export type Caution = 'quiet' | 'lessons' | 'away';

/** By the clock on the school's wall; of a series its first meeting is looked at. */
export async function cautionsFor(
  { inside, school }: Desk,
  people: readonly PersonId[],
  { at, minutes }: { at: Temporal.PlainDateTime; minutes: number },
): Promise<Caution[]> {
  const day = at.toPlainDate();
  const starts = at.toZonedDateTime(school.timeZone).toInstant();
  const quiet = [starts, starts.add({ minutes: minutes - 1 })].some((each) =>
    isQuiet(school.quiet, each, school.timeZone),
  );
  const away = [...(await awayOfEach(inside, people, day)).values()].flat();
  const atHome = await daysAtHome(inside, people, school, day);
  const found: Caution[] = quiet ? ['quiet'] : [];
  if (await hasLessons()) found.push('lessons');
  if ([...away, ...atHome].some((days) => isIn(days, day))) found.push('away');
  return found;

  async function hasLessons(): Promise<boolean> {
    if (isHoliday(day, school.holidays)) return false;
    const [from, to] = [clock(at), clock(at.add({ minutes }))];
    for (const person of people) {
      const wishes = await readWishes(inside, person);
      const lessons = wishes ? lessonsOf(wishes, school.bells, day) : [];
      if (lessons.some((lesson) => lesson.from < to && from < lesson.to)) return true;
    }
    return false;
  }
}

/** As bells are written: `HH:MM`. */
function clock(at: Temporal.PlainDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'minute' });
}
