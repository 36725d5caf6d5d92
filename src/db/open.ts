import { type ControlledTransaction, sql, type Transaction } from 'kysely';
import type { PersonId, SchoolId } from '#domain/ids.ts';
import type { Driver } from './drivers.ts';
import type { Hold, Listen } from './signals.ts';
import type { DoorTables, SchoolTables, Tables } from './tables.ts';

/**
 * A transaction at the door: what belongs to the deployment and not to a school (inbox, accounts, dialogues, outbox,
 * codes, due). It cannot read a school's tables: the role has no right to them.
 */
export interface Door {
  readonly sql: Transaction<DoorTables>;
  /** Whose personal data has been read in this transaction: what it says to somebody may be about them. */
  readonly about: ReadonlySet<PersonId>;
  /** Enters one school inside the same transaction and comes back to the door. Not nested. */
  enter<T>(school: SchoolId, work: (inside: Inside) => Promise<T>): Promise<T>;
  /** Runs a part that may fail without losing the rest; a throw undoes the part and goes on. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
}

/** The same transaction inside one school: row level security shows that school's rows and no others. */
export interface Inside {
  readonly school: SchoolId;
  readonly sql: Transaction<SchoolTables>;
  /** {@link Door.about}: whoever makes personal data of a row says here whose it is. */
  readonly about: Set<PersonId>;
  savepoint<T>(work: () => Promise<T>): Promise<T>;
  /** Steps out to the door for one piece of work (a code, a seat) and comes back. */
  atDoor<T>(work: (door: DoorSql) => Promise<T>): Promise<T>;
}

export type DoorSql = Pick<Door, 'sql'>;

/** The only way to the data. A query beside an open transaction would hang PGlite for ever, so no handle gets out. */
export interface Database {
  /** One transaction at the door. A throw rolls it back; past `withinMs` it is rolled back and {@link TookTooLong} thrown. */
  atDoor<T>(work: (door: Door) => Promise<T>, withinMs?: number): Promise<T>;
  inSchool<T>(school: SchoolId, work: (inside: Inside) => Promise<T>): Promise<T>;
  listen: Listen;
  hold: Hold;
  close(): Promise<void>;
}

export class TookTooLong extends Error {
  constructor(ms: number) {
    super(`Rolled back: not done within ${ms} ms`);
    this.name = 'TookTooLong';
  }
}

/** The database went away in the middle. Whether a transaction that was just being committed is in, nobody knows. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super('The connection to the database was lost', { cause });
    this.name = 'ConnectionLost';
  }
}

export function openDatabase(driver: Driver, { oneAtATime }: { oneAtATime: boolean }): Database {
  const queue = oneAtATime ? turnstile() : <T>(work: () => Promise<T>) => work();

  async function atDoor<T>(work: (door: Door) => Promise<T>, withinMs?: number): Promise<T> {
    return queue(async () => {
      const trx = await driver.kysely.startTransaction().execute();
      try {
        const result = await within(withinMs, () => work(doorOf(trx)));
        await trx.commit().execute();
        return result;
      } catch (error) {
        if (!trx.isCommitted && !trx.isRolledBack) {
          const undone = trx.rollback().execute();
          // A connection that is gone cannot roll back; the server does it.
          await undone.catch(() => {
            throw new ConnectionLost(error);
          });
        }
        throw error;
      }
    });
  }

  return {
    atDoor,
    inSchool: (school, work) => atDoor((door) => door.enter(school, work)),
    listen: driver.listen,
    hold: driver.hold,
    close: () => driver.kysely.destroy(),
  };
}

function doorOf(trx: ControlledTransaction<Tables>): Door {
  let inside = false;
  const about = new Set<PersonId>();
  const savepoint = savepointsOf(trx);
  const door = trx.$pickTables<keyof DoorTables>();
  const school = trx.$pickTables<keyof SchoolTables>();
  return {
    sql: door,
    about,
    savepoint,
    async enter(id, work) {
      if (inside) throw new Error('Already inside a school');
      inside = true;
      const become = async () => {
        await sql`select set_config('role', 'nastavnik_app', true), set_config('app.school', ${id}, true)`.execute(trx);
      };
      const leave = async () => {
        await sql`select set_config('role', 'nastavnik_door', true), set_config('app.school', '', true)`.execute(trx);
      };
      const atDoor: Inside['atDoor'] = (outside) => between(leave, become, () => outside({ sql: door }));
      try {
        return await between(become, leave, () => work({ school: id, sql: school, about, savepoint, atDoor }));
      } finally {
        inside = false;
      }
    },
  };
}

/** Whoever catches what the work throws goes on as before it. */
async function between<T>(there: () => Promise<void>, back: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  await there();
  try {
    const result = await work();
    await back();
    return result;
  } catch (error) {
    // In a transaction that has failed nothing can be set; the savepoint before it does so.
    await back().catch(() => {});
    throw error;
  }
}

function savepointsOf(trx: ControlledTransaction<Tables>): Door['savepoint'] {
  let count = 0;
  return async (work) => {
    const name = `part_${count++}`;
    await sql`savepoint ${sql.id(name)}`.execute(trx);
    try {
      const result = await work();
      await sql`release savepoint ${sql.id(name)}`.execute(trx);
      return result;
    } catch (error) {
      await sql`rollback to savepoint ${sql.id(name)}`.execute(trx);
      throw error;
    }
  };
}

/** After the rollback a late query of abandoned work is refused by the transaction itself. */
async function within<T>(ms: number | undefined, work: () => Promise<T>): Promise<T> {
  if (ms === undefined) return work();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TookTooLong(ms)), ms);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** PGlite is one connection: transactions queue up behind each other, first come first served. */
function turnstile(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
}
