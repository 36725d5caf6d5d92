import type { Conversation, Option, Talk } from '#bot/conversation/conversation.ts';
import { asksPaperDay } from '#bot/conversations/paper-day.ts';
import { asksScan } from '#bot/conversations/paper-scan.ts';
import type { PaperCase } from '#bot/work/pair-papers.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PairPaperId } from '#domain/ids.ts';
import { isAgreed, type PaperPlace, paperPlaces } from '#domain/pairing/pair-life.ts';
import { readPaperNumber } from '#domain/pairing/paper-number.ts';
import { words } from './words.ts';

/** A curator has a paper of pairs in hand and marks it for all or some: one order for sixty pairs is marked once. */
export const pairPapers: Conversation = {
  name: 'pair-papers',
  version: 1,

  async stillMakesSense(work) {
    return (await places(work)).length > 0 || words.nothingMissing;
  },

  async run(talk) {
    const place = await talk.choose('place', words.whichPaper, places);
    const which = await talk.choose(
      'which',
      (work) => whose(work, place),
      async (work) => {
        const agreed = (await lacking(work, place)).filter(isAgreedCase).length;
        return [
          ...(agreed > 0 ? [{ key: 'agreed' as const, label: words.allAgreed(agreed) }] : []),
          { key: 'some' as const, label: words.some },
        ];
      },
    );
    const keys =
      which === 'some'
        ? await talk.pick('pairs', words.pick[place], async (work) => options(place, await lacking(work, place)))
        : await talk.read('agreed', async (work) =>
            (await lacking(work, place)).filter(isAgreedCase).map(({ key }) => key),
          );
    await marks(talk, place, keys, { screen: 'pair-papers' });
  },
};

/** The same for one pair or group, from its screen. */
export const pairPaper: Conversation<{ pair: string; place: PaperPlace }> = {
  name: 'pair-paper',
  version: 1,

  async stillMakesSense(work, { pair, place }) {
    return (await lackingIn(work, pair, place)).length > 0 || words.notMissing;
  },

  async run(talk, { pair, place }) {
    const all = await talk.read('lacking', async (work) =>
      options(place, await lackingIn(work, pair, place)).map(({ key }) => key),
    );
    const keys =
      all.length < 2
        ? all
        : await talk.pick(
            'members',
            words.pick[place],
            async (work) => options(place, await lackingIn(work, pair, place)),
            { first: all },
          );
    await marks(talk, place, keys, { screen: 'pair', arg: pair });
  },
};

/** The scan of a paper of pairs that is marked already. */
export const pairScan: Conversation<{ paper: string }> = {
  name: 'pair-scan',
  version: 1,

  async stillMakesSense({ pairPapers }, { paper }) {
    return (await pairPapers.read(brand<PairPaperId>(paper))) !== undefined || words.gone;
  },

  async run(talk, { paper }) {
    const id = brand<PairPaperId>(paper);
    const attached = await asksScan(talk, ({ pairPapers }, scan) => pairPapers.attach(id, scan), words.scanKept);
    if (attached) return talk.leadTo('pair-paper', paper);
    const only = await talk.read('only', async ({ pairPapers }) => {
      const [first, ...others] = (await pairPapers.read(id))?.of ?? [];
      return first && others.length === 0 ? first.pair : null;
    });
    await (only === null ? talk.leadTo('pair-papers') : talk.leadTo('pair', only));
  },
};

async function marks(
  talk: Talk,
  place: PaperPlace,
  keys: readonly string[],
  { screen, arg }: { screen: string; arg?: string },
): Promise<void> {
  const number = place === 'order' ? await talk.ask('number', words.number, { read: readNumber }) : undefined;
  const on = await asksPaperDay(talk, async (work) =>
    words.day(
      place,
      (await lacking(work, place)).filter(({ key }) => keys.includes(key)),
    ),
  );
  const { paper, marked, active, forbidden } = await talk.record('marked', async ({ pairPapers }) => {
    const done = await pairPapers.mark(place, keys, { on, ...(number !== undefined && { number }) });
    return { ...done };
  });
  if (paper === null) return talk.say(words.notMissing);
  await talk.say(words.marked(place, { marked, active, forbidden }));
  // The survey has no signature that a school would show.
  if (place === 'baseline') return talk.leadTo(screen, arg);
  await talk.handOver('pair-scan', { paper });
}

function readNumber(typed: string) {
  const number = readPaperNumber(typed);
  return number === undefined ? { problem: words.numberProblem } : { value: number };
}

async function places(work: Work): Promise<Option<PaperPlace>[]> {
  const options: Option<PaperPlace>[] = [];
  const { cases } = await work.pairPapers.lacking();
  for (const place of paperPlaces) {
    const { length } = once(
      place,
      cases.filter(({ missing }) => missing.includes(place)),
    );
    if (length > 0) options.push({ key: place, label: words.place(place, length) });
  }
  return options;
}

async function whose(work: Work, place: PaperPlace) {
  const { own } = await work.pairPapers.lacking(place);
  return words.whose(own);
}

async function lacking(work: Work, place: PaperPlace): Promise<PaperCase[]> {
  return once(place, (await work.pairPapers.lacking(place)).cases);
}

async function lackingIn(work: Work, pair: string, place: PaperPlace): Promise<PaperCase[]> {
  return (await lacking(work, place)).filter(({ member }) => member.pair === pair);
}

/** A mentor consents once for a group. */
function once(place: PaperPlace, cases: readonly PaperCase[]): PaperCase[] {
  if (place !== 'mentor-duties') return [...cases];
  const groups = new Map(cases.map((each) => [each.member.pair, each]));
  return [...groups.values()];
}

function isAgreedCase({ member }: PaperCase): boolean {
  return isAgreed(member.life);
}

function options(place: PaperPlace, cases: readonly PaperCase[]): Option[] {
  return cases.map((each) => ({ key: each.key, label: words.row(place, each) }));
}
