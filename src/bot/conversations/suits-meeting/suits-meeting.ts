import type { Conversation } from '#bot/conversation/conversation.ts';
import { brand, type MeetingId } from '#domain/ids.ts';
import { words } from './words.ts';

/** «Подходит»: the other side hears that the time does. */
export const suitsMeeting: Conversation<{ meeting: string }> = {
  name: 'suits-meeting',
  version: 1,

  async run(talk, { meeting }) {
    const suits = await talk.record('suits', ({ meetingChanges }) => meetingChanges.suits(brand<MeetingId>(meeting)));
    await talk.say(suits ? words.suits : words.gone);
  },
};
