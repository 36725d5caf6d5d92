import { words as meetings } from '#bot/screens/meetings-words.ts';
import { bold, lines, paragraphs, plural, say, type Text } from '#bot/text.ts';
import type { SeenMeeting } from '#bot/work/meetings.ts';

export const meetingWords = {
  /** All that fall into an absence, in one message. With whom, only where that may be said. */
  offered: (all: readonly SeenMeeting[], names: boolean): Text =>
    paragraphs(
      bold(say`На эти дни назначено: ${count(all.length)}`),
      lines(...all.map((meeting) => meetingWords.row(meeting, names))),
      say`Как с ними быть?`,
    ),
  row: (meeting: SeenMeeting, names: boolean): Text =>
    meeting.online ? say`${meetings.row(meeting, names)} · онлайн` : meetings.row(meeting, names),
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
