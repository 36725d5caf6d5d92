import { channelTitles } from '#bot/channel-titles.ts';
import { shortDayText } from '#bot/days.ts';
import type { Channel } from '#bot/messenger.ts';
import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import { schoolDate } from '#domain/time.ts';

export const words = {
  title: say`Куда присылать уведомления`,
  question: paragraphs(
    bold(say`Куда присылать уведомления?`),
    say`Если туда сообщение не дойдёт, оно придёт в другой чат.`,
  ),
  lastUsed: say`Туда, где идёт разговор`,
  chat: ({ channel, lastAt, here }: { channel: Channel; lastAt: Temporal.Instant; here: boolean }, zone: string) =>
    here
      ? say`${channelTitles[channel]} (этот чат)`
      : say`${channelTitles[channel]}, ${shortDayText(schoolDate(lastAt, zone))}`,
  set: {
    telegram: say`Уведомления будут приходить в Telegram.`,
    vk: say`Уведомления будут приходить во ВКонтакте.`,
    web: say`Уведомления будут приходить в браузер.`,
  } satisfies Record<Channel, Text>,
  setLastUsed: say`Уведомления будут приходить туда, где идёт разговор.`,
} as const;
