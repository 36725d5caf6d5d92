import type { Screen } from '#bot/conversation/registry.ts';
import { words as callWords } from '#bot/conversations/call-help/words.ts';
import { words as worryWords } from '#bot/conversations/worry/words.ts';
import type { Choice, Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { paragraphs, type Text } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import type { HeardWorry } from '#bot/work/worries.ts';
import { brand, type PairId, type WorryId } from '#domain/ids.ts';
import { schoolDate } from '#domain/time.ts';
import { back, isId, more, onPage, start } from './lists.ts';
import { words } from './worries-words.ts';

/** «Обращения»: for those who hear, the open ones first. */
export const worries: Screen<Work> = {
  name: 'worries',
  right: 'worry.hear',
  async show(work, arg) {
    const from = start(arg);
    const { list, of } = await work.worries.list(from, onPage);
    if (list.length === 0 && from > 0) return this.show(work, '');
    const rows = list.map((each) => ({
      label: words.row(each, schoolDate(each.at, work.school.timeZone)),
      press: press.screen('worry', each.id),
    }));
    return { text: words.list(of), choices: [...rows, ...more({ screen: 'worries', of, from })] };
  },
};

/** One of them, with its author and what can be done. */
export const worry: Screen<Work> = {
  name: 'worry',
  right: 'worry.hear',
  async show(work, arg) {
    const read = isId(arg) ? await work.worries.read(brand<WorryId>(arg)) : undefined;
    const reply = read ? await worryOf(read, work) : { text: words.notHere };
    return { ...reply, ways: back(words.worries, 'worries') };
  },
};

export async function worryOf(read: HeardWorry, work: Work): Promise<Reply> {
  return {
    text: words.worry(read, await otherSide(read, work), work.school.timeZone),
    choices: [...takingOf(read), ...finishing(read), ...cardOf(read, work)],
    place: press.screen('worry', read.id),
  };
}

/** With whom they meet, for those who see pairs. */
async function otherSide({ pair, author }: HeardWorry, { pairs }: Work): Promise<Text | undefined> {
  const seen = pair && (await pairs.see(pair));
  if (seen?.side !== 'staff') return undefined;
  const { mentor, mentorPerson, members } = seen;
  return mentor === author.id ? words.mentees(members.map(({ person }) => person)) : words.mentor(mentorPerson);
}

/** «Беру в работу», as long as nobody has. */
export function takingOf({ id, taken, closed }: HeardWorry): Choice[] {
  return taken || closed ? [] : [{ label: words.take, press: press.start('take-worry', id) }];
}

function finishing({ id, mine, mayResume }: HeardWorry): Choice[] {
  if (!mine) return [];
  return [
    ...(mayResume ? [{ label: worryWords.resumeTitle, press: press.start('resume-meetings', id) }] : []),
    { label: worryWords.closeTitle, press: press.start('close-worry', id) },
  ];
}

function cardOf({ author }: HeardWorry, { may }: Work): Choice[] {
  return may('people.list') ? [{ label: words.card, press: press.screen('card', author.id) }] : [];
}

/** What both sides of a pair have said to «Как идут дела?»: for those who hear. */
export const checkIns: Screen<Work> = {
  name: 'check-ins',
  right: 'worry.hear',
  async show(work, arg) {
    const all = isId(arg) ? await work.worries.checkIns(brand<PairId>(arg)) : [];
    const text = all.length === 0 ? words.noCheckIns : words.answers(all, work.school.timeZone);
    return { text, ways: back(words.worries, 'worries') };
  },
};

/** My own calls for help: what is kept of me is mine to read. */
export const myCalls: Screen<Work> = {
  name: 'my-calls',
  right: 'my-data.see',
  async show({ calls, school }) {
    const all = await calls.mine();
    return {
      text:
        all.length === 0
          ? words.noneOfMine
          : paragraphs(words.mine, ...all.map((call) => words.own(call, school.timeZone))),
      choices: calls.may() ? [{ label: callWords.title, press: press.start('call-help') }] : [],
    };
  },
};
