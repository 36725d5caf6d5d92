import { type Member, readMembers } from '#db/members.ts';
import { membersOf } from '#db/pairs.ts';
import type { PairId, PersonId } from '#domain/ids.ts';
import type { Candidate } from '#domain/pairing/eligibility.ts';
import { isOver } from '#domain/pairing/pair-life.ts';
import { bestFirst, type Suitability } from '#domain/pairing/suitability.ts';
import { mayAbout } from '#domain/people/access.ts';
import type { Person } from '#domain/people/person.ts';
import type { SchoolQuestionnaire } from '#domain/questionnaire/wording.ts';
import { type FormId, forms } from '#domain/school/forms.ts';
import { variantsOf } from '#domain/school/variants.ts';
import { type Candidates, pairingRules, readCandidates } from './candidates.ts';
import type { Desk } from './desk.ts';
import { editionOf } from './editions.ts';
import { type Forbidding, forbidding, type How, type Offer } from './pair-rules.ts';

/** Pairs formed by hand (product.md, 6): who needs one, and who may be whose mentor. */
export interface MatchingActs {
  /** Mentees whose questionnaire is accepted and who have no pair, those who wait longest first. */
  alone(): Promise<{ person: Person; since: Temporal.Instant }[]>;
  /** Mentors whose questionnaire is accepted and who have no mentee. */
  freeMentors(): Promise<Person[]>;
  /** Mentees whom a pair that works already may be entered for. */
  mentees(): Promise<Person[]>;
  /** Whether I may look for a mentor for this person now. */
  mayMatch(mentee: Member): Promise<boolean>;
  /** What the school offers a mentee of this kind. */
  offers(mentee: PersonId): Promise<Offer[]>;
  /** Who may take a mentee, best first, and who may not. `entered`: the pair works already. */
  mentorsFor(mentee: PersonId, offer: Offer, how?: How): Promise<Matches>;
  /** Pairs of that mentor which a mentee may join. */
  groupsOf(mentor: PersonId, mentee: PersonId, offer: Offer): Promise<{ pair: PairId; mentees: Person[] }[]>;
  /** Others whom that mentor may take into one group with these. */
  others(mentor: PersonId, mentees: readonly PersonId[], offer: Offer, how?: How): Promise<Person[]>;
  person(id: PersonId): Promise<Person | undefined>;
}

export interface Matches {
  allowed: (Suitability & { person: Person })[];
  forbidden: { person: Person; by: readonly Forbidding[] }[];
  /** The mentee's questionnaire, in whose words reasons are told. */
  questionnaire?: SchoolQuestionnaire;
}

export function matchingActs(desk: Desk): MatchingActs {
  const { inside, school, demand } = desk;
  const read = () => {
    demand('pair.form');
    return readCandidates(desk);
  };

  async function people(ids: readonly PersonId[]): Promise<Person[]> {
    return (await readMembers(inside, ids)).flatMap(({ person }) => person ?? []);
  }

  async function named(ids: readonly PersonId[]): Promise<Map<PersonId, Person>> {
    return new Map((await people(ids)).map((person) => [person.id, person]));
  }

  return {
    async alone() {
      demand('pairs.list');
      const candidates = await readCandidates(desk);
      const waiting = waitingMentees(candidates);
      const found = await named(waiting.map(({ id }) => id));
      return waiting.flatMap(({ id, since }) => {
        const person = found.get(id);
        return person ? [{ person, since }] : [];
      });
    },
    async freeMentors() {
      demand('pairs.list');
      const candidates = await readCandidates(desk);
      const busy = new Set(candidates.standing.map(({ mentor }) => mentor));
      const ready = (id: PersonId) =>
        school.forms.some((form) => {
          const mentor = candidates.candidate(id, 'mentor', form);
          return mentor !== undefined && forms[form].mentors.includes(mentor.kind) && isReady(mentor);
        });
      return people(candidates.with('mentor').filter((id) => !busy.has(id) && ready(id)));
    },
    async mentees() {
      const candidates = await read();
      return people(candidates.with('mentee'));
    },
    async mayMatch({ id, joinedAt, roles }) {
      if (!mayAbout(desk.actor, 'pair.form', { id }) || !joinedAt) return false;
      if (!roles.some(({ role }) => role === 'mentee')) return false;
      return (await read()).intake(id, 'mentee', 'pupil_pupil') !== undefined;
    },
    async offers(id) {
      const candidates = await read();
      const { rules } = pairingRules(desk);
      return school.forms
        .filter((form) => {
          const mentee = candidates.candidate(id, 'mentee', form);
          return mentee !== undefined && forms[form].mentees.includes(mentee.kind);
        })
        .flatMap((form) =>
          variantsOf(form)
            .filter((variant) => rules.variants.includes(variant.id))
            .map((variant) => ({ form, variant: variant.id })),
        );
    },
    async mentorsFor(id, offer, how = 'proposed') {
      const candidates = await read();
      const { form, variant } = offer;
      const found: Matches = { allowed: [], forbidden: [] };
      const mentee = candidates.applicant(id, 'mentee', form);
      if (!mentee) return found;
      const intake = candidates.intake(id, 'mentee', form);
      if (intake) found.questionnaire = await editionOf(desk, intake.edition, mentee.kind);
      const ofForm = candidates.with('mentor').filter((mentor) => {
        const candidate = candidates.candidate(mentor, 'mentor', form);
        return candidate && forms[form].mentors.includes(candidate.kind) && offersForm(candidate, form);
      });
      const names = await named(ofForm);
      const applicants = ofForm.flatMap((mentor) => candidates.applicant(mentor, 'mentor', form) ?? []);
      for (const { mentor, ...suited } of bestFirst(mentee, applicants, variant)) {
        const person = names.get(mentor.id);
        if (!person) continue;
        const by = forbidding(desk, candidates, { ...offer, mentor: mentor.id, mentee: id }, how);
        if (by.length > 0) found.forbidden.push({ person, by });
        else found.allowed.push({ ...suited, person });
      }
      return found;
    },
    async groupsOf(mentor, mentee, { form, variant }) {
      demand('pair.form');
      const { standing } = await readCandidates(desk);
      const pairs = new Set(
        standing
          .filter((one) => one.mentor === mentor && one.form === form && one.variant === variant)
          .map(({ pair }) => pair),
      );
      const found: { pair: PairId; mentees: Person[] }[] = [];
      for (const pair of pairs) {
        const all = await membersOf(inside, pair);
        if (all.some((member) => member.mentee === mentee)) continue;
        const mentees = await people(all.filter(({ life }) => !isOver(life)).map((member) => member.mentee));
        found.push({ pair, mentees });
      }
      return found;
    },
    async others(mentor, chosen, offer, how = 'proposed') {
      const candidates = await read();
      const pool = how === 'entered' ? candidates.with('mentee') : waitingMentees(candidates).map(({ id }) => id);
      const fitting = pool.filter(
        (mentee) =>
          !chosen.includes(mentee) &&
          forbidding(desk, candidates, { ...offer, mentor, mentee }, how, chosen).length === 0,
      );
      return people(fitting);
    },
    async person(id) {
      demand('pair.form');
      return (await named([id])).get(id);
    },
  };
}

/** Confirmed, taking part, with an accepted questionnaire, and in no pair. */
function waitingMentees(candidates: Candidates): { id: PersonId; since: Temporal.Instant }[] {
  const busy = new Set(candidates.standing.map(({ mentee }) => mentee));
  return candidates
    .with('mentee')
    .flatMap((id) => {
      const mentee = candidates.candidate(id, 'mentee', 'pupil_pupil');
      const intake = candidates.intake(id, 'mentee', 'pupil_pupil');
      return mentee && intake && !busy.has(id) && isReady(mentee) ? [{ id, since: intake.at }] : [];
    })
    .toSorted((one, other) => Temporal.Instant.compare(one.since, other.since));
}

function isReady({ confirmed, takesPart, accepted }: Candidate): boolean {
  return confirmed && takesPart && accepted;
}

function offersForm({ roles }: Candidate, form: FormId): boolean {
  return roles.some((held) => held.role === 'mentor' && (held.form ?? form) === form);
}
