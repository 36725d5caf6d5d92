import type { Talk } from '#bot/conversation/conversation.ts';
import type { MeetingId } from '#domain/ids.ts';
import { words } from './words.ts';

export async function nextMeeting(talk: Talk, { meeting }: { meeting: MeetingId; pair: string }): Promise<void> {
  await talk.say(words.logged);
  await talk.leadTo('meeting-log', meeting);
}
