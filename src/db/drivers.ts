import { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, type DatabaseConnection, type Dialect, Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Hold, holdOnPostgres, type Listen, listenOnPostgres, patience } from './signals.ts';
import type { Tables } from './tables.ts';
import { parsers, Serialising, serializers } from './values.ts';

export interface Driver {
  kysely: Kysely<Tables>;
  listen: Listen;
  hold: Hold;
}

export function embedded(pglite: PGlite): Driver {
  return {
    kysely: kysely(new PGliteDialect({ pglite, onCreateConnection: openAsDoor })),
    listen: async (channel, heard) => {
      const stop = await pglite.listen(channel, heard);
      return () => stop();
    },
    // One process has the folder (the DATA_DIR lock), so whoever asks holds.
    hold: async () => ({ lost: new AbortController().signal, release: async () => {} }),
  };
}

/** Opens (or makes) the embedded database in a folder; without a folder it lives in memory. */
export async function openPglite(folder?: string, template?: Blob): Promise<PGlite> {
  const pglite = new PGlite({
    ...(folder === undefined ? {} : { dataDir: folder }),
    ...(template === undefined ? {} : { loadDataDir: template }),
    parsers,
    serializers,
  });
  await pglite.waitReady;
  return pglite;
}

export function postgres(url: string): Driver {
  const pool = new pg.Pool({
    ...patience,
    connectionString: url,
    max: 10,
    statement_timeout: 10_000,
    query_timeout: 15_000,
    types: { getTypeParser: (oid: number) => parsers[oid] ?? pg.types.getTypeParser(oid) },
    // Not Kysely's onCreateConnection: where that fails, the connection never comes back to the pool.
    verify: (client, done) => void client.query(asDoor).then(() => done(), done),
  });
  // A connection that breaks is replaced by the pool at the next query, and whoever was using it gets an error of the
  // query; without a listener for each of the two states it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    kysely: kysely(new PostgresDialect({ pool })),
    listen: (channel, heard, cameBack) => listenOnPostgres(url, channel, heard, cameBack),
    hold: (name, signal) => holdOnPostgres(url, name, signal),
  };
}

/** Throws where no server lets us in. */
export async function knock(url: string): Promise<void> {
  const client = new pg.Client({ ...patience, connectionString: url });
  client.on('error', () => {});
  await client.connect().finally(() => client.end().catch(() => {}));
}

/** As the owner of the tables: for migrations only. */
export function ownerOfPostgres(url: string): Kysely<Tables> {
  return kysely(new PostgresDialect({ pool: new pg.Pool({ ...patience, connectionString: url, max: 1 }) }));
}

/** As the owner of the tables: for migrations only. */
export function ownerOfPglite(pglite: PGlite): Kysely<Tables> {
  return kysely(new PGliteDialect({ pglite }));
}

function kysely(dialect: Dialect): Kysely<Tables> {
  return new Kysely<Tables>({ dialect, plugins: [new Serialising()] });
}

const asDoor = 'set role nastavnik_door';

async function openAsDoor(connection: DatabaseConnection): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(asDoor));
}
