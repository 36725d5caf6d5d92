import { dayText } from '#bot/days.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { Figures, SchoolFigures } from '#domain/desk/figures.ts';
import { forms } from '#domain/school/forms.ts';

export const figureWords = {
  title: say`Показатели встреч`,
  none: paragraphs(bold(say`Показатели встреч`), say`В этом учебном году встреч ещё не было.`),
  all: (figures: SchoolFigures & { since: Temporal.PlainDate }, until: Temporal.PlainDate): Text =>
    paragraphs(
      bold(say`Показатели встреч`),
      say`${period(figures.since, until)}`,
      lines(
        say`Пары и группы: ${figures.all.pairs}`,
        say`Встречи: ${figures.all.held}, на одну пару ${oneDigit(figures.all.perPair)}`,
        figures.all.shareHeld === undefined ? undefined : say`Состоялось: ${percent(figures.all.shareHeld)}`,
        say`Часов вместе: ${oneDigit(figures.all.hours)}`,
        figures.all.meanRating === undefined
          ? say`Средняя оценка: пока мало оценок`
          : say`Средняя оценка: ${oneDigit(figures.all.meanRating)} из 5`,
      ),
      section(
        say`По формам`,
        figures.byForm.map((each) => row(forms[each.form].title, each)),
      ),
      section(
        say`По классам наставляемых`,
        figures.byClass.map((each) => row(each.className, each)),
      ),
    ),
  picture: say`Картинкой`,
  table: say`Таблицей XLSX`,
} as const;

/** «с 1 сентября 2026 г. по 30 ноября 2026 г.». */
export function period(since: Temporal.PlainDate, until: Temporal.PlainDate): string {
  // A line of the picture does not begin with «г.».
  return `С ${dayText(since)} по ${dayText(until)}`.replaceAll(' г.', '\u00A0г.');
}

function section(heading: Text, rows: readonly Text[]): Text | undefined {
  return rows.length === 0 ? undefined : lines(bold(heading), ...rows);
}

function row(title: string, { held, shareHeld, hours, meanRating }: Figures): Text {
  const share = shareHeld === undefined ? '' : `, состоялось ${percent(shareHeld)}`;
  const rating = meanRating === undefined ? '' : `, оценка ${oneDigit(meanRating)}`;
  return say`${title}: встреч ${held}${share}, часов ${oneDigit(hours)}${rating}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function oneDigit(value: number): string {
  return value.toLocaleString('ru', { maximumFractionDigits: 1 });
}
