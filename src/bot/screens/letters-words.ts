import { shortDayText } from '#bot/days.ts';
import { bold, lines, paragraphs, plural, say, type Text } from '#bot/text.ts';
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
  page: (all: readonly (Letter & { mine: boolean })[], of: number, as: Side, zone: string): Text =>
    paragraphs(say`${bold(say`Письма`)}: ${of}`, ...all.toReversed().map((letter) => letterText(letter, as, zone))),
  /** For guardians. */
  known: (of: number, last: Temporal.Instant | null, zone: string): Text =>
    paragraphs(
      bold(say`Письма`),
      last
        ? say`В паре ${of} ${plural(of, { one: 'письмо', few: 'письма', many: 'писем' })}, последнее — ${day(last, zone)}.`
        : say`Писем в паре пока нет.`,
      say`Сами письма видят только наставник и наставляемый.`,
    ),
  came: (letters: readonly (Letter & { mine: boolean })[], as: Side, address: PupilAddress): Text =>
    paragraphs(
      bold(as === 'mentee' ? fromMentor[address] : say`Вам пишет наставляемый`),
      ...letters.map(({ words: text }) => say`${text}`),
    ),
} as const;

type Side = 'mentor' | 'mentee';

const fromMentor: Readonly<Record<PupilAddress, Text>> = {
  ты: say`Тебе пишет наставник`,
  вы: say`Вам пишет наставник`,
};

function letterText({ mine, at, words: text }: Letter & { mine: boolean }, as: Side, zone: string): Text {
  const who = mine ? 'Я' : as === 'mentee' ? 'Наставник' : 'Наставляемый';
  return lines(say`${bold(say`${who}`)}, ${day(at, zone)}`, say`${text}`);
}

function day(at: Temporal.Instant, zone: string): string {
  return shortDayText(schoolDate(at, zone));
}
