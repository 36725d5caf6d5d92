import type { Channel } from './messenger.ts';

/** As people call them. */
export const channelTitles: Readonly<Record<Channel, string>> = {
  telegram: 'Telegram',
  vk: 'ВКонтакте',
  web: 'браузер',
};
