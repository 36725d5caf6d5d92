import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { loadSafeguarding } from '#content/load-safeguarding.ts';

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

const first = '    worrying:\n      - ';

it.each([
  [
    'an unknown set',
    (text: string) => text.replace(first, `${first}<соседи> бьют\n      - `),
    /no set <соседи>.*self-harm.*worrying\[0\]/su,
  ],
  ['a gap at an end', (text: string) => text.replace(first, `${first}хочу …\n      - `), /«хочу …» has a gap/u],
  [
    'a word of other letters',
    (text: string) => text.replace(first, `${first}cуицид\n      - `),
    /«cуицид» is not a word/u,
  ],
  [
    'a set within itself',
    (text: string) => text.replace('  тело: [', '  тело: [<тело>, '),
    /<тело> stands within itself/u,
  ],
  [
    'a phrase twice',
    (text: string) => text.replace(first, `${first}хочу молока\n      - хочу молока\n      - `),
    /twice.*worrying\[1\]/su,
  ],
  [
    'an unknown topic',
    (text: string) => `${text}\n  hunger:\n    worrying: [голод]\n    harmless: []\n`,
    /words\.yaml.*hunger/su,
  ],
  ['no version', (text: string) => text.replace(/^version: .*$/mu, ''), /words\.yaml.*version/su],
  ['broken YAML', (text: string) => `${text}\n  - [`, /words\.yaml: .*line \d+/su],
])('%s stops the start and is named', async (_, spoil, message) => {
  const folder = await mkdtemp(join(tmpdir(), 'safeguarding-'));
  folders.push(folder);
  const sound = await readFile(new URL('../../content/safeguarding/words.yaml', import.meta.url), 'utf8');
  const spoiled = spoil(sound);
  expect(spoiled).not.toBe(sound);
  await writeFile(join(folder, 'words.yaml'), spoiled);
  await expect(loadSafeguarding(pathToFileURL(`${folder}/`))).rejects.toThrow(message);
});

it('the deployment’s list is sound', async () => {
  expect((await loadSafeguarding()).version).toBe(1);
});
