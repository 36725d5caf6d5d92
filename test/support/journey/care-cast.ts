import { standingPairIn } from '#test/support/standing-pair.ts';
import type { Cast } from './journey.ts';
import type { Person } from './person.ts';
import { asksPupilsAlone, introducesPupil, invites, invitesClass, joinsAsTeacher, setsUpSchool } from './scripts.ts';
import { joinsStaff } from './walk-cast.ts';

export interface CareCast {
  curator: Person;
  psychologist: Person;
  mentor: Person;
  mentee: Person;
}

/** A teacher and a pupil who work together since today, their curator and a psychologist. */
export async function pairInCare({ world, newcomer }: Cast): Promise<CareCast> {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  await asksPupilsAlone(curator);
  const psychologist = await newcomer();
  await joinsStaff(psychologist, await invites(curator, 'Педагога-психолога'), 'Тихомирова Анна Сергеевна');
  const mentor = await newcomer();
  const asMentor = await invites(curator, 'Наставников', 'Педагоги');
  await joinsAsTeacher(mentor, asMentor, { name: 'Луговая Инна Петровна', subject: 'Астрономия' });
  const mentee = await newcomer();
  await introducesPupil(mentee, await invitesClass(curator), { name: 'Лесная Мира Олеговна', born: '05.09.2011' });
  await mentee.presses('Даю согласие');
  await mentee.sees('теперь ты в программе');
  await mentee.sees('1 из');
  await standingPairIn(world, { form: 'teacher_pupil', variant: 'tp.indifferent' });
  return { curator, psychologist, mentor, mentee };
}

/** To the menu, from wherever somebody is. */
export async function goesHome(person: Person): Promise<void> {
  await person.types('меню');
  await person.sees('Меню');
}
