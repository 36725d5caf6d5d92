import { readFile } from 'node:fs/promises';
import type { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';
import { openPglite } from '#db/drivers.ts';

/** Those that the tests of this file have closed: emptied, they serve the next, as opening one takes a second. */
const spare: PGlite[] = [];

/** A migrated PGlite in memory with nothing in it. Closing gives it back; whoever still holds it is refused. */
export async function emptyPglite(): Promise<PGlite> {
  return handleOf(spare.pop() ?? (await openTemplate()));
}

async function openTemplate(): Promise<PGlite> {
  return openPglite(undefined, new Blob([await readFile(inject('pgliteTemplate'))]));
}

function handleOf(pglite: PGlite): PGlite {
  let closed = false;
  const close = async () => {
    closed = true;
    await empty(pglite);
    spare.push(pglite);
  };
  return new Proxy(pglite, {
    get: (target, name) => {
      if (name === 'close') return close;
      if (name === 'closed') return closed;
      if (closed) throw new Error('This PGlite is closed');
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

async function empty(pglite: PGlite): Promise<void> {
  await pglite.exec('rollback; reset role; unlisten *');
  const { rows } = await pglite.query<{ names: string }>(
    `select string_agg(format('%I', tablename), ', ') as names from pg_tables
     where schemaname = 'public' and tablename not like 'kysely%'`,
  );
  await pglite.exec(`truncate ${rows[0]?.names} restart identity cascade`);
}
