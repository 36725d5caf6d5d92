import { shortDayText } from '#bot/days.ts';
import { bold, lines, paragraphs, plural, say, type Text } from '#bot/text.ts';
import type { Standing } from '#bot/work/letters.ts';
import type { Letter } from '#db/letters.ts';
import type { Person } from '#domain/people/person.ts';
import type { PupilAddress } from '#domain/school/school.ts';
import { schoolDate } from '#domain/time.ts';

export const words = {
  letters: say`Письма`,
  lettersOf: (person: Person | undefined): Text => (person ? say`Письма: ${person.called}` : say`Письма`),
  toMentor: say`Написать наставнику`,
  toMentee: say`Написать наставляемому`,
  toMentees: say`Написать письмо`,
  answer: say`Ответить`,
  none: say`Писем пока нет.`,
  notHere: say`Этих писем здесь нет.`,
  page: (all: readonly (Letter & { mine: boolean })[], of: number, other: Text, zone: string): Text =>
    paragraphs(say`${bold(say`Письма`)}: ${of}`, ...all.toReversed().map((letter) => letterText(letter, other, zone))),
  /** For guardians. */
  known: (of: number, last: Temporal.Instant | null, zone: string): Text =>
    paragraphs(
      bold(say`Письма`),
      last
        ? say`В паре ${of} ${plural(of, { one: 'письмо', few: 'письма', many: 'писем' })}, последнее — ${day(last, zone)}.`
        : say`Писем в паре пока нет.`,
      say`Сами письма видят только наставник и наставляемый.`,
    ),
  came: (letters: readonly (Letter & { mine: boolean })[], other: Text, address: PupilAddress): Text =>
    paragraphs(
      bold(address === 'ты' ? say`Тебе пишет ${other}` : say`Вам пишет ${other}`),
      ...letters.map(({ words: text }) => say`${text}`),
    ),
} as const;

/** Who writes to me: letters are personal, and so are shown with the name. */
export function writer({ as, other }: Pick<Standing, 'as' | 'other'>): Text {
  if (other) return say`${other.called}`;
  return as === 'mentee' ? say`наставник` : say`наставляемый`;
}

function letterText({ mine, at, words: text }: Letter & { mine: boolean }, other: Text, zone: string): Text {
  return lines(say`${bold(mine ? say`Я` : other)}, ${day(at, zone)}`, say`${text}`);
}

function day(at: Temporal.Instant, zone: string): string {
  return shortDayText(schoolDate(at, zone));
}
