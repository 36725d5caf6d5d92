import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { MessengerClient } from './messenger-client.ts';
import { type Message, Person } from './person.ts';
import { WebClient } from './web-client.ts';
import type { World } from './world.ts';

/** Stands in Telegram of a state school where something personal is shown or asked. */
export const behindOpen = 'Дальше — личное';

export interface Guest {
  person: Person;
  client: WebClient;
  code: string;
}

/** Opens the link behind the newest «Открыть» in a browser, without pressing anything there. */
export async function follows(world: World, person: Person): Promise<Guest> {
  if (!(person.client instanceof MessengerClient)) throw new Error('«Открыть» is a button of a messenger');
  const link = new URL(person.client.chat.link('Открыть'));
  expect(link.pathname).toBe('/open/');
  const client = new WebClient(world.origin, '/open');
  await client.open();
  onTestFinished(() => client.close());
  return { client, person: new Person(client), code: link.searchParams.get('start') ?? '' };
}

/** Opens it and presses «Начать». */
export async function opens(world: World, person: Person): Promise<Guest> {
  const guest = await follows(world, person);
  await guest.person.opens(guest.code);
  return guest;
}

/** The newest message, once nothing has come after it for a while. */
export async function settled({ client }: Person): Promise<Message | undefined> {
  for (;;) {
    const before = JSON.stringify(client.messages());
    await pause(250);
    if (JSON.stringify(client.messages()) === before) return client.messages().at(-1);
  }
}

/** Answers this question: its first option, «Готово» where one is ticked, or words; and waits until something changes. */
export async function answersShown(person: Person, question: Message, words: string): Promise<void> {
  const before = JSON.stringify(person.client.messages());
  const option = question.buttons.find((label) => !ways.includes(label));
  if (question.buttons.some((label) => label.startsWith('✓'))) await person.presses('Готово');
  else if (option !== undefined) await person.presses(option);
  else await person.types(words);
  for (let wait = 0; wait < 500 && JSON.stringify(person.client.messages()) === before; wait += 1) await pause(20);
}

const ways = [
  '‹ Назад',
  'Отмена',
  'Не отменять',
  'Меню',
  'Пропустить',
  'Готово',
  'Так и ответить',
  'Ещё »',
  '« К началу',
];
