import { enumerated, say, type Text } from '#bot/text.ts';
import type { Reason, Warning } from '#domain/pairing/suitability.ts';
import type { SchoolQuestionnaire } from '#domain/questionnaire/wording.ts';

/** The words of an option. */
export type Labels = (question: string, option: string) => string;

/** As the edition that the mentee has answered puts them: a reason names only what the mentee has chosen too. */
export function labelsOf({ id, questions }: SchoolQuestionnaire): Labels {
  return (question, option) => {
    const asked = questions.find((each) => each.id === question);
    const found = asked && 'options' in asked ? asked.options.find(({ key }) => key === option) : undefined;
    if (!found) throw new Error(`${id}: no option ${option} of ${question}`);
    return found.label;
  };
}

/** Why a mentor suits, without a word of «оба» or «обе»: «общие интересы: робототехника». */
export function reasonText(reason: Reason, labels: Labels): Text {
  const list = (question: string, keys: readonly string[]) =>
    enumerated(keys.map((key) => say`${inside(labels(question, key))}`));
  switch (reason.kind) {
    case 'teaches':
      return say`поможет с учёбой: ${list('subjects', reason.subjects)}`;
    case 'can-help':
      return say`поможет с тем, что нужно: ${list('help', reason.with)}`;
    case 'same-subject':
      return say`один и тот же предмет`;
    case 'both-interested':
      return say`общие интересы: ${list('interests', reason.in)}`;
    case 'both-free':
      return say`общее время: ${list('days', reason.days)}, ${list('hours', reason.hours)}`;
    case 'variant-wished':
      return say`хочет помогать именно так`;
    case 'wished-kind':
      return say`такого наставника и хотелось`;
    case 'grade-wished':
      return say`класс, с которым хочет заниматься`;
    case 'same-format':
      return say`удобный формат встреч: ${list('meeting-format', [reason.format])}`;
    default:
      return reason satisfies never;
  }
}

const warnings: Readonly<Record<Warning['kind'], Text>> = {
  'avoid-note': say`в анкете есть пожелание, с кем не быть в паре: прочитайте`,
  'gender-wished': say`в анкете есть пожелание, кто будет наставником: прочитайте`,
  'no-common-time': say`общего времени по анкетам нет`,
  'no-common-format': say`формат встреч в анкетах разный`,
};

export function warningText({ kind }: Warning): Text {
  return warnings[kind];
}

/** A label inside a sentence: «Среда» becomes «среда», «ФГОС» stays. */
function inside(label: string): string {
  return /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
