import { dayText } from '#bot/days.ts';
import { rowName } from '#bot/row-name.ts';
import { hindranceText } from '#bot/screens/hindrance-words.ts';
import { goalText, variantTitle } from '#bot/screens/pair-words.ts';
import { type Labels, reasonText, warningText } from '#bot/screens/reason-words.ts';
import { bold, enumerated, lines, paragraphs, plural, say, type Text } from '#bot/text.ts';
import type { Formed } from '#bot/work/forming.ts';
import type { Matches } from '#bot/work/matching.ts';
import type { Offer } from '#bot/work/pair-rules.ts';
import type { Work } from '#bot/work/work.ts';
import type { PairId, PersonId } from '#domain/ids.ts';
import type { Person } from '#domain/people/person.ts';
import { forms } from '#domain/school/forms.ts';

interface Plan extends Offer {
  readonly mentor: PersonId;
  readonly mentees: readonly PersonId[];
  readonly into?: PairId;
}

export const words = {
  title: say`Новая пара`,
  titleOfEntered: say`Пара, которая уже работает`,
  nobodyAlone: say`Без пары сейчас никого нет: у всех, чьи анкеты приняты, пара есть или предложена.`,
  nobody: say`Наставляемых в программе пока нет: сначала пригласите их.`,
  whom: bold(say`Для кого пара?`),
  person: rowName,
  waiting: (person: Person, days: number): Text =>
    days === 0
      ? say`${rowName(person)} — анкета принята сегодня`
      : say`${rowName(person)} — ждёт ${days} ${plural(days, { one: 'день', few: 'дня', many: 'дней' })}`,

  nothingOffered: say`Для этого человека пары сейчас не подобрать: такой формы в школе нет или участие закончено.`,
  offer: async (work: Work, mentee: PersonId): Promise<Text> =>
    paragraphs(bold(say`Что за пара?`), say`Для кого: ${await named(work, mentee)}`),
  variant: ({ form, variant }: Offer, withForm: boolean): Text =>
    withForm ? say`${variantTitle(variant)} (${forms[form].title})` : say`${variantTitle(variant)}`,

  mentor: ({ allowed }: Matches): Text =>
    allowed.length === 0
      ? paragraphs(bold(say`Подходящих наставников сейчас нет`), say`Можно посмотреть, кого нельзя и почему.`)
      : paragraphs(bold(say`Кто будет наставником?`), say`Первыми идут те, кто подходит больше.`),
  match: ({ person, reasons, warnings }: Matches['allowed'][number], labels: Labels | undefined): Text => {
    const speaksFor = labels ? reasons.map((reason) => reasonText(reason, labels)) : [];
    const looksInto = warnings.map((warning) => say`⚠ ${warningText(warning)}`);
    const all = [...speaksFor, ...looksInto];
    return all.length === 0 ? rowName(person) : say`${rowName(person)} — ${separated(all)}`;
  },
  showForbidden: (of: number): Text => say`Кого нельзя и почему: ${of}`,
  forbiddenMentors: ({ forbidden }: Matches): Text =>
    paragraphs(
      bold(say`Кого нельзя и почему`),
      lines(
        ...forbidden.map(
          ({ person, by }) => say`${rowName(person)}: ${separated(by.map((rule) => hindranceText[rule]))}`,
        ),
      ),
    ),
  notNow: say`Не сейчас`,

  group: bold(say`У этого наставника такая пара уже есть. Как быть?`),
  joins: (mentees: readonly Person[]): Text => say`В одну группу: ${enumerated(mentees.map(rowName))}`,
  apart: say`Отдельной парой`,
  also: async (work: Work, chosen: readonly PersonId[]): Promise<Text> =>
    paragraphs(
      bold(say`Добавить ещё в группу?`),
      say`Уже выбраны: ${enumerated(await Promise.all(chosen.map((id) => named(work, id))))}`,
    ),
  enough: say`Больше никого`,
  addOne: (person: Person): Text => say`Добавить: ${rowName(person)}`,

  goal: paragraphs(
    bold(say`Какая цель у пары?`),
    say`Нажмите кнопку с целью программы или напишите свою. Её увидят все участники пары, поэтому без диагнозов и оценок человека.`,
  ),
  goalProblem: say`Цель — одно-два предложения, до 300 знаков. Например: Подтянуть геометрию к весенним контрольным`,
  since: paragraphs(
    bold(say`С какого дня пара работает?`),
    say`Точный день не важен. Напоминания и вопросы пойдут с сегодняшнего дня. Например: 01.10.2025`,
  ),
  sinceProblem: say`Здесь нужна дата не позже сегодняшней. Например: 01.10.2025`,

  summary: async (
    work: Work,
    plan: Plan,
    { goal, since }: { goal: string; since?: Temporal.PlainDate },
  ): Promise<Text> =>
    paragraphs(
      bold(since ? say`Внести эту пару?` : say`Предложить эту пару?`),
      lines(
        say`Наставник: ${await named(work, plan.mentor)}`,
        plan.mentees.length === 1
          ? say`Наставляемый: ${await named(work, plan.mentees[0])}`
          : say`Наставляемые: ${enumerated(await Promise.all(plan.mentees.map((id) => named(work, id))))}`,
        say`Что: ${variantTitle(plan.variant)}, ${forms[plan.form].title}`,
        plan.into === undefined
          ? say`Цель: ${goalText({ goal, variant: plan.variant })}`
          : say`В группу, которая уже есть`,
        since && say`Работает: с ${dayText(since)}`,
      ),
      since ? undefined : asksWhom(work),
    ),
  propose: say`Предложить`,
  enter: say`Внести`,
  forbidden: async (work: Work, { by, mentee }: Extract<Formed, { formed: false }>): Promise<Text> =>
    say`Так не получится (${await named(work, mentee)}): ${hindranceText[by]}.`,
  proposed: say`Пара предложена. Первым спросим наставника.`,
  goesToCouncil: say`Пара в списке на методический совет.`,
  entered: say`Пара внесена, участникам придёт сообщение. Приказ, соглашение и первый опрос отметьте на экране пары.`,
} as const;

function asksWhom({ council }: Work): Text {
  return council.decides
    ? say`Сначала решает методический совет, потом спросим наставника, родителей и наставляемого.`
    : say`По очереди спросим наставника, родителей (если участник младше 18) и наставляемого. О чьём-то «нет» узнает только куратор.`;
}

async function named({ matching }: Work, id: PersonId | undefined): Promise<Text> {
  return rowName(id && (await matching.person(id)));
}

function separated(texts: readonly Text[]): Text {
  return texts.reduce((all, text) => say`${all}; ${text}`);
}
