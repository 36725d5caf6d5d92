import type { Limits } from '#bot/messenger.ts';

/** Of an inline keyboard, and of all calls that a community's token may make. Source: dev.vk.com, messages.send. */
export const limits: Limits = {
  text: 4096,
  caption: 4096,
  label: 40,
  buttonsInRow: 5,
  rows: 6,
  buttons: 10,
  payload: 64,
  perSecond: 15,
};
