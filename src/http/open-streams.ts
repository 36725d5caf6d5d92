/** How many streams may be open at once. */
export interface StreamLimits {
  perBrowser: number;
  /** Of one network address: a school of 300 pupils, each with a telephone and a computer, sits behind one. */
  perNetwork: number;
}

export const streamLimits: StreamLimits = { perBrowser: 10, perNetwork: 1000 };

/**
 * The event streams that are open now: they are ended when the server closes, and a browser and a network have only so
 * many, or one of them would take all connections of the machine.
 */
export class OpenStreams {
  readonly #limits: StreamLimits;
  readonly #open = new Map<string, Set<AbortController>>();
  readonly #ofNetwork = new Map<string, number>();
  #closed = false;

  constructor(limits: StreamLimits) {
    this.#limits = limits;
  }

  /** Nothing when this browser or its network has enough of them or the server is closing. */
  open(address: string, network: string): AbortController | undefined {
    const mine = this.#open.get(address) ?? new Set();
    const near = this.#ofNetwork.get(network) ?? 0;
    const { perBrowser, perNetwork } = this.#limits;
    if (this.#closed || mine.size >= perBrowser || near >= perNetwork) return undefined;
    const stream = new AbortController();
    this.#open.set(address, mine.add(stream));
    this.#ofNetwork.set(network, near + 1);
    stream.signal.addEventListener('abort', () => {
      mine.delete(stream);
      if (mine.size === 0) this.#open.delete(address);
      this.#leave(network);
    });
    return stream;
  }

  closeAll(): void {
    this.#closed = true;
    for (const mine of [...this.#open.values()]) for (const stream of [...mine]) stream.abort();
  }

  #leave(network: string): void {
    const left = (this.#ofNetwork.get(network) ?? 1) - 1;
    if (left === 0) this.#ofNetwork.delete(network);
    else this.#ofNetwork.set(network, left);
  }
}
