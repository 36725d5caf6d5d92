import { Resvg } from '@resvg/resvg-js';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { figuresPng } from '#documents/figures-png.ts';
import { figuresXlsx } from '#documents/figures-xlsx.ts';
import { Personal } from '#domain/personal.ts';

describe('a picture of figures', () => {
  const weeks = { title: 'Встречи по неделям', bars: [{ label: '07.09', value: 3 }] };

  test.each([
    ['weeks', { ...weeks, bars: Array.from({ length: 30 }, (_, week) => ({ label: `${week}.09`, value: week })) }],
    ['shares', { title: 'Доля', share: true, lies: true, bars: [{ label: 'ученик – ученик', value: 0.82 }] }],
    ['nothing yet', { ...weeks, bars: [] }],
  ])('is a PNG as wide as a phone: %s', async (_, chart) => {
    const { width, height } = sizeOf(await figuresPng(chart));
    expect(width).toBe(1080);
    expect(height).toBeGreaterThan(250);
    expect(height).toBeLessThan(3000);
  });

  test('draws Cyrillic: other words are another picture', async () => {
    const inked = async (title: string) => darkPixels(await figuresPng({ ...weeks, title }));
    expect(await inked('Встречи')).toBeGreaterThan(1.5 * (await inked('Г')));
  });

  test('a longer bar is more of the picture', async () => {
    const bars = (value: number) => figuresPng({ ...weeks, share: true, bars: [{ label: 'а', value }] });
    const [low, high] = [bluePixels(await bars(0.1)), bluePixels(await bars(0.9))];
    expect(high).toBeGreaterThan(5 * low);
  });
});

describe('a workbook of figures', () => {
  const sheet = {
    name: 'Пары: 1/2',
    about: ['Школа № 12', 'Осень 2026'],
    columns: [
      { title: 'Наставник', width: 30 },
      { title: 'Встреч', width: 10 },
      { title: 'Состоялось', width: 12, share: true },
    ],
    rows: [
      [new Personal('Луговая И. П.'), 5, 0.8],
      ['=1+1', undefined, Temporal.PlainDate.from('2026-10-01')],
    ],
  };

  test('keeps figures as figures, and what looks like a formula as words', async () => {
    const bytes = await figuresXlsx([sheet, { ...sheet, name: 'Классы' }]);
    const [first, second] = await readExcelFile(Buffer.from(bytes));
    expect(first?.sheet).toBe('Пары  1 2');
    expect(second?.sheet).toBe('Классы');
    expect(first?.data).toEqual([
      ['Школа № 12', null, null],
      ['Осень 2026', null, null],
      ['Наставник', 'Встреч', 'Состоялось'],
      ['Луговая И. П.', 5, 0.8],
      ['=1+1', null, '01.10.2026'],
    ]);
  });
});

function sizeOf(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function darkPixels(png: Uint8Array): number {
  return pixels(png).filter(([red, green, blue]) => red < 80 && green < 80 && blue < 90).length;
}

function bluePixels(png: Uint8Array): number {
  return pixels(png).filter(([red, , blue]) => red < 80 && blue > 160).length;
}

/** The picture drawn anew gives its pixels. */
function pixels(png: Uint8Array): (readonly [number, number, number])[] {
  const { width, height } = sizeOf(png);
  const data = Buffer.from(png).toString('base64');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="data:image/png;base64,${data}" width="${width}" height="${height}"/></svg>`;
  const raw = new Resvg(svg).render().pixels;
  return Array.from({ length: raw.length / 4 }, (_, at) => [
    raw[at * 4] ?? 0,
    raw[at * 4 + 1] ?? 0,
    raw[at * 4 + 2] ?? 0,
  ]);
}
