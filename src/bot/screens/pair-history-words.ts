import { daysText } from '#bot/conversations/absence-days.ts';
import { shortDayText } from '#bot/days.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { PairEvent } from '#bot/work/pair-list.ts';
import type { PairEventWhat, PairWhat } from '#domain/pairing/pair-history.ts';
import type { EndReason } from '#domain/pairing/pair-life.ts';
import { shortName } from '#domain/people/name.ts';
import { hindranceText, isForbidding } from './hindrance-words.ts';

export const words = {
  pairs: say`Пары`,
  pair: say`Пара`,
  notHere: say`Этой пары здесь нет.`,
  history: (events: readonly (PairEvent & { on: Temporal.PlainDate })[]): Text =>
    paragraphs(bold(say`История пары`), lines(...events.map(line))),
  earlier: say`Что было раньше`,
} as const;

function line({ on, what, by, mentee, words }: PairEvent & { on: Temporal.PlainDate }): Text {
  const about = mentee ? say`${mentee.name.map(shortName)}: ${happened(what)}` : happened(what);
  const author = by ? say`${about} (${by.name.map(shortName)})` : about;
  return words ? say`${shortDayText(on)} — ${author}: ${words}` : say`${shortDayText(on)} — ${author}`;
}

function happened(what: PairEventWhat): Text {
  if (isPlain(what)) return events[what];
  const [kind, one = '', two = ''] = what.split(':');
  if (kind === 'rule' && isForbidding(one)) return say`предложение снято, не позволяет правило: ${hindranceText[one]}`;
  if (kind === 'ended' && isEndReason(one)) return say`пара закончила работу раньше срока: ${endReasons[one]}`;
  return say`наставника замещают: ${daysText({ from: Temporal.PlainDate.from(one), to: Temporal.PlainDate.from(two) })}`;
}

function isPlain(what: PairEventWhat): what is PairWhat {
  return Object.hasOwn(events, what);
}

function isEndReason(key: string): key is EndReason {
  return Object.hasOwn(endReasons, key);
}

const events = {
  proposed: say`пара предложена`,
  entered: say`внесена как работающая`,
  'council-yes': say`методический совет утвердил`,
  'council-no': say`методический совет не утвердил`,
  'yes-mentor': say`наставник согласен`,
  'yes-guardian': say`родители согласны`,
  'yes-mentee': say`наставляемый согласен`,
  'no-mentor': say`отказ: наставник`,
  'no-guardian': say`родители не согласны`,
  'no-mentee': say`отказ: наставляемый`,
  'yes-mentor-on-paper': say`наставник согласен, отмечено куратором`,
  'yes-guardian-on-paper': say`родители согласны, отмечено куратором`,
  'yes-mentee-on-paper': say`наставляемый согласен, отмечено куратором`,
  'no-mentor-on-paper': say`отказ: наставник, отмечено куратором`,
  'no-guardian-on-paper': say`родители не согласны, отмечено куратором`,
  'no-mentee-on-paper': say`отказ: наставляемый, отмечено куратором`,
  reminded: say`напоминание`,
  'taken-back': say`предложение отозвано`,
  active: say`все документы готовы, пара работает официально`,
  'papers-complete': say`все документы готовы`,
  'papers-taken-back': say`отметка о документе отменена`,
  paused: say`пауза`,
  resumed: say`встречи продолжаются`,
  completed: say`пара завершила работу`,
  replaced: say`пара закончила работу: директор согласился на другого наставника`,
  'substitute-ended': say`замещение закончено раньше срока`,
  consent: say`пара закончила работу: согласие отозвано`,
} satisfies Readonly<Record<PairWhat, Text>>;

const endReasons = {
  declined: say`отказ`,
  'taken-back': say`предложение отозвано`,
  consent: say`согласие отозвано`,
  replaced: say`другой наставник`,
  'left-school': say`смена школы`,
  'wish-of-mentor': say`желание наставника`,
  'wish-of-mentee': say`желание наставляемого`,
  'goal-changed': say`цель изменилась`,
  other: say`другая причина`,
} satisfies Readonly<Record<EndReason, Text>>;
