import { expect } from 'vitest';
import { journeyEverywhere } from '#test/support/journey/journey.ts';
import { goesHome, pairAtSchool } from '#test/support/journey/pair-at-school.ts';
import { meetingIn } from '#test/support/standing-meeting.ts';

journeyEverywhere(
  'on Monday at 8:30 a curator reads of the week, and «Сегодня» says the same on demand',
  async (cast) => {
    const { world } = cast;
    const { curator, mentor, mentee, pair } = await pairAtSchool(cast);
    await meetingIn(world, pair, '2026-09-15T15:30', { state: 'held' });
    await meetingIn(world, pair, '2026-09-17T15:30', { state: 'not-held' });
    await meetingIn(world, pair, '2026-09-21T15:30');
    await meetingIn(world, pair, '2026-09-22T15:30');
    world.clock.set('2026-09-21T08:29+03:00');
    await world.tick();
    await curator.hasNotSeen('Неделя программы');
    world.clock.set('2026-09-21T08:30+03:00');
    await world.tick();
    const told = await curator.sees('Неделя программы');
    expect(told.text).toContain('Встречи за неделю: состоялось 1, не состоялось 1');
    expect(told.text).toContain('Анкета ещё не отправлена: 2');
    expect(told.text).not.toMatch(/Луговая|Анна|Лесная|Мира/u);
    await mentor.hasNotSeen('Неделя программы');
    await mentee.hasNotSeen('Неделя программы');
    await world.tick();

    await curator.presses('Чьи анкеты ждём');
    await curator.sees('Анкета не отправлена: 2');
    await goesHome(curator);
    await curator.presses('Сегодня');
    await curator.sees('Встречи: сегодня 1, завтра 1');

    await goesHome(curator);
    await curator.presses('Настройки');
    await curator.sees('Сводка недели: понедельник, 08:30');
    await curator.presses('Сводка недели');
    await curator.sees('В какой день');
    await curator.presses('Пятница');
    await curator.sees('Во сколько?');
    await curator.types('в обед');
    await curator.sees('Нужно время');
    await curator.types('15.00');
    await curator.sees('Сводка недели: пятница, 15:00');
    await curator.asked();
    world.clock.set('2026-09-25T15:00+03:00');
    await world.tick();
    await curator.sees('Неделя программы');
  },
);
