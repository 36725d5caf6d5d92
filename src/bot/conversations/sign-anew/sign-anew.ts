import type { Conversation } from '#bot/conversation/conversation.ts';
import { words as consentWords } from '#bot/conversations/join/words.ts';
import type { Work } from '#bot/work/work.ts';
import { fullName } from '#domain/people/name.ts';
import { Personal } from '#domain/personal.ts';
import { words } from './words.ts';

/** Somebody has turned 14 or 18: the consent that others gave holds until they have answered for themselves. */
export const signAnew: Conversation = {
  name: 'sign-anew',
  version: 1,

  async stillMakesSense({ consents }) {
    return (await consents.askedAnew()) || words.settled;
  },

  async run(talk) {
    for (let time = 1; ; time += 1) {
      const version = await talk.read(`version-${time}`, async ({ consents }) => consents.document().version);
      const answer = await talk.choose(`answer-${time}`, question, [
        { key: 'agree', label: consentWords.agree },
        { key: 'full', label: consentWords.fullText },
        { key: 'refuse', label: consentWords.refuse },
      ]);
      if (answer === 'full') {
        await talk.say(async ({ consents }) => consents.document().text);
        continue;
      }
      if (answer === 'agree') {
        const agreed = await talk.record(`agreed-${time}`, async ({ consents }) => {
          if (consents.document().version !== version) return false;
          await consents.answer(version, 'given');
          return true;
        });
        if (agreed) return talk.say(words.agreed);
        await talk.say(consentWords.consentRenewed);
        continue;
      }
      const sure = await talk.choose(`sure-${time}`, async ({ address }) => words.sure[address], [
        { key: 'think', label: consentWords.think },
        { key: 'leave', label: consentWords.leave },
      ]);
      if (sure === 'think') continue;
      await talk.record('withdrawn', async ({ me, consents }) => {
        await consents.withdraw(me.id);
        return null;
      });
      return;
    }
  },
};

async function question({ address, school, me }: Work) {
  const person = me.person?.name.map(fullName) ?? new Personal('—');
  return words.question(address, consentWords.consent({ address, school: school.name, person }));
}
