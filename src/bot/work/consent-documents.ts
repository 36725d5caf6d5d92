import { dayText } from '#bot/days.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { ConsentKind } from '#domain/people/consent-rules.ts';
import { type ConsentBlock, type ConsentPart, parseConsent } from '#domain/people/consent-text.ts';
import type { Personal } from '#domain/personal.ts';
import { schoolYearOf } from '#domain/school/school-year.ts';
import type { ConsentDocuments } from './setting.ts';

type ConsentTexts = Readonly<Record<ConsentKind, Readonly<Record<'version' | 'adult' | 'pupil' | 'guardian', string>>>>;

/** The texts of `content/consents/` as documents that can be shown in a chat, or printed. */
export function consentDocuments(texts: ConsentTexts): ConsentDocuments {
  return {
    document({ kind, school, audience, day, person, child }) {
      const { version } = texts[kind];
      const places: Places = {
        school,
        version: version.replace(/^\w+-v/u, ''),
        date: dayText(day),
        validUntil: dayText(schoolYearOf(day).ends),
        ...(person === undefined ? {} : { person }),
        ...(child === undefined ? {} : { child }),
      };
      const parsed = parseConsent(texts[kind][audience], new Set(Object.keys(places)));
      return {
        version,
        // On a screen nothing is signed by hand.
        text: paragraphs(...parsed.document.map((block) => shown(block, places))),
        paper: { ...parsed, places },
      };
    },
  };
}

type Places = Readonly<Record<string, string | Personal<string>>>;

function shown(block: ConsentBlock, places: Places): Text {
  if (block.kind === 'heading') return bold(say`${block.text}`);
  return lines(
    ...block.lines.map(({ item, parts }) =>
      parts.map((part) => said(part, places)).reduce((before, part) => say`${before}${part}`, say`${item ? '• ' : ''}`),
    ),
  );
}

function said(part: ConsentPart, places: Places): Text {
  switch (part.kind) {
    case 'bold':
      return bold(say`${part.text}`);
    case 'text':
      return say`${part.text}`;
    case 'place':
      return say`${places[part.name] ?? '—'}`;
    default:
      return part satisfies never;
  }
}
