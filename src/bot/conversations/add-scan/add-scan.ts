import type { Conversation } from '#bot/conversation/conversation.ts';
import { asksScan } from '#bot/conversations/paper-scan.ts';
import { brand, type ConsentId } from '#domain/ids.ts';
import { words } from './words.ts';

/** The scan of papers that are marked already: one sheet, or those of a whole class in one file. */
export const addScan: Conversation<{ consents: string[] }> = {
  name: 'add-scan',
  version: 1,

  async stillMakesSense({ papers }, { consents: [first] }) {
    return (first !== undefined && (await papers.read(brand<ConsentId>(first))) !== undefined) || words.gone;
  },

  async run(talk, { consents }) {
    const ids = consents.map((consent) => brand<ConsentId>(consent));
    const attached = await asksScan(talk, ({ papers }, scan) => papers.attach(ids, scan), words.kept);
    const [only, ...others] = consents;
    if (only === undefined || others.length > 0) return talk.leadTo('people', 'all');
    if (attached) return talk.leadTo('paper', only);
    const whose = await talk.read('whose', async ({ papers }) => (await papers.read(brand<ConsentId>(only)))?.of ?? '');
    await talk.leadTo('card', whose);
  },
};
