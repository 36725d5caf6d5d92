import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { loadProgrammes } from '#content/load-programmes.ts';
import { variants } from '#domain/school/variants.ts';

const programmes = await loadProgrammes();

describe('the programmes of the deployment', () => {
  it.each([
    ['s000', 'pupil_pupil teacher_teacher teacher_pupil', 6, 'curator', true],
    ['s001', 'pupil_pupil teacher_teacher employer_pupil student_pupil', 10, 'curator', false],
    ['s002', 'pupil_pupil teacher_teacher student_pupil', 6, 'curator', true],
    ['s003', 'teacher_teacher', 6, 'methodical-council', true],
    ['s004', 'pupil_pupil teacher_pupil teacher_teacher', 6, 'curator', true],
  ])('%s has the facts of its source', (id, forms, ageFrom, pairFormedBy, byDefault) => {
    const programme = programmes.find((each) => each.id === id);
    expect(programme?.forms.join(' ')).toBe(forms);
    expect(programme).toMatchObject({ ageFrom, pairFormedBy, monitoring: { byDefault } });
    expect(programme?.monitoring.due.map(String)).toEqual(['12-20', '05-20']);
    expect(programme?.consents.teens).toBe('own-and-guardian');
  });

  it('are five, told apart by their titles', () => {
    expect(programmes.map(({ id }) => id)).toEqual(['s000', 's001', 's002', 's003', 's004']);
    expect(new Set(programmes.map(({ title }) => title)).size).toBe(5);
  });

  it.each([
    ['s000', 'tt.innovator', true],
    ['s002', 'tt.innovator', false],
    ['s000', 'tp.active', true],
    ['s004', 'tp.active', false],
    ['s004', 'tp.passive', true],
    ['s002', 'sp.project', true],
  ])('%s knows %s: %s', (id, variant, known) => {
    expect(programmes.find((each) => each.id === id)?.variants.includes(variant)).toBe(known);
  });

  it('leave «студент – студент» to the school', () => {
    expect(programmes.flatMap(({ formsOff }) => formsOff)).toEqual(['student_student']);
  });

  it('together use every variant of the catalogue', () => {
    const used = new Set(programmes.flatMap((each) => each.variants));
    expect(variants.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });
});

describe('a programme with a mistake', () => {
  const folders: string[] = [];
  afterEach(async () => {
    await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
  });

  it.each([
    ['an unknown field', (text: string) => `${text}\nbudget: 5\n`, /s003\.yaml.*budget/su],
    ['an unknown form', (text: string) => text.replace('[teacher_teacher]', '[teacher_parrot]'), /s003\.yaml.*forms/su],
    ['an unknown variant', (text: string) => text.replace('- tt.young', '- tt.yung'), /no variant tt\.yung/u],
    [
      'a variant of another form',
      (text: string) => text.replace('- tt.young', '- pp.equal'),
      /pp\.equal is of no form/u,
    ],
    [
      'a form without variants',
      (text: string) => text.replace('[teacher_teacher]', '[teacher_teacher, pupil_pupil]'),
      /none for pupil_pupil/u,
    ],
    ['a form on and off', (text: string) => `${text}\nformsOff: [teacher_teacher]\n`, /on and off/u],
    ['a day that is none', (text: string) => text.replace("'12-20'", "'02-30'"), /02-30 is not a day/u],
    ['the id of another file', (text: string) => text.replace('id: s003', 'id: s004'), /id of its file/u],
    [
      'a title longer than a button',
      (text: string) => text.replace(/^title: .*$/mu, `title: ${'Ш'.repeat(41)}`),
      /title/u,
    ],
  ])('%s is named, with the file', async (_, spoil, message) => {
    const folder = await mkdtemp(join(tmpdir(), 'programmes-'));
    folders.push(folder);
    const sound = await readFile(new URL('../../content/programmes/s003.yaml', import.meta.url), 'utf8');
    const spoiled = spoil(sound);
    expect(spoiled).not.toBe(sound);
    await writeFile(join(folder, 's003.yaml'), spoiled);
    await expect(loadProgrammes(pathToFileURL(`${folder}/`))).rejects.toThrow(message);
  });
});
