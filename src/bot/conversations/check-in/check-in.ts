import type { Conversation } from '#bot/conversation/conversation.ts';
import { words as callWords } from '#bot/conversations/call-help/words.ts';
import { askingLetter } from '#bot/conversations/letter.ts';
import type { Choice } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import type { CheckInAnswer } from '#db/check-ins.ts';
import { brand, type CheckInId } from '#domain/ids.ts';
import { words } from './words.ts';

/** «Как идут дела?», by one tap: nothing is asked, so that nothing waits for somebody who has answered. */
export const checkIn: Conversation<{ checkIn: string; answer: CheckInAnswer }> = {
  name: 'check-in',
  version: 1,

  async stillMakesSense({ checkIns }, { checkIn: id }) {
    return (await checkIns.read(brand<CheckInId>(id))) !== undefined || words.gone;
  },

  async run(talk, { checkIn: id, answer }) {
    const kept = await talk.record('answered', ({ checkIns }) => checkIns.answer(brand<CheckInId>(id), answer));
    if (!kept) return talk.say(words.gone);
    await talk.say(async ({ address }) => words.thanks(answer, address), { choices: afterwards(id, answer) });
    const next = await talk.read('next', async ({ checkIns }) => {
      const mine = await checkIns.read(brand<CheckInId>(id));
      return (mine && (await checkIns.first(mine))?.id) ?? null;
    });
    if (next !== null) await talk.leadTo('check-in', next);
  },
};

/** What may be said more, under the thanks. */
export function afterwards(id: string, answer: CheckInAnswer): Choice[] {
  return [
    { label: words.tell, press: press.start('check-in-words', id) },
    ...(answer === 'bad' ? [{ label: callWords.title, press: press.start('call-help') }] : []),
  ];
}

/** Words to what was answered, if wished. */
export const checkInWords: Conversation<{ checkIn: string }> = {
  name: 'check-in-words',
  version: 1,

  async stillMakesSense({ checkIns }, { checkIn: id }) {
    return (await checkIns.read(brand<CheckInId>(id)))?.answer !== undefined || words.gone;
  },

  async run(talk, { checkIn: id }) {
    const told = await talk.ask('words', async ({ address }) => words.ask[address], askingLetter(words.example));
    const kept = await talk.record('told', ({ checkIns }) => checkIns.tell(brand<CheckInId>(id), told));
    await talk.say(kept ? words.told : words.gone);
  },
};
