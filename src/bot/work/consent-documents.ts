import { dayText } from '#bot/days.ts';
import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { ConsentKind } from '#domain/people/consent-rules.ts';
import type { Personal } from '#domain/personal.ts';
import { schoolYearOf } from '#domain/school/school-year.ts';
import type { ConsentDocuments } from './setting.ts';

/** Texts with places `{{…}}` to be filled in and optional parts in `[[…]]`, which fall away where something in them is not known. */
type ConsentTexts = Readonly<Record<ConsentKind, Readonly<Record<'version' | 'adult' | 'pupil' | 'guardian', string>>>>;

/** The texts of `content/consents/` as documents that can be shown in a chat. */
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
      return { version, text: documentOf(texts[kind][audience], places) };
    },
  };
}

type Places = Readonly<Record<string, string | Personal<string>>>;

/** Of the Markdown of these files: headings, bold, lists. The part to be signed on paper is left out. */
function documentOf(markdown: string, places: Places): Text {
  const [onScreen = ''] = markdown.split('\n## ');
  const known = onScreen.replace(/\[\[(.+?)\]\]/gsu, (_, part: string) =>
    [...part.matchAll(place)].every(([, name = '']) => name in places) ? part : '',
  );
  const blocks = known.split(/\n{2,}/u).map((block) => block.trim());
  return paragraphs(...blocks.filter((block) => block !== '').map((block) => paragraph(block, places)));
}

const place = /\{\{(\w+)\}\}/gu;

function paragraph(block: string, places: Places): Text {
  const heading = /^# (.+)$/u.exec(block)?.[1];
  if (heading !== undefined) return bold(say`${heading}`);
  const parts = block
    .replace(/^- /gmu, '• ')
    .split(/(\*\*.+?\*\*|\{\{\w+\}\})/u)
    .map((part) => {
      if (part.startsWith('**')) return bold(say`${part.slice(2, -2)}`);
      const name = /^\{\{(\w+)\}\}$/u.exec(part)?.[1];
      return name === undefined ? say`${part}` : say`${places[name] ?? '—'}`;
    });
  return parts.reduce((before, part) => say`${before}${part}`);
}
