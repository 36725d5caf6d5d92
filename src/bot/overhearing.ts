import type { Memory } from './conversation/open-question.ts';
import type { Registry } from './conversation/registry.ts';
import type { Incoming } from './messenger.ts';
import type { Work } from './work/work.ts';

/**
 * The one place through which every free text passes, whatever it is for: an answer, a letter, a question, what nobody asked
 * for or understood, what came too late or where it may not be taken. It is listened to before anything is done with it,
 * in the same transaction.
 */
export async function overhear(
  work: Work,
  incoming: Incoming,
  { frames, question }: Memory,
  { conversations }: Registry<Work>,
): Promise<void> {
  const said = saidIn(incoming);
  if (said === undefined) return;
  const asking = frames.find(({ id }) => id === question?.frame);
  if (asking && conversations.get(asking.conversation)?.unheard) return;
  await work.overhear(said);
}

function saidIn(incoming: Incoming): string | undefined {
  if (incoming.kind === 'text') return incoming.text;
  return incoming.kind === 'attachment' ? incoming.caption : undefined;
}
