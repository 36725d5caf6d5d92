import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/** The program as a user starts it, in a process of its own that can be killed at any instant. */
export class RunningProgram {
  readonly #env: Record<string, string>;
  readonly origin: string;
  #process: ChildProcess | undefined;
  #printed = '';

  constructor(env: Record<string, string>, port: number) {
    this.#env = { ...env, PORT: String(port), LOG_LEVEL: 'silent', PATH: process.env['PATH'] ?? '' };
    this.origin = `http://127.0.0.1:${port}`;
  }

  /** Starts and waits until it answers. */
  async start(): Promise<void> {
    const started = spawn(process.execPath, ['src/main.ts'], {
      cwd: new URL('../../', import.meta.url),
      env: this.#env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    started.stdout?.on('data', (chunk: Buffer) => {
      this.#printed += chunk.toString('utf8');
    });
    this.#process = started;
    while (!(await this.#answers())) {
      if (started.exitCode !== null) throw new Error(`The program ended with ${started.exitCode}`);
      await pause(20);
    }
  }

  /** SIGKILL: no goodbye. */
  async kill(): Promise<void> {
    await this.#ends('SIGKILL');
  }

  /** SIGTERM, as a user stops it: waits until it has ended. */
  async stop(): Promise<void> {
    await this.#ends('SIGTERM');
  }

  /** The code and the link of the first curator, once the start has printed them: it answers a moment earlier. */
  async firstCurator(): Promise<{ code: string; link: string }> {
    for (;;) {
      const [, code, link] = /^first curator: (\S+) (\S+)$/m.exec(this.#printed) ?? [];
      if (code !== undefined && link !== undefined) return { code, link };
      if (this.#process?.exitCode !== null) throw new Error('The program has ended without a code');
      await pause(20);
    }
  }

  async #ends(signal: NodeJS.Signals): Promise<void> {
    const running = this.#process;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill(signal);
    await ended;
  }

  async #answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.origin}/health`)).ok;
    } catch {
      return false;
    }
  }
}
