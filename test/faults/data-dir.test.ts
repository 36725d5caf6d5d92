import { chmod, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '#test/support/journey/world.ts';
import { RunningProgram } from '#test/support/process.ts';
import { startedOnce } from './started-once.ts';

test('a second program on the same folder stops with one sentence, and a killed one leaves it free', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'nastavnik-taken-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const first = new RunningProgram({ DATA_DIR: dataDir }, await freePort());
  onTestFinished(() => first.kill());
  await first.start();
  const { code, said, printed } = await startedOnce({ DATA_DIR: dataDir });
  expect([code, printed]).toEqual([1, '']);
  expect(said.trim()).toMatch(/^Папка данных [^\n]+ уже занята другим запущенным экземпляром[^\n]+\.$/);
  expect((await fetch(`${first.origin}/health`)).ok).toBe(true);

  await first.kill();
  const next = new RunningProgram({ DATA_DIR: dataDir }, await freePort());
  onTestFinished(() => next.kill());
  await next.start();
  expect((await next.firstCurator()).code).not.toBe('');
});

test.skipIf(process.platform === 'win32').each([
  ['a folder that it makes', false],
  ['a folder that others may look into', true],
])('no other user of the machine reads what the program keeps in %s', async (_which, isThere) => {
  const parent = await mkdtemp(join(tmpdir(), 'nastavnik-modes-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const dataDir = join(parent, 'data');
  if (isThere) {
    await mkdir(dataDir);
    await chmod(dataDir, 0o755);
  }
  const program = new RunningProgram({ DATA_DIR: dataDir }, await freePort());
  onTestFinished(() => program.kill());
  await program.start();
  // PGlite gives its files modes of its own; nobody gets to them past the folder.
  const closed = { lock: '600', 'lock-journal': '600', 'operator.sock': '700', pglite: '700' };
  await expect.poll(() => modesIn(dataDir), { timeout: 5000 }).toEqual(closed);
  expect(await modeOf(dataDir)).toBe(isThere ? '755' : '700');
});

async function modesIn(folder: string): Promise<Record<string, string>> {
  const modes: Record<string, string> = {};
  for (const name of await readdir(folder)) modes[name] = await modeOf(join(folder, name));
  return modes;
}

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}
