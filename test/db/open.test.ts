import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { moveCursor, readCursor } from '#db/inbox.ts';
import { listMembers, readMember } from '#db/members.ts';
import { type Inside, TookTooLong } from '#db/open.ts';
import { grantRole, markJoined, newMember, newPersonId, sayWho } from '#db/people.ts';
import { foundSchool, newSchoolId, readSchool } from '#db/schools.ts';
import { defaultsFor } from '#domain/school/school.ts';
import { freshDatabase } from '#test/support/database.ts';

const at = Temporal.Instant.from('2026-09-14T07:00:00Z');

async function twoSchools() {
  const db = await freshDatabase();
  const schools = [newSchoolId(), newSchoolId()] as const;
  const people = [newPersonId(), newPersonId()] as const;
  for (const [index, school] of schools.entries()) {
    const person = people[index === 0 ? 0 : 1];
    await db.inSchool(school, async (inside) => {
      await foundSchool(
        inside,
        { id: school, name: `Школа ${index + 1}`, kind: 'private', ...defaultsFor('private') },
        at,
      );
      await newMember(inside, { id: person, kind: 'pupil', confirmed: true }, at);
      await sayWho(inside, person, { name: { surname: 'Лесная', given: 'Мира' }, called: 'Мира' });
      await grantRole(inside, person, { role: 'mentee' }, at);
      await markJoined(inside, person, at);
    });
  }
  return { db, schools, people };
}

test('a school sees its own rows and nobody else’s', async () => {
  const { db, schools, people } = await twoSchools();
  await db.inSchool(schools[0], async (inside) => {
    expect((await readSchool(inside)).name).toBe('Школа 1');
    expect(await readMember(inside, people[1])).toBeUndefined();
    const { members } = await listMembers(inside, {
      bornAfter: Temporal.PlainDate.from('2012-01-01'),
      from: 0,
      limit: 10,
    });
    expect(members.map(({ id }) => id)).toEqual([people[0]]);
  });
});

test('a row of another school can be neither written nor changed', async () => {
  const { db, schools, people } = await twoSchools();
  await expect(
    db.inSchool(schools[0], (inside) =>
      inside.sql
        .insertInto('person_role')
        .values({ school_id: schools[1], person_id: people[1], role: 'curator', since: at })
        .execute(),
    ),
  ).rejects.toThrow(/row-level security/);
  const changed = await db.inSchool(schools[0], (inside) =>
    inside.sql.updateTable('person').set({ surname: 'Чужая' }).where('id', '=', people[1]).executeTakeFirst(),
  );
  expect(changed.numUpdatedRows).toBe(0n);
});

test('the door has no right to tables of schools, a school none to those of the door', async () => {
  const { db, schools } = await twoSchools();
  await expect(db.atDoor((door) => sql`select surname from person`.execute(door.sql))).rejects.toThrow(
    /permission denied/,
  );
  await expect(db.inSchool(schools[0], (inside) => sql`select * from inbox`.execute(inside.sql))).rejects.toThrow(
    /permission denied/,
  );
});

test('the same transaction enters a school, steps out and comes back', async () => {
  const { db, schools } = await twoSchools();
  await db.atDoor(async (door) => {
    const name = await door.enter(schools[1], async (inside) => {
      await inside.atDoor((outside) => moveCursor(outside, 'a', '1'));
      return (await readSchool(inside)).name;
    });
    expect(name).toBe('Школа 2');
    expect(await readCursor(door, 'a')).toBe('1');
  });
});

test('a part that fails is undone, the rest stays, and the role is as it was', async () => {
  const { db, schools } = await twoSchools();
  await db.atDoor(async (door) => {
    await moveCursor(door, 'kept', '1');
    await expect(
      door.savepoint(async () => {
        await moveCursor(door, 'undone', '1');
        await sql`select 1/0`.execute(door.sql);
      }),
    ).rejects.toThrow(/division by zero/);
    expect(await readCursor(door, 'undone')).toBeUndefined();
    await door.enter(schools[0], async (inside) => {
      await expect(
        inside.savepoint(() => inside.atDoor((outside) => sql`select 1/0`.execute(outside.sql))),
      ).rejects.toThrow();
      expect((await readSchool(inside)).name).toBe('Школа 1');
    });
  });
  expect(await db.atDoor((door) => readCursor(door, 'kept'))).toBe('1');
});

test.each([
  ['of the program', async () => Promise.reject(new Error('mistake'))],
  ['of the database', async ({ sql: handle }: Pick<Inside, 'sql'>) => void (await sql`select 1/0`.execute(handle))],
])('whoever catches an error %s in a school is at the door again, and may enter another', async (_of, fails) => {
  const { db, schools } = await twoSchools();
  await db.atDoor(async (door) => {
    const entering = door.savepoint(() => door.enter(schools[0], (inside) => fails(inside)));
    await expect(entering).rejects.toThrow(/mistake|division by zero/);
    await moveCursor(door, 'kept', '1');
    expect(await door.enter(schools[1], async (inside) => (await readSchool(inside)).name)).toBe('Школа 2');
  });
  expect(await db.atDoor((door) => readCursor(door, 'kept'))).toBe('1');
});

test('an error of the program at the door, caught in the school, leaves one in the school', async () => {
  const { db, schools } = await twoSchools();
  await db.inSchool(schools[0], async (inside) => {
    await expect(inside.atDoor(() => Promise.reject(new Error('mistake')))).rejects.toThrow('mistake');
    expect((await readSchool(inside)).name).toBe('Школа 1');
  });
});

test('work that takes too long is rolled back, and its late queries change nothing', async () => {
  const db = await freshDatabase();
  let late: Promise<unknown> = Promise.resolve();
  const slow = db.atDoor(async (door) => {
    await moveCursor(door, 'slow', '1');
    late = new Promise((resolve) => setTimeout(resolve, 150)).then(() => moveCursor(door, 'late', '1'));
    await new Promise(() => {});
  }, 50);
  await expect(slow).rejects.toThrow(TookTooLong);
  await expect(late).rejects.toThrow();
  expect(await db.atDoor((door) => readCursor(door, 'slow'))).toBeUndefined();
  expect(await db.atDoor((door) => readCursor(door, 'late'))).toBeUndefined();
});

test('many transactions at once do not mix', async () => {
  const db = await freshDatabase();
  await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      db
        .atDoor(async (door) => {
          await moveCursor(door, `c${index}`, 'half');
          if (index % 2 === 0) throw new Error('odd ones only');
          await moveCursor(door, `c${index}`, 'whole');
        })
        .catch(() => {}),
    ),
  );
  const kept = await db.atDoor((door) => door.sql.selectFrom('cursor').selectAll().execute());
  expect(kept.map(({ value }) => value)).toEqual(Array.from({ length: 10 }, () => 'whole'));
});
