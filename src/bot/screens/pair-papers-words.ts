import { placeTitles, shortTitles } from '#bot/conversations/pair-papers/words.ts';
import { words as printWords } from '#bot/conversations/print-pairs/words.ts';
import { dayText } from '#bot/days.ts';
import { bold, lines, paragraphs, plural, say, type Text } from '#bot/text.ts';
import type { PaperCase } from '#bot/work/pair-papers.ts';
import type { PairPaper, PlacedPaper } from '#db/pair-papers.ts';
import { type PaperKind, type PaperPlace, paperPlaces } from '#domain/pairing/pair-life.ts';
import { shortName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';

export const words = {
  list: say`Документы пар`,
  missing: (cases: readonly PaperCase[]): Text =>
    cases.length === 0
      ? paragraphs(bold(say`Документы пар`), say`Документы всех пар на месте.`)
      : paragraphs(
          bold(say`Документы пар: не всё есть у ${cases.length} ${ofMentees(cases.length)}`),
          lines(...paperPlaces.map((place) => count(place, cases))),
          say`Сначала те, у кого не хватает больше всего.`,
        ),
  own: (of: number): Text =>
    say`Здесь нет пар с вами или вашим ребёнком (${of}): их документы отмечает другой куратор.`,
  row: ({ mentor, mentee, missing }: PaperCase): Text =>
    say`${mentor.name.map(shortName)} – ${mentee.name.map(shortName)}: нет ${missing.length}`,
  mark: say`Отметить документы`,
  /** On the screen of a pair: what is there, and what is not. */
  ofMember: (person: Person | undefined, papers: readonly PlacedPaper[], missing: readonly PaperPlace[]): Text =>
    lines(
      bold(person ? say`Документы: ${person.called}` : say`Документы`),
      ...paperPlaces.flatMap((place) => {
        const there = papers.find((each) => each.place === place);
        if (there) return [say`${placeTitles[place]}: ${details(there.paper)}`];
        return missing.includes(place) ? [say`${placeTitles[place]}: нет`] : [];
      }),
    ),
  toMark: (place: PaperPlace): Text => say`Отметить: ${lower(shortTitles[place])}`,
  toPaper: (place: PaperPlace, { scan }: PairPaper): Text =>
    scan ? say`${shortTitles[place]}: скан` : say`${shortTitles[place]}: без скана`,
  paper: (paper: PairPaper, of: readonly PlacedPaper[]): Text =>
    paragraphs(
      bold(say`${kindTitles[paper.kind]}`),
      say`На бумаге, ${details(paper)}`,
      of.length > 1 ? say`Один документ для ${of.length} ${ofMentees(of.length)}.` : undefined,
      paper.scan ? undefined : say`Скана нет.`,
    ),
  agreement: printWords.agreement,
  order: printWords.order,
  addScan: say`Приложить скан`,
  anotherScan: say`Заменить скан`,
  pair: say`Пара`,
  gone: say`Этого документа здесь больше нет.`,
} as const;

const kindTitles: Readonly<Record<PaperKind, string>> = {
  baseline: 'Первый опрос',
  agreement: 'Соглашение наставника и наставляемого',
  duties: 'Согласие работника на дополнительные обязанности',
  order: 'Приказ о закреплении пар',
};

function details({ number, on }: PairPaper): Text {
  return number === undefined ? say`${dayText(on)}` : say`№ ${number} от ${dayText(on)}`;
}

function count(place: PaperPlace, cases: readonly PaperCase[]): Text | undefined {
  const lacking = cases.filter(({ missing }) => missing.includes(place));
  // A mentor consents once for a group.
  const of = place === 'mentor-duties' ? new Set(lacking.map(({ member }) => member.pair)).size : lacking.length;
  return of === 0 ? undefined : say`${placeTitles[place]}: нет ${of}`;
}

function ofMentees(count: number): string {
  return plural(count, { one: 'наставляемого', few: 'наставляемых', many: 'наставляемых' });
}

function lower(title: string): string {
  return title.slice(0, 1).toLocaleLowerCase('ru') + title.slice(1);
}
