import { type Session, sessionAt } from '#db/accounts.ts';
import { readFile } from '#db/files.ts';
import type { Database } from '#db/open.ts';
import { type Shown, shownRow, shownRows } from '#db/shown.ts';
import { qrPng } from '#documents/qr.ts';
import type { FileType } from '#domain/file.ts';
import type { Clock } from '#domain/time.ts';
import { type MessageContent, readContent } from '../outbox-content.ts';
import type { ShownRow } from './shown-row.ts';

/** Where the page finds what belongs to a row, by the row's key. */
export interface RowUrls {
  pictureUrl(key: string): string;
  fileUrl(key: string): string;
}

/** A browser reads its outbox rows itself: they are its dialogue. Any replica serves them; LISTEN wakes the page. */
export class BrowserDialogues {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #urls: RowUrls;
  readonly #listeners = new Map<string, Set<() => void>>();

  constructor(db: Database, clock: Clock, urls: RowUrls) {
    this.#db = db;
    this.#clock = clock;
    this.#urls = urls;
  }

  /** Begins to listen for rows that become visible; returns how to stop. */
  async open(): Promise<() => Promise<void>> {
    const wake = (address: string) => {
      for (const wakes of this.#listeners.get(address) ?? []) wakes();
    };
    const wakeAll = () => {
      for (const address of this.#listeners.keys()) wake(address);
    };
    return this.#db.listen('shown', wake, wakeAll);
  }

  shownAfter(address: string, position: number, limit: number): Promise<ShownRow[]> {
    return this.#rows(address, { after: position, limit });
  }

  newest(address: string, limit: number): Promise<ShownRow[]> {
    return this.#rows(address, { limit });
  }

  before(address: string, position: number, limit: number): Promise<ShownRow[]> {
    return this.#rows(address, { before: position, limit });
  }

  onShown(address: string, wake: () => void): () => void {
    const wakes = this.#listeners.get(address) ?? new Set();
    this.#listeners.set(address, wakes.add(wake));
    return () => {
      wakes.delete(wake);
      if (wakes.size === 0) this.#listeners.delete(address);
    };
  }

  /** Where a guest's session stands: it ends some time after the last press. */
  async session(address: string): Promise<Session> {
    return this.#db.atDoor((door) => sessionAt(door, 'web', address, this.#clock.now()));
  }

  async picture(address: string, key: string): Promise<Uint8Array | undefined> {
    const row = await this.#db.atDoor((door) => shownRow(door, address, key, this.#clock.now()));
    const content = row && readContent(row.content);
    return content?.kind === 'message' && content.qr !== undefined ? qrPng(content.qr) : undefined;
  }

  /** The document of a row of this address, out of the school whose row it is. */
  async file(address: string, key: string): Promise<{ name: string; type: FileType; bytes: Uint8Array } | undefined> {
    return this.#db.atDoor(async (door) => {
      const row = await shownRow(door, address, key, this.#clock.now());
      const content = row && readContent(row.content);
      if (content?.kind !== 'message' || !content.file || !row?.school) return undefined;
      const { id, name } = content.file;
      const file = await door.enter(row.school, (inside) => readFile(inside, id));
      return file && { name, ...file };
    });
  }

  async #rows(address: string, range: { after?: number; before?: number; limit: number }): Promise<ShownRow[]> {
    const rows = await this.#db.atDoor((door) => shownRows(door, address, { ...range, now: this.#clock.now() }));
    return rows.map((row) => this.#row(row));
  }

  #row({ position, key, saidBy, content, replaces, at }: Shown): ShownRow {
    const message = readContent(content);
    const shown: MessageContent = message?.kind === 'message' ? message : { kind: 'message', spans: [], rows: [] };
    const { qr, file, asksFile } = shown;
    return {
      position,
      key: saidBy === 'person' ? keyOfPage(key) : key,
      from: saidBy,
      spans: shown.spans,
      rows: shown.rows,
      at: at.toString(),
      ...(qr === undefined ? {} : { picture: { url: this.#urls.pictureUrl(key), alt: 'QR-код' } }),
      ...(file ? { file: { url: this.#urls.fileUrl(key), name: file.name, type: file.type } } : {}),
      ...(asksFile ? { asksFile } : {}),
      ...(replaces === undefined ? {} : { replaces }),
    };
  }
}

/** `web:<address>:<key>`: the page knows its own message by the last part. */
function keyOfPage(key: string): string {
  return key.slice(key.lastIndexOf(':') + 1);
}
