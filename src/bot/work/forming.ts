import { holdPair } from '#db/pair-asking.ts';
import { addMember, addPair, membersOf } from '#db/pairs.ts';
import { holdPerson } from '#db/people.ts';
import { brand, type PairId, type PersonId } from '#domain/ids.ts';
import { entered, type Life, proposed } from '#domain/pairing/pair-life.ts';
import { isEmployee } from '#domain/people/person-kind.ts';
import { schoolDate } from '#domain/time.ts';
import { pairingRules, readCandidates } from './candidates.ts';
import type { Desk } from './desk.ts';
import { askNext, tellMade } from './pair-plans.ts';
import { type Forbidding, forbidding, type How, type Offer } from './pair-rules.ts';

export interface FormingActs {
  /** Proposes a pair, or a group; whoever is asked first hears of it. */
  propose(plan: PairPlan): Promise<Formed>;
  /** A pair that worked before the school began here: everybody has agreed on paper, and clocks count from today. */
  enter(plan: PairPlan, since: Temporal.PlainDate): Promise<Formed>;
}

export interface PairPlan extends Offer {
  readonly mentor: PersonId;
  readonly mentees: readonly PersonId[];
  readonly goal: string;
  /** The group that they join. */
  readonly into?: PairId;
}

export type Formed =
  | { readonly formed: true; readonly pair: PairId }
  | { readonly formed: false; readonly by: Forbidding; readonly mentee: PersonId };

export function formingActs(desk: Desk): FormingActs {
  const { inside, at, school, demand, me } = desk;

  return {
    async propose(plan) {
      const life = proposed(pairingRules(desk).byCouncil);
      const formed = await form(plan, 'proposed', { lifeOf: () => life });
      if (formed.formed) for (const mentee of plan.mentees) await askNext(desk, { pair: formed.pair, mentee });
      return formed;
    },
    async enter(plan, since) {
      const startedOn = schoolDate(at, school.timeZone);
      const lifeOf = (employees: Employees) => entered(noPapers(employees));
      const formed = await form(plan, 'entered', { lifeOf, since, startedOn });
      if (formed.formed) for (const mentee of plan.mentees) await tellMade(desk, { pair: formed.pair, mentee });
      return formed;
    },
  };

  /** Rules are asked once more: days may have passed since the curator was shown who may be chosen. */
  async function form(
    plan: PairPlan,
    how: How,
    {
      lifeOf,
      since,
      startedOn,
    }: { lifeOf(employees: Employees): Life; since?: Temporal.PlainDate; startedOn?: Temporal.PlainDate },
  ): Promise<Formed> {
    demand('pair.form');
    const { mentor, mentees, form, variant, into } = plan;
    // Two curators who form a pair of the same people come one after the other.
    for (const person of [mentor, ...mentees].toSorted()) await holdPerson(inside, person);
    const candidates = await readCandidates(desk);
    for (const [index, mentee] of mentees.entries()) {
      const [by] = forbidding(desk, candidates, { form, variant, mentor, mentee }, how, mentees.slice(0, index));
      if (by) return { formed: false, by, mentee };
    }
    const pair = into === undefined ? await newPair(plan, since) : await heldPair(into, plan);
    for (const mentee of mentees) {
      const isStaff = (id: PersonId, role: 'mentor' | 'mentee') => {
        const found = candidates.candidate(id, role, form);
        return found !== undefined && isEmployee(found.kind);
      };
      const employees = { mentor: isStaff(mentor, 'mentor'), mentee: isStaff(mentee, 'mentee') };
      const member = { pair, mentee, life: lifeOf(employees), employees, by: me.id, ...(startedOn && { startedOn }) };
      if (!(await addMember(inside, member, at))) desk.forbid('pair.form');
    }
    return { formed: true, pair };
  }

  async function newPair({ mentor, form, variant, goal }: PairPlan, since?: Temporal.PlainDate): Promise<PairId> {
    const id = brand<PairId>(crypto.randomUUID());
    await addPair(inside, { id, mentor, form, variant, goal, by: me.id, ...(since && { enteredSince: since }) }, at);
    return id;
  }

  /** A group takes members of its own mentor, form and variant only. */
  async function heldPair(pair: PairId, { mentor, form, variant }: PairPlan): Promise<PairId> {
    await holdPair(inside, pair);
    const [member] = await membersOf(inside, pair);
    const same = member?.mentor === mentor && member.form === form && member.variant === variant;
    return same ? pair : desk.forbid('pair.form');
  }
}

interface Employees {
  mentor: boolean;
  mentee: boolean;
}

/** Papers of a pair that has just been entered are marked afterwards. */
function noPapers({ mentor, mentee }: Employees) {
  const none = { baseline: false, agreement: false, order: false, mentorDuties: false, menteeDuties: false };
  return { ...none, mentorIsEmployee: mentor, menteeIsEmployee: mentee };
}
