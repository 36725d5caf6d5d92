import type { Conversation } from '#bot/conversation/conversation.ts';
import { brand, type ConsentId } from '#domain/ids.ts';
import { attachesScan } from '../papers/scan.ts';
import { words } from './words.ts';

/** The scan of a paper that was marked before. */
export const addScan: Conversation<{ consent: string }> = {
  name: 'add-scan',
  version: 1,

  async stillMakesSense({ papers }, { consent }) {
    return (await papers.read(brand<ConsentId>(consent))) !== undefined || words.gone;
  },

  async run(talk, { consent }) {
    await attachesScan(talk, [brand<ConsentId>(consent)]);
    await talk.leadTo('paper', consent);
  },
};
