import { expect } from 'vitest';
import type { MeetingDraft, Place } from '#bot/work/planning.ts';
import { addMeeting } from '#db/meetings.ts';
import { membersOf } from '#db/pairs.ts';
import { brand, type MeetingId, type PairId, type PersonId, type SchoolId } from '#domain/ids.ts';
import { tick } from '#jobs/tick.ts';
import { freshDatabase } from './database.ts';
import type { World } from './journey/world.ts';
import { standingPair } from './standing-pair.ts';
import { moment, WorkingSchool } from './working-school.ts';

const atSchool: Place = { words: null, as: null, online: false, outside: false };

export const inLibrary: Place = { ...atSchool, outside: true, words: 'городская библиотека' };

/** What somebody puts together who changes nothing of what is supposed. `at`: by the clock of the school. */
export function draft(at: string, changes: Partial<MeetingDraft> = {}): MeetingDraft {
  return { kind: 'working', at, minutes: 45, place: atSchool, specialist: null, series: null, skip: [], ...changes };
}

export interface MeetingSchool {
  school: WorkingSchool;
  pair: PairId;
  curator: PersonId;
  mentor: PersonId;
  mentee: PersonId;
  mentees: readonly PersonId[];
  /** By the clock of the school. */
  moment(local: string): Temporal.Instant;
  /** The mentor plans it, and the others have heard of it. */
  plans(at: string, changes?: Partial<MeetingDraft> & { now?: string }): Promise<MeetingId>;
  ticks(local: string): Promise<void>;
  /** The kinds of what somebody has been told, with how many of each. */
  told(person: PersonId): Promise<string[]>;
}

/** A teacher and pupils of 7А, a pair or a group with all its papers, on 14 September by the clock of the school. */
export async function meetingSchool({
  timeZone = 'Europe/Moscow',
  mentees: count = 1,
  state = 'active' as 'active' | 'accepted',
} = {}): Promise<MeetingSchool> {
  const school = await WorkingSchool.found(await freshDatabase(), { timeZone });
  const here = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant();
  const [curator, mentor] = [await school.joins('curator'), await school.joins('mentor')];
  const mentees: PersonId[] = [];
  while (mentees.length < count) mentees.push(await school.joins('mentee'));
  const [mentee] = mentees as [PersonId];
  const form = { form: 'teacher_pupil', variant: 'tp.unsuccessful' } as const;
  const pair = await school.db.inSchool(school.id, (inside) =>
    standingPair(inside, { mentor, mentees, state, by: curator, ...form }, here('2026-09-14T10:00')),
  );
  const ticks = async (local: string) => {
    const failed: unknown[] = [];
    await tick(school.db, here(local), { error: (what: object) => void failed.push(what) });
    expect(failed).toEqual([]);
  };
  return {
    ...{ school, pair, curator, mentor, mentee, mentees, moment: here, ticks },
    async plans(at, { now = '2026-09-14T16:00', ...changes } = {}) {
      const planned = await school.does(mentor, here(now), ({ planning }) => planning.plan(pair, draft(at, changes)));
      if (!planned.ok) throw new Error(planned.problem);
      await ticks(now);
      return planned.value;
    },
    async told(person) {
      const notices = (await school.told(person)) as { kind: string }[];
      return notices.map(({ kind }) => kind);
    },
  };
}

/** A meeting of all members of a pair, by the clock of Moscow. */
export async function standingMeetingIn(
  { program, clock }: Pick<World, 'program' | 'clock'>,
  pair: PairId,
  { at, place }: { at: string; place: string },
): Promise<MeetingId> {
  const row = await program.db.atDoor(({ sql }) =>
    sql.selectFrom('dialogue').select('school_id').where('school_id', 'is not', null).executeTakeFirst(),
  );
  const id = brand<MeetingId>(crypto.randomUUID());
  await program.db.inSchool(brand<SchoolId>(row?.school_id ?? ''), async (inside) => {
    const members = await membersOf(inside, pair);
    const [first] = members;
    if (!first) throw new Error('A pair has members');
    const terms = { minutes: 45, place, online: false, outside: false, series: null, specialist: null } as const;
    const made = { id, pair, kind: 'working', startsAt: moment(at), by: first.mentor, specialistAsked: false } as const;
    await addMeeting(inside, { ...made, ...terms, invited: members.map(({ mentee }) => ({ mentee })) }, clock.now());
  });
  return id;
}
