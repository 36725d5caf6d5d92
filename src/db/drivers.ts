import { PGlite } from '@electric-sql/pglite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  PGliteDialect,
  PostgresDialect,
  type PrimitiveValueListNode,
  type ValueNode,
} from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

/**
 * The two drivers made the same: one table of parsers for what comes out, one plugin for what goes in. Left to
 * themselves they differ (a date is a UTC midnight or a local one, count(*) a number or a string, a Temporal.Instant
 * is quoted or refused); test/db/drivers.test.ts holds them to one contract.
 */
const parsers: Record<number, (text: string) => unknown> = {
  20: wholeNumber, // int8
  1700: (text) => text, // numeric: exact, as text
  1082: (text) => Temporal.PlainDate.from(text),
  1083: (text) => Temporal.PlainTime.from(text),
  1114: (text) => Temporal.PlainDateTime.from(text.replace(' ', 'T')),
  1184: (text) => Temporal.Instant.from(text.replace(' ', 'T')),
  17: (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex')), // bytea, \x…
  114: (text) => JSON.parse(text),
  3802: (text) => JSON.parse(text), // jsonb
};

export interface Driver {
  kysely: Kysely<Tables>;
  listen: Listen;
  hold: Hold;
}

/**
 * Takes a named lock of the whole deployment (ticking, polling, posting are each done by one replica), or returns
 * undefined while another replica has it. `lost` aborts when the connection that holds it breaks.
 */
export type Hold = (name: string) => Promise<{ lost: AbortSignal; release(): Promise<void> } | undefined>;

/**
 * Calls back for each NOTIFY on the channel, until the returned function is called. `cameBack`: the line was lost for a
 * while, and whatever was notified meanwhile with it.
 */
export type Listen = (
  channel: string,
  heard: (payload: string) => void,
  cameBack?: () => void,
) => Promise<() => Promise<void>>;

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
  });
  await pglite.waitReady;
  return pglite;
}

/** A server that has vanished without a word is noticed too, by the connection that only waits and by the one that asks. */
const patience = { connectionTimeoutMillis: 5000, keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

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
    hold: (name) => holdOnPostgres(url, name),
  };
}

/** As the owner of the tables: for migrations only. */
function owner(dialect: Dialect): Kysely<Tables> {
  return new Kysely<Tables>({ dialect, plugins: [new Serialising()] });
}

/** Throws where no server lets us in. */
export async function knock(url: string): Promise<void> {
  const client = new pg.Client({ ...patience, connectionString: url });
  client.on('error', () => {});
  await client.connect().finally(() => client.end().catch(() => {}));
}

export function ownerOfPostgres(url: string): Kysely<Tables> {
  return owner(new PostgresDialect({ pool: new pg.Pool({ ...patience, connectionString: url, max: 1 }) }));
}

export function ownerOfPglite(pglite: PGlite): Kysely<Tables> {
  return owner(new PGliteDialect({ pglite }));
}

function kysely(dialect: Dialect): Kysely<Tables> {
  return new Kysely<Tables>({ dialect, plugins: [new Serialising()] });
}

const asDoor = 'set role nastavnik_door';

async function openAsDoor(connection: DatabaseConnection): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(asDoor));
}

/** A connection of its own that comes back when it is lost. */
async function listenOnPostgres(
  url: string,
  channel: string,
  heard: (payload: string) => void,
  cameBack: () => void = () => {},
): Promise<() => Promise<void>> {
  let stopped = false;
  let lost = false;
  let client: pg.Client | undefined;
  const connect = async (): Promise<void> => {
    if (stopped) return;
    const fresh = new pg.Client({ ...patience, connectionString: url });
    client = fresh;
    let over = false;
    // One break is told several times: by the event of the error, by that of the end, and by whoever was connecting.
    const again = () => {
      if (over) return;
      over = true;
      lost = true;
      fresh.end().catch(() => {});
      setTimeout(() => void connect(), 1000).unref();
    };
    fresh.on('error', again);
    fresh.on('end', again);
    fresh.on('notification', (note) => heard(note.payload ?? ''));
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      if (lost) cameBack();
      lost = false;
    } catch {
      again();
    }
  };
  await connect();
  return async () => {
    stopped = true;
    client?.removeAllListeners();
    client?.on('error', () => {});
    await client?.end().catch(() => {});
  };
}

async function holdOnPostgres(url: string, name: string): ReturnType<Hold> {
  const client = new pg.Client({ ...patience, connectionString: url });
  const lost = new AbortController();
  client.on('error', () => lost.abort());
  client.on('end', () => lost.abort());
  try {
    await client.connect();
    const { rows } = await client.query('select pg_try_advisory_lock(hashtext($1)) as held', [`nastavnik:${name}`]);
    if (rows[0]?.held === true) return { lost: lost.signal, release: () => client.end() };
    await client.end();
    return undefined;
  } catch {
    await client.end().catch(() => {});
    return undefined;
  }
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('An int8 from the database does not fit a number');
  return value;
}

/** What goes in: Temporal as ISO text, bytes as bytea, any other object or array as jsonb. */
class Serialising implements KyselyPlugin {
  readonly #transformer = new (class extends OperationNodeTransformer {
    protected override transformValue(node: ValueNode): ValueNode {
      return { ...node, value: serialised(node.value) };
    }
    protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
      return { ...node, values: node.values.map(serialised) };
    }
  })();

  transformQuery({
    node,
    queryId,
  }: Parameters<KyselyPlugin['transformQuery']>[0]): ReturnType<KyselyPlugin['transformQuery']> {
    return this.#transformer.transformNode<OperationNode>(node, queryId) as ReturnType<KyselyPlugin['transformQuery']>;
  }

  async transformResult({
    result,
  }: Parameters<KyselyPlugin['transformResult']>[0]): ReturnType<KyselyPlugin['transformResult']> {
    return result;
  }
}

function serialised(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (
    value instanceof Temporal.Instant ||
    value instanceof Temporal.PlainDate ||
    value instanceof Temporal.PlainTime ||
    value instanceof Temporal.PlainDateTime
  ) {
    return value.toString();
  }
  return JSON.stringify(value);
}
