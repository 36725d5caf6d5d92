import type { Conversation } from '#bot/conversation/conversation.ts';
import { intake } from '#bot/conversations/intake/intake.ts';
import type { Work } from '#bot/work/work.ts';
import { consent } from './consent.ts';
import { nextChild, nextIntake } from './next.ts';
import { who } from './who.ts';
import { words } from './words.ts';

/**
 * From an invitation to the first questionnaire. Starts by itself when an invitation has been taken; by somebody who has
 * joined already it has brought one more role.
 */
export const join: Conversation = {
  name: 'join',
  version: 3,

  // Whoever has withdrawn from «Мои данные» in the middle of it is asked nothing any more.
  async stillMakesSense({ me, address }) {
    return me.leftAt === undefined || words.noConsent[address];
  },

  async run(talk) {
    const me = await talk.read('me', async (work) => standing(work));
    // The home screen says the rest, as it does after a refusal.
    if (me.left) return;
    if (!me.joined) {
      if (!me.known) await who(talk, me);
      if (!(await consent(talk, me.address))) return;
      await talk.record('joined', async ({ people }) => {
        await people.join();
        return null;
      });
      await talk.say(async (work) => words.joined(work.address, { confirmed: work.me.confirmed, roles: work.roles }));
    }
    // Read again after each: another invitation may have come meanwhile.
    for (let round = 1; ; round += 1) {
      const child = await talk.read(`child-${round}`, nextChild);
      if (child !== null) return talk.handOver('sign', { child });
      const questionnaire = await talk.read(`intake-${round}`, nextIntake);
      if (questionnaire === null) return;
      await talk.run(questionnaire, intake, { questionnaire });
    }
  },
};

function standing({ me, roles, address, school }: Work) {
  return {
    kind: me.kind,
    roles,
    address,
    timeZone: school.timeZone,
    className: me.className ?? null,
    known: me.person !== undefined,
    joined: me.joinedAt !== undefined,
    left: me.leftAt !== undefined,
  };
}
