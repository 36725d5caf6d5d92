import { channelTitles } from '#bot/channel-titles.ts';
import { quietText } from '#bot/conversations/quiet-hours.ts';
import type { Channel } from '#bot/messenger.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { ReminderLead } from '#domain/meeting/reminders.ts';
import type { NoticeWishes } from '#domain/people/notice-wishes.ts';
import { timetableText } from '#domain/people/timetable.ts';
import type { QuietHours } from '#domain/school/quiet-hours.ts';

export const words = {
  wishes: (
    { stopped, quiet, channel, leads, timetable }: NoticeWishes & { channel?: Channel; leads: readonly ReminderLead[] },
    school: QuietHours,
  ): Text =>
    paragraphs(
      bold(say`Уведомления`),
      stopped ? say`Сейчас уведомления выключены.` : undefined,
      lines(
        say`Куда: ${channel === undefined ? 'туда, где идёт разговор' : channelTitles[channel]}`,
        quiet ? say`Тихие часы: ${quietText(quiet)}` : say`Тихие часы: ${quietText(school)}, как в школе`,
        timetable && say`Уроки, на которых тихо: ${timetableText(timetable)}`,
        say`О встречах напоминать: ${leads.length === 0 ? 'нет' : leads.map((lead) => before[lead]).join(' и ')}`,
      ),
      say`На сообщения отсюда ответ приходит всегда.`,
    ),
  chat: say`Куда присылать`,
  hours: say`Тихие часы`,
  absences: say`Меня не будет`,
  stop: say`Стоп: не присылать`,
  begin: say`Включить уведомления`,
} as const;

const before: Readonly<Record<ReminderLead, string>> = { '24h': 'за день', '2h': 'за 2 часа' };
