import type { Membership } from '#db/pairs.ts';
import type { PersonId } from '#domain/ids.ts';
import { forbidden, type Hindrance } from '#domain/pairing/eligibility.ts';
import { mayInPair } from '#domain/people/access.ts';
import type { FormId } from '#domain/school/forms.ts';
import type { Candidates } from './candidates.ts';
import type { Desk } from './desk.ts';

export interface Offer {
  readonly form: FormId;
  readonly variant: string;
}

/** `entered`: the pair works already. */
export type How = 'proposed' | 'entered';

/** `own-pair`: whoever forms it is a part of it, or their child is (R15). */
export type Forbidding = Hindrance | 'own-pair';

/**
 * What forbids me to form a pair. `together`: those who are chosen
 * for the same group.
 */
export function forbidding(
  { actor }: Desk,
  candidates: Candidates,
  { form, variant, mentor, mentee }: Offer & { mentor: PersonId; mentee: PersonId },
  how: How,
  together: readonly PersonId[] = [],
): readonly Forbidding[] {
  const [one, other] = [candidates.candidate(mentor, 'mentor', form), candidates.candidate(mentee, 'mentee', form)];
  if (!one || !other) return ['consent'];
  const context = candidates.context();
  const added = together.map((id) => ({ mentor, mentee: id, variant, form }));
  const standing = { pairs: [...context.standing.pairs, ...added] };
  const found = forbidden(one, other, variant, form, { ...context, standing });
  return [
    ...(mayInPair(actor, 'pair.form', { mentor, mentee }) ? [] : (['own-pair'] as const)),
    ...found.filter((hindrance) => how === 'proposed' || !ofProposals.includes(hindrance)),
  ];
}

/**
 * What forbids somebody to stand in for the mentor of these till a day: the same rules, as if the pair were theirs. How many
 * a questionnaire allows is not asked: it is for a few days.
 */
export function forbiddingSubstitute(
  { actor }: Desk,
  candidates: Candidates,
  members: readonly Membership[],
  substitute: PersonId,
): readonly Forbidding[] {
  const context = candidates.context(members);
  return members.flatMap(({ mentor, mentee, form, variant }) => {
    const [one, other] = [
      candidates.candidate(substitute, 'mentor', form),
      candidates.candidate(mentee, 'mentee', form),
    ];
    if (!one || !other) return ['consent' as const];
    const found = forbidden(one, other, variant, form, context);
    return [
      ...(mayInPair(actor, 'pair.form', { mentor, mentee, substitute }) ? [] : (['own-pair'] as const)),
      ...found.filter((hindrance) => !ofProposals.includes(hindrance)),
    ];
  });
}

/**
 * What forbids a proposal to go on by now. A questionnaire that came back for a correction meanwhile undoes nothing that was
 * agreed upon.
 */
export function forbiddingStep(candidates: Candidates, member: Membership): readonly Hindrance[] {
  const { mentor, mentee, form, variant } = member;
  const [one, other] = [candidates.candidate(mentor, 'mentor', form), candidates.candidate(mentee, 'mentee', form)];
  if (!one || !other) return ['consent'];
  const found = forbidden(one, other, variant, form, candidates.context([member]));
  return found.filter((hindrance) => hindrance !== 'questionnaire');
}

/**
 * What keeps a pair, with all its papers, from working officially: roles, consents (R2) and the clearance (R8) are asked to the
 * end. What the school has changed since everybody agreed leaves it alone.
 */
export function forbiddingActive(candidates: Candidates, member: Membership): readonly Hindrance[] {
  return forbiddingStep(candidates, member).filter((hindrance) => toTheEnd.includes(hindrance));
}

const toTheEnd: readonly Hindrance[] = ['role', 'consent', 'clearance'];

/** What works already was agreed upon without questionnaires, and with as many as there are. */
const ofProposals: readonly Hindrance[] = ['questionnaire', 'capacity'];
