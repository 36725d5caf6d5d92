import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A server that has vanished without a word is noticed too, by the connection that only waits and by the one that asks. */
export const patience = { connectionTimeoutMillis: 5000, keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/**
 * Takes a named lock of the whole deployment (ticking, polling, posting are each done by one replica): waits while another
 * replica has it, and returns undefined when the signal is given meanwhile. `lost` aborts when the connection that holds
 * it breaks. Rejects where the database cannot be asked.
 */
export type Hold = (
  name: string,
  signal: AbortSignal,
) => Promise<{ lost: AbortSignal; release(): Promise<void> } | undefined>;

/**
 * Calls back for each NOTIFY on the channel, until the returned function is called. `cameBack`: the line was lost for a
 * while, and whatever was notified meanwhile with it.
 */
export type Listen = (
  channel: string,
  heard: (payload: string) => void,
  cameBack?: () => void,
) => Promise<() => Promise<void>>;

/** A connection of its own that comes back when it is lost. */
export async function listenOnPostgres(
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

/** One connection, which asks for the lock once in a while and then holds it. */
export async function holdOnPostgres(url: string, name: string, signal: AbortSignal): ReturnType<Hold> {
  const client = new pg.Client({ ...patience, connectionString: url });
  const lost = new AbortController();
  client.on('error', () => lost.abort());
  client.on('end', () => lost.abort());
  try {
    await client.connect();
    for (;;) {
      const { rows } = await client.query('select pg_try_advisory_lock(hashtext($1)) as held', [`nastavnik:${name}`]);
      if (rows[0]?.held === true) return { lost: lost.signal, release: () => client.end() };
      await sleep(1000, undefined, { signal });
    }
  } catch (error) {
    await client.end().catch(() => {});
    if (signal.aborted) return undefined;
    throw error;
  }
}
