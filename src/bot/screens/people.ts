import type { Screen } from '#bot/conversation/registry.ts';
import type { Choice, Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { paragraphs } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import type { MemberFilter } from '#db/members.ts';
import { back, more, onPage, start } from './lists.ts';
import { words } from './people-words.ts';
import { ofPeople, undoButton } from './undo-button.ts';

const filters = ['all', 'mentees', 'mentors', 'guardians', 'unconfirmed', 'waiting', 'unfinished', 'untold'] as const;

export type PeopleFilter = (typeof filters)[number];

/** Those whom I may see, by name. Arguments: `mentors.6`, or `choose` for the filters. */
export const people: Screen<Work> = {
  name: 'people',
  right: 'people.list',
  async show(work, arg) {
    if (arg === 'choose') return choice(work);
    const [first, second] = arg.split('.');
    const filter = filters.find((each) => each === first) ?? 'all';
    const from = start(second);
    const { members, of } =
      filter === 'untold'
        ? await work.people.untold(from, onPage)
        : await work.people.list(await wantedBy(work, filter), from, onPage);
    // People may have gone since the button was made.
    if (members.length === 0 && from > 0) return this.show(work, filter);
    const shown = members.flatMap(({ id, person, joinedAt }) =>
      person
        ? [{ label: words.person(person, { joined: joinedAt !== undefined }), press: press.screen('card', id) }]
        : [],
    );
    return {
      text: paragraphs(
        words.list(filter, of),
        members.some(({ confirmed, joinedAt }) => !confirmed && joinedAt) ? words.waits : undefined,
        members.some(({ joinedAt }) => !joinedAt) ? words.waitsForGuardian : undefined,
        filter === 'untold' && of > 0 ? words.tellInPerson : undefined,
      ),
      choices: [
        ...shown,
        ...more({ screen: 'people', of, from, key: `${filter}.` }),
        ...(filter === 'unconfirmed' ? await together(work) : []),
        ...(filter === 'waiting' && of > 0 ? markPapers(work) : []),
        { label: words.choose, press: press.screen('people', 'choose') },
      ],
    };
  },
};

/** «Подтвердить всех», and the way to take the last of it back. */
async function together(work: Work): Promise<Choice[]> {
  if (!work.may('person.confirm')) return [];
  const waiting = await work.people.unconfirmed();
  const all = waiting < 2 ? [] : [{ label: words.confirmAll(waiting), press: press.start('confirm-all') }];
  return [...all, ...(await undoButton(work, ofPeople))];
}

/** Whose questionnaire is awaited is known to curators. */
async function wantedBy(work: Work, filter: Exclude<PeopleFilter, 'untold'>): Promise<MemberFilter> {
  if (filter !== 'unfinished') return wanted[filter];
  return { joined: true, only: work.may('digest.see') ? await work.week.unfinished() : [] };
}

const wanted: Readonly<Record<Exclude<PeopleFilter, 'untold' | 'unfinished'>, MemberFilter>> = {
  all: {},
  mentees: { role: 'mentee' },
  mentors: { role: 'mentor' },
  guardians: { role: 'guardian' },
  unconfirmed: { confirmed: false, joined: true },
  waiting: { joined: false },
};

/** Signed papers, for many at once. */
function markPapers(work: Work): Choice[] {
  return work.may('consent.mark-paper') ? [{ label: words.markMany, press: press.start('papers') }] : [];
}

function choice(work: Work): Reply {
  return {
    text: words.whom,
    choices: [
      ...filters
        .filter((filter) => filter !== 'unfinished' || work.may('digest.see'))
        .map((filter) => ({ label: words.filter(filter), press: press.screen('people', filter) })),
      ...markPapers(work),
    ],
    ways: back(words.people, 'people'),
  };
}
