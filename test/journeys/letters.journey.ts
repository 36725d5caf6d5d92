import { expect } from 'vitest';
import { goesHome, pairInCare } from '#test/support/journey/care-cast.ts';
import { journeyEverywhere, journeyOnce } from '#test/support/journey/journey.ts';
import type { Person } from '#test/support/journey/person.ts';
import {
  introducesGuardian,
  introducesPupil,
  invites,
  invitesClass,
  joinsAsTeacher,
  linkForParents,
  setsUpSchool,
} from '#test/support/journey/scripts.ts';
import { standingPairIn } from '#test/support/standing-pair.ts';

async function opensPair(person: Person): Promise<void> {
  await goesHome(person);
  await person.presses('Пары и встречи');
  await person.sees('Пара: ');
}

journeyEverywhere('a letter to the mentor and the answer pass through the bot, not in quiet hours', async (cast) => {
  const { world } = cast;
  const { mentor, mentee } = await pairInCare(cast);
  world.clock.set('2026-09-14T22:00+03:00');
  await opensPair(mentee);
  await mentee.presses('Написать наставнику');
  await mentee.sees('Что написать наставнику?');
  await mentee.types('Можно в четверг?');
  await mentee.sees('Письмо отправлено');
  await world.tick();
  await mentor.hasNotSeen('Можно в четверг?');
  world.clock.set('2026-09-15T08:00+03:00');
  await world.tick();
  const came = await mentor.sees('Можно в четверг?');
  // Behind «Открыть» it stands among the letters, with the name of whoever wrote it.
  expect(came.text).toContain('Мира');
  await mentor.presses('Ответить');
  expect((await mentor.sees('Что ответить?')).text).toContain('Мира: Можно в четверг?');
  await mentor.types('Да, в 15:30');
  await mentor.sees('Письмо отправлено');
  world.clock.set('2026-09-15T16:00+03:00');
  await world.tick();
  await mentee.sees('Да, в 15:30');
  await opensPair(mentee);
  await mentee.presses('Письма');
  const kept = await mentee.sees('Письма: 2');
  expect(kept.text).toContain('Можно в четверг?');
  expect(kept.text).toContain('Да, в 15:30');
});

journeyOnce('a guardian sees that there are letters, and not a word of them', async ({ world, newcomer }) => {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const child = await newcomer();
  await introducesPupil(child, await invitesClass(curator), { name: 'Лесной Тимур', born: '20.12.2012' });
  const mother = await newcomer();
  await introducesGuardian(mother, await linkForParents(child));
  await mother.presses('Даю согласие');
  await child.sees('теперь ты в программе');
  const mentor = await newcomer();
  const asMentor = await invites(curator, 'Наставников', 'Педагоги');
  await joinsAsTeacher(mentor, asMentor, { name: 'Луговая Инна Петровна', subject: 'Астрономия' });
  await standingPairIn(world, { form: 'teacher_pupil', variant: 'tp.indifferent' });

  await opensPair(mentor);
  await mentor.presses('Написать наставляемому');
  await mentor.types('Завтра встречаемся');
  await mentor.sees('Письмо отправлено');
  await opensPair(mother);
  await mother.presses('Письма');
  const known = await mother.sees('В паре 1 письмо');
  expect(known.text).not.toContain('встречаемся');
});
