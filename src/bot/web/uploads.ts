import { randomUUID } from 'node:crypto';
import { accountAt } from '#db/accounts.ts';
import { isKept, keep as keepRows } from '#db/inbox.ts';
import type { Database, DoorSql } from '#db/open.ts';
import { asksForFile, keepUpload } from '#db/uploads.ts';
import type { Clock } from '#domain/time.ts';

/** A file as a page sends it: `key` is the update's, the same at every try. */
export interface SentFile {
  address: string;
  key: string;
  bytes: Uint8Array;
}

/**
 * What browsers send as files. The bytes and the update that speaks of them are kept in one transaction, so that neither
 * is ever without the other; a known key keeps nothing more.
 */
export class BrowserUploads {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #kept: () => void;

  /** `kept` wakes the turns. */
  constructor(db: Database, clock: Clock, kept: () => void) {
    this.#db = db;
    this.#clock = clock;
    this.#kept = kept;
  }

  /** Whether a file would be taken: the dialogue asks for one, or it is here already and its answer was lost. */
  expects({ address, key }: Omit<SentFile, 'bytes'>): Promise<boolean> {
    return this.#db.atDoor((door) => expects(door, { address, key }));
  }

  async keep({ address, key, bytes }: SentFile): Promise<'kept' | 'not-asked'> {
    const at = this.#clock.now();
    const outcome = await this.#db.atDoor(async (door) => {
      if (!(await expects(door, { address, key }))) return 'not-asked';
      const id = randomUUID();
      const body = { kind: 'file', upload: id, bytes: bytes.length };
      const [fresh] = await keepRows(door, [{ channel: 'web', key, address, body }], at);
      if (fresh === undefined) return 'kept';
      const account = await accountAt(door, 'web', address, at);
      await keepUpload(door, { id, account: account.id, bytes }, at);
      return 'kept';
    });
    if (outcome === 'kept') this.#kept();
    return outcome;
  }
}

async function expects(door: DoorSql, { address, key }: Omit<SentFile, 'bytes'>): Promise<boolean> {
  return (await isKept(door, key)) || (await asksForFile(door, 'web', address));
}
