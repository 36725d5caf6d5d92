import type { PersonId } from '#domain/ids.ts';
import { type Reason, suitability } from '#domain/pairing/suitability.ts';
import type { SchoolQuestionnaire } from '#domain/questionnaire/wording.ts';
import { readCandidates } from './candidates.ts';
import type { Desk } from './desk.ts';
import { editionOf } from './editions.ts';
import type { Offer } from './pair-rules.ts';

/** What mentor and mentee have both named. What a mentee needs help with is the mentee's own answer, and is not told. */
export async function commonOf(desk: Desk, { form, variant, mentor }: Offer & { mentor: PersonId }) {
  const candidates = await readCandidates(desk);
  const one = candidates.applicant(mentor, 'mentor', form);
  return async (id: PersonId): Promise<{ common: readonly Reason[]; questionnaire?: SchoolQuestionnaire }> => {
    const other = candidates.applicant(id, 'mentee', form);
    const intake = candidates.intake(id, 'mentee', form);
    if (!one || !other || !intake) return { common: [] };
    const { reasons } = suitability(other, one, variant);
    return {
      common: reasons.filter(({ kind }) => shared.includes(kind)),
      questionnaire: await editionOf(desk, intake.edition, other.kind),
    };
  };
}

const shared: readonly Reason['kind'][] = ['both-interested', 'both-free', 'same-subject', 'same-format'];
