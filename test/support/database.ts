import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject, onTestFinished, test } from 'vitest';
import { embedded, postgres } from '#db/drivers.ts';
import { type Database, openDatabase } from '#db/open.ts';
import type { Data } from '#src/open-data.ts';
import { emptyPglite } from './empty-pglite.ts';

const serverUrl = process.env['TEST_DATABASE_URL'];

/** A database of the test's own: Postgres where TEST_DATABASE_URL is set, else PGlite in memory. */
export async function freshData(): Promise<Data> {
  return serverUrl === undefined ? freshPglite() : onServer(await freshPostgres());
}

export async function freshDatabase(): Promise<Database> {
  const { db, close } = await freshData();
  onTestFinished(close);
  return db;
}

export async function freshPglite(): Promise<Data> {
  const db = openDatabase(embedded(await emptyPglite()), { oneAtATime: true });
  return { db, workers: 1, close: () => db.close() };
}

/** The address of a new copy of the migrated Postgres database; several replicas of a test may open it. Dropped after the test. */
export async function freshPostgres(): Promise<string> {
  if (serverUrl === undefined) throw new Error('TEST_DATABASE_URL is not set');
  const name = `nastavnik_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  await atServer(`create database ${name} template ${inject('postgresTemplate')}`);
  onTestFinished(() => atServer(`drop database if exists ${name} with (force)`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export function onServer(url: string): Data {
  const db = openDatabase(postgres(url), { oneAtATime: false });
  return { db, workers: 4, close: () => db.close() };
}

/** A test that only a real Postgres can answer; without one it is skipped by this name, and CI fails if it never ran. */
export function onPostgres(name: string, run: () => Promise<void>, timeoutMs = 180_000): void {
  test.skipIf(serverUrl === undefined)(`[postgres] ${name}`, { timeout: timeoutMs }, run);
}

async function atServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  // Copying a template waits for nobody to be connected to it; two tests that copy at once are told to try again.
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(statement);
      break;
    } catch (error) {
      if (attempt === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  await client.end();
}
