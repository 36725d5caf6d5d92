import { z } from 'zod';
import { ApiFault } from './fault.ts';

export type Action =
  | { type: 'text' | 'callback'; label: string; payload: string }
  | { type: 'open_link'; label: string; link: string };

export interface Keyboard {
  inline: boolean;
  buttons: { action: Action }[][];
}

/** VK's own strictness: whatever is wrong with a keyboard is error 911. */
export function readKeyboard(json: string): Keyboard {
  const keyboard = schema.safeParse(parsed(json));
  if (!keyboard.success) throw wrong(z.prettifyError(keyboard.error));
  const { inline, buttons } = keyboard.data;
  if (buttons.length > (inline ? 6 : 10)) throw wrong('too many rows');
  if (buttons.flat().length > (inline ? 10 : 40)) throw wrong('too many buttons');
  if (inline && buttons.length === 0) throw wrong('an inline keyboard has buttons');
  return keyboard.data;
}

const label = z.string().min(1).max(40);
const payload = z.string().refine((json) => Buffer.byteLength(json) <= 255 && parsed(json) !== undefined);
const schema = z.object({
  inline: z.boolean().default(false),
  buttons: z.array(
    z
      .array(
        z.object({
          action: z.discriminatedUnion('type', [
            z.strictObject({ type: z.literal(['text', 'callback']), label, payload }),
            z.strictObject({ type: z.literal('open_link'), label, link: z.url() }),
          ]),
        }),
      )
      .min(1)
      .max(5),
  ),
});

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function wrong(why: string): ApiFault {
  return new ApiFault(911, `Keyboard format is invalid: ${why}`);
}
