import type { Expected, Ticks } from './expected.ts';
import { expectedCare } from './expected-care.ts';
import { expectedOfMeetings } from './expected-meetings.ts';
import type { Minute, SimSchool } from './life.ts';

/**
 * What has to come of the life of a school, worked out from the sentences of the issue by going from minute to minute; nothing
 * of the program's own reckoning is asked.
 */
export function expectedOf(school: SimSchool, ticks: Ticks, since: Minute): Expected[] {
  return [...expectedOfMeetings(school, ticks), ...expectedCare(school, ticks, since)];
}
