import type { ConsentBlock, ConsentPart, ConsentText } from '#domain/people/consent-text.ts';
import { type Personal, reveal } from '#domain/personal.ts';
import { byHand, heading, item, line, type Piece, schoolPaper } from './school-paper.ts';

/** A consent with what is known of whoever gives it. */
export interface ConsentPaper extends ConsentText {
  readonly places: Readonly<Record<string, string | Personal<string>>>;
}

/** The filled consent to be printed and signed; what is not known is left for the hand. Source: methodology.md 4.7. */
export async function consentDocx({ document, byHand: onPaper, places }: ConsentPaper): Promise<Uint8Array> {
  const title = document.find((block) => block.kind === 'heading')?.text ?? 'Согласие';
  const pieces = [...document, ...onPaper].flatMap((block) => printed(block, places));
  return schoolPaper(pieces, { title });
}

function printed(block: ConsentBlock, places: ConsentPaper['places']): Piece[] {
  if (block.kind === 'heading') return [heading(block.text)];
  return block.lines.map(({ item: listed, parts }) => {
    const runs = parts.map((part) => filled(part, places));
    return listed ? item(...runs) : line(runs, { alignment: 'both', keepLines: true });
  });
}

function filled(part: ConsentPart, places: ConsentPaper['places']): { text: string; bold?: boolean } {
  switch (part.kind) {
    case 'bold':
      return { text: part.text, bold: true };
    case 'text':
      return { text: part.text };
    case 'place': {
      const value = places[part.name] ?? byHand(40);
      return { text: typeof value === 'string' ? value : reveal(value) };
    }
    default:
      return part satisfies never;
  }
}
