import { capital } from '#bot/meeting-words.ts';
import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import { type MeetingKind, meetingKindTitles } from '#domain/meeting/meeting.ts';

export const words = {
  title: say`Назначить встречу`,
  notHere: say`Этой паре сейчас нельзя назначить встречу.`,
  hindered: (kind: MeetingKind, why: Text): Text =>
    paragraphs(bold(say`Дальше по порядку: ${meetingKindTitles[kind]}`), why, say`Назначить другую встречу?`),
  kind: (kind: MeetingKind): Text => say`${capital(meetingKindTitles[kind])}`,
  notNow: say`Не сейчас`,
  saved: say`Встреча назначена, остальным придёт сообщение.`,
  asked: say`Спросим родителей. Если они согласны, встреча будет назначена и об этом придёт сообщение.`,
} as const;
