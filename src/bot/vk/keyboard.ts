import type { Button } from '#bot/messenger.ts';
import { writePayload } from './payload.ts';

/** How a button's press comes back: without a trace in the chat, or as a message with the button's label. */
export type PressedAs = 'callback' | 'text';

/** The JSON of an inline keyboard. The rows are laid out within {@link limits} already. */
export function keyboard(rows: readonly (readonly Button[])[], pressedAs: PressedAs): string {
  return JSON.stringify({
    inline: true,
    buttons: rows
      .filter((row) => row.length > 0)
      .map((row) => row.map((button) => ({ action: act(button, pressedAs) }))),
  });
}

function act(button: Button, type: PressedAs) {
  return 'link' in button
    ? { type: 'open_link', label: button.label, link: button.link }
    : { type, label: button.label, payload: writePayload(button.press) };
}
