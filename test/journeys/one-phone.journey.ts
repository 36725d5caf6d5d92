import { expect } from 'vitest';
import { journey, journeyOnce } from '#test/support/journey/journey.ts';
import type { Person } from '#test/support/journey/person.ts';
import { invites, invitesClass, setsUpSchool } from '#test/support/journey/scripts.ts';
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
  await phone.asked();
  await phone.presses('Кто отвечает?');
  const { text, buttons } = await phone.sees('Кто отвечает дальше?');
  // What is too long for a button stands in the text, by a number.
  const [, number = ''] = new RegExp(`(\\d+)\\. ${called}`, 'u').exec(text) ?? [];
  await phone.presses(buttons.find((label) => label.startsWith(called)) ?? number);
  await phone.asked();
}

journey('two children of one school answer from one telephone, in both directions', async ({ world, newcomer }) => {
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
});

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
