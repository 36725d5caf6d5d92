import { expect, test } from 'vitest';
import { gateBefore } from '#test/support/gate.ts';
import { answersAll, invites, joinsAsTeacher, setsUpSchool } from '#test/support/journey/scripts.ts';
import { World } from '#test/support/journey/world.ts';

const redisUrl = process.env['TEST_REDIS_URL'];

test.skipIf(redisUrl === undefined)('[redis] that vanishes in the middle and comes back costs no message', async () => {
  const gate = await gateBefore(redisUrl ?? '');
  const world = await World.open({ redisUrl: gate.url });
  const [curator, mentee] = [await world.person('telegram'), await world.person('vk')];
  await setsUpSchool(curator, world);
  const code = await invites(curator, 'Наставляемых', 'Педагоги');
  gate.shut();
  await joinsAsTeacher(mentee, code, { name: 'Лесной Пётр Иванович', subject: 'физика' });
  await mentee.sees('1 из');
  gate.open();
  expect(await answersAll(mentee)).toBeGreaterThan(8);
  gate.shut();
  await mentee.presses('Отправить');
  await mentee.sees('Анкета у куратора');
  // The connection is tried again at its own pace, which may be after the last message.
  await expect.poll(() => gate.knocks, { timeout: 20_000 }).toBeGreaterThan(0);
});
