import { shortDayText } from '#bot/days.ts';
import { bold, enumerated, lines, paragraphs, plural, say, type Text } from '#bot/text.ts';
import type { AbsentMeeting } from '#bot/work/absences.ts';

export const meetingWords = {
  /** All that fall into an absence, in one message. With whom, only where that may be said. */
  offered: (meetings: readonly AbsentMeeting[], names: boolean): Text =>
    paragraphs(
      bold(say`На эти дни назначено: ${count(meetings.length)}`),
      lines(...meetings.map((meeting) => meetingWords.row(meeting, names))),
      say`Как с ними быть?`,
    ),
  row: ({ starts, online, mentees }: AbsentMeeting, names: boolean): Text => {
    const when = say`${shortDayText(starts.toPlainDate())} в ${starts.toPlainTime().toString({ smallestUnit: 'minute' })}`;
    const where = online ? say`${when}, онлайн` : when;
    return names && mentees.length > 0
      ? say`${where} · ${enumerated(mentees.map(({ called }) => say`${called}`))}`
      : where;
  },
  allOnline: say`Всё онлайн`,
  moveEach: say`Перенести каждую`,
  leave: say`Оставить`,
  madeOnline: (made: number): Text =>
    made === 0 ? say`Эти встречи уже онлайн.` : say`Теперь онлайн: ${count(made)}. Кто приглашён, узнает об этом.`,
  left: say`Встречи остаются как есть.`,
} as const;

function count(meetings: number): string {
  return `${meetings} ${plural(meetings, { one: 'встреча', few: 'встречи', many: 'встреч' })}`;
}
