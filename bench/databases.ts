import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Data, openData } from '#src/open-data.ts';

/** PGlite in a folder of its own, and the Postgres of BENCH_DATABASE_URL (an empty database) where it is set. */
export async function onEachDatabase(run: (name: string, data: Data) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'nastavnik-bench-'));
  const embedded = await openData({ database: {}, dataDir: folder });
  await run('PGlite', embedded).finally(() => embedded.close());
  await rm(folder, { recursive: true });
  const url = process.env['BENCH_DATABASE_URL'];
  if (url === undefined) {
    process.stdout.write('Postgres: not measured, BENCH_DATABASE_URL is not set\n');
    return;
  }
  const postgres = await openData({ database: { url }, dataDir: '' });
  await run('Postgres', postgres).finally(() => postgres.close());
}
