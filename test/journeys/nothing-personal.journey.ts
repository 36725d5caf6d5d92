import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { answersShown, behindOpen, opens, settled } from '#test/support/journey/opening.ts';
import type { Message, Person } from '#test/support/journey/person.ts';
import { asksPupilsAlone, invites, setsUpSchool } from '#test/support/journey/scripts.ts';
import { joinsStaff } from '#test/support/journey/walk-cast.ts';
import { World } from '#test/support/journey/world.ts';

/** Each is said in one place only: a curator's and a pupil's names, a day of birth, an answer in free words. */
const planted = ['Переверзев', 'Акакий', 'Мятлик', 'Евстолия', '17.03.2010', '17 марта', '2010-03-17', 'телескоп'];
/** In whatever form the browser shows them. */
const shownInBrowser = ['Переверзев', 'Мятлик', 'Евстолия', 'телескоп'];

/** A person in Telegram, and all the windows behind «Открыть». */
class Walk {
  readonly world: World;
  readonly person: Person;
  readonly windows: Person[] = [];

  constructor(world: World, person: Person) {
    this.world = world;
    this.person = person;
  }

  /** Opens what is held back now. */
  async window(): Promise<Person> {
    const { person } = await opens(this.world, this.person);
    await until(() => person.last() !== undefined);
    this.windows.push(person);
    return person;
  }

  /** Buttons that lead somewhere, in Telegram and in the windows: whoever knows a payload can press it in Telegram too. */
  places(): string[] {
    return [this.person, ...this.windows]
      .flatMap(({ client }) => client.messages().flatMap(({ buttons }) => buttons.map((label) => ({ client, label }))))
      .flatMap(({ client, label }) => {
        try {
          return [client.payload(label)];
        } catch {
          return [];
        }
      })
      .filter((payload) => /^\d+\/[sc]:/u.test(payload));
  }

  /** Presses everything that leads somewhere, once, and opens whatever is held back. Returns how many there were. */
  async everywhere(): Promise<number> {
    const seen = new Set<string>();
    for (;;) {
      const next = this.places().find((payload) => !seen.has(payload));
      if (next === undefined) return seen.size;
      seen.add(next);
      await this.#answered(() => this.person.pressesPayload(next));
      if (this.person.last()?.buttons.includes('Открыть')) await this.window();
      await this.#answered(() => this.person.types('меню'));
    }
  }

  async #answered(does: () => Promise<void>): Promise<void> {
    const before = this.person.client.messages().length;
    await does();
    await until(() => this.person.client.messages().length > before);
    await pause(150);
  }
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error('Nothing comes');
    await pause(20);
  }
}

/** Joins and answers the questionnaire, in Telegram what may be asked there, in windows the rest. */
async function takesPart(walk: Walk, answer: (question: Message) => string): Promise<void> {
  let window: Person | undefined;
  for (let step = 0; step < 120; step += 1) {
    const inTelegram = await settled(walk.person);
    if (inTelegram?.text.startsWith('Меню')) return;
    const asked = window && (await settled(window));
    if (window && asked && !asked.text.includes('Дальше разговор идёт в Telegram')) {
      // One that is answered already has no buttons: the next is on its way.
      if (asked.buttons.length > 0) await answersShown(window, asked, answer(asked));
    } else if (inTelegram?.buttons.includes('Открыть')) {
      // Whoever answers here all the same is sent to the browser.
      await walk.person.types(answer(inTelegram));
      await walk.person.sees(behindOpen);
      await settled(walk.person);
      window = await walk.window();
    } else if (inTelegram && inTelegram.buttons.length > 0 && /\d+ из \d+/u.test(inTelegram.text)) {
      await answersShown(walk.person, inTelegram, answer(inTelegram));
    }
  }
  throw new Error(`Never done: ${JSON.stringify([walk.person.last(), window?.last()])}`);
}

test('a curator and a pupil walk through everything in Telegram, and nothing personal is sent there', {
  timeout: 120_000,
}, async () => {
  const world = await World.open();
  const curator = new Walk(world, await world.person('telegram'));
  await setsUpSchool(curator.person, world, 'Государственная или муниципальная', {
    name: false,
  });
  await curator.person.sees(behindOpen);
  await takesPart(curator, () => 'Переверзев Акакий Савватеевич');
  await asksPupilsAlone(curator.person);

  const pupil = new Walk(world, await world.person('telegram'));
  await pupil.person.opens(
    await invites(curator.person, 'Наставляемых', 'Ученики', 'ученик – ученик', { types: '9А' }, 'Одна на всех'),
  );
  await pupil.person.sees(behindOpen);
  await takesPart(pupil, ({ text }) => {
    if (/зовут|личное/iu.test(text)) return 'Мятлик Евстолия Юрьевна';
    if (/день рождения|родил/iu.test(text)) return '17.03.2010';
    return 'Хочу собрать телескоп';
  });
  world.clock.advance({ minutes: 11 });
  await world.tick();

  await curator.person.types('меню');
  await curator.person.sees('Меню');
  expect(await curator.everywhere()).toBeGreaterThan(8);
  await pupil.person.types('меню');
  await pupil.person.sees('Меню');
  expect(await pupil.everywhere()).toBeGreaterThan(1);

  const windows = JSON.stringify([...curator.windows, ...pupil.windows].map(({ client }) => client.messages()));
  for (const word of shownInBrowser) expect(windows).toContain(word);
  const sent = JSON.stringify(world.telegram.log);
  for (const word of planted) expect(sent).not.toContain(word);
});

test('a curator in Telegram tells personal invitations apart by their numbers, without names', {
  timeout: 60_000,
}, async () => {
  const world = await World.open();
  const curator = new Walk(world, await world.person('telegram'));
  await setsUpSchool(curator.person, world, 'Государственная или муниципальная', { name: false });
  await curator.person.sees(behindOpen);
  await takesPart(curator, () => 'Переверзев Акакий Савватеевич');
  const code = await invites(curator.person, 'Педагога-психолога');
  await joinsStaff(await world.person('web'), code, 'Светлякова Роза Юльевна');
  await curator.person.types('меню');
  await curator.person.asked();
  await curator.person.presses('Мои приглашения');
  const { buttons } = await curator.person.sees('Мои приглашения: 1');
  expect(buttons[0]).toMatch(/^Педагог-психолог · \d\d\.\d\d · принято · № 1$/u);
  expect(JSON.stringify(world.telegram.log)).not.toContain('Светляков');
});
