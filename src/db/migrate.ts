import { readdir } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Tables } from './tables.ts';

const folder = new URL('../../migrations/', import.meta.url);

/** Brings the database to today's shape. Forward only; Kysely's own lock lets one of several replicas do it. */
export async function migrate(owner: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db: owner, provider: { getMigrations: migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'migrations';
  throw new Error(`The database could not be brought up to date (${failed})`, { cause: error });
}

async function migrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}-.*\.ts$/.test(file)).sort();
  const found: Record<string, Migration> = {};
  for (const file of files) found[file.slice(0, -3)] = (await import(new URL(file, folder).href)) as Migration;
  return found;
}
