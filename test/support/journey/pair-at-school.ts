import type { PairId } from '#domain/ids.ts';
import { standingPairIn } from '#test/support/standing-pair.ts';
import type { Cast } from './journey.ts';
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

export interface PairAtSchool {
  curator: Person;
  mentor: Person;
  mentee: Person;
  pair: PairId;
}

/** A teacher and a pupil of 7А who are a pair with all their papers, at home in their chats. */
export async function pairAtSchool({ world, newcomer }: Cast): Promise<PairAtSchool> {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  await asksPupilsAlone(curator);
  const mentor = await teacher({ newcomer, curator });
  const mentee = await newcomer();
  await introducesPupil(mentee, await invitesClass(curator), pupil);
  await mentee.presses('Даю согласие');
  await mentee.sees('теперь ты в программе');
  const pair = await standingPairIn(world, form);
  for (const person of [curator, mentor, mentee]) await goesHome(person);
  return { curator, mentor, mentee, pair };
}

/** The same in a school where a mother has consented too. */
export async function pairWithMother({ world, newcomer }: Cast): Promise<PairAtSchool & { mother: Person }> {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const mentor = await teacher({ newcomer, curator });
  const [mentee, mother] = [await newcomer(), await newcomer()];
  await introducesPupil(mentee, await invitesClass(curator), pupil);
  await mentee.presses('Даю согласие');
  await mentee.sees('Нужно ещё согласие родителей');
  await introducesGuardian(mother, await linkForParents(mentee));
  await mother.presses('Даю согласие');
  await mentee.sees('теперь ты в программе');
  const pair = await standingPairIn(world, form);
  for (const person of [curator, mentor, mentee, mother]) await goesHome(person);
  return { curator, mentor, mentee, mother, pair };
}

const form = { form: 'teacher_pupil', variant: 'tp.indifferent' } as const;
const pupil = { name: 'Лесная Мира Олеговна', born: '05.09.2011' };

async function teacher({ newcomer, curator }: Pick<Cast, 'newcomer'> & { curator: Person }): Promise<Person> {
  const mentor = await newcomer();
  const asMentor = await invites(curator, 'Наставников', 'Педагоги');
  await joinsAsTeacher(mentor, asMentor, { name: 'Луговая Анна Петровна', subject: 'География' });
  return mentor;
}

export async function goesHome(person: Person): Promise<void> {
  await person.types('меню');
  await person.sees('Меню');
}
