import { countedMeetings } from '#db/counted-meetings.ts';
import { readMembers } from '#db/members.ts';
import type { Inside } from '#db/open.ts';
import { membershipsIn } from '#db/pairs.ts';
import { type CountedPair, type SchoolFigures, schoolFigures } from '#domain/desk/figures.ts';
import { isOver } from '#domain/pairing/pair-life.ts';
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
      const meetings = await countedMeetings(inside, { from, now: at });
      return { ...schoolFigures(meetings, await workedSince(inside, from)), since: starts };
    },
  };
}

/** Active at any time since then: an accepted pair that has not met is only about to work. */
async function workedSince(inside: Inside, from: Temporal.Instant): Promise<CountedPair[]> {
  const all = await membershipsIn(inside, ['active', 'paused', 'completed', 'ended']);
  const worked = all.filter(({ life, since, startedOn }) => {
    if (isOver(life)) return startedOn !== undefined && Temporal.Instant.compare(since, from) >= 0;
    return life.state !== 'paused' || life.from === 'active';
  });
  const mentees = await readMembers(inside, [...new Set(worked.map(({ mentee }) => mentee))]);
  return worked.map(({ pair, form, mentee }) => ({
    ...{ pair, form },
    classes: mentees.flatMap(({ id, className }) => (id === mentee && className !== undefined ? [className] : [])),
  }));
}
