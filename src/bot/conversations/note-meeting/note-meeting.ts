import type { Asking, Conversation, Talk } from '#bot/conversation/conversation.ts';
import { hindrances } from '#bot/conversations/plan-meeting/draft-words.ts';
import { say } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PairId, type PersonId } from '#domain/ids.ts';
import { readPastDay } from '#domain/meeting/near-day.ts';
import { schoolDate } from '#domain/time.ts';
import { words } from './words.ts';

/** A meeting that nobody has planned, written down in three taps: «Записать встречу», the day, «Сохранить». */
export const noteMeeting: Conversation<{ pair: string }> = {
  name: 'note-meeting',
  version: 1,

  async stillMakesSense(work, { pair }) {
    return (await peopleOf(work, pair)).length > 0 || words.nobody;
  },

  async run(talk, { pair }) {
    const { members, ...known } = await talk.read('known', async (work) => ({
      members: (await peopleOf(work, pair)).map(({ id }) => id),
      timeZone: work.school.timeZone,
      today: work.today().toString(),
      yesterday: work.today().subtract({ days: 1 }).toString(),
    }));
    const day = Temporal.PlainDate.from(await talk.ask('when', words.when, askingDay(known)));
    const group = members.length > 1;
    const prompt = async (work: Work) =>
      words.save(
        day,
        (await peopleOf(work, pair)).flatMap(({ person }) => person ?? []),
        work.carriesPersonal,
      );
    const sure = await talk.choose('save', prompt, [
      { key: 'all', label: group ? words.allCame : words.saveIt },
      ...(group ? [{ key: 'some', label: words.notAll }] : []),
    ]);
    const came = sure === 'some' ? await whoCame(talk, pair, members) : members;
    const noted = await talk.record('noted', async ({ diary }) => {
      const outcome = await diary.note(brand<PairId>(pair), { day, came: came.map((id) => brand<PersonId>(id)) });
      return outcome.ok ? { meeting: outcome.value } : { problem: outcome.problem };
    });
    if ('problem' in noted) return talk.say(hindrances[noted.problem]);
    await talk.say(words.noted);
    await talk.leadTo('meeting-log', noted.meeting);
  },
};

function askingDay(known: { timeZone: string; today: string; yesterday: string }): Asking<string> {
  return {
    suggest: [
      { label: words.today, value: known.today },
      { label: words.yesterday, value: known.yesterday },
    ],
    read(input, at) {
      const read = readPastDay(input, schoolDate(at, known.timeZone));
      return read.ok ? { value: read.value.toString() } : { problem: words.problem[read.problem] };
    },
  };
}

function whoCame(talk: Talk, pair: string, first: readonly string[]): Promise<readonly string[]> {
  return talk.pick(
    'came',
    words.whoCame,
    async (work) =>
      (await peopleOf(work, pair)).flatMap(({ id, person }) =>
        person ? [{ key: id, label: say`${person.called}` }] : [],
      ),
    { first },
  );
}

/** Whoever could have met: a task could be given to the same. */
function peopleOf({ tasks }: Work, pair: string) {
  return tasks.takers(brand<PairId>(pair));
}
