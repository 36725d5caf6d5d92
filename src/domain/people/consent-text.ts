/**
 * The texts of `content/consents/` are a little Markdown with places `{{…}}` to be filled in and optional parts in
 * `[[…]]`, which fall away where something in them is not known.
 */
export interface ConsentText {
  readonly document: readonly ConsentBlock[];
  /** What is written by hand where the consent is signed on paper. */
  readonly byHand: readonly ConsentBlock[];
}

export type ConsentBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'lines'; readonly lines: readonly ConsentLine[] };

export interface ConsentLine {
  /** One of a list. */
  readonly item: boolean;
  readonly parts: readonly ConsentPart[];
}

export type ConsentPart =
  | { readonly kind: 'text' | 'bold'; readonly text: string }
  | { readonly kind: 'place'; readonly name: string };

export function parseConsent(markdown: string, known: ReadonlySet<string>): ConsentText {
  const [document = '', ...onPaper] = markdown.split('\n## ');
  return {
    document: blocksOf(document, known),
    // Its heading speaks to whoever reads it on a screen.
    byHand: onPaper.flatMap((part) => blocksOf(part.slice(part.indexOf('\n') + 1), known)),
  };
}

function blocksOf(markdown: string, known: ReadonlySet<string>): ConsentBlock[] {
  return markdown
    .replace(/\[\[(.+?)\]\]/gsu, (_, part: string) =>
      [...part.matchAll(/\{\{(\w+)\}\}/gu)].every(([, name = '']) => known.has(name)) ? part : '',
    )
    .split(/\n{2,}/u)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map(blockOf);
}

function blockOf(block: string): ConsentBlock {
  const heading = /^# (.+)$/u.exec(block)?.[1];
  if (heading !== undefined) return { kind: 'heading', text: heading };
  const lines = block.split('\n').map((line) => ({
    item: line.startsWith('- '),
    parts: partsOf(line.replace(/^- /u, '')),
  }));
  return { kind: 'lines', lines };
}

function partsOf(line: string): ConsentPart[] {
  return line
    .split(/(\*\*.+?\*\*|\{\{\w+\}\})/u)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('**')) return { kind: 'bold', text: part.slice(2, -2) };
      const name = /^\{\{(\w+)\}\}$/u.exec(part)?.[1];
      return name === undefined ? { kind: 'text', text: part } : { kind: 'place', name };
    });
}
