import { expect, test } from 'vitest';
import { behindOpen, opens } from '#test/support/journey/opening.ts';
import { invites, setsUpSchool } from '#test/support/journey/scripts.ts';
import { joinsStaff, namesOneself, schools } from '#test/support/journey/walk-cast.ts';
import { World } from '#test/support/journey/world.ts';

test('«Кто отвечает?» in Telegram names schools and nobody, where one of them may not be named there', async () => {
  const world = await World.open();
  const [first, second] = [await world.person('web'), await world.person('web')];
  await setsUpSchool(first, world, 'Частная', { school: schools.private });
  const line = (await world.program.commands['new-school']?.('')) ?? '';
  const firstCode = /^first curator: (\S+) http/.exec(line)?.[1] ?? '';
  await setsUpSchool(second, { firstCode }, 'Государственная или муниципальная', { school: schools.state });

  const psychologist = await world.person('telegram');
  await joinsStaff(psychologist, await invites(first, 'Педагога-психолога'), 'Тихомирова Анна Сергеевна');
  await psychologist.opens(await invites(second, 'Педагога-психолога'));
  await psychologist.sees(behindOpen);
  const before = world.telegram.log.length;
  await namesOneself((await opens(world, psychologist)).person, 'Светозарова Дарина Львовна');

  for (const [other, label] of [
    ['state', `Специалист · ${schools.private}`],
    ['private', `Специалист · ${schools.state}`],
  ] as const) {
    await psychologist.types('меню');
    await psychologist.asked();
    await psychologist.presses('Кто отвечает?');
    const { buttons } = await psychologist.sees('Кто отвечает дальше?');
    expect(buttons, other).toContain(label);
    await psychologist.presses(label);
    await psychologist.asked();
  }
  const sent = JSON.stringify(world.telegram.log.slice(before));
  for (const word of ['Светозар', 'Дарин', 'Тихомир', 'Анна']) expect(sent).not.toContain(word);
});
