const perBrowser = 10;

/** The event streams that are open now: they are ended when the server closes, and a browser has only so many. */
export class OpenStreams {
  readonly #open = new Map<string, Set<AbortController>>();
  #closed = false;

  /** Nothing when this browser has enough of them or the server is closing. */
  open(address: string): AbortController | undefined {
    const mine = this.#open.get(address) ?? new Set();
    if (this.#closed || mine.size >= perBrowser) return undefined;
    const stream = new AbortController();
    this.#open.set(address, mine.add(stream));
    stream.signal.addEventListener('abort', () => {
      mine.delete(stream);
      if (mine.size === 0) this.#open.delete(address);
    });
    return stream;
  }

  closeAll(): void {
    this.#closed = true;
    for (const mine of [...this.#open.values()]) for (const stream of [...mine]) stream.abort();
  }
}
