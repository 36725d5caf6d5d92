import type { ShownRow } from '#bot/web/shown-row.ts';
import type { WebDialogues } from './web-dialogue.ts';

/** Rows that a page gets at once: at its opening, and in each reading after. */
export const burst = 200;

/** What one page listens to. */
export interface Listening {
  dialogues: WebDialogues;
  address: string;
  /** The last position that the page has; nothing when it opens anew. */
  after: number | undefined;
  /** Told to the page when it has everything there is so far. */
  mark: string;
  /** A guest's session can end while the page is open: it is told then, so that nothing stays on the screen. */
  isOver?: () => Promise<boolean>;
  heartbeatMs: number;
  /** Ends the stream: the page has gone or the server closes. */
  signal: AbortSignal;
}

/**
 * The text of a page's event stream: the rows it lacks, then `ready`, then rows as they appear. A wake that came during
 * a reading is not lost, and each heartbeat reads too, should a wake get lost on its way.
 */
export async function* rowEvents(listening: Listening): AsyncGenerator<string> {
  const { dialogues, address, mark, heartbeatMs, signal } = listening;
  const bell = new Bell(signal);
  const unsubscribe = dialogues.onShown(address, () => bell.ring());
  try {
    yield 'retry: 2000\n\n';
    let position = listening.after;
    let ready = false;
    while (!signal.aborted) {
      const rows = await (position === undefined
        ? dialogues.newest(address, burst)
        : dialogues.shownAfter(address, position, burst));
      position = rows.at(-1)?.position ?? position ?? 0;
      if (rows.length > 0) yield rows.map(asEvent).join('');
      if (rows.length === burst) continue;
      if (!ready) yield `event: ready\ndata: ${JSON.stringify({ mark })}\n\n`;
      ready = true;
      // The comment keeps proxies from closing a quiet stream, the event tells the page that the line is alive.
      if ((await bell.rung(heartbeatMs)) !== 'quiet') continue;
      yield ': alive\n\nevent: alive\ndata: {}\n\n';
      if (position > 0 && (await listening.isOver?.())) yield 'event: over\ndata: {}\n\n';
    }
  } finally {
    unsubscribe();
  }
}

function asEvent(row: ShownRow): string {
  return `id: ${row.position}\nevent: row\ndata: ${JSON.stringify(row)}\n\n`;
}

/** Remembers a ring until somebody asks, so that none falls between two questions. */
class Bell {
  #rang = false;
  #answer: () => void = () => undefined;

  constructor(signal: AbortSignal) {
    signal.addEventListener('abort', () => this.ring(), { once: true });
    if (signal.aborted) this.#rang = true;
  }

  ring(): void {
    this.#rang = true;
    this.#answer();
  }

  async rung(withinMs: number): Promise<'rung' | 'quiet'> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#answer = resolve;
    const timer = setTimeout(resolve, withinMs);
    if (!this.#rang) await promise;
    clearTimeout(timer);
    const answer = this.#rang ? 'rung' : 'quiet';
    this.#rang = false;
    return answer;
  }
}
