import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openPglite, ownerOfPglite, ownerOfPostgres } from '#db/drivers.ts';
import { migrate } from '#db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated PGlite, packed: each test loads its own in half a second. */
    pgliteTemplate: string;
    /** The migrated Postgres database that tests copy; empty where TEST_DATABASE_URL is not set. */
    postgresTemplate: string;
  }
}

const url = process.env['TEST_DATABASE_URL'];
const name = `nastavnik_template_${process.pid}`;
let folder = '';

/** Migrates once for the whole run; every test gets a copy. */
export async function setup(project: TestProject): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'nastavnik-tests-'));
  const template = join(folder, 'template.tar');
  const pglite = await openPglite();
  await migrate(ownerOfPglite(pglite));
  const packed = await pglite.dumpDataDir('none');
  await writeFile(template, new Uint8Array(await packed.arrayBuffer()));
  await pglite.close();
  project.provide('pgliteTemplate', template);
  if (url !== undefined) await makePostgresTemplate(url);
  project.provide('postgresTemplate', url === undefined ? '' : name);
}

export async function teardown(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  if (url !== undefined) await atServer(url, (client) => client.query(`drop database if exists ${name}`));
}

async function makePostgresTemplate(url: string): Promise<void> {
  await atServer(url, async (client) => {
    await client.query(`drop database if exists ${name}`);
    await client.query(`create database ${name}`);
  });
  const owner = ownerOfPostgres(withDatabase(url, name));
  await migrate(owner);
  await owner.destroy();
}

async function atServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await work(client).finally(() => client.end());
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
