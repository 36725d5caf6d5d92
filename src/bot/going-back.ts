import type { Account } from '#db/accounts.ts';
import { leaveDialogue } from '#db/accounts.ts';
import type { Door } from '#db/open.ts';
import { wasOffered } from '#db/shown.ts';
import type { DialogueId } from '#domain/ids.ts';
import { turnWords } from './arriving-words.ts';
import type { Memory } from './conversation/open-question.ts';
import { type Event, ownEvents, tellDialogue } from './events.ts';
import type { Incoming } from './messenger.ts';
import type { Postings } from './postings.ts';

/**
 * What a guest's window serves. It was opened for what the messenger may not carry, and shows nothing else: a turn that
 * comes to anything the messenger may show (another question, the menu, the end of the conversation) goes back there,
 * and the guest's session ends with the words that say so.
 */

/** So long the page may show the last words, and takes no more. */
const lastWords = { minutes: 1 };

/** A guest presses what stands in its window, and nothing else of the dialogue. */
export async function asGuest(door: Door, account: Account, incoming: Incoming): Promise<Incoming> {
  if (!account.guest || incoming.kind !== 'press') return incoming;
  return (await wasOffered(door, account.id, incoming.payload)) ? incoming : { kind: 'press', payload: '' };
}

/** Ends the session of a guest whose turn has come to what the messenger may show. */
export async function goBack(
  door: Door,
  memory: Memory,
  {
    account,
    dialogue,
    postings,
    origin,
    at,
  }: { account: Account; dialogue: DialogueId; postings: Postings; origin: string; at: Temporal.Instant },
): Promise<void> {
  const { last } = postings;
  if (!account.guest || account.openedFrom === undefined || !last || last.personal) return;
  // What is waited for is told in both.
  if (waits(memory)) postings.takeButtonsAway();
  else postings.leaveOutButtons();
  postings.post({ text: turnWords.goesOnThere });
  await leaveDialogue(door, account.id, dialogue, { at, readUntil: at.add(lastWords) });
  await tellDialogue(door, dialogue, `back:${origin}`, { ...goesOn(memory, last), account: account.openedFrom }, at);
}

/** The same as the guest has come to: a screen, the question, what is waited for; what was parked stays parked. */
function goesOn(memory: Memory, { place }: { place?: string }): Event {
  if (place !== undefined) return { event: ownEvents.show, press: place };
  return { event: memory.question || waits(memory) ? ownEvents.resume : ownEvents.home };
}

function waits({ frames }: Memory): boolean {
  return frames.length > 0 && frames.every(({ pause }) => pause?.kind === 'event');
}
