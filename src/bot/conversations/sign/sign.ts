import type { Conversation, Option, Talk } from '#bot/conversation/conversation.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PersonId } from '#domain/ids.ts';
import { words } from './words.ts';

/** A guardian reads what is signed for whom, and answers; also later, where they think otherwise (methodology.md 4.7). */
export const sign: Conversation<{ child: string }> = {
  name: 'sign',
  version: 1,

  async stillMakesSense(work, { child }) {
    const found = await work.consents.forChild(idOf(child));
    if (!found) return words.notYours;
    return mayAnswer(found) || words.settled;
  },

  async run(talk, { child }) {
    for (let time = 1; ; time += 1) {
      const version = await talk.record(
        `version-${time}`,
        async (work) => (await forChild(work, child)).document.version,
      );
      const answer = await talk.choose(`answer-${time}`, async (work) => question(work, child), answers);
      switch (answer) {
        case 'full':
          await talk.say(async (work) => (await forChild(work, child)).document.text);
          break;
        case 'agree':
          if (await signed(talk, `agreed-${time}`, { child, version, answer: 'given' })) return talk.say(words.agreed);
          await talk.say(words.renewed);
          break;
        case 'refuse': {
          const sure = await talk.choose(`sure-${time}`, words.sure, sureness);
          if (sure === 'think') break;
          await signed(talk, `refused-${time}`, { child, version, answer: 'refused' });
          return talk.say(words.refused);
        }
        default:
          return answer satisfies never;
      }
    }
  },
};

/** False where the text has changed since it was shown: it is asked again. A refusal counts whatever the text. */
function signed(
  talk: Talk,
  step: string,
  { child, version, answer }: { child: string; version: string; answer: 'given' | 'refused' },
): Promise<boolean> {
  return talk.record(step, async (work) => {
    const { document } = await forChild(work, child);
    if (answer === 'given' && document.version !== version) return false;
    await work.consents.sign(idOf(child), document.version, answer);
    return true;
  });
}

async function forChild({ consents }: Work, child: string) {
  const found = await consents.forChild(idOf(child));
  if (!found) throw new Error('Nobody signs for this child here');
  return found;
}

type Found = Awaited<ReturnType<typeof forChild>>;

/** Asked now, or answered «no» before: only who said it takes it back. */
function mayAnswer({ wanted, state }: Found): boolean {
  return wanted || state === 'refused';
}

async function question(work: Work, child: string) {
  const { child: member } = await forChild(work, child);
  return words.question({ school: work.school.name, child: member.person, guardian: work.me.person });
}

function idOf(child: string): PersonId {
  return brand<PersonId>(child);
}

const answers: readonly Option<'agree' | 'full' | 'refuse'>[] = [
  { key: 'agree', label: words.agree },
  { key: 'full', label: words.fullText },
  { key: 'refuse', label: words.refuse },
];

const sureness: readonly Option<'think' | 'refuse'>[] = [
  { key: 'think', label: words.think },
  { key: 'refuse', label: words.refuseSurely },
];
