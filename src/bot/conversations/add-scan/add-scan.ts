import type { Conversation, Talk } from '#bot/conversation/conversation.ts';
import { fileEvent } from '#bot/fetching.ts';
import type { FileFailure } from '#db/files.ts';
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
    const attached = await attachesScan(
      talk,
      consents.map((consent) => brand<ConsentId>(consent)),
    );
    const [only, ...others] = consents;
    if (only === undefined || others.length > 0) return talk.leadTo('people', 'all');
    if (attached) return talk.leadTo('paper', only);
    const whose = await talk.record(
      'whose',
      async ({ papers }) => (await papers.read(brand<ConsentId>(only)))?.of ?? '',
    );
    await talk.leadTo('card', whose);
  },
};

/** Asks until a scan is here, or the curator has none. */
async function attachesScan(talk: Talk, consents: readonly ConsentId[]): Promise<boolean> {
  for (let turn = 1; ; turn += 1) {
    const sent = await talk.askFile(`scan-${turn}`, words.scan, { without: words.withoutScan });
    if (sent === null) return false;
    const file = await talk.record(`file-${turn}`, ({ files }) => files.expect(sent));
    await talk.until(`fetched-${turn}`, {
      event: fileEvent,
      met: async ({ files }) => (await files.state(file)) !== 'awaited',
      prompt: words.fetching,
    });
    const failed = await talk.record(`kept-${turn}`, async ({ files, papers }): Promise<FileFailure | null> => {
      const state = (await files.state(file)) ?? 'gone';
      if (state !== 'here') return state === 'awaited' ? 'gone' : state;
      await papers.attach(consents, file);
      return null;
    });
    await talk.say(failed === null ? words.kept : words.failed[failed]);
    if (failed === null) return true;
  }
}
