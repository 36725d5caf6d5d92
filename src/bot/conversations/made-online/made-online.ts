import type { Conversation } from '#bot/conversation/conversation.ts';
import { meetingWords } from '#bot/conversations/absence-meetings-words.ts';
import { type AbsenceId, brand } from '#domain/ids.ts';

/** «Всё онлайн» under a message about an absence: one press, nothing asked. */
export const madeOnline: Conversation<{ absence: string }> = {
  name: 'made-online',
  version: 1,

  async run(talk, { absence }) {
    const made = await talk.record('online', ({ absences }) => absences.makeOnline(brand<AbsenceId>(absence)));
    await talk.say(meetingWords.madeOnline(made));
  },
};
