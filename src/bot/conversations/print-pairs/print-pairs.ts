import type { Conversation } from '#bot/conversation/conversation.ts';
import type { PairMember } from '#bot/work/pairs.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PairId } from '#domain/ids.ts';
import { isAgreed, isOver } from '#domain/pairing/pair-life.ts';
import { words } from './words.ts';

/** The draft of the order for all pairs that lack one, or some of them. */
export const printOrder: Conversation = {
  name: 'print-order',
  version: 1,

  async stillMakesSense({ pairPapers }) {
    return (await pairPapers.lacking('order')).cases.length > 0 || words.nothing;
  },

  async run(talk) {
    const which = await talk.choose(
      'which',
      async ({ pairPapers }) => words.whose((await pairPapers.lacking('order')).own),
      async (work) => {
        const agreed = (await agreedOnes(work)).length;
        return [
          ...(agreed > 0 ? [{ key: 'agreed' as const, label: words.allAgreed(agreed) }] : []),
          { key: 'some' as const, label: words.some },
        ];
      },
    );
    const keys =
      which === 'some'
        ? await talk.pick('pairs', words.pick, async ({ pairPapers }) =>
            (await pairPapers.lacking('order')).cases.map((each) => ({ key: each.key, label: words.row(each) })),
          )
        : await talk.read('agreed', agreedOnes);
    await talk.record('ordered', ({ documents }) => documents.order({ kind: 'pair-order', params: { keys } }));
    await talk.say(words.making);
    await talk.leadTo('pair-papers');
  },
};

/** The agreement of a pair, or of one member of a group. */
export const printAgreement: Conversation<{ pair: string }> = {
  name: 'print-agreement',
  version: 1,

  async stillMakesSense(work, { pair }) {
    return (await members(work, pair)).length > 0 || words.gone;
  },

  async run(talk, { pair }) {
    const ids = await talk.read('members', async (work) => (await members(work, pair)).map(({ mentee }) => mentee));
    const [only, ...others] = ids;
    if (only === undefined) return talk.say(words.gone);
    const mentee =
      others.length === 0
        ? only
        : await talk.choose('whose', words.whoseAgreement, async (work) =>
            (await members(work, pair)).map(({ mentee: key, person }) => ({ key, label: words.person(person) })),
          );
    await talk.record('ordered', ({ documents }) => documents.order({ kind: 'agreement', params: { pair, mentee } }));
    await talk.say(words.making);
    await talk.leadTo('pair', pair);
  },
};

async function agreedOnes({ pairPapers }: Work): Promise<string[]> {
  return (await pairPapers.lacking('order')).cases.filter(({ member }) => isAgreed(member.life)).map(({ key }) => key);
}

async function members({ pairs }: Work, pair: string): Promise<PairMember[]> {
  const seen = await pairs.see(brand<PairId>(pair));
  const mine: PairMember[] = [];
  for (const member of seen?.members ?? []) {
    if (!isOver(member.life) && member.person && (await pairs.may('pair.papers', member))) mine.push(member);
  }
  return mine;
}
