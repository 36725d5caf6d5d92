export interface Event {
  type: string;
  group_id: number;
  event_id: string;
  v: string;
  object: object;
}

/** What the community would announce: a numbered log that long polls read, and listeners that push it elsewhere. */
export class Events {
  readonly groupId: number;
  readonly all: Event[] = [];
  readonly #log: { ts: number; event: Event }[] = [];
  readonly #woken = new Set<() => void>();
  readonly #listeners = new Set<(event: Event) => void>();
  #ts = 100;
  #oldest = 100;
  #key = 1;
  #forgotten = false;
  #made = 0;

  constructor(groupId: number) {
    this.groupId = groupId;
  }

  get ts(): string {
    return String(this.#ts);
  }

  get key(): string {
    return `key-${this.#key}`;
  }

  emit(type: string, object: object): Event {
    this.#made += 1;
    const event = { type, group_id: this.groupId, event_id: `e${this.groupId}x${this.#made}`, v: '5.199', object };
    this.all.push(event);
    this.publish(event);
    return event;
  }

  /** Once more, as VK does after a doubtful delivery. */
  publish(event: Event): void {
    this.#ts += 1;
    this.#log.push({ ts: this.#ts, event: structuredClone(event) });
    for (const listener of this.#listeners) listener(structuredClone(event));
    this.wake();
  }

  onEvent(listener: (event: Event) => void): void {
    this.#listeners.add(listener);
  }

  wake(): void {
    for (const wake of this.#woken) wake();
  }

  /** failed 2: the key runs out, the place stays good. */
  expireKey(): void {
    this.#key += 1;
    this.wake();
  }

  /** failed 1: what was not yet read is lost, VK names a new place. */
  dropHistory(): void {
    this.#ts += 1;
    this.#oldest = this.#ts;
    this.wake();
  }

  /** failed 3: the key and the place are lost. */
  forget(): void {
    this.dropHistory();
    this.expireKey();
    this.#forgotten = true;
    this.wake();
  }

  /** The answer to a poll, after at most `waitMs`. */
  async poll(key: string, ts: string, waitMs: number, gone: AbortSignal): Promise<object> {
    for (const end = performance.now() + waitMs; ; ) {
      const answer = this.#answer(key, Number(ts));
      if (answer) return answer;
      const left = end - performance.now();
      if (left <= 0 || gone.aborted) return { ts: this.ts, updates: [] };
      await this.#wake(left, gone);
    }
  }

  #answer(key: string, place: number): object | undefined {
    if (key !== this.key) {
      const failed = this.#forgotten ? 3 : 2;
      this.#forgotten = false;
      return { failed };
    }
    if (!(place >= this.#oldest && place <= this.#ts)) return { failed: 1, ts: this.#ts };
    const updates = this.#log.filter((entry) => entry.ts > place).map(({ event }) => event);
    return updates.length > 0 ? { ts: this.ts, updates } : undefined;
  }

  #wake(ms: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        gone.removeEventListener('abort', wake);
        this.#woken.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      gone.addEventListener('abort', wake);
      this.#woken.add(wake);
    });
  }
}
