import { type Kysely, sql } from 'kysely';

/** A table of schools: the role of schools sees the rows of the school it has entered, and no school means no rows. */
export async function behindRowLevelSecurity(db: Kysely<unknown>, table: string): Promise<void> {
  const name = sql.id(table);
  await sql`alter table ${name} enable row level security`.execute(db);
  await sql`alter table ${name} force row level security`.execute(db);
  await sql`create policy own_school on ${name} to nastavnik_app
    using (school_id = nullif(current_setting('app.school', true), '')::uuid)
    with check (school_id = nullif(current_setting('app.school', true), '')::uuid)`.execute(db);
  await sql`grant select, insert, update, delete on ${name} to nastavnik_app`.execute(db);
}
