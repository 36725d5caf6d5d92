import { daysText } from '#bot/conversations/absence-days.ts';
import { shortDayText } from '#bot/days.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { PairEvent } from '#bot/work/pair-list.ts';
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

/** What each part of the program writes into the history. */
function happened(what: string): Text {
  const [kind = '', rule = ''] = what.split(':');
  if (kind === 'rule' && isForbidding(rule))
    return say`предложение снято, не позволяет правило: ${hindranceText[rule]}`;
  const [, from, to] = substitute.exec(what) ?? [];
  if (from && to) {
    const days = { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) };
    return say`наставника замещают: ${daysText(days)}`;
  }
  return events[what] ?? say`изменение`;
}

/** `substitute:2026-12-02:2026-12-10`. */
const substitute = /^substitute:([\d-]+):([\d-]+)$/u;

const events: Readonly<Record<string, Text>> = {
  proposed: say`пара предложена`,
  accepted: say`внесена как работающая`,
  active: say`внесена как работающая, документы есть`,
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
  'substitute-ended': say`замещение закончено раньше срока`,
  consent: say`пара закончила работу: согласие отозвано`,
};
