import writeExcelFile, { type Cell, type Sheet, type SheetData } from 'write-excel-file/node';
import { type Personal, reveal } from '#domain/personal.ts';

/** Something to be counted with, or somebody's name. */
type Value = string | number | Personal<string> | Temporal.PlainDate | undefined;

interface SheetColumn {
  title: string;
  /** In characters. */
  width: number;
  /** «42 %»: the value is a share from 0 to 1. */
  share?: boolean;
}

/** One sheet: a heading, then a table whose head stays in sight. */
export interface FiguresSheet {
  /** Of the tab, at most 31 characters. */
  name: string;
  /** Over the table: the school, what it shows, from when to when. */
  about: readonly string[];
  columns: readonly SheetColumn[];
  rows: readonly (readonly Value[])[];
}

/** Figures as a workbook: numbers stay numbers, so that whoever opens it may go on counting. */
export async function figuresXlsx(sheets: readonly FiguresSheet[]): Promise<Uint8Array> {
  const made = sheets.map(
    (sheet): Sheet<never> => ({
      data: dataOf(sheet),
      sheet: tab(sheet.name),
      columns: sheet.columns.map(({ width }) => ({ width })),
      stickyRowsCount: sheet.about.length + 1,
      dateFormat: 'dd.mm.yyyy',
    }),
  );
  return new Uint8Array(await writeExcelFile(made, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer());
}

function dataOf({ about, columns, rows }: FiguresSheet): SheetData {
  return [
    ...about.map((text, index) => [
      { value: text, type: String, ...(index === 0 ? { fontWeight: 'bold' as const } : {}) },
    ]),
    columns.map(({ title }) => ({
      value: title,
      type: String,
      fontWeight: 'bold' as const,
      wrap: true,
      alignVertical: 'center' as const,
      backgroundColor: '#e8eef7',
      borderStyle: 'thin' as const,
    })),
    ...rows.map((row) => columns.map((column, index) => cellOf(row[index], column))),
  ];
}

function cellOf(value: Value, { share }: SheetColumn): Cell {
  const bordered = { borderStyle: 'thin' as const };
  if (value === undefined) return { value: '', type: String, ...bordered };
  if (typeof value === 'number') return { value, type: Number, ...bordered, ...(share ? { format: '0%' } : {}) };
  if (value instanceof Temporal.PlainDate) return { value: value.toLocaleString('ru'), type: String, ...bordered };
  return { value: typeof value === 'string' ? value : reveal(value), type: String, wrap: true, ...bordered };
}

/** Excel opens no workbook with these characters in a tab, or with more than 31 of any. */
function tab(name: string): string {
  return name.replaceAll(/[\\/?*[\]:]/gu, ' ').slice(0, 31);
}
