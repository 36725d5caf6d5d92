import type { Inside } from './open.ts';

/** A file of the school. Undefined: it is not here yet, or is not here any more. */
export async function readFile(
  inside: Inside,
  id: string,
): Promise<{ type: 'image/jpeg' | 'image/png' | 'application/pdf'; bytes: Uint8Array } | undefined> {
  const row = await inside.sql
    .selectFrom('file')
    .select(['type', 'bytes'])
    .where('id', '=', id)
    .where('state', '=', 'here')
    .executeTakeFirst();
  return row?.type && row.bytes ? { type: row.type, bytes: row.bytes } : undefined;
}
