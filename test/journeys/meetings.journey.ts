import { journeyEverywhere, journeyOnce } from '#test/support/journey/journey.ts';
import { goesHome, pairAtSchool } from '#test/support/journey/pair-at-school.ts';
import type { Person } from '#test/support/journey/person.ts';
import type { World } from '#test/support/journey/world.ts';

/** From the menu, up to the question of time. */
async function plans(person: Person): Promise<void> {
  await goesHome(person);
  await person.presses('Пары и встречи');
  await person.presses('Назначить встречу');
  await person.sees('Когда встреча?');
}

async function plansInWords(person: Person, when: string, where = 'В школе'): Promise<void> {
  await plans(person);
  await person.types(when);
  await person.sees('Где встреча?');
  await person.presses(where);
  await person.sees('Проверьте, всё ли верно');
}

async function at(world: World, moment: string): Promise<void> {
  world.clock.set(`${moment}+03:00`);
  await world.tick();
}

journeyEverywhere(
  'a meeting planned in words is told to both, reminded of a day and two hours before',
  async (cast) => {
    const { world } = cast;
    const { mentor, mentee } = await pairAtSchool(cast);
    await plansInWords(mentor, 'в среду в 15:30');
    await mentor.sees('Среда, 16 сентября 2026 г., 15:30–16:15');
    await mentor.presses('Назначить');
    await mentor.sees('Встреча назначена');
    await at(world, '2026-09-14T15:00');
    await mentee.sees('Назначена встреча');
    await mentee.sees('Среда, 16 сентября, 15:30–16:15');
    await mentee.presses('Подходит');
    await mentee.sees('передадим второй стороне');
    await world.tick();
    await mentor.sees('Время подходит второй стороне');

    await at(world, '2026-09-15T15:29');
    await mentor.hasNotSeen('завтра');
    await at(world, '2026-09-15T15:30');
    await mentor.sees('Встреча завтра, в среду, 16 сентября, в 15:30');
    await mentee.sees('Встреча завтра, в среду, 16 сентября, в 15:30');
    await goesHome(mentor);
    await mentor.sees('Ближайшая встреча: завтра, в 15:30');
    await world.tick();
    await mentor.hasNotSeen('Встреча завтра');

    await at(world, '2026-09-16T13:30');
    await mentor.sees('Встреча сегодня, в среду, 16 сентября, в 15:30');
    await mentor.presses('Не смогу');
    await mentor.sees('Какая причина?');
    await mentor.presses('Болезнь');
    await mentor.presses('Отменить встречу');
    await mentor.sees('Встреча отменена');
    await at(world, '2026-09-16T14:11');
    await mentee.sees('Встреча отменена');
  },
);
