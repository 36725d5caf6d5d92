import type { Conversation, Option, Talk } from '#bot/conversation/conversation.ts';
import { asksPaperDay } from '#bot/conversations/paper-day.ts';
import { say } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import type { Member } from '#db/members.ts';
import { brand, type PersonId } from '#domain/ids.ts';
import type { ConsentKind } from '#domain/people/consent-rules.ts';
import { words } from './words.ts';

/** A curator has papers with signatures, and marks them: «подписано, дата», a scan if wished, for many at once. */
export const papers: Conversation = {
  name: 'papers',
  version: 1,

  async stillMakesSense(work) {
    return (await kinds(work)).length > 0 || words.nothingWanted;
  },

  async run(talk) {
    const kind = await talk.choose('kind', words.whichKind, kinds);
    const ofClass = await talk.choose('class', words.whichClass, async (work) =>
      classes(await work.papers.wanted(kind)),
    );
    const people = await talk.pick('people', words.whose, async (work) =>
      (await work.papers.wanted(kind))
        .filter(inClass(ofClass))
        .flatMap(({ id, person }) => (person ? [{ key: id, label: words.person(person) }] : [])),
    );
    await marks(talk, kind, people);
  },
};

/** The same for one person, from the card. */
export const paperConsent = aboutOne('paper-consent', 'processing');
export const paperPublication = aboutOne('paper-publication', 'publication');

function aboutOne(name: string, kind: ConsentKind): Conversation<{ person: string }> {
  return {
    name,
    version: 1,

    async stillMakesSense(work, { person }) {
      const member = await work.people.card(brand<PersonId>(person));
      return (member !== undefined && (await work.papers.mayMark(member, kind))) || words.notWanted;
    },

    async run(talk, { person }) {
      await marks(talk, kind, [brand<PersonId>(person)]);
    },
  };
}

async function marks(talk: Talk, kind: ConsentKind, people: readonly PersonId[]): Promise<void> {
  const day = await asksPaperDay(talk, (work) => question(work, kind, people));
  const consents = await talk.record('marked', (work) => work.papers.mark(people, kind, day));
  if (consents.length === 0) return talk.say(words.notWanted);
  await talk.say(words.marked(kind, consents.length));
  await talk.handOver('add-scan', { consents });
}

async function question({ people }: Work, kind: ConsentKind, ids: readonly PersonId[]) {
  const members: (Member | undefined)[] = [];
  for (const id of ids) members.push(await people.card(id));
  return words.question(
    kind,
    members.flatMap((member) => member?.person ?? []),
  );
}

async function kinds(work: Work): Promise<Option<ConsentKind>[]> {
  const options: Option<ConsentKind>[] = [];
  for (const kind of ['processing', 'publication'] as const) {
    const { length } = await work.papers.wanted(kind);
    if (length > 0) options.push({ key: kind, label: words.kind(kind, length) });
  }
  return options;
}

const everybody = 'all';

/** «Все», and each class that has somebody. */
function classes(members: readonly Member[]): Option[] {
  const names = [...new Set(members.flatMap(({ className }) => className ?? []))].toSorted((a, b) =>
    a.localeCompare(b, 'ru', { numeric: true }),
  );
  return [{ key: everybody, label: words.everybody }, ...names.map((name) => ({ key: name, label: say`${name}` }))];
}

function inClass(wanted: string): (member: Member) => boolean {
  return ({ className }) => wanted === everybody || className === wanted;
}
