import { expect, onTestFinished, test } from 'vitest';
import { embedded } from '#db/drivers.ts';
import { openDatabase } from '#db/open.ts';
import { freshPostgres, onPostgres, onServer } from '#test/support/database.ts';
import { emptyPglite } from '#test/support/empty-pglite.ts';
import { Chance } from '#test/support/simulated/chance.ts';
import { isBusy } from '#test/support/simulated/hours.ts';
import { dayMinutes, everybody } from '#test/support/simulated/life.ts';
import { type Processes, type Simulated, simulate } from '#test/support/simulated/running.ts';

const seed = Number(process.env['SIMULATED_SEED'] ?? 20_261_201);

const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 60_000 / dayMinutes;

const care = new Set(['worry', 'worry-taken', 'call-taken']);

/** What had to be recorded was, once, in its minute, for whom it was meant; and nothing else was. */
function expectAsDue(simulated: Simulated): void {
  const { schools, recorded, lines, expected, failed } = simulated;
  const counted = [...Map.groupBy(recorded, ({ kind }) => kind)].map(([kind, { length }]) => `${length} ${kind}`);
  process.stdout.write(`seed ${seed}: ${counted.toSorted().join(', ')}\n`);
  const count = (all: readonly string[]) =>
    all.reduce((counts, each) => counts.set(each, (counts.get(each) ?? 0) + 1), new Map<string, number>());
  const [was, due] = [count(lines), count(expected)];
  const missing = [...due].flatMap(([each, times]) => ((was.get(each) ?? 0) < times ? [each] : []));
  const unexpected = [...was].flatMap(([each, times]) => ((due.get(each) ?? 0) < times ? [each] : []));
  expect({ failed, missing, unexpected }).toEqual({ failed: [], missing: [], unexpected: [] });
  const disturbed = schools.flatMap((school) => {
    const people = new Set(everybody(school));
    return recorded.filter(
      ({ person, at, kind }) => people.has(person) && !care.has(kind) && isBusy(school, person, at, at),
    );
  });
  expect(disturbed).toEqual([]);
}

/** A simulation in which a kind never came would say nothing about it. */
const kinds = ['remind-meeting', 'ask-log', 'remind-log', 'rate', 'check-in', 'digest', 'meeting-planned', 'worry'];

function kindsOf({ recorded }: Simulated): string[] {
  return [...new Set(recorded.map(({ kind }) => kind))];
}

test('three weeks over New Year: each notice once, in its minute, for the right person, with restarts at random', async () => {
  const pglite = await emptyPglite();
  onTestFinished(() => pglite.close());
  const open = (): Processes => ({
    first: openDatabase(embedded(pglite), { oneAtATime: true }),
    restart: async () => open(),
  });
  const span = { firstDay: day('2026-12-24'), lastDay: day('2027-01-15') };
  const simulated = await simulate(open(), new Chance(seed), 20, span);
  expectAsDue(simulated);
  expect(kindsOf(simulated)).toEqual(expect.arrayContaining(kinds));
}, 900_000);

onPostgres(
  'two months of 100 pairs from Kaliningrad to Kamchatka: the same, with a second replica and restarts at random',
  async () => {
    const url = await freshPostgres();
    const open = (): Processes => {
      const [first, second] = [onServer(url), onServer(url)];
      const close = async () => {
        await Promise.all([first.close(), second.close()]);
      };
      onTestFinished(async () => void (await close().catch(() => {})));
      return {
        ...{ first: first.db, second: second.db },
        async restart() {
          await close();
          return open();
        },
      };
    };
    const span = { firstDay: day('2026-12-01'), lastDay: day('2027-01-31') };
    const simulated = await simulate(open(), new Chance(seed), Number(process.env['SIMULATED_PAIRS'] ?? 100), span);
    expectAsDue(simulated);
    expect(kindsOf(simulated)).toEqual(expect.arrayContaining([...kinds, 'pair-silent', 'silent-pairs']));
  },
  1_800_000,
);
