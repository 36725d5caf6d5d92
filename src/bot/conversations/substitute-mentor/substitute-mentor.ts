import type { Asking, Conversation, Talk } from '#bot/conversation/conversation.ts';
import { askDays, daysOf } from '#bot/conversations/absence-days.ts';
import { asksPaperDay } from '#bot/conversations/paper-day.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PairId, type PersonId } from '#domain/ids.ts';
import { readPaperNumber } from '#domain/pairing/paper-number.ts';
import { words } from './words.ts';

/** Somebody stands in for a mentor till a day, as the order says: the pair stays. */
export const substituteMentor: Conversation<{ pair: string }> = {
  name: 'substitute-mentor',
  version: 1,

  async stillMakesSense({ substitutes }, { pair }) {
    return (await substitutes.standing(brand<PairId>(pair))) === undefined || words.taken;
  },

  async run(talk, { pair }) {
    const id = brand<PairId>(pair);
    const any = await talk.read('any', async ({ substitutes }) => (await substitutes.candidates(id)).length > 0);
    if (!any) {
      await talk.say(words.nobody);
      return talk.leadTo('pair', pair);
    }
    const mentor = brand<PersonId>(
      await talk.choose('mentor', words.whom, async ({ substitutes }) =>
        (await substitutes.candidates(id)).map((person) => ({ key: person.id, label: words.person(person) })),
      ),
    );
    const days = daysOf(await askDays(talk, words.days));
    const order = await askOrder(talk);
    const sure = await talk.choose(
      'sure',
      async (work) => words.summary(await personOf(work, id, mentor), days, order),
      [
        { key: 'yes', label: words.yes },
        { key: 'no', label: words.no },
      ],
    );
    if (sure === 'no') return talk.say(words.kept);
    const done = await talk.record('put', async ({ substitutes }) => {
      const put = await substitutes.put(id, { mentor, ...days, ...(order && { order }) });
      return put.ok ? 'ok' : put.problem;
    });
    await talk.say(words.done(done));
    await talk.leadTo('pair', pair);
  },
};

/** «Вернуть наставника» before the last day. */
export const returnMentor: Conversation<{ pair: string }> = {
  name: 'return-mentor',
  version: 1,

  async run(talk, { pair }) {
    const sure = await talk.choose('sure', words.returnSure, [
      { key: 'yes', label: words.returnYes },
      { key: 'no', label: words.no },
    ]);
    if (sure === 'no') return talk.say(words.kept);
    const ended = await talk.record('ended', ({ substitutes }) => substitutes.end(brand<PairId>(pair)));
    await talk.say(ended ? words.returned : words.gone);
    await talk.leadTo('pair', pair);
  },
};

/** The order that came later than the days did. */
export const substituteOrder: Conversation<{ pair: string }> = {
  name: 'substitute-order',
  version: 1,

  async stillMakesSense({ substitutes }, { pair }) {
    const found = await substitutes.standing(brand<PairId>(pair));
    return (found !== undefined && !found.order) || words.noOrderNeeded;
  },

  async run(talk, { pair }) {
    const order = { number: await talk.ask('number', words.number, askingNumber), on: await orderDay(talk) };
    const noted = await talk.record('noted', ({ substitutes }) => substitutes.noteOrder(brand<PairId>(pair), order));
    await talk.say(noted ? words.orderNoted : words.noOrderNeeded);
    await talk.leadTo('pair', pair);
  },
};

/** Undefined: there is none yet. */
async function askOrder(talk: Talk): Promise<{ number: string; on: Temporal.PlainDate } | undefined> {
  const number = await talk.ask('number', words.number, {
    ...askingNumber,
    suggest: [{ label: words.noOrder, value: '' }],
  });
  return number === '' ? undefined : { number, on: await orderDay(talk) };
}

const askingNumber: Asking<string> = {
  read(typed) {
    const read = readPaperNumber(typed);
    return read === undefined ? { problem: words.numberProblem } : { value: read };
  },
};

const orderDay = (talk: Talk) => asksPaperDay(talk, words.orderDay);

async function personOf({ substitutes }: Work, pair: PairId, mentor: PersonId) {
  return (await substitutes.candidates(pair)).find(({ id }) => id === mentor);
}
