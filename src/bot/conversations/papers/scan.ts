import type { Talk } from '#bot/conversation/conversation.ts';
import { fileEvent } from '#bot/fetching.ts';
import type { FileFailure } from '#db/files.ts';
import type { ConsentId } from '#domain/ids.ts';
import { words } from './words.ts';

/** Asks for the scan of a paper until one is here, or the curator has none. */
export async function attachesScan(talk: Talk, consents: readonly ConsentId[]): Promise<void> {
  for (let turn = 1; ; turn += 1) {
    const sent = await talk.askFile(`scan-${turn}`, words.scan, { without: words.withoutScan });
    if (sent === null) return;
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
    await talk.say(failed === null ? words.scanKept : words.scanFailed[failed]);
    if (failed === null) return;
  }
}
