import type { Conversation } from '#bot/conversation/conversation.ts';
import { whichMember } from '#bot/conversations/which-member.ts';
import { isRunning } from '#domain/pairing/pair-life.ts';
import { words } from './words.ts';

/** A neutral pause: nobody is told why. */
export const pausePair: Conversation<{ pair: string }> = {
  name: 'pause-pair',
  version: 1,

  async run(talk, { pair }) {
    const of = await whichMember(talk, pair, ({ life }) => isRunning(life));
    if (!of) return talk.say(words.gone);
    const sure = await talk.choose('sure', words.sure, [
      { key: 'yes', label: words.yes },
      { key: 'no', label: words.no },
    ]);
    if (sure === 'no') return talk.say(words.kept);
    const done = await talk.record('paused', ({ endings }) => endings.pause(of, 'curator'));
    await talk.say(done ? words.paused : words.gone);
    await talk.leadTo('pair', pair);
  },
};

export const resumePair: Conversation<{ pair: string }> = {
  name: 'resume-pair',
  version: 1,

  async run(talk, { pair }) {
    const of = await whichMember(talk, pair, ({ life }) => life.state === 'paused');
    if (!of) return talk.say(words.gone);
    const sure = await talk.choose('sure', words.resumeSure, [
      { key: 'yes', label: words.resume },
      { key: 'no', label: words.no },
    ]);
    if (sure === 'no') return talk.say(words.kept);
    const done = await talk.record('resumed', ({ endings }) => endings.resume(of));
    await talk.say(done ? words.resumed : words.gone);
    await talk.leadTo('pair', pair);
  },
};
