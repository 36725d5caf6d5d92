import { expect, test } from 'vitest';
import { behindOpen } from '#test/support/journey/opening.ts';
import { invites, joinsAsTeacher, setsUpSchool } from '#test/support/journey/scripts.ts';
import { World } from '#test/support/journey/world.ts';

test('the switch holds back what waits to be sent when it is turned on', async () => {
  const world = await World.open();
  const curator = await world.person('web');
  await setsUpSchool(curator, world);
  const teacher = await world.person('telegram');
  const code = await invites(curator, 'Наставников', 'Педагоги');
  await joinsAsTeacher(teacher, code, { name: 'Переверзев Акакий Савватеевич', subject: 'Физика' });
  await teacher.types('меню');
  await teacher.sees('Меню');
  await world.settled();

  for (let failure = 0; failure < 3; failure += 1) world.telegram.failNext({ method: 'sendMessage', status: 500 });
  const before = world.telegram.log.length;
  await teacher.presses('Мои данные');
  await expect.poll(() => world.telegram.calls('sendMessage').length).toBeGreaterThan(0);

  await curator.types('меню');
  await curator.sees('Меню');
  await curator.forges('c:switch-telegram:');
  await curator.asked();
  await curator.presses('Включить');
  await curator.sees('Правило включено');
  const turnedOn = world.telegram.log.length;
  for (let wait = 0; wait < 4; wait += 1) {
    world.clock.advance({ seconds: 10 });
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  await teacher.sees(behindOpen);
  expect(JSON.stringify(world.telegram.log.slice(before, turnedOn))).toContain('Переверзев');
  expect(JSON.stringify(world.telegram.log.slice(turnedOn))).not.toContain('Переверзев');
});
