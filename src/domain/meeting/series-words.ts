import { type DateSaid, dateRules, monthOf, monthPattern, weekdayOf, weekdayPattern } from './day-words.ts';
import { cardinal, cardinalOf } from './number-words.ts';
import { type Rule, rule } from './phrases.ts';
import { type TimeSaid, timeRules } from './time-words.ts';

export type SeriesSaid =
  | TimeSaid
  /** A rhythm, a weekday of it, or both: «каждую среду», «раз в две недели», «по средам». */
  | { readonly kind: 'every'; readonly weeks: number | undefined; readonly weekday: number | undefined }
  | { readonly kind: 'on'; readonly weekday: number }
  /** «Каждый день», «раз в месяц». */
  | { readonly kind: 'other-rhythm' }
  | { readonly kind: 'from'; readonly date: DateSaid }
  | { readonly kind: 'until'; readonly end: SeriesEnd }
  /** «Включительно», as every end is. */
  | { readonly kind: 'inclusive' }
  | { readonly kind: 'in-holidays'; readonly held: boolean };

export type SeriesEnd =
  | { readonly kind: 'day'; readonly date: DateSaid }
  /** «До мая» ends before it, «по май» and «до конца мая» with its last day. */
  | { readonly kind: 'month'; readonly month: number; readonly whole: boolean }
  | { readonly kind: 'school-year' }
  | { readonly kind: 'holidays' };

const every = (weeks: number | undefined, weekday?: number): SeriesSaid => ({ kind: 'every', weeks, weekday });
const until = (end: SeriesEnd): SeriesSaid => ({ kind: 'until', end });

export const seriesRules: readonly Rule<SeriesSaid>[] = [
  rule(`(?:в )?кажд[а-я]+ (?:(?<other>втор[а-я]+) )?${weekdayPattern}`, (parts) =>
    every(parts['other'] === undefined ? 1 : 2, weekdayOf(parts)),
  ),
  rule(`(?:(?:один )?раз в|кажд[а-я]{2}) (?:(?<count>${cardinal}) )?недел[а-я]+`, ({ count }) =>
    every(cardinalOf(count) ?? 1),
  ),
  rule('через неделю', () => every(2)),
  rule('еженедельно', () => every(1)),
  rule(`по ${weekdayPattern}`, (parts) => every(undefined, weekdayOf(parts))),
  rule<SeriesSaid>('каждый (?:день|месяц)|(?:один )?раз в (?:день|месяц)|ежедневно|ежемесячно', () => ({
    kind: 'other-rhythm',
  })),
  rule<SeriesSaid>(`(?:во? )?${weekdayPattern}`, (parts) => ({ kind: 'on', weekday: weekdayOf(parts) })),

  ...dateRules<SeriesSaid>('(?:начиная )?со? ', (date) => ({ kind: 'from', date })),
  ...dateRules('(?:до|по) ', (date) => until({ kind: 'day', date })),
  rule<SeriesSaid>('включительно', () => ({ kind: 'inclusive' })),
  rule('до нового года', () => until({ kind: 'month', month: 12, whole: true })),
  rule('до лета', () => until({ kind: 'month', month: 6, whole: false })),
  rule('до конца (?:(?:учебного |уч )?года|учебы)', () => until({ kind: 'school-year' })),
  rule('до (?:ближайших )?каникул', () => until({ kind: 'holidays' })),
  rule(`(?<whole>по|до конца) ${monthPattern}|до (?:начала )?${monthPattern}`, (parts) => {
    const month = monthOf(parts);
    return month === undefined ? undefined : until({ kind: 'month', month, whole: parts['whole'] !== undefined });
  }),

  ...(
    [
      [
        '(?:кроме|без|исключая|не (?:в|на)|не считая|за исключением) (?:школьных )?(?:каникул[а-я]*|праздник[а-я]+)',
        false,
      ],
      ['(?:в|на) каникул[а-я]* нет?', false],
      ['(?:даже )?(?:в|на|включая|вместе с) (?:школьные )?каникул[а-я]*(?: тоже)?', true],
    ] as const
  ).map(([words, held]) => rule<SeriesSaid>(words, () => ({ kind: 'in-holidays', held }))),
  ...timeRules,
];
