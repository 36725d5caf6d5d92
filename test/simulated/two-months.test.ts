import { expect, onTestFinished, test } from 'vitest';
import { embedded } from '#db/drivers.ts';
import { openDatabase } from '#db/open.ts';
import { freshPostgres, onPostgres, onServer } from '#test/support/database.ts';
import { emptyPglite } from '#test/support/empty-pglite.ts';
import { Chance } from '#test/support/simulated/chance.ts';
import { isBusy } from '#test/support/simulated/hours.ts';
import { dayMinutes, everybody } from '#test/support/simulated/life.ts';
import { line } from '#test/support/simulated/recorded.ts';
import { type Processes, type Simulated, simulate } from '#test/support/simulated/running.ts';

const seed = Number(process.env['SIMULATED_SEED'] ?? 20_261_201);

const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 60_000 / dayMinutes;

/** What comes of a call for help asks neither quiet hours nor lessons. */
const ofCalls = new Set(['worry', 'worry-taken', 'call-taken', 'call-unheard']);

/** What had to be recorded was, once, in its minute, for whom it was meant; and nothing else was. */
function expectAsDue({ schools, recorded, lines, expected, failed }: Simulated): void {
  const counted = [...Map.groupBy(recorded, ({ kind }) => kind)].map(([kind, { length }]) => `${length} ${kind}`);
  process.stdout.write(`seed ${seed}: ${counted.toSorted().join(', ')}\n`);
  const count = (all: readonly string[]) =>
    all.reduce((counts, each) => counts.set(each, (counts.get(each) ?? 0) + 1), new Map<string, number>());
  const [was, due] = [count(lines), count(expected)];
  const missing = [...due].flatMap(([each, times]) => ((was.get(each) ?? 0) < times ? [each] : []));
  const unexpected = [...was].flatMap(([each, times]) => ((due.get(each) ?? 0) < times ? [each] : []));
  const disturbed = schools.flatMap((school) => {
    const people = everybody(school);
    const callers = people.flatMap(({ label, calls }) => (calls.length > 0 ? [label] : []));
    return recorded
      .filter(({ person, at }) => people.includes(person) && isBusy(school, person, at, at))
      .filter(({ kind, about }) => !(ofCalls.has(kind) && callers.includes(about)))
      .map((each) => line(school, each));
  });
  expect({ failed, missing, unexpected, disturbed }, `seed ${seed}`).toEqual({
    ...{ failed: [], missing: [], unexpected: [], disturbed: [] },
  });
}

/** A simulation in which a kind never came would say nothing about it. */
function expectKinds({ recorded }: Simulated, kinds: readonly string[]): void {
  expect([...new Set(recorded.map(({ kind }) => kind))]).toEqual(expect.arrayContaining([...kinds]));
}

const always = [
  ...['remind-meeting', 'ask-log', 'remind-log', 'rate', 'check-in', 'digest', 'worry', 'call-taken'],
  ...['meeting-planned', 'meeting-moved', 'meeting-cancelled'],
];
const inManyPairs = [
  ...['pair-silent', 'silent-pairs', 'pair-moved', 'substitute', 'absent-meetings', 'call-unheard', 'worry-taken'],
  ...['meeting-allow', 'meeting-off', 'meeting-without'],
];
const many = 100;

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
  expectKinds(simulated, always);
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
    const pairs = Number(process.env['SIMULATED_PAIRS'] ?? many);
    const simulated = await simulate(open(), new Chance(seed), pairs, span);
    expectAsDue(simulated);
    expectKinds(simulated, pairs < many ? always : [...always, ...inManyPairs]);
  },
  1_800_000,
);
