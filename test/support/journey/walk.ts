import { expect, onTestFinished } from 'vitest';
import type { PersonId } from '#domain/ids.ts';
import type { Data } from '#src/open-data.ts';
import { anyDeed, type Dice, type Found } from './deeds.ts';
import { twoSchools } from './walk-cast.ts';
import { areKept, askedNow, dialoguesNow, lyingAbout, troubles } from './walk-checks.ts';
import { askedWhoIsOut, type Frames, framesNow, lostFrames } from './walk-frames.ts';
import { leaks, personalInTelegram } from './walk-leaks.ts';
import { askedInSpite, type Refusals, refusalsNow } from './walk-refusals.ts';
import { type Rights, rightsNow } from './walk-rights.ts';
import { heardSince, now, saidSince } from './walk-round.ts';
import { opensWindow, plain, type Step, turnsSwitch, wantsMenu } from './walk-steps.ts';
import type { Walker } from './walker.ts';
import { World } from './world.ts';

export interface Length {
  rounds: number;
  /** So many people act in each round, all at once, each in a dialogue of their own. */
  atOnce: number;
}

/** What happens to the program in a round. */
interface Meanwhile {
  words: string;
  does(): Promise<void>;
}

/** What is compared before and after a round. */
interface Moment {
  rights: Rights;
  frames: Frames;
  refusals: Refusals;
}

/** People of two schools, and what they do: one after the other, or several at once. */
export class Walk {
  readonly #world: World;
  readonly #errors: readonly string[];
  readonly #codes: string[];
  readonly #trail: string[] = [];
  /** Chats that have ever blocked the program: what waited for them then is set aside. */
  readonly #blocked = new Set<number>();
  #everybody: Walker[];
  #moment: Moment | undefined;

  private constructor(world: World, errors: readonly string[], cast: { everybody: Walker[]; codes: string[] }) {
    this.#world = world;
    this.#errors = errors;
    this.#everybody = cast.everybody;
    this.#codes = cast.codes;
  }

  static async begin(data: Data): Promise<Walk> {
    const errors: string[] = [];
    onTestFinished(data.close);
    const world = await World.open({
      data: { ...data, close: async () => {} },
      logged: (line) => {
        if (/"level":[56]0/.test(line)) errors.push(line);
      },
    });
    const cast = await twoSchools(world);
    await world.settled();
    // Everybody says something, so that it is known which chat is whose.
    for (const walker of cast.everybody) {
      const since = await now(world);
      await walker.person.types('/menu');
      await areKept(world, since, [{ walker, updates: 1 }]);
      await world.settled();
    }
    for (const walker of cast.everybody) walker.looks();
    return new Walk(world, errors, cast);
  }

  async goes(dice: Dice, { rounds, atOnce }: Length): Promise<void> {
    // Some do most of it, so that they come far.
    const lively = Array.from({ length: atOnce + 3 }, () => dice.one(this.#everybody));
    for (let round = 1; round <= rounds; round += 1) {
      this.#trail.push(`round ${round}`);
      const meanwhile = this.#meanwhile(dice);
      const found = await lyingAbout(this.#world, this.#codes);
      const walkers = await this.#drawn(dice, lively, atOnce);
      await this.#takes(this.#steps(dice, walkers, found), meanwhile);
      this.#world.clock.advance({ seconds: 20 });
    }
    await this.#takes(this.#everybody.map(wantsMenu), this.#passes(this.#minutesToReminders()));
    for (const walker of this.#everybody) await seesWhereTheyAre(walker);
  }

  /** By then whatever anybody is reminded of has been due, and nobody has quiet hours or lessons. */
  #minutesToReminders(): number {
    const here = this.#world.clock.now().toZonedDateTimeISO('Europe/Moscow');
    const then = here.add({ days: 8 }).with({ hour: 17, minute: 0 });
    return Math.round(here.until(then).total('minutes'));
  }

  /** The last steps, and what everybody sees. */
  story(): string {
    const seen = this.#everybody.map(
      ({ name, person }) => `${name}: ${JSON.stringify(person.client.messages().slice(-2))}`,
    );
    return [...this.#trail.slice(-60), ...seen].join('\n');
  }

  async #drawn(dice: Dice, lively: readonly Walker[], atOnce: number): Promise<Walker[]> {
    const dialogues = await dialoguesNow(this.#world);
    const drawn: Walker[] = [];
    for (let tries = 0; drawn.length < atOnce && tries < 20 * atOnce; tries += 1) {
      const there = lively.filter((walker) => this.#everybody.includes(walker));
      const walker = dice.one(dice.below(3) > 0 && there.length > 0 ? there : this.#everybody);
      const dialogue = dialogues.get(walker.account ?? 0);
      if (!drawn.some(({ account }) => dialogues.get(account ?? 0) === dialogue)) drawn.push(walker);
    }
    return drawn;
  }

  #meanwhile(dice: Dice): Meanwhile | undefined {
    const chance = dice.below(100);
    if (chance < 12) return { words: 'the program starts anew', does: () => this.#world.restart() };
    if (chance >= 36) return undefined;
    return this.#passes(dice.one([1, 11, 16, 35, 600, 2000]));
  }

  #passes(minutes: number): Meanwhile {
    this.#world.clock.advance({ minutes });
    return { words: `${minutes} minutes have passed, and the tick comes`, does: () => this.#world.tick() };
  }

  #steps(dice: Dice, walkers: readonly Walker[], found: Found): Step[] {
    const invited = walkers.filter(({ person }) => person.last()?.buttons.includes('Открыть'));
    const opening = invited.length > 0 && dice.below(4) === 0 ? dice.one(invited) : undefined;
    return walkers.map((walker) => {
      if (walker === opening) return opensWindow(this.#world, walker);
      return turnsSwitch(dice, walker) ?? plain(walker, anyDeed(dice, walker, this.#everybody, found));
    });
  }

  /** One round, after which everything that must hold is asked. */
  async #takes(steps: readonly Step[], meanwhile?: Meanwhile): Promise<void> {
    const { telegram } = this.#world;
    for (const { walker, deed } of steps) {
      this.#trail.push(`  ${walker.name} ${deed.words}`);
      if (deed.blocks && walker.account !== undefined) this.#blocked.add(walker.account);
    }
    if (meanwhile) this.#trail.push(`  ${meanwhile.words}`);
    const before = this.#moment ?? (await this.#now());
    const [since, from] = [await now(this.#world), telegram.log.length];
    const [done] = await Promise.all([Promise.all(steps.map(({ does }) => does())), meanwhile?.does()]);
    const acted = steps.flatMap(({ walker, deed }, index) => {
      const doer = done[index];
      if (!doer) this.#isOver(walker);
      else if (doer !== walker) this.#everybody.push(doer);
      return doer ? [{ walker: doer, deed, updates: deed.updates ?? 1 }] : [];
    });
    expect(await areKept(this.#world, since, acted), 'the updates are kept').toBe(true);
    await this.#world.settled();
    for (const { walker, deed } of acted) await this.#isAnswered(walker, deed);

    const after = await this.#now();
    const said = await saidSince(this.#world, since);
    const heard = await heardSince(this.#world, since);
    expect(this.#errors).toEqual([]);
    expect(await troubles(this.#world, this.#blocked)).toEqual([]);
    const gone = (person: PersonId) => {
      if (before.refusals.out.has(person) || !after.refusals.people.has(person)) return 'before';
      return after.refusals.out.has(person) ? 'now' : undefined;
    };
    expect(lostFrames({ before: before.frames, after: after.frames, heard, said, gone })).toEqual([]);
    expect(askedWhoIsOut(after.frames, (person) => after.refusals.out.has(person))).toEqual([]);
    const acting = new Set(heard.flatMap(({ account, dialogue }) => (account === null ? [] : dialogue)));
    const hasActed = (person: PersonId) =>
      [...acting].some((dialogue) => [before, after].some(({ frames }) => frames.get(dialogue)?.person === person));
    expect(askedInSpite([before.refusals, after.refusals], said, hasActed)).toEqual([]);
    const moments = [before.rights, after.rights];
    expect(this.#everybody.flatMap((walker) => this.#leaks(walker, moments))).toEqual([]);
    expect(personalInTelegram(JSON.stringify(telegram.log.slice(from)), this.#everybody, moments)).toEqual([]);
    this.#moment = after;
  }

  /** A window that has been closed. */
  #isOver(walker: Walker): void {
    this.#trail.push(`  the session of ${walker.name} is over`);
    walker.close();
    this.#everybody = this.#everybody.filter((each) => each !== walker);
  }

  async #isAnswered(walker: Walker, { words, answered }: Step['deed']): Promise<void> {
    if (answered !== false) expect(await walker.isAnswered(3000), `${walker.name} ${words}: an answer`).toBe(true);
    const question = await askedNow(this.#world, walker);
    if (question === undefined) return;
    const inSight = await walker.comesToSee(question, 3000);
    expect(inSight, `${walker.name} ${words}: question ${question} is in sight`).toBe(true);
  }

  #leaks(viewer: Walker, moments: readonly Rights[]): string[] {
    const news = viewer.looks();
    for (const { text } of news) this.#codes.push(...(/Код: (\S+)/u.exec(text)?.slice(1) ?? []));
    return leaks(viewer, news, this.#everybody, moments);
  }

  async #now(): Promise<Moment> {
    const rights = await rightsNow(this.#world);
    const refusals = await refusalsNow(this.#world, rights.schools.keys());
    return { rights, refusals, frames: await framesNow(this.#world) };
  }
}

async function seesWhereTheyAre({ person, guest }: Walker): Promise<void> {
  // A window that an old message has opened leads nowhere, and says where to go.
  const dead = guest ? '|ссылка уже не действует|Дальше разговор идёт в Telegram' : '';
  await person.sees(
    new RegExp(`Меню|Чтобы войти|Ждём согласия|Знакомство ещё не закончено|ждём ответа|Участие закончено${dead}`, 'u'),
  );
}
