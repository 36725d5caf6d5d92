import QRCode from 'qrcode';
import type { Button, Keep, Update } from '#bot/messenger.ts';
import type { ShownRow } from '#bot/web/shown-row.ts';
import type { FileType } from '#domain/file.ts';
import { buildServer, type ServerParts } from '#http/server.ts';
import { fileUrl, pictureUrl, type WebDialogues, type WebUploads } from '#http/web-dialogue.ts';

/** What a fake program says: plain words, or more of a row. */
export type Said = string | (Partial<ShownRow> & { text: string });

/** Dialogues in memory, and a program that answers at once. */
export class FakeDialogues implements WebDialogues {
  readonly kept: Update[] = [];
  /** What the program does with an update that it sees for the first time. */
  answer: (update: Update) => void = () => undefined;
  readonly listeners = new Map<string, Set<() => void>>();
  readonly #rows = new Map<string, ShownRow[]>();
  readonly #pictures = new Map<string, Uint8Array>();
  readonly #files = new Map<string, { name: string; type: FileType; bytes: Uint8Array }>();

  readonly keep: Keep = async (updates) => {
    for (const update of updates) {
      if (this.kept.some(({ key }) => key === update.key)) continue;
      this.kept.push(update);
      this.answer(update);
    }
  };

  say(address: string, said: Said): ShownRow {
    const { text, ...rest } = typeof said === 'string' ? { text: said } : said;
    const rows = this.#rows.get(address) ?? [];
    const position = rows.length + 1;
    const row: ShownRow = {
      position,
      key: `m${position}`,
      from: 'program',
      spans: [{ text }],
      rows: [],
      at: '2026-11-25T09:40:00Z',
      ...rest,
    };
    this.#rows.set(address, [...rows, row]);
    for (const wake of this.listeners.get(address) ?? []) wake();
    return row;
  }

  /** Whether a file is asked for just now. */
  asksFile = false;
  readonly received: Uint8Array[] = [];

  readonly uploads: WebUploads = {
    expects: async ({ key }) => this.asksFile || this.kept.some((update) => update.key === key),
    keep: async ({ address, key, bytes }) => {
      if (!(await this.uploads.expects({ address, key }))) return 'not-asked';
      if (this.kept.every((update) => update.key !== key)) this.received.push(bytes);
      await this.keep([{ channel: 'web', key, address, body: { kind: 'file', bytes: bytes.length } }]);
      return 'kept';
    },
  };

  /** A file of a row that is yet to be said: its key. */
  lay(key: string, file: { name: string; type: FileType; bytes: Uint8Array }): NonNullable<ShownRow['file']> {
    this.#files.set(key, file);
    return { url: fileUrl(key), name: file.name, type: file.type };
  }

  async draw(key: string, text: string): Promise<{ url: string; alt: string }> {
    this.#pictures.set(key, await QRCode.toBuffer(text, { width: 480, margin: 2 }));
    return { url: pictureUrl(key), alt: 'QR-код приглашения' };
  }

  async shownAfter(address: string, position: number, limit: number): Promise<ShownRow[]> {
    return this.#of(address)
      .filter((row) => row.position > position)
      .slice(0, limit);
  }

  async newest(address: string, limit: number): Promise<ShownRow[]> {
    return this.#of(address).slice(-limit);
  }

  async before(address: string, position: number, limit: number): Promise<ShownRow[]> {
    return this.#of(address)
      .filter((row) => row.position < position)
      .slice(-limit);
  }

  /** Of whoever is a guest. */
  guests: 'none' | 'open' | 'over' = 'open';

  async session(): Promise<'none' | 'open' | 'over'> {
    return this.guests;
  }

  onShown(address: string, wake: () => void): () => void {
    const listeners = this.listeners.get(address) ?? new Set();
    this.listeners.set(address, listeners.add(wake));
    return () => listeners.delete(wake);
  }

  async picture(_address: string, key: string): Promise<Uint8Array | undefined> {
    return this.#pictures.get(key);
  }

  /** As the program does: of a row of this address. */
  async file(address: string, key: string): Promise<{ name: string; type: FileType; bytes: Uint8Array } | undefined> {
    return this.#of(address).some((row) => row.key === key) ? this.#files.get(key) : undefined;
  }

  #of(address: string): ShownRow[] {
    return this.#rows.get(address) ?? [];
  }
}

export function buttons(...labels: string[]): Button[][] {
  return labels.map((label) => [{ label, press: `press:${label}`.slice(0, 40) }]);
}

/** A log that remembers its lines. */
export function rememberingLog() {
  const lines: string[] = [];
  const note = (what: object, message: string): void => void lines.push(JSON.stringify({ ...what, message }));
  return { lines, log: { debug: note, info: note, error: note } };
}

export function serverOf(dialogues: FakeDialogues, parts: Partial<ServerParts> = {}) {
  return buildServer({
    keep: dialogues.keep,
    uploads: dialogues.uploads,
    dialogues,
    healthy: async () => true,
    log: rememberingLog().log,
    ...parts,
  });
}
