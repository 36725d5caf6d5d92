import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { loadQuestionnaires } from '#content/load-questionnaires.ts';

const small = (id: string) => `
id: ${id}
version: 1
title: 'Анкета программы: проба'
audience: { role: mentee }
questions:
  - { id: note, kind: text, wording: Расскажите о себе }
`;

async function folderWith(files: Record<string, string>): Promise<URL> {
  const folder = await mkdtemp(join(tmpdir(), 'questionnaires-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return pathToFileURL(folder);
}

test('every YAML file of the folder is a questionnaire under its id', async () => {
  const folder = await folderWith({ 'a.yaml': small('first'), 'b.yml': small('second'), 'README.md': 'not one' });
  expect([...(await loadQuestionnaires(folder)).keys()]).toEqual(['first', 'second']);
});

test('two files with one id stop the start, and both are named', async () => {
  const folder = await folderWith({ 'a.yaml': small('same'), 'b.yaml': small('same') });
  await expect(loadQuestionnaires(folder)).rejects.toThrow('a.yaml and b.yaml: both have the questionnaire id "same"');
});

test('a mistake names the file, the questionnaire and the question', async () => {
  const folder = await folderWith({ 'a.yaml': small('first').replace('kind: text', 'kind: essay') });
  await expect(loadQuestionnaires(folder)).rejects.toThrow(/^a\.yaml: Questionnaire "first", question "note": kind/u);
});

test('broken YAML names the file and the line', async () => {
  const folder = await folderWith({ 'a.yaml': `${small('first')}  - { id: twice, id: twice }\n` });
  await expect(loadQuestionnaires(folder)).rejects.toThrow(/^a\.yaml: .*line \d+/su);
});
