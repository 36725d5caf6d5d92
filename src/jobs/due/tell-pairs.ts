import type { Due } from '#db/due.ts';
import { guardiansOf } from '#db/guardians.ts';
import { mayHear, reachedNowhere, tellInTime } from '#db/notices.ts';
import type { Door, Inside } from '#db/open.ts';
import { askedNow, curatorsOf, saidYes } from '#db/pair-asking.ts';
import { toldOfPair } from '#db/pair-told.ts';
import { type Membership, readMembership } from '#db/pairs.ts';
import { readSchool } from '#db/schools.ts';
import { brand, type PairId, type PersonId } from '#domain/ids.ts';
import { schoolDate } from '#domain/time.ts';

/**
 * Whoever is asked about a proposal hears of it: one message for a mentor of a group. Where nobody can hear, curators do:
 * they ask in person.
 */
export async function askOfPair(door: Door, due: Due, now: Temporal.Instant): Promise<undefined> {
  const nowhere = await reachedNowhere(door, due.school);
  await aboutMember(door, due, now, async (inside, member) => {
    const { people, unreached } = await askedNow(inside, member, await todayIn(inside, now));
    const hearing: PersonId[] = [];
    for (const person of people) {
      if (!nowhere.includes(person) && (await mayHear(inside, person, now)) !== 'never') hearing.push(person);
    }
    const asked = hearing.map((person) => ({ person, kind: 'pair-asked' }) as const);
    const allHear = !unreached && (people.length === 0 || hearing.length > 0);
    const curators = allHear ? [] : await curatorsOf(inside, member);
    return [...asked, ...curators.map((person) => ({ person, kind: 'pair-unreached' }) as const)];
  });
}

/** Five days of silence at one step come back to the curator; the question stays open. */
export async function tellSilentPair(door: Door, due: Due, now: Temporal.Instant): Promise<undefined> {
  await aboutMember(door, due, now, async (inside, member) => {
    const { people, unreached } = await askedNow(inside, member, await todayIn(inside, now));
    if (people.length === 0 && !unreached) return [];
    return (await curatorsOf(inside, member)).map((person) => ({ person, kind: 'proposal-silent' }) as const);
  });
}

/** A proposal is off. Curators hear why; whoever had said yes hears that another pair is looked for, and nobody else anything. */
export async function tellPairOff(door: Door, due: Due, now: Temporal.Instant): Promise<undefined> {
  await aboutMember(door, due, now, async (inside, member) => {
    if (member.life.state !== 'ended') return [];
    const yes = (await saidYes(inside, member)).map((person) => ({ person, kind: 'pair-search' }) as const);
    if (member.life.why === 'taken-back') return yes;
    const curators = (await curatorsOf(inside, member)).map((person) => ({ person, kind: 'pair-off' }) as const);
    return [...yes.filter(({ person }) => !curators.some((each) => each.person === person)), ...curators];
  });
}

/** Everybody has said yes, or it has been entered: all sides hear of it, and the curators. */
export async function tellPairMade(door: Door, due: Due, now: Temporal.Instant): Promise<undefined> {
  await aboutMember(door, due, now, async (inside, member) => {
    if (member.life.state === 'ended') return [];
    const today = await todayIn(inside, now);
    const people = [...(await toldOfPair(inside, member, today)), ...(await curatorsOf(inside, member))];
    return [...new Set(people)].map((person) => ({ person, kind: 'pair-made' }) as const);
  });
}

/** R18: the other side hears that the pair has ended, not whose word it was. Of a proposal, only who has said yes. */
export async function tellPairLeft(door: Door, due: Due, now: Temporal.Instant): Promise<undefined> {
  await aboutMember(door, due, now, async (inside, member, left) => {
    const curators = (await curatorsOf(inside, member)).map((person) => ({ person, kind: 'pair-left' }) as const);
    const wasProposal = member.startedOn === undefined;
    const others = wasProposal
      ? (await saidYes(inside, member)).map((person) => ({ person, kind: 'pair-search' }) as const)
      : (await otherSides(inside, member, left, now)).map((person) => ({ person, kind: 'pair-left' }) as const);
    const told = new Set(curators.map(({ person }) => person));
    return [...curators, ...others.filter(({ person }) => person !== left && !told.has(person))];
  });
}

/** Not the guardians of whoever has left: they hear of that apart. */
async function otherSides(
  inside: Inside,
  member: Membership,
  left: PersonId,
  now: Temporal.Instant,
): Promise<PersonId[]> {
  const own = [left, ...(await guardiansOf(inside, left))];
  const sides = await toldOfPair(inside, member, await todayIn(inside, now));
  return sides.filter((person) => !own.includes(person));
}

type OfPair = 'pair-asked' | 'pair-unreached' | 'proposal-silent';
type OfMember = 'pair-search' | 'pair-off' | 'pair-made' | 'pair-left';
type Told = { person: PersonId; kind: OfPair | OfMember };

async function aboutMember(
  door: Door,
  { kind: due, key, school, subject, at }: Due,
  now: Temporal.Instant,
  whom: (inside: Inside, member: Membership, left: PersonId) => Promise<readonly Told[]>,
): Promise<void> {
  const [pair = '', mentee = '', left = ''] = subject.split(' ');
  const ids = { pair: brand<PairId>(pair), mentee: brand<PersonId>(mentee) };
  const told = await door.enter(school, async (inside) => {
    const member = await readMembership(inside, ids);
    return member ? whom(inside, member, brand<PersonId>(left)) : [];
  });
  for (const { person, kind } of told) {
    // Of a pair as a whole somebody is told once, however many of a group it is about.
    const about = isOfPair(kind)
      ? { key: `${due}:${pair}`, notice: { kind, pair } }
      : { key, notice: { kind, ...ids } };
    await tellInTime(door, { ...about, key: `${about.key}:${at}:${person}`, school, person }, now);
  }
}

function isOfPair(kind: OfPair | OfMember): kind is OfPair {
  return kind === 'pair-asked' || kind === 'pair-unreached' || kind === 'proposal-silent';
}

async function todayIn(inside: Inside, now: Temporal.Instant): Promise<Temporal.PlainDate> {
  return schoolDate(now, (await readSchool(inside)).timeZone);
}
