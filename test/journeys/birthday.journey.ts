import { expect } from 'vitest';
import { journeyOnce } from '#test/support/journey/journey.ts';
import {
  introducesGuardian,
  introducesPupil,
  invitesClass,
  linkForParents,
  setsUpSchool,
} from '#test/support/journey/scripts.ts';

journeyOnce(
  'on the 14th birthday a pupil is asked in person, once, and the old consent holds meanwhile',
  async (cast) => {
    const { world, newcomer } = cast;
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const child = await newcomer();
    await introducesPupil(child, await invitesClass(curator), { name: 'Лесной Тимур', born: '20.09.2012' });
    const mother = await newcomer();
    await introducesGuardian(mother, await linkForParents(child));
    await mother.presses('Даю согласие');
    await child.sees('теперь ты в программе');
    await child.sees('1 из');
    await child.types('меню');
    await child.asked();

    world.clock.set('2026-09-19T12:00+03:00');
    await world.tick();
    await child.hasNotSeen('нужно и твоё собственное согласие');
    // Nobody was there on the morning itself.
    world.clock.set('2026-09-21T15:00+03:00');
    await world.tick();
    await child.sees('нужно и твоё собственное согласие');
    await child.types('меню');
    await child.asked();
    world.clock.set('2026-09-22T15:00+03:00');
    await world.tick();
    await child.hasNotSeen('нужно и твоё собственное согласие');

    await child.presses('Согласие от своего имени');
    await child.sees('По закону теперь нужно и твоё собственное согласие');
    await child.presses('Полный текст');
    await child.sees('Мне исполнилось 14 лет');
    await child.presses('Даю согласие');
    await child.sees('согласие записано');
    await child.types('меню');
    expect((await child.asked()).buttons).not.toContain('Согласие от своего имени');
  },
);
