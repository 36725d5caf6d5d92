import { globSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { type Clock, systemClock } from '#domain/time.ts';

/** In a folder that Debian names after the machine's kind. The one for several threads: the other sometimes tells Node a wrong time. */
const [library] = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1');

/** A test of a process whose clock is put; without libfaketime it is skipped by this name, and CI fails if it never ran. */
export function underFaketime(name: string, run: () => Promise<void>, timeoutMs: number): void {
  test.skipIf(library === undefined)(`[faketime] ${name}`, { timeout: timeoutMs }, run);
}

/**
 * The clock of a process that is started with `env`. It can be put on while the process runs; timers that would have ended
 * meanwhile end at once, so no minute is waited for. For that the clock of timers is put too, and as that one cannot fall
 * below zero, there is no time here but the future.
 */
export class ShiftedClock implements Clock {
  readonly env: Readonly<Record<string, string>>;
  readonly #file: string;
  /** Before the machine's clock, in whole seconds. */
  #ahead = 0;

  constructor(from: Temporal.Instant, folder: string) {
    this.#file = join(folder, 'ahead');
    this.env = { LD_PRELOAD: library ?? '', FAKETIME_TIMESTAMP_FILE: this.#file, FAKETIME_NO_CACHE: '1' };
    this.putOn(from);
  }

  now(): Temporal.Instant {
    return systemClock.now().add({ seconds: this.#ahead });
  }

  /** Never back. */
  putOn(moment: Temporal.Instant): void {
    const ahead = Math.round(systemClock.now().until(moment).total('seconds'));
    if (ahead <= this.#ahead) throw new Error(`${moment} is past: it is ${this.now()}`);
    this.#ahead = ahead;
    // The process reads it at each look at the clock, and must never find half a file.
    writeFileSync(`${this.#file}.next`, `+${ahead}`);
    renameSync(`${this.#file}.next`, this.#file);
  }
}
