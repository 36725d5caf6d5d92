import { expect } from 'vitest';
import { journeyEverywhere, journeyOnce } from '#test/support/journey/journey.ts';
import { settled } from '#test/support/journey/opening.ts';
import type { Person } from '#test/support/journey/person.ts';
import {
  introducesGuardian,
  introducesPupil,
  invites,
  invitesClass,
  linkForParents,
  setsUpSchool,
} from '#test/support/journey/scripts.ts';
import { joinsStaff } from '#test/support/journey/walk-cast.ts';

/** From the greeting to the wait for a parent. */
async function introducesChild(phone: Person, name: string, born: string): Promise<void> {
  await phone.sees('Как тебя зовут?');
  await phone.types(name);
  await phone.sees('Когда у тебя день рождения?');
  await phone.types(born);
  await phone.sees('Как к тебе обращаться?');
  await phone.presses((await phone.asked()).buttons[0] ?? '');
  await phone.sees('Осталось согласие родителей');
}

async function turnsTo(phone: Person, called: string): Promise<void> {
  await phone.types('меню');
  await phone.sees(/Ждём|Меню/u);
  await phone.presses('Кто отвечает?');
  const { text, buttons } = await phone.sees('Кто отвечает дальше?');
  // What is too long for a button stands in the text, by a number.
  const [, number = ''] = new RegExp(`(\\d+)\\. ${called}`, 'u').exec(text) ?? [];
  // Where names may not be told, it is the other pupil.
  const unnamed = buttons.find((label) => label.startsWith('Ученик · '));
  await phone.presses(buttons.find((label) => label.startsWith(called)) ?? unnamed ?? number);
  await phone.sees(/Ждём|Меню/u);
}

journeyEverywhere(
  'two children of one school answer from one telephone, in both directions',
  async ({ world, newcomer }) => {
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const code = await invitesClass(curator);
    const phone = await newcomer();
    await phone.opens(code);
    await introducesChild(phone, 'Лесной Тимур', '12.03.2014');

    // The same link of the class brings the other child.
    await phone.opens(code);
    await phone.sees('По этому приглашению здесь уже начали знакомство');
    await phone.presses('Это для другого ученика');
    await introducesChild(phone, 'Лесная Дарина', '12.03.2014');
    // Another invitation is asked about.
    const second = await invites(curator, 'Наставников', 'Ученики', { types: '7А' }, 'Одна на всех');
    await phone.opens(second);
    await phone.sees('Для кого это приглашение?');
    await phone.presses('Для того, кто уже отвечает здесь');
    await phone.sees('ещё одна роль: наставник');

    await turnsTo(phone, 'Тимур');
    await phone.presses('Мои данные');
    const first = await phone.sees('Имя: Лесной Тимур');
    expect(first.text).toContain('В программе: наставляемый');
    expect(first.text).not.toContain('наставник');
    await turnsTo(phone, 'Дарина');
    await phone.presses('Мои данные');
    expect((await phone.sees('Имя: Лесная Дарина')).text).toContain('наставник');

    await curator.types('меню');
    await curator.asked();
    await curator.presses('Участники');
    await curator.sees('Все люди программы: 3');
  },
);

journeyOnce(
  'a parent’s telephone becomes a child’s too, and an adult’s invitation opens nothing in a child’s',
  async (cast) => {
    const { world, newcomer } = cast;
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const adult = await newcomer();
    await joinsStaff(adult, await invites(curator, 'Педагога-психолога'), 'Луговая Анна Петровна');
    await adult.opens(await invitesClass(curator));
    const asked = await adult.sees('Для кого это приглашение?');
    expect(asked.buttons).not.toContain('Для того, кто уже отвечает здесь');
    await adult.presses('Для ученика, которого здесь ещё нет');
    await introducesChild(adult, 'Луговой Тимур', '12.03.2014');
    await turnsTo(adult, 'Анна Петровна');
    await adult.sees('Педагог-психолог');

    const child = await newcomer();
    await child.opens(await invitesClass(curator));
    await introducesChild(child, 'Лесная Дарина', '12.03.2014');
    await child.opens(await invites(curator, 'Директора'));
    await child.sees('Это приглашение для взрослого');
  },
);

journeyOnce('a child’s code from a family telephone brings the child to a tablet, and nobody else', async (cast) => {
  const { world, newcomer } = cast;
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const big = await newcomer();
  await introducesPupil(big, await invitesClass(curator), { name: 'Лесной Тимур', born: '12.03.2014' });
  await big.sees('Осталось согласие родителей');
  const phone = await newcomer();
  await introducesGuardian(phone, await linkForParents(big));
  await phone.presses('Даю согласие');
  await phone.sees('согласие записано');
  await phone.opens(await invitesClass(curator));
  await phone.presses('Для ученика, которого здесь ещё нет');
  await introducesChild(phone, 'Лесная Дарина', '12.03.2014');

  await phone.types('меню');
  await phone.asked();
  await phone.presses('Мой чат в другом мессенджере');
  const offer = await phone.sees('передавать его никому нельзя');
  expect(offer.text).toContain('Перейдёт только тот, кто отвечает здесь сейчас');
  const tablet = await newcomer();
  await tablet.types(/Код: (\S+)/u.exec(offer.text)?.[1] ?? '');
  await tablet.sees('здесь продолжается чат «Дарина');
  await tablet.types('меню');
  await settled(tablet);
  expect(tablet.last()?.buttons).not.toContain('Кто отвечает?');
  expect(JSON.stringify(tablet.client.messages())).not.toContain('Ольга');

  // Turned to the mother meanwhile, the telephone has still given the child's.
  await phone.types('меню');
  await phone.asked();
  await phone.presses('Мой чат в другом мессенджере');
  const again = await phone.sees('передавать его никому нельзя');
  await turnsTo(phone, 'Ольга');
  const another = await newcomer();
  await another.types(/Код: (\S+)/u.exec(again.text)?.[1] ?? '');
  await another.sees('здесь продолжается чат «Дарина');
});

journeyOnce(
  'a forged «для другого ученика» makes no parent of a child, and does not use a class link up',
  async (cast) => {
    const { world, newcomer } = cast;
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    const code = await invitesClass(curator);
    const child = await newcomer();
    await child.opens(code);
    await introducesChild(child, 'Лесной Тимур', '12.03.2014');
    const forParents = await linkForParents(child);
    await child.forges(`i:${forParents.replaceAll('-', '')}:another`);
    await child.sees('Это приглашение для взрослого');

    const forged = `i:${code.replaceAll('-', '')}:another`;
    for (let more = 0; more < 3; more += 1) {
      await child.forges(forged);
      await child.sees('Как тебя зовут?');
    }
    await child.forges(forged);
    await child.sees('Из этого чата уже знакомятся четыре человека');
    // Whoever has begun may go on, and come by the same link again.
    await child.opens(code);
    await child.sees('По этому приглашению здесь уже начали знакомство');
    const { people } = await world.program.db.atDoor(async ({ sql }) =>
      sql
        .selectFrom('dialogue')
        .select((eb) => eb.fn.count<number>('person_id').as('people'))
        .executeTakeFirstOrThrow(),
    );
    // Four and the curator.
    expect(Number(people)).toBe(5);
    const guardian = await newcomer();
    await introducesGuardian(guardian, forParents);
  },
);
