import { dayText } from '#bot/days.ts';
import { bold, paragraphs, say, type Text } from '#bot/text.ts';

export const words = {
  title: say`Справка о судимости`,
  notNeeded: say`Этому человеку справка не нужна.`,
  question: paragraphs(
    bold(say`Справка об отсутствии судимости есть?`),
    say`Она нужна наставникам не из школы. Сама справка остаётся в школе, здесь будет только отметка с сегодняшней датой.`,
  ),
  takeOff: paragraphs(
    bold(say`Снять отметку о справке?`),
    say`Без отметки новую пару этому человеку предложить нельзя. Пары, которые уже есть, остаются.`,
  ),
  isSeen: say`Справка есть`,
  off: say`Снять отметку`,
  notNow: say`Не сейчас`,
  noted: say`Готово.`,
  /** On the card. */
  mark: say`Отметить справку`,
  line: (seenOn: Temporal.PlainDate | undefined): Text =>
    seenOn
      ? say`Справка об отсутствии судимости: отмечена ${dayText(seenOn)}`
      : say`Справка об отсутствии судимости: не отмечена`,
} as const;
