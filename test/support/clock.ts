import type { Clock } from '#domain/time.ts';

/** A clock that can be put to any moment and runs on from there. */
export class TestClock implements Clock {
  #from: Temporal.Instant;
  #since = performance.now();

  constructor(from: string) {
    this.#from = Temporal.Instant.from(from);
  }

  now(): Temporal.Instant {
    return this.#from.add({ milliseconds: Math.floor(performance.now() - this.#since) });
  }

  set(moment: string): void {
    this.#from = Temporal.Instant.from(moment);
    this.#since = performance.now();
  }

  advance(by: Temporal.DurationLike): void {
    this.#from = this.now().add(by);
    this.#since = performance.now();
  }
}
