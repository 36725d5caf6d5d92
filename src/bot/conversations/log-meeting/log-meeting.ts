import type { Conversation, Talk } from '#bot/conversation/conversation.ts';
import { askingLetter } from '#bot/conversations/letter.ts';
import { logDetails } from '#bot/conversations/log-details/log-details.ts';
import { say, type Text } from '#bot/text.ts';
import type { Entry } from '#bot/work/diary.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type MeetingId, type PersonId } from '#domain/ids.ts';
import { type Log, notHeldReasons } from '#domain/meeting/log.ts';
import { Personal } from '#domain/personal.ts';
import { nextMeeting } from './next-meeting.ts';
import { words } from './words.ts';

export const outcomes = ['held', 'moved', 'not-held'] as const;

type Said = (typeof outcomes)[number];

/**
 * The mentor's two taps: «Состоялась», «Как запланировано». The first is pressed under the question that comes an hour
 * after the end. Everything else of the diary is offered afterwards.
 */
export const logMeeting: Conversation<{ meeting: string; outcome?: Said }> = {
  name: 'log-meeting',
  version: 1,

  async stillMakesSense({ diary }, { meeting }, recorded) {
    // Written down by this conversation itself, the meeting leads to the next one.
    if (await recorded('logged')) return true;
    const entry = await diary.entry(brand<MeetingId>(meeting));
    if (!entry) return words.gone;
    if (!entry.mayLog.ok) return words.outcome[entry.mayLog.problem];
    return entry.mayLog.value === 'log' || words.already;
  },

  async run(talk, { meeting, outcome }) {
    const id = brand<MeetingId>(meeting);
    const said = outcome ?? (await talk.choose('outcome', about(id, words.tookPlace), options));
    switch (said) {
      case 'held':
        return held(talk, id);
      case 'moved':
        return moved(talk, id);
      case 'not-held':
        return notHeld(talk, id);
      default:
        return said satisfies never;
    }
  },
};

const options = outcomes.map((key) => ({ key, label: words.outcomes[key] }));

async function held(talk: Talk, meeting: MeetingId): Promise<void> {
  const { members, pair } = await talk.read('members', async ({ diary }) => membersOf(await diary.entry(meeting)));
  const group = members.length > 1;
  const how = await talk.choose('how', about(meeting, words.how), [
    { key: 'planned', label: group ? words.allCame : words.asPlanned },
    ...(group ? [{ key: 'some', label: words.notAll }] : []),
    { key: 'more', label: words.more },
  ]);
  const came = how === 'some' ? await whoCame(talk, meeting, members) : members;
  if (!(await keeps(talk, meeting, { held: true, came: came.map((each) => brand<PersonId>(each)) }))) return;
  if (how === 'more') await talk.run('details', logDetails, { meeting });
  await nextMeeting(talk, { meeting, pair });
}

/** Ticks of a group, all of them at first. */
function whoCame(talk: Talk, meeting: MeetingId, first: readonly string[]): Promise<readonly string[]> {
  return talk.pick(
    'came',
    words.whoCame,
    async ({ diary }) =>
      ((await diary.entry(meeting))?.invited ?? []).flatMap(({ mentee, person }) =>
        person ? [{ key: mentee, label: say`${person.called}` }] : [],
      ),
    { first },
  );
}

/** What is written down does not wait for the new time. */
async function moved(talk: Talk, meeting: MeetingId): Promise<void> {
  const { pair } = await talk.read('members', async ({ diary }) => membersOf(await diary.entry(meeting)));
  if (!(await keeps(talk, meeting, { held: false, why: 'moved' }))) return;
  await talk.say(words.movedTo);
  await talk.handOver('plan-meeting', { pair });
}

async function notHeld(talk: Talk, meeting: MeetingId): Promise<void> {
  const why = await talk.choose(
    'why',
    about(meeting, words.why),
    notHeldReasons.map((key) => ({ key, label: words.reasons[key], ...(key === 'other' && { takesWords: true }) })),
  );
  const typed = why === 'other' ? await talk.ask('words', words.whyInWords, askingLetter(words.example)) : undefined;
  const log: Log = { held: false, why, ...(typed !== undefined && { words: new Personal(typed) }) };
  const { pair } = await talk.read('members', async ({ diary }) => membersOf(await diary.entry(meeting)));
  if (await keeps(talk, meeting, log)) await nextMeeting(talk, { meeting, pair });
}

/** False: it could not be written down, and it has been said why. */
async function keeps(talk: Talk, meeting: MeetingId, log: Log): Promise<boolean> {
  const outcome = await talk.record('logged', ({ diary }) => diary.keep(meeting, log));
  if (outcome !== 'done') await talk.say(words.outcome[outcome]);
  return outcome === 'done';
}

function membersOf(entry: Entry | undefined): { pair: string; members: string[] } {
  return { pair: entry?.pair ?? '', members: entry?.invited.map(({ mentee }) => mentee) ?? [] };
}

/** A question about a meeting, in words for the messenger that asks it: taps stay where names may not be carried. */
function about(
  meeting: MeetingId,
  worded: (entry: Entry, around: { today: Temporal.PlainDate; named: boolean }) => Text,
) {
  return async (work: Work) => {
    const entry = await work.diary.entry(meeting);
    return entry ? worded(entry, { today: work.today(), named: work.carriesPersonal }) : words.gone;
  };
}
