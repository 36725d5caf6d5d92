import { onTestFinished } from 'vitest';
import type { Database } from '#db/open.ts';
import type { Data } from '#src/open-data.ts';
import { freshData } from '#test/support/database.ts';

/** A database that can go away and come back; a program over it may end and another go on with it. */
export class Fickle {
  readonly data: Data;
  readonly #real: Data;
  #away = false;
  /** How often somebody came while it was away. */
  refused = 0;

  private constructor(real: Data) {
    this.#real = real;
    const admit = () => {
      if (!this.#away) return;
      this.refused += 1;
      throw new Error('Connection terminated unexpectedly');
    };
    const db: Database = {
      ...real.db,
      atDoor: async (work, withinMs) => {
        admit();
        return real.db.atDoor(work, withinMs);
      },
      inSchool: async (school, work) => {
        admit();
        return real.db.inSchool(school, work);
      },
    };
    this.data = { ...real, db, close: async () => {} };
  }

  static async open(): Promise<Fickle> {
    const real = await freshData();
    onTestFinished(() => real.close());
    return new Fickle(real);
  }

  goes(): void {
    this.#away = true;
  }

  comesBack(): void {
    this.#away = false;
  }

  /** The updates that were kept, whatever became of them. */
  async inbox(): Promise<{ key: string; state: string }[]> {
    return this.#real.db.atDoor((door) =>
      door.sql.selectFrom('inbox').select(['key', 'state']).where('account_id', 'is not', null).orderBy('id').execute(),
    );
  }
}
