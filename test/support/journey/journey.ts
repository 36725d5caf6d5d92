import { test } from 'vitest';
import type { Person } from './person.ts';
import { type Channel, World } from './world.ts';

export interface Cast {
  world: World;
  /** Somebody new in the messenger of this run. */
  newcomer(): Promise<Person>;
}

const channels: readonly Channel[] = ['web', 'telegram', 'vk'];
const titles: Record<Channel, string> = { web: 'in a browser', telegram: 'in Telegram', vk: 'in VK' };

/** A script about a rule that asks nothing of the messenger: in one of them, always the same for its name. */
export function journeyOnce(name: string, script: (cast: Cast) => Promise<void>): void {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  run(channels[sum % channels.length] ?? 'web', name, script);
}

/** The same script in each messenger. */
export function journey(name: string, script: (cast: Cast) => Promise<void>): void {
  for (const channel of channels) run(channel, name, script);
}

/** The same script in each messenger, and in Telegram of a school that may show and ask nothing personal there. */
export function journeyEverywhere(name: string, script: (cast: Cast) => Promise<void>): void {
  journey(name, script);
  test(`${name}, in Telegram without personal data`, { timeout: 120_000 }, async () => {
    const world = await World.open();
    world.impersonal = true;
    await script({ world, newcomer: () => world.personOfTwoPlaces() });
  });
}

function run(channel: Channel, name: string, script: (cast: Cast) => Promise<void>): void {
  test(`${name}, ${titles[channel]}`, { timeout: 60_000 }, async () => {
    const world = await World.open();
    await script({ world, newcomer: () => world.person(channel) });
  });
}
