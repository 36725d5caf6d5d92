import { timeText, weekdayText } from '#bot/days.ts';
import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import { type MeetingKind, meetingKindTitles } from '#domain/meeting/meeting.ts';

export const words = {
  logged: say`Записано.`,
  loggedNextIs: (at: Temporal.PlainDateTime): Text => say`Записано. Следующая встреча — ${momentOf(at)}.`,
  next: (at: Temporal.PlainDateTime, kind: MeetingKind): Text =>
    paragraphs(
      bold(say`Записано. Следующая встреча — ${momentOf(at)}?`),
      kind === 'working' ? undefined : say`По порядку это ${meetingKindTitles[kind]}.`,
    ),
  yes: say`Да`,
  otherTime: say`Другое время`,
  notNow: say`Не сейчас`,
  planned: say`Встреча назначена, второй стороне придёт сообщение.`,
  notPlanned: say`Хорошо. Назначить встречу можно в любой момент из «Пары и встречи».`,
} as const;

function momentOf(at: Temporal.PlainDateTime): string {
  return `${weekdayText(at)}, ${timeText(at)}`;
}
