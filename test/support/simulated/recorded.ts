import { z } from 'zod';
import type { Database } from '#db/open.ts';
import type { Made } from './acting-in-meetings.ts';
import type { Expected } from './expected.ts';
import { dateOf, dayMinutes, dayOf, type Minute, type SimPerson, type SimSchool } from './life.ts';
import { clock, type Settled } from './settling.ts';

const row = z.object({
  notice: z
    .object({
      ...{ kind: z.string(), meeting: z.string(), sequence: z.int(), checkIn: z.string(), to: z.string() },
      ...{ pair: z.string(), about: z.string(), pairs: z.array(z.string()), absence: z.string(), worry: z.string() },
      mentee: z.string(),
    })
    .partial()
    .required({ kind: true }),
});

export interface Recorded extends Expected {
  readonly key: string;
}

/** Whatever stands in the outbox for people of these schools. */
export async function recorded(db: Database, schools: readonly Settled[], made: Made): Promise<Recorded[]> {
  const names = new Map<string, string>();
  for (const [pair, id] of made.pairs) names.set(id, pair.label);
  for (const [meeting, id] of made.meetings) names.set(id, meeting.label);
  const versions = new Map([...made.meetings].map(([meeting, id]) => [id as string, meeting]));
  const found: Recorded[] = [];
  for (const { school, ids } of schools) {
    const people = new Map<string | null, SimPerson>([...ids].map(([person, id]) => [id, person]));
    await noteCareIn(db, school.id, names, people);
    const rows = await db.atDoor(({ sql }) =>
      sql
        .selectFrom('outbox')
        .select(['key', 'person_id', 'content', 'created_at'])
        .where('school_id', '=', school.id)
        .orderBy('id')
        .execute(),
    );
    for (const { key, person_id, content, created_at } of rows) {
      const person = people.get(person_id);
      if (!person) throw new Error(`${key} is for nobody`);
      const { notice } = row.parse(content);
      const name = (id: string | undefined) => (id === undefined ? '' : (names.get(id) ?? `unknown ${id}`));
      const subject = notice.meeting ?? notice.checkIn ?? notice.absence ?? notice.worry ?? notice.pair;
      const parts = [name(subject)];
      if (notice.kind.startsWith('meeting-') || notice.kind === 'remind-meeting') parts.push(String(notice.sequence));
      if (notice.kind === 'remind-meeting') parts.push(key.split(':').at(-1) ?? '');
      if (notice.about !== undefined) parts.push(notice.about);
      if (notice.kind === 'pair-moved') parts.push(labelOf(people, notice.mentee), notice.to ?? '');
      else if (notice.to !== undefined)
        parts[0] = dayWords(schoolOf(schools, school.id), Temporal.Instant.from(notice.to));
      if (notice.pairs) parts[0] = notice.pairs.map(name).toSorted().join(' + ');
      if (notice.meeting !== undefined && !versions.has(notice.meeting)) throw new Error(`${key} is of no meeting`);
      found.push({ key, kind: notice.kind, person, about: parts.join(', '), at: minuteOf(created_at) });
    }
  }
  return found;
}

async function noteCareIn(
  db: Database,
  school: Settled['school']['id'],
  names: Map<string, string>,
  people: ReadonlyMap<string | null, SimPerson>,
): Promise<void> {
  await db.inSchool(school, async ({ sql }) => {
    for (const { id, pair_id, mentee_id, number } of await sql
      .selectFrom('check_in')
      .select(['id', 'pair_id', 'mentee_id', 'number'])
      .execute()) {
      names.set(id, `${names.get(pair_id)}, ${labelOf(people, mentee_id)}, ${number}`);
    }
    for (const { id, person_id } of await sql.selectFrom('worry').select(['id', 'person_id']).execute()) {
      names.set(id, labelOf(people, person_id));
    }
    for (const { id, from_day, till_day } of await sql
      .selectFrom('absence')
      .select(['id', 'from_day', 'till_day'])
      .execute()) {
      const [from, to] = [from_day, till_day].map(dayNumber);
      names.set(id, `${from}–${to}`);
    }
  });
}

const labelOf = (people: ReadonlyMap<string | null, SimPerson>, id: string | undefined): string =>
  people.get(id ?? null)?.label ?? `unknown ${id}`;

const minuteOf = (at: Temporal.Instant): Minute => at.epochMilliseconds / 60_000;

function dayNumber(day: Temporal.PlainDate): number {
  return minuteOf(day.toZonedDateTime('UTC').toInstant()) / dayMinutes;
}

function schoolOf(schools: readonly Settled[], id: string): SimSchool {
  const found = schools.find(({ school }) => school.id === id);
  if (!found) throw new Error('No such school');
  return found.life;
}

function dayWords(life: SimSchool, at: Temporal.Instant): string {
  return dateOf(dayOf(life, minuteOf(at)));
}

/** One line of a comparison, by the clock on the school's wall. */
export function line(life: SimSchool, { kind, person, about, at }: Expected): string {
  const day = dayOf(life, at);
  const minute = at + life.offset - day * dayMinutes;
  return `${dateOf(day)} ${clock(Math.floor(minute))}${minute % 1 === 0 ? '' : ':30'} ${kind} | ${person.label} | ${about}`;
}
