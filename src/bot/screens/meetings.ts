import type { Screen } from '#bot/conversation/registry.ts';
import { words as fileWords } from '#bot/conversations/meeting-file/words.ts';
import { words as calendarWords } from '#bot/conversations/my-calendar/words.ts';
import type { Choice, Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import type { SeenMeeting } from '#bot/work/meetings.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type MeetingId } from '#domain/ids.ts';
import { standing } from '#domain/meeting/planned.ts';
import { back, isId, more, onPage, readWhole, start, whole } from './lists.ts';
import { words } from './meetings-words.ts';

/** My meetings to come, of all pairs; a guardian's are those of the children. */
export const meetings: Screen<Work> = {
  name: 'meetings',
  right: 'menu',
  async show(work, arg) {
    const all = await work.meetings.coming();
    const from = start(arg);
    const shown = all.slice(from, from + onPage);
    if (shown.length === 0 && from > 0) return this.show(work, '');
    return {
      text: words.coming(all.length),
      choices: [
        ...shown.map((each) => ({
          label: words.row(each, work.carriesPersonal),
          press: press.screen('meeting', each.id),
        })),
        ...more({ screen: 'meetings', of: all.length, from }),
        { label: calendarWords.title, press: press.start('my-calendar') },
      ],
    };
  },
};

/** One meeting, with what I can do about it. Argument: its id, or {@link whole}, with names and place. */
export const meeting: Screen<Work> = {
  name: 'meeting',
  right: 'menu',
  async show(work, arg) {
    const { id, open } = readWhole(arg);
    const seen = isId(id) ? await work.meetings.see(brand<MeetingId>(id)) : undefined;
    const ways = back(words.all, 'meetings');
    return seen ? { ...meetingOf(seen, work.carriesPersonal || open), ways } : { text: words.notHere, ways };
  },
};

/** `open`: with names and place; without them the taps stay where nothing personal may be carried. */
function meetingOf(seen: SeenMeeting, open: boolean): Reply {
  const { id } = seen;
  return {
    text: words.meeting(seen, open),
    choices: [
      ...(seen.mine
        ? [
            ...(seen.moves ? [{ label: words.move, press: press.start('move-meeting', id) }] : []),
            { label: words.cancel, press: press.start('cancel-meeting', id) },
          ]
        : []),
      // What waits for a guardian is in no calendar yet.
      ...(standing(seen).length > 0 ? [{ label: fileWords.title, press: press.start('meeting-file', id) }] : []),
      ...(open ? [] : [{ label: words.whole, press: press.screen('meeting', whole(id)) }]),
    ],
    place: press.screen('meeting', whole(id)),
  };
}

/** On the pair's screen: the next meeting, and the way to plan one. */
export async function ofPair(work: Work, pair: SeenMeeting['pair'], plans: boolean): Promise<Choice[]> {
  const next = await work.meetings.nextOfPair(pair);
  return [
    ...(next ? [{ label: words.next(next), press: press.screen('meeting', next.id) }] : []),
    ...(plans ? [{ label: words.plan, press: press.start('plan-meeting', pair) }] : []),
  ];
}
