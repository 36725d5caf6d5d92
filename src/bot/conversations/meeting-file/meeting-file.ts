import type { Conversation } from '#bot/conversation/conversation.ts';
import { brand, type MeetingId } from '#domain/ids.ts';
import { words } from './words.ts';

/** «Добавить в календарь»: the meeting as a file that phones and computers know. */
export const meetingFile: Conversation<{ meeting: string }> = {
  name: 'meeting-file',
  version: 1,

  async run(talk, { meeting }) {
    const ordered = await talk.record('ordered', async ({ meetings, documents }) => {
      if (!(await meetings.see(brand<MeetingId>(meeting)))) return false;
      await documents.order({ kind: 'meeting', params: { meeting } });
      return true;
    });
    await talk.say(ordered ? words.making : words.gone);
  },
};
