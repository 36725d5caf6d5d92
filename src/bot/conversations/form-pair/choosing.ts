import type { Option, Talk } from '#bot/conversation/conversation.ts';
import { labelsOf } from '#bot/screens/reason-words.ts';
import type { Matches } from '#bot/work/matching.ts';
import type { How, Offer } from '#bot/work/pair-rules.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PairId, type PersonId } from '#domain/ids.ts';
import type { FormId } from '#domain/school/forms.ts';
import { words } from './words.ts';

/** What is chosen before goal and day: as a log keeps it. */
export type ChosenPlan = {
  form: FormId;
  variant: string;
  mentor: PersonId;
  mentees: readonly PersonId[];
  /** A group of that mentor which they join. */
  into?: PairId;
};

/** Somebody without a pair, the longest waiting first; undefined: there is nobody. */
export async function menteeWithoutPair(talk: Talk): Promise<PersonId | undefined> {
  const any = await talk.read('any', async ({ matching }) => (await matching.alone()).length > 0);
  if (!any) {
    await talk.say(words.nobodyAlone);
    return undefined;
  }
  return brand<PersonId>(
    await talk.choose('mentee', words.whom, async (work) =>
      (await work.matching.alone()).map(({ person, since }) => ({
        key: person.id,
        label: words.waiting(person, Math.floor(since.until(work.at).total('hours') / 24)),
      })),
    ),
  );
}

/** Anybody who takes part: a pair that works already is entered for them. */
export async function anyMentee(talk: Talk): Promise<PersonId | undefined> {
  const any = await talk.read('any', async ({ matching }) => (await matching.mentees()).length > 0);
  if (!any) {
    await talk.say(words.nobody);
    return undefined;
  }
  return brand<PersonId>(
    await talk.choose('mentee', words.whom, async ({ matching }) =>
      (await matching.mentees()).map((person) => ({ key: person.id, label: words.person(person) })),
    ),
  );
}

/** Variant, mentor, and who else is in the group; undefined: nobody may take them. */
export async function chosenPlan(talk: Talk, mentee: PersonId, how: How): Promise<ChosenPlan | undefined> {
  const offer = await chosenOffer(talk, mentee);
  if (!offer) return undefined;
  const mentor = await chosenMentor(talk, mentee, offer, how);
  if (!mentor) return undefined;
  const into = await groupToJoin(talk, mentor, mentee, offer);
  const others = await alsoInGroup(talk, mentor, mentee, offer, how);
  return { ...offer, mentor, mentees: [mentee, ...others], ...(into === undefined ? {} : { into }) };
}

async function chosenOffer(talk: Talk, mentee: PersonId): Promise<Offer | undefined> {
  const offers = await talk.read('offers', async ({ matching }) =>
    (await matching.offers(mentee)).map(({ form, variant }) => ({ form, variant })),
  );
  if (offers.length === 0) {
    await talk.say(words.nothingOffered);
    return undefined;
  }
  const several = new Set(offers.map(({ form }) => form)).size > 1;
  const key = await talk.choose(
    'offer',
    (work) => words.offer(work, mentee),
    offers.map(({ form, variant }) => ({
      key: `${form}/${variant}`,
      label: words.variant({ form, variant }, several),
    })),
  );
  return offers.find(({ form, variant }) => `${form}/${variant}` === key);
}

const [forbidden, none] = ['forbidden', 'none'];

async function chosenMentor(talk: Talk, mentee: PersonId, offer: Offer, how: How): Promise<PersonId | undefined> {
  for (let round = 1; ; round += 1) {
    const key = await talk.choose(
      `mentor-${round}`,
      async (work) => words.mentor(await work.matching.mentorsFor(mentee, offer, how)),
      async (work) => mentorOptions(await work.matching.mentorsFor(mentee, offer, how)),
    );
    if (key === none) return undefined;
    if (key !== forbidden) return brand<PersonId>(key);
    await talk.say(async (work) => words.forbiddenMentors(await work.matching.mentorsFor(mentee, offer, how)));
  }
}

function mentorOptions({ allowed, forbidden: others, questionnaire }: Matches): Option[] {
  const labels = questionnaire && labelsOf(questionnaire);
  return [
    ...allowed.map((match) => ({ key: match.person.id, label: words.match(match, labels) })),
    ...(others.length > 0 ? [{ key: forbidden, label: words.showForbidden(others.length) }] : []),
    { key: none, label: words.notNow },
  ];
}

async function groupToJoin(talk: Talk, mentor: PersonId, mentee: PersonId, offer: Offer): Promise<PairId | undefined> {
  const any = await talk.read(
    'groups',
    async ({ matching }) => (await matching.groupsOf(mentor, mentee, offer)).length > 0,
  );
  if (!any) return undefined;
  const key = await talk.choose('group', words.group, async ({ matching }) => [
    ...(await matching.groupsOf(mentor, mentee, offer)).map(({ pair, mentees }) => ({
      key: pair,
      label: words.joins(mentees),
    })),
    { key: none, label: words.apart },
  ]);
  return key === none ? undefined : brand<PairId>(key);
}

async function alsoInGroup(
  talk: Talk,
  mentor: PersonId,
  mentee: PersonId,
  offer: Offer,
  how: How,
): Promise<readonly PersonId[]> {
  const others = (work: Work, chosen: readonly PersonId[]) => work.matching.others(mentor, chosen, offer, how);
  const chosen = [mentee];
  for (let round = 1; ; round += 1) {
    const so = [...chosen];
    const any = await talk.read(`any-${round}`, async (work) => (await others(work, so)).length > 0);
    if (!any) break;
    const key = await talk.choose(
      `also-${round}`,
      (work) => words.also(work, so),
      async (work) => [
        { key: none, label: words.enough },
        ...(await others(work, so)).map((person) => ({ key: person.id, label: words.addOne(person) })),
      ],
    );
    if (key === none) break;
    chosen.push(brand<PersonId>(key));
  }
  return chosen.slice(1);
}
