import fc from 'fast-check';
import { test } from 'vitest';
import type { Data } from '#src/open-data.ts';
import { freshData, freshPglite, freshPostgres, onPostgres, onServer } from '#test/support/database.ts';
import { Dice } from '#test/support/journey/deeds.ts';
import { type Length, Walk } from '#test/support/journey/walk.ts';

/**
 * RANDOM_WALKS=100 walks for hours; RANDOM_WALK_SEED with RANDOM_WALKS=1 takes one walk again, as far as what happens at
 * once lets it; RANDOM_WALK_STEPS: how many deeds each has.
 */
const walks = Number(process.env['RANDOM_WALKS'] ?? 1);
const steps = process.env['RANDOM_WALK_STEPS'];
const first = Number(process.env['RANDOM_WALK_SEED'] ?? 20_261_125);
const seeds = Array.from({ length: walks }, (_, index) => first + index);

const inTurn: Length = { atOnce: 1, rounds: Number(steps ?? 50) };
const atOnce: Length = { atOnce: 5, rounds: Math.ceil(Number(steps ?? 125) / 5) };
const timeout = 180_000 + 1000 * Number(steps ?? 125);

for (const seed of seeds) {
  test(
    `whatever people of two schools do one after the other, they get an answer, no error and nothing of others (seed ${seed})`,
    {
      timeout,
    },
    async () => walksBy(seed, inTurn, await freshData()),
  );

  test(
    `whatever five of them do at once, nobody is left silent, nothing is lost, and no one is asked for what they refused (seed ${seed})`,
    {
      timeout,
    },
    async () => walksBy(seed, atOnce, await freshPglite()),
  );

  onPostgres(
    `the same at once, where five really are handled at once (seed ${seed})`,
    async () => walksBy(seed, atOnce, onServer(await freshPostgres())),
    timeout,
  );
}

async function walksBy(seed: number, length: Length, data: Data): Promise<void> {
  const walk = await Walk.begin(data);
  const property = fc.asyncProperty(fc.gen(), async (any) => walk.goes(new Dice(any), length));
  const { failed, errorInstance } = await fc.check(property, {
    seed,
    numRuns: 1,
    endOnFailure: true,
    unbiased: true,
  });
  if (failed) throw new Error(`Seed ${seed}: ${String(errorInstance)}\n${walk.story()}`, { cause: errorInstance });
}
