import { countedMeetings } from '#db/counted-meetings.ts';
import { type SchoolFigures, schoolFigures } from '#domain/desk/figures.ts';
import { schoolYearOf } from '#domain/school/school-year.ts';
import { schoolDate } from '#domain/time.ts';
import type { Desk } from './desk.ts';

export interface FigureActs {
  /** Meetings of this school year so far; nobody is named. */
  ofYear(): Promise<SchoolFigures & { since: Temporal.PlainDate }>;
}

export function figureActs({ inside, at, school, demand }: Desk): FigureActs {
  return {
    async ofYear() {
      demand('figures.see');
      const { starts } = schoolYearOf(schoolDate(at, school.timeZone));
      const from = starts.toZonedDateTime(school.timeZone).toInstant();
      return { ...schoolFigures(await countedMeetings(inside, { from, now: at })), since: starts };
    },
  };
}
