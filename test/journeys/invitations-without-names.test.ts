import { expect, test } from 'vitest';
import { invites, setsUpSchool } from '#test/support/journey/scripts.ts';
import { joinsStaff } from '#test/support/journey/walk-cast.ts';
import { World } from '#test/support/journey/world.ts';

test('a curator in Telegram tells personal invitations apart by their numbers, without names', async () => {
  const world = await World.open();
  world.impersonal = true;
  const curator = await world.personOfTwoPlaces();
  await setsUpSchool(curator, world);
  const code = await invites(curator, 'Педагога-психолога');
  await joinsStaff(await world.person('web'), code, 'Светлякова Роза Юльевна');
  await curator.types('меню');
  await curator.sees('Меню');
  await curator.presses('Мои приглашения');
  const { buttons } = await curator.sees('Мои приглашения: 1');
  expect(buttons[0]).toMatch(/^Педагог-психолог · \d\d\.\d\d · принято · № 1$/u);
  expect(JSON.stringify(world.telegram.log)).not.toContain('Светляков');
});
