import { join } from 'node:path';
import { embedded, knock, openPglite, ownerOfPglite, ownerOfPostgres, postgres } from '#db/drivers.ts';
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

/** Nobody answers at DATABASE_URL. */
export class DatabaseAway extends Error {
  constructor(error: unknown) {
    const code = codeOf(error);
    super(
      `База данных по адресу из DATABASE_URL недоступна${code === undefined ? '' : ` (${code})`}: проверьте адрес, имя и пароль и запущен ли Postgres.`,
      { cause: error },
    );
    this.name = 'DatabaseAway';
  }
}

/** Opens Postgres where DATABASE_URL is set, else the embedded database in DATA_DIR, and brings it up to date. */
export async function openData(config: Pick<Config, 'database' | 'dataDir'>): Promise<Data> {
  const { url } = config.database;
  return url === undefined ? openEmbedded(config.dataDir) : openPostgres(url);
}

async function openPostgres(url: string): Promise<Data> {
  await answers(url);
  const owner = ownerOfPostgres(url);
  try {
    await migrate(owner);
  } finally {
    await owner.destroy();
  }
  const db = openDatabase(postgres(url), { oneAtATime: false });
  return { db, workers: 4, close: () => db.close() };
}

/** The address itself is told to nobody: it has the password in it. */
async function answers(url: string): Promise<void> {
  try {
    await knock(url);
  } catch (error) {
    throw new DatabaseAway(error);
  }
}

/** A name with several addresses fails with an error for each, and says nothing itself. */
function codeOf(error: unknown): string | undefined {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error && 'code' in first && typeof first.code === 'string' ? first.code : undefined;
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
