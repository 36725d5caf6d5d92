import { test } from 'vitest';
import type { Person } from './person.ts';
import { type Channel, World } from './world.ts';

export interface Cast {
  world: World;
  /** Somebody new in the messenger of this run. */
  newcomer(): Promise<Person>;
}

/** Telegram of a school that may show and ask nothing personal there is a place of its own. */
type Place = Channel | 'impersonal';

const channels: readonly Channel[] = ['web', 'telegram', 'vk'];
const titles: Record<Place, string> = {
  web: 'in a browser',
  telegram: 'in Telegram',
  vk: 'in VK',
  impersonal: 'in Telegram without personal data',
};

/** TEST_MESSENGERS=all: every script in every place it is written for, as CI does; otherwise in one of them, always the same for its name. */
const everywhere = process.env['TEST_MESSENGERS'] === 'all';

/** A script about a rule that asks nothing of the messenger: in one of them. */
export function journeyOnce(name: string, script: (cast: Cast) => Promise<void>): void {
  run(oneOf(channels, name), name, script);
}

/** The same script in each messenger. */
export function journey(name: string, script: (cast: Cast) => Promise<void>): void {
  inEach(channels, name, script);
}

/** The same script in each messenger, and in Telegram of a school that may show and ask nothing personal there. */
export function journeyEverywhere(name: string, script: (cast: Cast) => Promise<void>): void {
  inEach([...channels, 'impersonal'], name, script);
}

function inEach(places: readonly Place[], name: string, script: (cast: Cast) => Promise<void>): void {
  const chosen = oneOf(places, name);
  for (const place of places) run(place, name, script, !everywhere && place !== chosen);
}

function oneOf<T extends Place>(places: readonly T[], name: string): T {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return places[sum % places.length] as T;
}

function run(place: Place, name: string, script: (cast: Cast) => Promise<void>, skipped = false): void {
  test.skipIf(skipped)(`${name}, ${titles[place]}`, async () => {
    const world = await World.open();
    world.impersonal = place === 'impersonal';
    await script({
      world,
      newcomer: () => (place === 'impersonal' ? world.personOfTwoPlaces() : world.person(place)),
    });
  });
}
