import type { Asking, Conversation, Talk } from '#bot/conversation/conversation.ts';
import { askingLetter } from '#bot/conversations/letter.ts';
import { say } from '#bot/text.ts';
import type { Term } from '#bot/work/tasks.ts';
import { brand, type MeetingId, type PairId, type PersonId } from '#domain/ids.ts';
import { readDayToCome } from '#domain/meeting/near-day.ts';
import { schoolDate } from '#domain/time.ts';
import { words } from './words.ts';

/** A task for a mentee, or for some of a group, with a term. */
export const giveTask: Conversation<{ pair: string } | { meeting: string }> = {
  name: 'give-task',
  version: 1,

  async stillMakesSense(work, params) {
    const pair = 'pair' in params ? params.pair : (await work.diary.entry(brand<MeetingId>(params.meeting)))?.pair;
    const takers = pair === undefined ? [] : await work.tasks.takers(brand<PairId>(pair));
    return takers.length > 0 || words.nobody;
  },

  async run(talk, params) {
    const meeting = 'meeting' in params ? brand<MeetingId>(params.meeting) : undefined;
    const { pair, takers, timeZone } = await talk.read('takers', async ({ diary, tasks, school }) => {
      const of = 'pair' in params ? params.pair : ((await diary.entry(brand<MeetingId>(params.meeting)))?.pair ?? '');
      const found = await tasks.takers(brand<PairId>(of));
      return { pair: of, takers: found.map(({ id }) => id), timeZone: school.timeZone };
    });
    const mentees = takers.length > 1 ? await picked(talk, pair, takers) : takers;
    const said = await talk.ask('what', words.what, askingLetter(words.example));
    const term = await talk.ask('term', words.term, askingTerm(timeZone));
    await talk.record('given', async ({ tasks, today }) => {
      await tasks.give({
        pair: brand<PairId>(pair),
        mentees: mentees.map((id) => brand<PersonId>(id)),
        ...(meeting && { meeting }),
        words: said,
        term: termFrom(term, today()),
      });
      return null;
    });
    await talk.say(words.given);
    await (meeting ? talk.leadTo('meeting-log', meeting) : talk.leadTo('pair', pair));
  },
};

function picked(talk: Talk, pair: string, first: readonly string[]): Promise<readonly string[]> {
  return talk.pick(
    'whom',
    words.whom,
    async ({ tasks }) =>
      (await tasks.takers(brand<PairId>(pair))).flatMap(({ id, person }) =>
        person ? [{ key: id, label: say`${person.called}` }] : [],
      ),
    { first },
  );
}

function askingTerm(timeZone: string): Asking<string> {
  return {
    suggest: [
      { label: words.nextMeeting, value: 'next-meeting' },
      { label: words.inWeek, value: 'week' },
    ],
    read(input, at) {
      const read = readDayToCome(input, schoolDate(at, timeZone));
      return read.ok ? { value: read.value.toString() } : { problem: words.termProblem[read.problem] };
    },
  };
}

function termFrom(said: string, today: Temporal.PlainDate): Term {
  if (said === 'next-meeting') return said;
  return said === 'week' ? today.add({ weeks: 1 }) : Temporal.PlainDate.from(said);
}
