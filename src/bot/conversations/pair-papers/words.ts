import { hindranceText } from '#bot/screens/hindrance-words.ts';
import { bold, enumerated, lines, paragraphs, plural, say, type Text } from '#bot/text.ts';
import type { PaperCase } from '#bot/work/pair-papers.ts';
import type { Hindrance } from '#domain/pairing/eligibility.ts';
import type { PaperPlace } from '#domain/pairing/pair-life.ts';
import { fullName, shortName } from '#domain/people/name.ts';

export const words = {
  title: say`Документы пар`,
  titleOne: say`Документ пары`,
  titleScan: say`Скан документа`,
  whichPaper: bold(say`Какие документы отметить?`),
  place: (place: PaperPlace, missing: number): Text => say`${shortTitles[place]}: нет ${missing}`,
  whose: (own: number): Text =>
    paragraphs(
      bold(say`Для каких пар?`),
      own === 0
        ? undefined
        : say`Здесь нет пар с вами или вашим ребёнком (${own}): их документы отмечает другой куратор.`,
    ),
  allAgreed: (of: number): Text => say`Все принятые: ${of}`,
  some: say`Выбрать из списка`,
  pick: {
    baseline: bold(say`Чей первый опрос проведён?`),
    agreement: bold(say`Чьи соглашения подписаны?`),
    'mentor-duties': bold(say`Кто из наставников подписал согласие?`),
    'mentee-duties': bold(say`Кто из наставляемых подписал согласие?`),
    order: bold(say`Какие пары в приказе?`),
  } satisfies Record<PaperPlace, Text>,
  row: (place: PaperPlace, { mentor, mentee }: PaperCase): Text => {
    if (place === 'mentor-duties') return say`${mentor.name.map(shortName)}`;
    if (place === 'mentee-duties') return say`${mentee.name.map(shortName)}`;
    return say`${mentor.name.map(shortName)} – ${mentee.name.map(shortName)}`;
  },
  number: paragraphs(bold(say`Номер приказа?`), say`Например: 45-о`),
  numberProblem: say`Здесь нужен номер приказа, как на бумаге, не длиннее 20 знаков. Например: 45-о`,
  day: (place: PaperPlace, cases: readonly PaperCase[]): Text =>
    paragraphs(
      bold(days[place]),
      signers[place],
      lines(...cases.slice(0, mostNamed).map((each) => named(place, each))),
      cases.length > mostNamed ? say`и ещё ${cases.length - mostNamed}` : undefined,
      say`Бумага остаётся в школе. Например: 05.09.2026`,
    ),
  marked: (
    place: PaperPlace,
    { marked: of, active, forbidden }: { marked: number; active: number; forbidden: readonly Hindrance[] },
  ): Text =>
    paragraphs(
      say`Отмечено: ${placeTitles[place].toLocaleLowerCase('ru')}, ${of} ${plural(of, { one: 'наставляемый', few: 'наставляемых', many: 'наставляемых' })}.`,
      active === 0
        ? undefined
        : say`Все документы готовы у ${active} ${plural(active, { one: 'наставляемого', few: 'наставляемых', many: 'наставляемых' })}: обе стороны и родители узнают об этом через 10 минут.`,
      forbidden.length === 0
        ? undefined
        : say`Есть пары, у которых готовы все документы, но официально работать им нельзя: ${enumerated(forbidden.map((rule) => hindranceText[rule]))}.`,
    ),
  notMissing: say`Этот документ здесь уже отмечен.`,
  nothingMissing: say`Сейчас отмечать нечего: документы всех пар на месте.`,
  gone: say`Этого документа здесь больше нет.`,
  scanKept: say`Скан сохранён. Открыть его можно со страницы пары.`,
} as const;

/** A paper in a sentence or a list. */
export const placeTitles: Readonly<Record<PaperPlace, string>> = {
  baseline: 'Первый опрос',
  agreement: 'Соглашение',
  'mentor-duties': 'Согласие наставника на доп. обязанности',
  'mentee-duties': 'Согласие наставляемого на доп. обязанности',
  order: 'Приказ о закреплении',
};

/** The same where it must fit a button. */
export const shortTitles: Readonly<Record<PaperPlace, string>> = {
  baseline: 'Первый опрос',
  agreement: 'Соглашение',
  'mentor-duties': 'Доп. обязанности наставника',
  'mentee-duties': 'Доп. обязанности наставляемого',
  order: 'Приказ о закреплении',
};

const days: Readonly<Record<PaperPlace, Text>> = {
  baseline: say`Какого числа проведён первый опрос на бумаге?`,
  agreement: say`Какого числа подписаны соглашения?`,
  'mentor-duties': say`Какого числа подписаны согласия наставников?`,
  'mentee-duties': say`Какого числа подписаны согласия наставляемых?`,
  order: say`Какого числа подписан приказ?`,
};

/** Sources: R4, R5; ст. 351.8 ТК РФ. */
const signers: Readonly<Record<PaperPlace, Text | undefined>> = {
  baseline: undefined,
  agreement: say`За каждого несовершеннолетнего, наставника тоже, подписывает родитель или другой законный представитель.`,
  'mentor-duties': say`Письменное согласие работника на дополнительные обязанности. В группе его хватает на всех.`,
  'mentee-duties': say`Письменное согласие работника на дополнительные обязанности.`,
  order: undefined,
};

/** More names than these would not be read. */
const mostNamed = 15;

function named(place: PaperPlace, { mentor, mentee }: PaperCase): Text {
  if (place === 'mentor-duties') return say`— ${mentor.name.map(fullName)}`;
  if (place === 'mentee-duties') return say`— ${mentee.name.map(fullName)}`;
  return say`— ${mentor.name.map(shortName)} – ${mentee.name.map(shortName)}`;
}
