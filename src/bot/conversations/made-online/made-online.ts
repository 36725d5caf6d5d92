import type { Conversation } from '#bot/conversation/conversation.ts';
import { meetingWords } from '#bot/conversations/absence-meetings-words.ts';
import type { Work } from '#bot/work/work.ts';
import { type AbsenceId, brand } from '#domain/ids.ts';

/** «Всё онлайн» under a message about an absence: one press, nothing asked. */
export const madeOnline: Conversation<{ absence: string }> = {
  name: 'made-online',
  version: 1,

  async run(talk, { absence }) {
    const made = await talk.record('online', (work) => makeAllOnline(work, brand<AbsenceId>(absence)));
    await talk.say(meetingWords.madeOnline(made));
  },
};

/** Returns how many. Their times and places come as one file, to whoever leads them too. */
export async function makeAllOnline({ absences, calendar, documents }: Work, absence: AbsenceId): Promise<number> {
  const [meeting, ...others] = await absences.makeOnline(absence);
  if (meeting === undefined) return 0;
  if (!(await calendar.given())) await documents.order({ kind: 'meeting', params: { meeting, others, unasked: true } });
  return 1 + others.length;
}
