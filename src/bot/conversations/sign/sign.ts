import type { Conversation, Option, Talk } from '#bot/conversation/conversation.ts';
import { nextChild, nextIntake } from '#bot/conversations/join/next.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PersonId } from '#domain/ids.ts';
import { words } from './words.ts';

/** A guardian reads what is signed for whom, and answers; also later, where they think otherwise (methodology.md 4.7). */
export const sign: Conversation<{ child: string }> = {
  name: 'sign',
  version: 2,

  async stillMakesSense(work, { child }) {
    const found = await work.consents.forChild(idOf(child));
    if (!found) return words.notYours;
    return found.mayAnswer || words.settled(found);
  },

  async run(talk, { child }) {
    await answers(talk, child);
    // Other children, and a questionnaire, wait behind this.
    const more = await talk.read('more', async (work) => (await nextChild(work)) ?? (await nextIntake(work)));
    if (more !== null) await talk.handOver('join', null);
  },
};

async function answers(talk: Talk, child: string): Promise<void> {
  for (let time = 1; ; time += 1) {
    const version = await talk.read(`version-${time}`, async (work) => (await forChild(work, child)).document.version);
    const answer = await talk.choose(`answer-${time}`, async (work) => question(work, child), choices);
    switch (answer) {
      case 'full':
        await talk.say(async (work) => (await forChild(work, child)).document.text);
        break;
      case 'agree': {
        const came = await signed(talk, `agreed-${time}`, { child, version, answer: 'given' });
        if (came !== 'renewed') return talk.say(words.came[came].given);
        await talk.say(words.renewed);
        break;
      }
      case 'refuse': {
        const sure = await talk.choose(`sure-${time}`, words.sure, sureness);
        if (sure === 'think') break;
        const came = await signed(talk, `refused-${time}`, { child, version, answer: 'refused' });
        return talk.say(came === 'signed' ? words.came.signed.refused : words.came.settled.refused);
      }
      default:
        return answer satisfies never;
    }
  }
}

/**
 * «renewed»: the text has changed since it was shown, so it is asked again; a refusal counts whatever the text.
 * «settled»: another guardian has answered meanwhile.
 */
function signed(
  talk: Talk,
  step: string,
  { child, version, answer }: { child: string; version: string; answer: 'given' | 'refused' },
): Promise<'signed' | 'renewed' | 'settled'> {
  return talk.record(step, async (work) => {
    const { document, mayAnswer } = await forChild(work, child);
    if (!mayAnswer) return 'settled';
    if (answer === 'given' && document.version !== version) return 'renewed';
    await work.consents.sign(idOf(child), document.version, answer);
    return 'signed';
  });
}

async function forChild({ consents }: Work, child: string) {
  const found = await consents.forChild(idOf(child));
  if (!found) throw new Error('Nobody signs for this child here');
  return found;
}

async function question(work: Work, child: string) {
  const { child: member } = await forChild(work, child);
  return words.question({ school: work.school.name, child: member.person, guardian: work.me.person });
}

function idOf(child: string): PersonId {
  return brand<PersonId>(child);
}

const choices: readonly Option<'agree' | 'full' | 'refuse'>[] = [
  { key: 'agree', label: words.agree },
  { key: 'full', label: words.fullText },
  { key: 'refuse', label: words.refuse },
];

const sureness: readonly Option<'think' | 'refuse'>[] = [
  { key: 'think', label: words.think },
  { key: 'refuse', label: words.refuseSurely },
];
