import { z } from 'zod';
import { figureWords, period } from '#bot/screens/figures-words.ts';
import { say } from '#bot/text.ts';
import { type FiguresSheet, figuresXlsx } from '#documents/figures-xlsx.ts';
import type { Figures } from '#domain/desk/figures.ts';
import { forms } from '#domain/school/forms.ts';
import type { DocumentKind } from './document.ts';

/** Held meetings of each form, and of each class where only one form meets; figures only, nobody's name. */
export const figuresPicture: DocumentKind<Record<string, never>> = {
  params: z.strictObject({}),

  async read(work) {
    const { all, byForm, byClass, since } = await work.figures.ofYear();
    if (all.shareHeld === undefined) return undefined;
    const about = `${work.school.name}. ${period(since, work.today())}`;
    const byForms = byForm.length > 1 || byClass.length === 0;
    const bars = byForms
      ? byForm.map(({ form, held }) => ({ label: forms[form].title, value: held }))
      : byClass.map(({ className, held }) => ({ label: className, value: held }));
    const title = byForms ? 'Состоявшиеся встречи по формам' : 'Состоявшиеся встречи по классам';
    return {
      name: figureWords.title,
      caption: figureWords.all({ all, byForm, byClass, since }, work.today()),
      type: 'image/png',
      picture: true,
      make: async () => {
        // ECharts takes as long to load as half of the program: it comes with the first picture, not with every start.
        const { figuresPng } = await import('#documents/figures-png.ts');
        return figuresPng({ title, about, bars, lies: true });
      },
    };
  },
};

/** The same as tables that can be counted on. */
export const figuresTable: DocumentKind<Record<string, never>> = {
  params: z.strictObject({}),

  async read(work) {
    const { all, byForm, byClass, since } = await work.figures.ofYear();
    if (all.shareHeld === undefined) return undefined;
    const about = [work.school.name, period(since, work.today())];
    const sheets = [
      sheet('По формам', 'Форма', about, [
        ...byForm.map((each) => [forms[each.form].title, each] as const),
        ['Вся школа', all] as const,
      ]),
      sheet(
        'По классам',
        'Класс',
        about,
        byClass.map((each) => [each.className, each] as const),
      ),
    ];
    return {
      name: figureWords.title,
      caption: say`${figureWords.title}: таблица для расчётов`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      make: () => figuresXlsx(sheets),
    };
  },
};

function sheet(
  name: string,
  first: string,
  about: readonly string[],
  rows: readonly (readonly [string, Figures])[],
): FiguresSheet {
  return {
    name,
    about,
    columns: [
      { title: first, width: 28 },
      { title: 'Пары и группы', width: 12 },
      { title: 'Состоялось встреч', width: 14 },
      { title: 'Встреч на пару', width: 12 },
      { title: 'Доля состоявшихся', width: 16, share: true },
      { title: 'Часов вместе', width: 12 },
      { title: 'Средняя оценка', width: 12 },
    ],
    rows: rows.map(([title, { pairs, held, perPair, shareHeld, hours, meanRating }]) => [
      ...[title, pairs, held, round(perPair)],
      shareHeld,
      round(hours),
      meanRating === undefined ? undefined : round(meanRating),
    ]),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
