import type { Database } from '#db/open.ts';
import { brand, type CheckInId } from '#domain/ids.ts';
import { tick } from '#jobs/tick.ts';
import { actsOf } from './acting.ts';
import type { Act, Made } from './acting-in-meetings.ts';
import type { Chance } from './chance.ts';
import { schoolsByChance } from './chances-of-life.ts';
import { Ticks } from './expected.ts';
import { everybody, type Minute, type SimSchool, type Span } from './life.ts';
import { expectedOf } from './oracle.ts';
import { Killed, killedAt } from './process.ts';
import { line, type Recorded, recorded } from './recorded.ts';
import { instant, type Settled, settle } from './settling.ts';
import { tickMinutes } from './tick-minutes.ts';

/** How the data is opened: by the process, by a second replica where there can be one, and anew after a restart. */
export interface Processes {
  readonly first: Database;
  readonly second?: Database;
  restart(): Promise<Processes>;
}

export interface Simulated {
  readonly schools: readonly SimSchool[];
  readonly recorded: readonly Recorded[];
  /** As {@link line}, sorted. */
  readonly expected: readonly string[];
  readonly lines: readonly string[];
  /** What a tick could not do, killed processes left out. */
  readonly failed: readonly unknown[];
}

/** Lives through the days of schools with so many pairs, and says what had to be recorded and what was. */
export async function simulate(opened: Processes, chance: Chance, pairs: number, span: Span): Promise<Simulated> {
  const since = span.firstDay * 24 * 60 - 14 * 60;
  const until = (span.lastDay + 1) * 24 * 60;
  const schools = schoolsByChance(chance, pairs, span);
  const settled: Settled[] = [];
  for (const life of schools) settled.push(await settle(opened.first, life, since));
  const made: Made = { pairs: new Map(), meetings: new Map() };
  const acts = settled.flatMap((each) => actsOf(each, made)).toSorted((one, other) => one.at - other.at);
  const ticks = tickMinutes(chance, schools, { since, until });
  const run = new Run(opened, settled, acts, chance);
  for (const at of ticks) await run.to(at);
  const found = await recorded(run.processes.first, settled, made);
  const lifeOf = new Map(schools.flatMap((life) => everybody(life).map((person) => [person, life] as const)));
  return {
    ...{ schools, recorded: found, failed: run.failed },
    lines: found.map((each) => line(lifeOf.get(each.person) ?? (schools[0] as SimSchool), each)).toSorted(),
    expected: schools
      .flatMap((life) => expectedOf(life, new Ticks(ticks), since).map((each) => line(life, each)))
      .toSorted(),
  };
}

class Run {
  processes: Processes;
  readonly failed: unknown[] = [];
  readonly #settled: readonly Settled[];
  readonly #acts: Act[];
  readonly #chance: Chance;

  constructor(processes: Processes, settled: readonly Settled[], acts: Act[], chance: Chance) {
    this.processes = processes;
    this.#settled = settled;
    this.#acts = acts;
    this.#chance = chance;
  }

  /** Lets people act till then, and ticks. */
  async to(at: Minute): Promise<void> {
    for (let next = this.#acts[0]; next && next.at < at; next = this.#acts[0]) {
      this.#acts.shift();
      await next.act(this.processes.first);
    }
    await this.#tick(at);
  }

  async #tick(at: Minute): Promise<void> {
    const { first, second } = this.processes;
    const now = instant(at);
    const log = { error: (what: object) => void this.failed.push(what) };
    const how = this.#chance.next();
    let done = 0;
    if (how < 0.05) {
      await tick(killedAt(first, this.#chance.between(1, 12)), now, { error: () => {} }).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      if (how < 0.01) this.processes = await this.processes.restart();
      done = 1 + (await tick(this.processes.first, now, log));
    } else if (how < 0.3 && second) {
      done = (await Promise.all([tick(first, now, log), tick(second, now, log)])).reduce((all, each) => all + each);
    } else {
      done = await tick(second && how < 0.6 ? second : first, now, log);
    }
    if (done > 0) await this.#answer(at);
  }

  /** Whoever answers check-ins answers those that have just come. */
  async #answer(at: Minute): Promise<void> {
    const db = this.processes.first;
    const rows = await db.atDoor(({ sql }) =>
      sql
        .selectFrom('outbox')
        .select(['school_id', 'person_id', 'content'])
        .where('created_at', '=', instant(at))
        .where('key', 'like', 'check-in:%')
        .execute(),
    );
    for (const { school_id, person_id, content } of rows) {
      const { school, ids } = this.#settled.find((each) => each.school.id === school_id) ?? {};
      const [person, id] = [...(ids ?? [])].find(([, each]) => each === person_id) ?? [];
      const { answers } = person ?? {};
      if (!school || id === undefined || !answers) continue;
      const { notice } = content as { notice: { checkIn: string } };
      const checkIn = brand<CheckInId>(notice.checkIn);
      await school.by(db).does(id, instant(at + 0.5), ({ checkIns }) => checkIns.answer(checkIn, answers));
    }
  }
}
