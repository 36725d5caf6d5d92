import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client, Message, SentFile } from './person.ts';

interface Row {
  position: number;
  key: string;
  from: 'program' | 'person';
  spans: { text: string }[];
  rows: { label: string; press?: string; link?: string }[][];
  picture?: { url: string };
  file?: { url: string; name: string; type: string } | undefined;
  asksFile?: true | undefined;
  replaces?: string;
}

interface Content {
  type: string;
  body: string | Buffer<ArrayBuffer>;
}

/** A browser without the page: its cookie, what it sends, and the stream of rows that it reads. */
export class WebClient implements Client {
  readonly #origin: string;
  readonly #base: string;
  #cookie = '';
  #position = 0;
  readonly #shown = new Map<string, Row>();
  /** The documents of rows, by the address. */
  readonly #files = new Map<string, Uint8Array>();
  /** Each row as it arrived, for what must be shown once. */
  readonly arrived: Row[] = [];
  readonly #closing = new AbortController();

  /** `base`: '/open' for the guest of a one-time link. */
  constructor(origin: string, base = '') {
    this.#origin = origin;
    this.#base = base;
  }

  async open(): Promise<void> {
    // A server that is away for a moment: a person presses «Обновить».
    while (this.#cookie === '' && !this.#closing.signal.aborted) await this.#loads().catch(() => pause(100));
    void this.#listen();
  }

  async #loads(): Promise<void> {
    const page = await fetch(`${this.#origin}${this.#base}/`);
    await page.text();
    this.#cookie = page.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
  }

  close(): void {
    this.#closing.abort();
  }

  async opens(code?: string): Promise<void> {
    await this.#says({ kind: 'start', ...(code === undefined ? {} : { code }) });
  }

  async sends(text: string): Promise<void> {
    await this.#says({ kind: 'text', text });
  }

  async presses(label: string): Promise<void> {
    await this.pressesPayload(this.payload(label));
  }

  async pressesPayload(payload: string): Promise<void> {
    await this.#says({ kind: 'press', payload });
  }

  /** The page cannot send stickers; an emoji is the nearest thing. */
  async sendsSticker(): Promise<void> {
    await this.sends('🎉');
  }

  /** Attaches a file under the newest question, which must take one. The page knows no captions. */
  async sendsFile({ bytes, type }: SentFile): Promise<void> {
    if (![...this.#shown.values()].at(-1)?.asksFile) throw new Error('The newest question takes no file');
    await this.#posts(`/chat/file?key=${randomUUID()}`, { type, body: Buffer.from(bytes) });
  }

  payload(label: string): string {
    const button = [...this.#shown.values()]
      .flatMap(({ rows }) => rows.flat())
      .findLast((each) => each.label === label);
    if (button?.press === undefined) throw new Error(`No button «${label}»`);
    return button.press;
  }

  /** A stream of its own says which row is the newest; the page's stream brings it a moment later. */
  async catchesUp(): Promise<void> {
    const newest = await this.#newest();
    while (this.#position < newest && !this.#closing.signal.aborted) await pause(5);
  }

  async #newest(): Promise<number> {
    for (;;) {
      // A connection that the server closes in this very moment: the page would ask again too.
      const newest = await this.#readsNewest().catch(() => undefined);
      if (newest !== undefined || this.#closing.signal.aborted) return newest ?? 0;
      await pause(50);
    }
  }

  async #readsNewest(): Promise<number> {
    const done = new AbortController();
    const stream = await fetch(`${this.#origin}${this.#base}/chat/events?after=${this.#position}`, {
      headers: { cookie: this.#cookie },
      signal: AbortSignal.any([done.signal, this.#closing.signal]),
    });
    let text = '';
    for await (const chunk of stream.body ?? []) {
      text += Buffer.from(chunk).toString('utf8');
      if (text.includes('event: ready')) break;
    }
    done.abort();
    return Math.max(0, ...[...text.matchAll(/^id: (\d+)$/gmu)].map(([, position]) => Number(position)));
  }

  messages(): readonly Message[] {
    return [...this.#shown.values()]
      .filter(({ from }) => from === 'program')
      .map(({ spans, rows, picture, file }) => ({
        text: spans.map(({ text }) => text).join(''),
        buttons: rows.flat().map(({ label }) => label),
        picture: picture !== undefined,
        ...(file ? { file: { name: file.name, bytes: this.#files.get(file.url) ?? new Uint8Array() } } : {}),
      }));
  }

  /** All that the server still keeps of this dialogue, as whoever opens the page anew could read it. */
  async kept(): Promise<string> {
    let text = '';
    for (let before = Number.MAX_SAFE_INTEGER, more = true; more; ) {
      const url = `${this.#origin}${this.#base}/chat/rows?before=${before}`;
      const answer = await fetch(url, { headers: { cookie: this.#cookie } });
      const page = (await answer.json()) as { rows: Row[]; more: boolean };
      text += JSON.stringify(page.rows);
      before = page.rows[0]?.position ?? 0;
      more = page.more;
    }
    return text;
  }

  /** Says a thing under a key of its own until the server has it; a key that came twice is one thing. */
  async #says(what: object): Promise<void> {
    await this.#posts('/chat/say', { type: 'application/json', body: JSON.stringify({ key: randomUUID(), ...what }) });
  }

  async #posts(path: string, content: Content): Promise<void> {
    for (;;) {
      const answer = await this.#posted(path, content);
      if (answer?.status === 202) return;
      if (answer && answer.status !== 429 && answer.status < 500) throw new Error(`${path}: ${answer.status}`);
      await pause(200);
      if (this.#closing.signal.aborted) return;
    }
  }

  async #posted(path: string, { type, body }: Content): Promise<Response | undefined> {
    const headers = { 'content-type': type, cookie: this.#cookie, origin: this.#origin };
    try {
      const answer = await fetch(`${this.#origin}${this.#base}${path}`, { method: 'POST', headers, body });
      await answer.text();
      return answer;
    } catch {
      // The server is away for a moment: the page would try again too.
      return undefined;
    }
  }

  async #listen(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      try {
        const url = `${this.#origin}${this.#base}/chat/events?after=${this.#position}`;
        const stream = await fetch(url, { headers: { cookie: this.#cookie }, signal });
        let text = '';
        for await (const chunk of stream.body ?? []) {
          text += Buffer.from(chunk).toString('utf8');
          const events = text.split('\n\n');
          text = events.pop() ?? '';
          for (const event of events) await this.#event(event);
        }
      } catch {
        // Comes back like the page does.
      }
      await pause(50);
    }
  }

  async #event(event: string): Promise<void> {
    if (!event.includes('event: row')) return;
    const data = event.split('\n').find((line) => line.startsWith('data: '));
    const row = JSON.parse(data?.slice(6) ?? 'null') as Row;
    if (row.file) await this.#loadsFile(row.file.url);
    this.#position = row.position;
    this.arrived.push(row);
    const replaced = row.replaces === undefined ? undefined : this.#shown.get(row.replaces);
    const { spans, rows, file, asksFile } = row;
    if (replaced) this.#shown.set(replaced.key, { ...replaced, spans, rows, file, asksFile });
    else this.#shown.set(row.key, row);
  }

  /** A person sees the document with the words. */
  async #loadsFile(url: string): Promise<void> {
    const { signal } = this.#closing;
    const file = await fetch(`${this.#origin}${this.#base}/${url}`, { headers: { cookie: this.#cookie }, signal });
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (file.ok) this.#files.set(url, bytes);
  }
}
