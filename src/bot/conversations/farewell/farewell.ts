import type { Conversation } from '#bot/conversation/conversation.ts';
import { askingLetterOrNone } from '#bot/conversations/letter.ts';
import { whichMember } from '#bot/conversations/which-member.ts';
import type { Work } from '#bot/work/work.ts';
import type { MembershipRef } from '#db/pairs.ts';
import type { Person } from '#domain/people/person.ts';
import { words } from './words.ts';

/** At a good end: a few words for the other side, and whether one would stay in touch (product.md, 8). */
export const farewell: Conversation<{ pair: string }> = {
  name: 'farewell',
  version: 1,

  async run(talk, { pair }) {
    const of = await whichMember(talk, pair, ({ life }) => life.state === 'completed');
    if (!of) return talk.say(words.gone);
    const stays = await talk.choose('stays', async (work) => words.stays(work.address, await otherSide(work, of)), [
      { key: 'yes', label: words.yes },
      { key: 'no', label: words.no },
    ]);
    const said = await talk.ask('said', async (work) => words.said(work.address, await otherSide(work, of)), {
      ...askingLetterOrNone(words.example, words.without),
    });
    const kept = await talk.record('kept', ({ endings }) =>
      endings.farewell(of, { stays: stays === 'yes', ...(said !== '' && { words: said }) }),
    );
    await talk.say(kept ? (said === '' ? words.doneSilent : words.done) : words.gone);
  },
};

/** To whom it is said, where a name may stand: the first question is answered by taps in any messenger. */
async function otherSide(work: Work, { pair, mentee }: MembershipRef): Promise<Person | undefined> {
  const seen = work.carriesPersonal ? await work.pairs.see(pair) : undefined;
  if (!seen) return undefined;
  return seen.side === 'mentee' ? seen.mentorPerson : seen.members.find((member) => member.mentee === mentee)?.person;
}
