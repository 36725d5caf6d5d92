import { expect } from 'vitest';
import type { Database } from '#db/open.ts';
import { brand, type SchoolId } from '#domain/ids.ts';

/** One school, each person once, each questionnaire once; typed answers differ, so none was stored for another's question. */
export async function expectEachAnswerOnce(db: Database): Promise<void> {
  const schools = await db.atDoor((door) =>
    door.sql.selectFrom('dialogue').select('school_id').distinct().where('school_id', 'is not', null).execute(),
  );
  expect(schools).toHaveLength(1);
  const school = brand<SchoolId>(String(schools[0]?.school_id));
  const { people, drafts } = await db.inSchool(school, async (inside) => ({
    people: await inside.sql.selectFrom('person').select(['id', 'subject', 'joined_at']).execute(),
    drafts: await inside.sql.selectFrom('draft').select(['person_id', 'progress', 'submitted_at']).execute(),
  }));
  const subjects = people.flatMap(({ subject }) => subject ?? []);
  expect(new Set(subjects).size).toBe(people.length - 1);
  expect(drafts).toHaveLength(subjects.length);
  expect(drafts.every(({ submitted_at }) => submitted_at !== null)).toBe(true);
  const typed = drafts.flatMap(({ progress }) => {
    const { answers } = progress as { answers: Record<string, { kind: string; value?: number }> };
    return Object.values(answers).flatMap(({ kind, value }) => (kind === 'number' ? [value] : []));
  });
  expect(new Set(typed).size).toBe(typed.length);
  const unfinished = await db.atDoor((door) =>
    door.sql.selectFrom('inbox').select('state').where('state', '!=', 'done').execute(),
  );
  expect(unfinished).toEqual([]);
}
