import { rowName } from '#bot/row-name.ts';
import { bold, lines, paragraphs, plural, say, type Text } from '#bot/text.ts';
import type { ConsentKind } from '#domain/people/consent-rules.ts';
import { fullName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';

export const words = {
  title: say`Согласие на бумаге`,
  titleMany: say`Согласия на бумаге`,
  whichKind: bold(say`Какие подписанные согласия отметить?`),
  kind: (kind: ConsentKind, wanted: number): Text =>
    kind === 'processing'
      ? say`На обработку данных: не хватает ${wanted}`
      : say`На публикацию имени и фото: без ответа ${wanted}`,
  whichClass: bold(say`Какой класс?`),
  everybody: say`Все`,
  whose: bold(say`Чьи бумаги подписаны?`),
  person: rowName,
  question: (kind: ConsentKind, people: readonly Person[]): Text =>
    paragraphs(
      bold(say`Какого числа подписано согласие на бумаге?`),
      kind === 'processing'
        ? say`На обработку данных, подпись родителя или другого законного представителя.`
        : say`На публикацию имени и фото, подписи всех, кто должен его дать.`,
      lines(...people.slice(0, mostNamed).map(({ name }) => say`— ${name.map(fullName)}`)),
      people.length > mostNamed ? say`и ещё ${people.length - mostNamed}` : undefined,
      say`Бумага остаётся в школе. Например: 05.09.2026`,
    ),
  marked: (kind: ConsentKind, of: number): Text => {
    const done = of === 1 ? say`Отмечено: согласие есть.` : say`Отмечено: ${of} ${consents(of)}.`;
    if (kind === 'publication') return done;
    return of === 1
      ? say`${done} Разговор с учеником продолжится сам.`
      : say`${done} Разговоры с учениками продолжатся сами.`;
  },
  notWanted: say`Этого согласия здесь уже не ждут.`,
  nothingWanted: say`Сейчас отмечать нечего: все согласия на месте.`,
} as const;

/** More names than these would not be read. */
const mostNamed = 15;

function consents(count: number): string {
  return plural(count, { one: 'согласие', few: 'согласия', many: 'согласий' });
}
