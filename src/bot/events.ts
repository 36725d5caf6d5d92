import { z } from 'zod';
import { tell } from '#db/inbox.ts';
import type { DoorSql } from '#db/open.ts';
import type { AccountId, DialogueId } from '#domain/ids.ts';

/**
 * What the program itself tells a dialogue, through the inbox like everything else: a turn never touches another
 * dialogue. `account` is where it is answered; without it, where the person wrote last.
 */
export type Event = z.infer<typeof event>;

const event = z.object({
  event: z.string(),
  account: z.number().exactOptional(),
  /** For `start`: the conversation and its parameters. */
  conversation: z.string().exactOptional(),
  params: z.json().exactOptional(),
  /** For `show`: the press that shows it. */
  press: z.string().exactOptional(),
});

/** Starts a conversation, shows the home screen or another one, or asks again what the dialogue is in the middle of. */
export const ownEvents = { start: 'start', home: 'home', show: 'show', resume: 'resume' } as const;

export async function tellDialogue(
  door: DoorSql,
  dialogue: DialogueId,
  key: string,
  told: Event,
  at: Temporal.Instant,
): Promise<void> {
  await tell(door, dialogue, `event:${key}`, told, at);
}

export function readEvent(body: unknown): Event {
  return event.parse(body);
}

export function answersAt(told: Event): AccountId | undefined {
  return told.account as AccountId | undefined;
}
