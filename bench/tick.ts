import type { Database } from '#db/open.ts';
import type { SchoolId } from '#domain/ids.ts';
import { tick as minutesTick } from '#jobs/tick.ts';
import { onEachDatabase } from './databases.ts';
import { makeDue, meetingsOfSchool, plantSchool } from './planted-meetings.ts';

const sizes = [10_000, 1_000_000];
const due = 100;
const repetitions = 9;
const mostRatio = 1.5;

/** In no quiet hours and no lessons of anybody. */
const afternoon = Temporal.Instant.from('2026-12-02T17:00+03:00');

/** What a tick with 100 due costs among ten thousand planned meetings and among a million: nearly the same. */
export async function tick(): Promise<void> {
  await onEachDatabase(async (name, { db }) => {
    process.stdout.write(`\n${name}: a tick with ${due} due, medians of ${repetitions}\n`);
    process.stdout.write('planned meetings        ms  to the first\n');
    const schools: SchoolId[] = [];
    let first: number | undefined;
    for (const [round, size] of sizes.entries()) {
      while (schools.length * meetingsOfSchool < size) schools.push(await plantSchool(db, afternoon));
      const ms = await measured(db, schools, afternoon.add({ minutes: round * (repetitions + 1) }));
      first ??= ms;
      const columns = [String(size).padStart(16), ms.toFixed(0).padStart(8), (ms / first).toFixed(2).padStart(12)];
      process.stdout.write(`${columns.join('  ')}\n`);
      if (ms / first > mostRatio) process.exitCode = 1;
    }
  });
}

/** Each time another hundred; the first is not counted. */
async function measured(db: Database, schools: readonly SchoolId[], from: Temporal.Instant): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= repetitions; round += 1) {
    const now = from.add({ minutes: round });
    const asked = spread(schools);
    for (const school of asked) await makeDue(db, school, due / 2 / asked.length, now);
    const started = performance.now();
    const done = await minutesTick(db, now, { error });
    if (round > 0) times.push(performance.now() - started);
    await demandSaid(db, now);
    if (done !== due) throw new Error(`${done} were done, not ${due}: this is not what is to be measured`);
  }
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

function error(...what: readonly unknown[]): void {
  process.stderr.write(`${JSON.stringify(what)}\n`);
}

/** Up to ten schools, so that what is due lies far apart. */
function spread(schools: readonly SchoolId[]): readonly SchoolId[] {
  return schools.filter((_, place) => place % Math.ceil(schools.length / 10) === 0);
}

/** Each thing that was due has been said to somebody. */
async function demandSaid(db: Database, at: Temporal.Instant): Promise<void> {
  const { said } = await db.atDoor(({ sql }) =>
    sql
      .selectFrom('outbox')
      .select((eb) => eb.fn.countAll<number>().as('said'))
      .where('created_at', '=', at)
      .executeTakeFirstOrThrow(),
  );
  if (Number(said) !== due) throw new Error(`${said} were told, not ${due}: this is not what is to be measured`);
}
