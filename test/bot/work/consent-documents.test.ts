import { describe, expect, it } from 'vitest';
import { plain } from '#bot/text.ts';
import { consentDocuments } from '#bot/work/consent-documents.ts';
import { loadConsents } from '#content/load-consents.ts';
import { Personal } from '#domain/personal.ts';

const about = {
  school: 'Школа № 12',
  day: Temporal.PlainDate.from('2026-11-25'),
  person: new Personal('Петрова Анна Сергеевна'),
  child: new Personal('Петрова Мира Олеговна'),
};

describe.each(['adult', 'pupil', 'guardian'] as const)('the consent that is shown to a person (%s)', (audience) => {
  it('has every place filled in or left out, and no mark-up', async () => {
    const { text, version } = consentDocuments(await loadConsents()).document({
      kind: 'processing',
      ...about,
      audience,
    });
    const shown = plain(text.pack());
    expect(version).toBe('processing-v1');
    expect(shown).toContain('Петрова Анна Сергеевна. ');
    expect(shown).toContain('Школа № 12 (');
    expect(shown).toContain('До 31 августа 2027 г. или');
    expect(shown).toContain('Версия 1. Дата: 25 ноября 2026 г.');
    expect(shown).not.toMatch(/[{}[\]*#_]|адрес:|Кто помогает|Подпись/u);
  });

  it('is personal, for it names the person', async () => {
    const { text } = consentDocuments(await loadConsents()).document({ kind: 'processing', ...about, audience });
    expect(text.personal).toBe(true);
  });
});

it('signed by a guardian, it says for whom', async () => {
  const { text } = consentDocuments(await loadConsents()).document({
    kind: 'processing',
    ...about,
    audience: 'guardian',
  });
  expect(plain(text.pack())).toContain('За кого. Петрова Мира Олеговна.');
});
