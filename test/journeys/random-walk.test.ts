import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { freshData } from '#test/support/database.ts';
import { anyDeed, type Deed, Dice } from '#test/support/journey/deeds.ts';
import { opens } from '#test/support/journey/opening.ts';
import { schools, twoSchools } from '#test/support/journey/walk-cast.ts';
import { askedNow, isKept, lastKept, lyingAbout, troubles } from '#test/support/journey/walk-checks.ts';
import { mayBeShown, type Rights, rightsNow } from '#test/support/journey/walk-rights.ts';
import { Walker } from '#test/support/journey/walker.ts';
import { World } from '#test/support/journey/world.ts';

/** RANDOM_WALKS=100 walks for hours; RANDOM_WALK_SEED with RANDOM_WALKS=1 takes one walk again. */
const walks = Number(process.env['RANDOM_WALKS'] ?? 2);
const steps = Number(process.env['RANDOM_WALK_STEPS'] ?? 150);
const first = Number(process.env['RANDOM_WALK_SEED'] ?? 20_261_125);
const seeds = Array.from({ length: walks }, (_, index) => first + index);

test.each(seeds)(
  'whatever people of two schools do, they get an answer, no error and nothing of others (seed %i)',
  { timeout: 60_000 + steps * 500 },
  async (seed) => {
    const walk = await Walk.begin();
    const property = fc.asyncProperty(fc.gen(), async (any) => walk.goes(new Dice(any)));
    const { failed, errorInstance } = await fc.check(property, {
      seed,
      numRuns: 1,
      endOnFailure: true,
      unbiased: true,
    });
    if (failed) throw new Error(`Seed ${seed}: ${String(errorInstance)}\n${walk.story()}`, { cause: errorInstance });
  },
);

/** People of two schools, and what they do one after the other. */
class Walk {
  readonly #world: World;
  readonly #errors: readonly string[];
  readonly #codes: string[];
  readonly #trail: string[] = [];
  #everybody: Walker[];

  private constructor(world: World, errors: readonly string[], cast: { everybody: Walker[]; codes: string[] }) {
    this.#world = world;
    this.#errors = errors;
    this.#everybody = cast.everybody;
    this.#codes = cast.codes;
  }

  static async begin(): Promise<Walk> {
    const errors: string[] = [];
    const data = await freshData();
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
      const kept = await lastKept(world);
      await walker.person.types('/menu');
      await isKept(world, kept, walker);
      await world.settled();
    }
    for (const walker of cast.everybody) walker.looks();
    return new Walk(world, errors, cast);
  }

  async goes(dice: Dice): Promise<void> {
    // Some do most of it, so that they come far.
    const lively = [1, 2, 3, 4].map(() => dice.one(this.#everybody));
    for (let step = 1; step <= steps; step += 1) {
      const there = lively.filter((walker) => this.#everybody.includes(walker));
      await this.#something(dice, dice.one(dice.below(3) > 0 && there.length > 0 ? there : this.#everybody));
      this.#world.clock.advance({ seconds: 20 });
      await this.#world.settled();
    }
    for (const walker of this.#everybody) {
      await this.#does(walker, menuOf(walker));
      if (!this.#everybody.includes(walker)) continue;
      await walker.person.types('/menu');
      // A window that an old message has opened leads nowhere, and says where to go.
      const dead = walker.guest ? '|ссылка уже не действует|Дальше разговор идёт в Telegram' : '';
      await walker.person.sees(
        new RegExp(`Меню|Чтобы войти|Ждём согласия|Знакомство ещё не закончено|Участие закончено${dead}`, 'u'),
      );
    }
  }

  /** The last steps, and what everybody sees. */
  story(): string {
    const seen = this.#everybody.map(
      ({ name, person }) => `${name}: ${JSON.stringify(person.client.messages().slice(-2))}`,
    );
    return [...this.#trail.slice(-40), ...seen].join('\n');
  }

  async #something(dice: Dice, walker: Walker): Promise<void> {
    const chance = dice.below(100);
    if (chance < 3) return this.#restarts(dice);
    if (chance < 6) return this.#timePasses(dice);
    if (chance < 9) return this.#opensWindow(dice);
    if (chance < 11) return this.#turnsSwitch(dice, walker);
    const found = await lyingAbout(this.#world, this.#codes);
    await this.#does(walker, anyDeed(dice, walker, this.#everybody, found), chance < 13);
  }

  /** Whoever may does it the usual way; whoever may not tries. */
  async #turnsSwitch(dice: Dice, walker: Walker): Promise<void> {
    const { person } = walker;
    const begins = {
      words: 'wants to turn the switch',
      does: () => person.pressesPayload(walker.asOwn('c:switch-telegram:')),
    };
    await this.#does(walker, begins);
    const labels = ['Включить', 'Всё равно выключить', 'Оставить включённым', 'Оставить выключенным'];
    const offered = (person.last()?.buttons ?? []).filter((label) => labels.includes(label));
    if (offered.length === 0) return;
    const label = dice.one(offered);
    await this.#does(walker, { words: `presses «${label}»`, does: () => person.presses(label) });
  }

  async #restarts(dice: Dice): Promise<void> {
    this.#trail.push('the program starts anew');
    await this.#world.restart();
    const walker = dice.one(this.#everybody);
    await this.#does(walker, menuOf(walker));
  }

  async #timePasses(dice: Dice): Promise<void> {
    const minutes = dice.one([1, 11, 16, 35, 600, 2000]);
    this.#trail.push(`${minutes} minutes pass`);
    this.#world.clock.advance({ minutes });
    await this.#watched(async () => {
      await this.#world.tick();
      await this.#world.settled();
    });
  }

  /** Somebody in Telegram presses «Открыть». */
  async #opensWindow(dice: Dice): Promise<void> {
    const invited = this.#everybody.filter(({ person }) => person.last()?.buttons.includes('Открыть'));
    if (invited.length === 0) return;
    const walker = dice.one(invited);
    await this.#watched(async () => {
      const kept = await lastKept(this.#world);
      this.#trail.push(`${walker.name} presses «Открыть»`);
      const { person } = await opens(this.#world, walker.person);
      const window = new Walker(`window of ${walker.name}`, person, walker.secrets, { guest: true });
      this.#everybody.push(window);
      await this.#answered(window, kept);
    });
  }

  /** One step, after which everything that must hold is asked. `restarting`: in its very middle the program starts anew. */
  async #does(walker: Walker, deed: Deed, restarting = false): Promise<void> {
    this.#trail.push(`${walker.name} ${deed.words}${restarting ? ', and the program starts anew' : ''}`);
    await this.#watched(async () => {
      const kept = await lastKept(this.#world);
      try {
        await Promise.all([deed.does(), ...(restarting ? [this.#world.restart()] : [])]);
      } catch (error) {
        if (!(walker.guest && error instanceof Error && error.message.endsWith('410'))) throw error;
        this.#trail.push('the session is over');
        walker.close();
        this.#everybody = this.#everybody.filter((each) => each !== walker);
        return;
      }
      await this.#answered(walker, kept, deed.answered);
    });
  }

  async #answered(walker: Walker, kept: number, answered = true): Promise<void> {
    expect(await isKept(this.#world, kept, walker), 'the update is kept').toBe(true);
    await this.#world.settled();
    if (answered) expect(await walker.isAnswered(3000), 'an answer').toBe(true);
    const question = await askedNow(this.#world, walker);
    if (question === undefined) return;
    expect(await walker.comesToSee(question, 3000), `question ${question} is in sight`).toBe(true);
  }

  /** Nobody is shown what they may not see while this happens, and nothing of the program fails. */
  async #watched(happens: () => Promise<void>): Promise<void> {
    const { log } = this.#world.telegram;
    const from = log.length;
    const before = await rightsNow(this.#world);
    await happens();
    const after = await rightsNow(this.#world);
    expect(this.#errors).toEqual([]);
    expect(await troubles(this.#world)).toEqual([]);
    expect(this.#everybody.flatMap((walker) => this.#leaks(walker, [before, after]))).toEqual([]);
    expect(this.#personalInTelegram(JSON.stringify(log.slice(from)), [before, after])).toEqual([]);
  }

  /** What somebody has just been shown of another who is none of their business. */
  #leaks(viewer: Walker, moments: readonly Rights[]): string[] {
    const news = viewer.looks();
    for (const { text } of news) this.#codes.push(...(/Код: (\S+)/u.exec(text)?.slice(1) ?? []));
    const shown = plain(JSON.stringify(news));
    return this.#everybody.flatMap((owner) =>
      owner.secrets
        .filter((secret) => shown.includes(plain(secret.stem)))
        .filter((secret) => !moments.some((rights) => mayBeShown(secret, owner, viewer, this.#everybody, rights)))
        .map(({ stem }) => `${viewer.name} sees «${stem}» of ${owner.name}: ${shown}`),
    );
  }

  /** Whatever was called of Telegram, for whomever. */
  #personalInTelegram(calls: string, moments: readonly Rights[]): string[] {
    const neutral = Object.values(schools).filter((name) =>
      moments.every(({ schools }) =>
        [...schools.values()].some((school) => school.name === name && school.impersonalTelegram),
      ),
    );
    const secrets = this.#everybody.flatMap((walker) => walker.secrets);
    return secrets
      .filter(
        ({ stem, school }) =>
          school !== undefined && neutral.some((name) => name === school) && plain(calls).includes(plain(stem)),
      )
      .map(({ stem }) => `Telegram has carried «${stem}»`);
  }
}

function menuOf({ person }: Walker): Deed {
  return { words: 'wants the menu', does: () => person.types('/menu') };
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}
