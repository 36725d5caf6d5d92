import { channelTitles } from '#bot/channel-titles.ts';
import { shortDayText } from '#bot/days.ts';
import type { Channel } from '#bot/messenger.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';

interface Row {
  channel: Channel;
  day: Temporal.PlainDate;
  here: boolean;
}

export const words = {
  list: (rows: readonly Row[]): Text =>
    paragraphs(
      bold(say`Мои входы`),
      lines(...rows.map((row) => (row.here ? say`• ${channelTitles[row.channel]} — здесь` : say`• ${seen(row)}`))),
    ),
  end: (row: Row): Text => say`Закончить: ${seen(row)}`,
} as const;

function seen({ channel, day }: Row): Text {
  return say`${channelTitles[channel]}, ${shortDayText(day)}`;
}
