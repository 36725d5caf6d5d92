import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  type IParagraphOptions,
  type ISectionOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';

/**
 * Papers as Russian schools print them: A4, Times New Roman, the left margin wide enough for a binder, tables with thin
 * lines, «_____» for what is written by hand. Source: ГОСТ Р 7.0.97-2016, 3.3 and 3.4.
 */
const margins = { left: 30, right: 15, top: 20, bottom: 20 };
const paper = { width: 210, height: 297 };
const font = 'Times New Roman';

export type Piece = Paragraph | Table;

/** A part of a line, as it is printed. */
interface Run {
  text: string;
  bold?: boolean;
}

interface PaperOptions {
  title: string;
  /** Of the text, in points: 14 for an order, 12 for what has many sentences. */
  size?: 12 | 14;
}

/** The finished DOCX. */
export async function schoolPaper(pieces: readonly Piece[], { title, size = 12 }: PaperOptions): Promise<Uint8Array> {
  const document = new Document({
    title,
    // The library would write its own name there.
    creator: 'Наставник',
    lastModifiedBy: 'Наставник',
    styles: {
      default: {
        document: {
          run: { font, size: size * 2, language: { value: 'ru-RU' } },
          paragraph: { spacing: { line: 264, after: 80 } },
        },
      },
    },
    numbering: { config: [clauses, bullets] },
    sections: [section(pieces)],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function section(children: readonly Piece[]): ISectionOptions {
  const { left, right, top, bottom } = margins;
  return {
    properties: {
      page: {
        size: {
          width: convertMillimetersToTwip(paper.width),
          height: convertMillimetersToTwip(paper.height),
        },
        margin: {
          left: convertMillimetersToTwip(left),
          right: convertMillimetersToTwip(right),
          top: convertMillimetersToTwip(top),
          bottom: convertMillimetersToTwip(bottom),
        },
      },
      // A single page needs no number.
      titlePage: true,
    },
    footers: {
      first: new Footer({ children: [new Paragraph({ children: [] })] }),
      default: new Footer({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ children: [PageNumber.CURRENT], size: 20 })],
          }),
        ],
      }),
    },
    children: [...children],
  };
}

const clauses = {
  reference: 'clauses',
  levels: [
    {
      level: 0,
      format: LevelFormat.DECIMAL,
      text: '%1.',
      alignment: AlignmentType.LEFT,
      style: { run: { bold: true }, paragraph: { indent: { left: 0, hanging: 0 } } },
    },
    {
      level: 1,
      format: LevelFormat.DECIMAL,
      text: '%1.%2.',
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: convertMillimetersToTwip(10), hanging: convertMillimetersToTwip(10) } } },
    },
  ],
};

const bullets = {
  reference: 'bullets',
  levels: [
    {
      level: 0,
      format: LevelFormat.BULLET,
      text: '–',
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: convertMillimetersToTwip(10), hanging: convertMillimetersToTwip(5) } } },
    },
  ],
};

/** The heading of the whole paper, or one of its lines. */
export function heading(text: string, { space = 0 }: { space?: number } = {}): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: space * 20, after: 60 },
    children: [new TextRun({ text, bold: true })],
  });
}

/** The heading of a part: «1. Предмет». */
export function chapter(text: string): Paragraph {
  return new Paragraph({
    numbering: { reference: 'clauses', level: 0 },
    keepNext: true,
    spacing: { before: 160, after: 60 },
    children: [new TextRun({ text, bold: true })],
  });
}

/** A numbered sentence of a part: «1.1. …». */
export function clause(...text: (string | Run)[]): Paragraph {
  return new Paragraph({
    numbering: { reference: 'clauses', level: 1 },
    alignment: AlignmentType.BOTH,
    children: runs(text),
  });
}

/** «– …» under a sentence that ends in a colon. */
export function item(...text: (string | Run)[]): Paragraph {
  return new Paragraph({
    numbering: { reference: 'bullets', level: 0 },
    alignment: AlignmentType.BOTH,
    spacing: { after: 20 },
    children: runs(text),
  });
}

export function line(text: string | readonly (string | Run)[], options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...options, children: runs(typeof text === 'string' ? [text] : text) });
}

/** A sentence of an order: the first line is set in. */
export function sentence(...text: (string | Run)[]): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    indent: { firstLine: convertMillimetersToTwip(12.5) },
    children: runs(text),
  });
}

/** After a table, which has no space of its own. */
export function gap(): Paragraph {
  return new Paragraph({ spacing: { line: 120, after: 0 }, children: [] });
}

/** Something at the left edge and something at the right one: a date and a number, an office and a name. */
export function edges(left: string, right: string, options: IParagraphOptions = {}): Paragraph {
  const width = paper.width - margins.left - margins.right;
  return new Paragraph({
    ...options,
    tabStops: [{ type: TabStopType.RIGHT, position: convertMillimetersToTwip(width) }],
    children: [new TextRun(left), new TextRun({ children: [new Tab(), right] })],
  });
}

interface Column {
  title: string;
  /** Of the whole width, as parts of the sum. */
  share: number;
  centred?: boolean;
}

/** A table with thin lines whose head stands again on each page. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], size?: number): Table {
  const width = convertMillimetersToTwip(paper.width - margins.left - margins.right);
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((width * share) / all));
  const cells = (texts: readonly string[], head: boolean) =>
    columns.map((column, index) =>
      cell(texts[index] ?? '', {
        width: widths[index] ?? 0,
        centred: head || column.centred === true,
        bold: head,
        ...(size === undefined ? {} : { size }),
      }),
    );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: cells(
          columns.map(({ title }) => title),
          true,
        ),
      }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, false) })),
    ],
  });
}

/** Rows of «what: how it is», for one record of a diary. */
export function record(rows: readonly (readonly [string, string])[]): Table {
  const width = convertMillimetersToTwip(paper.width - margins.left - margins.right);
  const widths = [Math.floor(width * 0.32), Math.floor(width * 0.68)] as const;
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: [...widths],
    rows: rows.map(
      ([what, how]) => new TableRow({ children: [cell(what, { width: widths[0] }), cell(how, { width: widths[1] })] }),
    ),
  });
}

function cell(
  text: string,
  { width, centred, bold, size }: { width: number; centred?: boolean; bold?: boolean; size?: number },
): TableCell {
  const lines = text.split('\n');
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    verticalAlign: VerticalAlignTable.CENTER,
    borders: { top: thin, bottom: thin, left: thin, right: thin },
    children: lines.map(
      (text) =>
        new Paragraph({
          alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
          spacing: { line: 240, after: 0 },
          children: [
            new TextRun({ text, ...(bold ? { bold } : {}), ...(size === undefined ? {} : { size: size * 2 }) }),
          ],
        }),
    ),
  });
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

/** Where somebody signs: who, a line for the hand, the name as it is written beside a signature. */
export function signature(who: string, name: string | undefined): Paragraph[] {
  const width = paper.width - margins.left - margins.right;
  return [
    new Paragraph({
      keepNext: true,
      keepLines: true,
      spacing: { before: 160, after: 0, line: 240 },
      tabStops: [{ type: TabStopType.RIGHT, position: convertMillimetersToTwip(width) }],
      children: [new TextRun(who)],
    }),
    new Paragraph({
      keepLines: true,
      spacing: { before: 120, after: 60, line: 240 },
      tabStops: [{ type: TabStopType.RIGHT, position: convertMillimetersToTwip(width) }],
      children: [
        new TextRun(`${byHand(18)} / ${name ?? byHand(24)}`),
        new TextRun({ children: [new Tab(), handDate] }),
      ],
    }),
  ];
}

export function byHand(length: number): string {
  return '_'.repeat(length);
}

/** A day that is written by hand. */
export const handDate = '«___» ____________ 20___ г.';

function runs(text: readonly (string | Run)[]): TextRun[] {
  return text.map((part) => new TextRun(typeof part === 'string' ? { text: part } : part));
}

/** «14 сентября 2026 г.» */
export function longDay(day: Temporal.PlainDate): string {
  return day.toLocaleString('ru', { day: 'numeric', month: 'long', year: 'numeric' });
}

/** «14.09.2026»: a day in a table. */
export function shortDay(day: Temporal.PlainDate): string {
  return day.toLocaleString('ru', { day: '2-digit', month: '2-digit', year: 'numeric' });
}
