import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const text = (name: string) => readFile(new URL(`../../content/consents/${name}`, import.meta.url), 'utf8');

describe.each(['processing-v1.adult.md', 'processing-v1.pupil.md', 'processing-v1.guardian.md'])(
  'the consent %s',
  (name) => {
    // ч. 4 ст. 9 152-ФЗ: whose, to whom, by whom, what for, which data, what is done, how long, how withdrawn, signature.
    it.each([
      'Кто даёт согласие',
      'Кому',
      'Кто помогает школе',
      'Зачем',
      'Какие данные',
      'Что с ними делают',
      'На какой срок',
      'Как отозвать',
      'Документ, удостоверяющий личность',
      'Подпись',
    ])('says «%s»', async (field) => expect(await text(name)).toContain(field));

    it('leaves only known places to be filled in', async () => {
      const places = (await text(name)).match(/\{\{[^}]*\}\}/gu) ?? [];
      const known = [
        'person',
        'school',
        'schoolAddress',
        'processor',
        'processorAddress',
        'validUntil',
        'version',
        'date',
        ...(name.includes('guardian') ? ['child'] : []),
      ];
      expect(new Set(places)).toEqual(new Set(known.map((place) => `{{${place}}}`)));
    });

    it('does not call itself official and needs no gender', async () => {
      expect(await text(name)).toContain('это не официальная форма');
      expect(await text(name)).not.toMatch(/\((?:а|ла|ся)\)/u);
    });
  },
);
