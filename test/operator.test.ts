import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { askOperatorSocket, openOperatorSocket } from '#src/operator.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'nastavnik-operator-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

test('a command is answered by the running process, an unknown one by the list of commands', async () => {
  const dataDir = await folder();
  onTestFinished(await openOperatorSocket(dataDir, { ping: async () => 'pong' }, log));
  expect(await askOperatorSocket(dataDir, 'ping')).toBe('pong');
  expect(await askOperatorSocket(dataDir, 'constructor')).toBe('Known commands: ping');
});

test('a command is told what stands after its name', async () => {
  const dataDir = await folder();
  onTestFinished(await openOperatorSocket(dataDir, { echo: async (argument) => `«${argument}»` }, log));
  expect(await askOperatorSocket(dataDir, 'echo 2 и ещё')).toBe('«2 и ещё»');
  expect(await askOperatorSocket(dataDir, 'echo')).toBe('«»');
});

test('where nothing runs there is no answer, also after a process that was killed', async () => {
  const dataDir = await folder();
  expect(await askOperatorSocket(dataDir, 'ping')).toBeUndefined();
  const stop = await openOperatorSocket(dataDir, { ping: async () => 'pong' }, log);
  await stop();
  onTestFinished(await openOperatorSocket(dataDir, { ping: async () => 'again' }, log));
  expect(await askOperatorSocket(dataDir, 'ping')).toBe('again');
});

test('a command that fails says so and the next one works', async () => {
  const dataDir = await folder();
  const commands = { bad: () => Promise.reject(new Error('Лесная')), good: async () => 'fine' };
  onTestFinished(await openOperatorSocket(dataDir, commands, log));
  expect(await askOperatorSocket(dataDir, 'bad')).toBe('The command failed, see the log');
  expect(await askOperatorSocket(dataDir, 'good')).toBe('fine');
});
