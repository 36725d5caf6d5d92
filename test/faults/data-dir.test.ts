import { mkdtemp, rm } from 'node:fs/promises';
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
  expect(next.firstCode).not.toBe('');
});
