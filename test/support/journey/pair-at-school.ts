import { brand, type PairId, type PersonId, type SchoolId } from '#domain/ids.ts';
import { standingPair } from '#test/support/standing-pair.ts';
import type { Person } from './person.ts';
import {
  asksPupilsAlone,
  introducesGuardian,
  introducesPupil,
  invites,
  invitesClass,
  joinsAsTeacher,
  linkForParents,
  setsUpSchool,
} from './scripts.ts';
import type { World } from './world.ts';

export interface PairAtSchool {
  curator: Person;
  mentor: Person;
  mentee: Person;
  /** Where the school asks parents of pupils of 14 to 17. */
  mother: Person | undefined;
  school: SchoolId;
  pair: PairId;
  ids: { curator: PersonId; mentor: PersonId; mentee: PersonId };
}

/** A teacher and a pupil of 7А who are a pair with all their papers, both at home in their chats. */
export async function pairAtSchool(
  { world, newcomer }: { world: World; newcomer(): Promise<Person> },
  { state = 'active', parents = false }: { state?: 'accepted' | 'active'; parents?: boolean } = {},
): Promise<PairAtSchool> {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  if (!parents) await asksPupilsAlone(curator);
  const mentor = await newcomer();
  const asMentor = await invites(curator, 'Наставников', 'Педагоги');
  await joinsAsTeacher(mentor, asMentor, { name: 'Луговая Анна Петровна', subject: 'География' });
  const mentee = await newcomer();
  await introducesPupil(mentee, await invitesClass(curator), { name: 'Лесная Мира Олеговна', born: '05.09.2011' });
  await mentee.sees('Согласие на обработку');
  await mentee.presses('Даю согласие');
  const mother = parents ? await newcomer() : undefined;
  if (mother) {
    await mentee.sees('Нужно ещё согласие родителей');
    await introducesGuardian(mother, await linkForParents(mentee));
    await mother.presses('Даю согласие');
  }
  await mentee.sees('теперь ты в программе');
  for (const person of [curator, mentor, mentee, ...(mother ? [mother] : [])]) await goesHome(person);
  return { curator, mentor, mentee, mother, ...(await paired(world, state)) };
}

async function paired(world: World, state: 'accepted' | 'active') {
  const { db } = world.program;
  const row = await db.atDoor(({ sql }) =>
    sql.selectFrom('dialogue').select('school_id').where('school_id', 'is not', null).executeTakeFirstOrThrow(),
  );
  const school = brand<SchoolId>(row.school_id ?? '');
  return db.inSchool(school, async (inside) => {
    const of = async (role: string) =>
      (
        await inside.sql
          .selectFrom('person_role')
          .select('person_id')
          .where('role', '=', role)
          .executeTakeFirstOrThrow()
      ).person_id;
    const ids = { curator: await of('curator'), mentor: await of('mentor'), mentee: await of('mentee') };
    const people = { mentor: ids.mentor, mentees: [ids.mentee], by: ids.curator };
    const kind = { state, form: 'teacher_pupil', variant: 'tp.success' } as const;
    const pair = await standingPair(inside, { ...people, ...kind }, world.clock.now());
    return { school, pair, ids };
  });
}

export async function goesHome(person: Person): Promise<void> {
  await person.types('меню');
  await person.sees('Меню');
}
