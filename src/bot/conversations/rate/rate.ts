import type { Conversation } from '#bot/conversation/conversation.ts';
import { feedbackId } from '#bot/work/ratings.ts';
import { brand, type MeetingId } from '#domain/ids.ts';
import { words } from './words.ts';

/** «Как прошла встреча?»: the tap is kept at once; the survey's other questions are for whoever wishes. */
export const rate: Conversation<{ meeting: string; rating: number }> = {
  name: 'rate',
  version: 1,

  async stillMakesSense({ ratings }, { meeting }) {
    return (await ratings.toRate(brand<MeetingId>(meeting))) !== undefined || words.gone;
  },

  async run(talk, { meeting, rating }) {
    const id = brand<MeetingId>(meeting);
    const fresh = await talk.record('rated', async ({ ratings }) => {
      if ((await ratings.toRate(id))?.rating !== undefined) return false;
      await ratings.rate(id, rating);
      return true;
    });
    if (!fresh) return talk.say(words.already);
    const more = await talk.choose('more', async ({ address }) => words.more[address], [
      { key: 'no', label: words.enough },
      { key: 'yes', label: words.add },
    ]);
    if (more === 'yes') {
      const draft = await talk.fill('answers', feedbackId, meeting);
      await talk.record('told', async ({ ratings }) => {
        await ratings.keepFeedback(id, draft);
        return null;
      });
    }
    await talk.say(words.thanks);
  },
};
