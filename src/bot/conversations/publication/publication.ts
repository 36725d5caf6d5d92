import type { Conversation, Option } from '#bot/conversation/conversation.ts';
import type { Publication } from '#bot/work/publication.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PersonId } from '#domain/ids.ts';
import { words } from './words.ts';

/** Whether name and photos may be published, mine (no `child`) or a child's: asked apart, changed at any time. */
export const publication: Conversation<{ child: string }> = {
  name: 'publication',
  version: 1,

  async stillMakesSense(work, { child }) {
    const found = await publicationOf(work, child);
    return (found && (found.mayGive || found.given)) || words.notNow;
  },

  async run(talk, { child }) {
    for (let time = 1; ; time += 1) {
      const version = await talk.read(`version-${time}`, async (work) => (await read(work, child)).document.version);
      const answer = await talk.choose(
        `answer-${time}`,
        (work) => question(work, child),
        (work) => options(work, child),
      );
      if (answer === 'full') {
        await talk.say(async (work) => (await read(work, child)).document.text);
        continue;
      }
      if (answer === 'later') return talk.say(words.later);
      const kept = await talk.record(`answered-${time}`, async (work) => {
        const { document } = await read(work, child);
        // Agreed to is what was shown.
        if (answer === 'given' && document.version !== version) return false;
        await work.publication.answer(idOf(work, child), document.version, answer);
        return true;
      });
      if (kept) {
        return talk.say(async (work) =>
          answer === 'given' ? words.given(child === '', (await read(work, child)).standing) : words.answered[answer],
        );
      }
      await talk.say(words.renewed);
    }
  },
};

type Answer = 'given' | 'refused' | 'withdrawn';

async function options(work: Work, child: string): Promise<readonly Option<Answer | 'full' | 'later'>[]> {
  const full = { key: 'full', label: words.fullText } as const;
  if ((await read(work, child)).given) {
    return [{ key: 'withdrawn', label: words.withdraw }, full, { key: 'later', label: words.keep }];
  }
  return [{ key: 'given', label: words.give }, full, { key: 'refused', label: words.refuse }];
}

async function question(work: Work, child: string) {
  const found = await read(work, child);
  return words.question({
    own: child === '',
    address: work.address,
    person: found.person.person,
    given: found.given,
    standing: found.standing,
  });
}

async function read(work: Work, child: string): Promise<Publication> {
  const found = await publicationOf(work, child);
  if (!found) throw new Error('Nobody is asked about this publication here');
  return found;
}

function publicationOf(work: Work, child: string) {
  return work.publication.of(idOf(work, child));
}

function idOf({ me }: Work, child: string): PersonId {
  return child === '' ? me.id : brand<PersonId>(child);
}
