import { planSchoolDays } from '#db/school-days.ts';
import type { PairId } from '#domain/ids.ts';
import { defaultsFor, type School } from '#domain/school/school.ts';
import { standingPairIn } from '#test/support/standing-pair.ts';
import type { Cast } from './journey.ts';
import type { Person } from './person.ts';
import { type Somebody, StandingSchool } from './standing-school.ts';
import type { World } from './world.ts';

export interface PairAtSchool {
  curator: Person;
  mentor: Person;
  mentee: Person;
  pair: PairId;
}

/** A teacher and a pupil of 7А who are a pair with all their papers, at home in their chats. */
export async function pairAtSchool({ world, newcomer }: Cast): Promise<PairAtSchool> {
  const school = await schoolOf(world, { teenConsent: 'own-only' });
  const [curator, mentor, mentee] = [await newcomer(), await newcomer(), await newcomer()];
  await staff(school, { curator, mentor });
  await school.joins(pupil, mentee);
  const pair = await standingPairIn(world, form);
  return { curator, mentor, mentee, pair };
}

/** The same in a school where a mother has consented too. */
export async function pairWithMother({ world, newcomer }: Cast): Promise<PairAtSchool & { mother: Person }> {
  const school = await schoolOf(world);
  const [curator, mentor, mentee, mother] = [await newcomer(), await newcomer(), await newcomer(), await newcomer()];
  await staff(school, { curator, mentor });
  const child = await school.joins(pupil, mentee);
  const parent = { name: 'Лесная Ольга Петровна', called: 'Ольга Петровна', kind: 'parent' } as const;
  await school.joins({ ...parent, roles: [{ role: 'guardian' }], of: [child], answers: false }, mother);
  const pair = await standingPairIn(world, form);
  return { curator, mentor, mentee, mother, pair };
}

const form = { form: 'teacher_pupil', variant: 'tp.indifferent' } as const;

const pupil: Somebody = {
  name: 'Лесная Мира Олеговна',
  born: '2011-09-05',
  className: '7А',
  roles: [{ role: 'mentee', form: 'pupil_pupil' }],
  answers: false,
};

async function schoolOf(world: World, changes: Partial<School> = {}): Promise<StandingSchool> {
  const forms = ['pupil_pupil', 'teacher_teacher', 'teacher_pupil'] as const;
  const school = await StandingSchool.open(world, { name: 'Школа № 12 города Зареченска', forms, ...changes });
  const days = { ...defaultsFor('private'), id: school.id };
  await world.program.db.atDoor((door) => planSchoolDays(door, days, world.clock.now()));
  return school;
}

async function staff(school: StandingSchool, { curator, mentor }: Pick<PairAtSchool, 'curator' | 'mentor'>) {
  const teacher = { kind: 'teacher', answers: false } as const;
  await school.joins(
    { ...teacher, name: 'Ясная Вера Павловна', called: 'Вера Павловна', roles: [{ role: 'curator' }] },
    curator,
  );
  const asMentor = [{ role: 'mentor', form: 'teacher_teacher' }] as const;
  await school.joins({ ...teacher, name: 'Луговая Анна Петровна', called: 'Анна Петровна', roles: asMentor }, mentor);
}

export async function goesHome(person: Person): Promise<void> {
  await person.types('меню');
  await person.sees('Меню');
}
