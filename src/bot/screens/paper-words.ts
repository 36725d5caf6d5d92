import { dayText } from '#bot/days.ts';
import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { ConsentKind } from '#domain/people/consent-rules.ts';
import { fullName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';

export const words = {
  paper: (person: Person | undefined, kind: ConsentKind, on: Temporal.PlainDate, scanned: boolean): Text =>
    paragraphs(
      bold(kind === 'processing' ? say`Согласие на обработку данных` : say`Согласие на публикацию имени и фото`),
      person && say`${person.name.map(fullName)}`,
      say`На бумаге, подписано ${dayText(on)}`,
      scanned ? undefined : say`Скана нет.`,
    ),
  addScan: say`Приложить скан`,
  anotherScan: say`Заменить скан`,
  card: say`Карточка`,
  gone: say`Этого согласия здесь больше нет.`,
} as const;
