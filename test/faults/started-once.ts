import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '#test/support/journey/world.ts';

/** Starts the program as a user does, where it is to end by itself; what it said and printed. */
export async function startedOnce(
  env: Record<string, string>,
): Promise<{ code: number | null; said: string; printed: string }> {
  const started = spawn(process.execPath, ['src/main.ts'], {
    cwd: new URL('../../', import.meta.url),
    env: { PATH: process.env['PATH'] ?? '', PORT: String(await freePort()), LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let printed = '';
  started.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  started.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const late = setTimeout(() => started.kill('SIGKILL'), 15_000);
  await once(started, 'close');
  clearTimeout(late);
  return { code: started.exitCode, said, printed };
}
