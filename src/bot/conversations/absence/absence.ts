import type { Conversation } from '#bot/conversation/conversation.ts';
import { askDays, daysOf } from '#bot/conversations/absence-days.ts';
import { meetingWords } from '#bot/conversations/absence-meetings-words.ts';
import { makeAllOnline } from '#bot/conversations/made-online/made-online.ts';
import type { AbsenceId } from '#domain/ids.ts';
import { brand } from '#domain/ids.ts';
import { words } from './words.ts';

/** «Меня не будет с … по …», by anybody; whoever leads meetings in those days says at once what becomes of them. */
export const absence: Conversation = {
  name: 'absence',
  version: 1,

  async run(talk) {
    const days = await askDays(talk, async ({ address }) => words.question[address]);
    const noted = await talk.record('noted', ({ absences }) => absences.note(daysOf(days)));
    await talk.say(async ({ address }) => words.noted(daysOf(days), noted, address));
    if (noted.mine === 0) return talk.leadTo('absences');
    const id = brand<AbsenceId>(noted.absence);
    const what = await talk.choose(
      'meetings',
      async ({ absences, carriesPersonal }) => meetingWords.offered(await absences.meetings(id), carriesPersonal),
      [
        { key: 'online', label: meetingWords.allOnline },
        { key: 'move', label: meetingWords.moveEach },
        { key: 'leave', label: meetingWords.leave },
      ],
    );
    if (what === 'move') return talk.leadTo('absent-meetings', id);
    if (what === 'leave') return talk.say(meetingWords.left);
    const made = await talk.record('online', (work) => makeAllOnline(work, id));
    await talk.say(meetingWords.madeOnline(made));
  },
};
