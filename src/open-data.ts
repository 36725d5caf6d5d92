import { join } from 'node:path';
import { embedded, openPglite, ownerOfPglite, ownerOfPostgres, postgres } from '#db/drivers.ts';
import { migrate } from '#db/migrate.ts';
import { type Database, openDatabase } from '#db/open.ts';
import type { Config } from './config.ts';
import { takeDataDir } from './data-dir.ts';

export interface Data {
  db: Database;
  /** How many turns may run at once: PGlite is one connection. */
  workers: number;
  close(): Promise<void>;
}

/** Opens Postgres where DATABASE_URL is set, else the embedded database in DATA_DIR, and brings it up to date. */
export async function openData(config: Pick<Config, 'database' | 'dataDir'>): Promise<Data> {
  const { url } = config.database;
  return url === undefined ? openEmbedded(config.dataDir) : openPostgres(url);
}

async function openPostgres(url: string): Promise<Data> {
  const owner = ownerOfPostgres(url);
  try {
    await migrate(owner);
  } finally {
    await owner.destroy();
  }
  const db = openDatabase(postgres(url), { oneAtATime: false });
  return { db, workers: 4, close: () => db.close() };
}

async function openEmbedded(dataDir: string): Promise<Data> {
  const lock = await takeDataDir(dataDir);
  try {
    const pglite = await openPglite(join(dataDir, 'pglite'));
    await migrate(ownerOfPglite(pglite));
    const db = openDatabase(embedded(pglite), { oneAtATime: true });
    return {
      db,
      workers: 1,
      async close() {
        await db.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
