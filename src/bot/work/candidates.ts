import {
  type AcceptedIntake,
  acceptedIntakes,
  allGuardians,
  type CandidateRow,
  candidateRows,
} from '#db/candidates.ts';
import { signaturesOfAll } from '#db/consents.ts';
import { type Membership, membershipsIn } from '#db/pairs.ts';
import type { PairId, PersonId } from '#domain/ids.ts';
import type { Candidate, Context } from '#domain/pairing/eligibility.ts';
import { capacityIn, yearsIn } from '#domain/pairing/intake-figures.ts';
import type { Applicant } from '#domain/pairing/suitability.ts';
import { consentState } from '#domain/people/consent-state.ts';
import type { Answers } from '#domain/questionnaire/answer.ts';
import type { Progress } from '#domain/questionnaire/machine.ts';
import { intakeFor } from '#domain/registry/intake-for.ts';
import type { FormId } from '#domain/school/forms.ts';
import { variants } from '#domain/school/variants.ts';
import { schoolDate } from '#domain/time.ts';
import type { Desk } from './desk.ts';

/** Everybody whom the rules of pairs are asked about, read once. */
export interface Candidates {
  /** Those who take part in this role, whatever speaks against them. */
  with(role: 'mentor' | 'mentee'): readonly PersonId[];
  /** As the hard rules look at somebody; undefined: takes no part as mentor or mentee. */
  candidate(id: PersonId, role: 'mentor' | 'mentee', form: FormId): Candidate | undefined;
  /** As suitability looks at somebody. */
  applicant(id: PersonId, role: 'mentor' | 'mentee', form: FormId): Applicant | undefined;
  /** The questionnaire of that side, where it is accepted. */
  intake(id: PersonId, role: 'mentor' | 'mentee', form: FormId): AcceptedIntake | undefined;
  /** Without the memberships that are asked about. */
  context(without?: readonly Pick<Membership, 'pair' | 'mentee'>[]): Context;
  /** All that are not over. */
  readonly standing: readonly Membership[];
}

/** What a school's programme says of pairs; all variants and the youngest age where it has none. */
export function pairingRules({ school, setting }: Desk) {
  const programme = school.presetId === undefined ? undefined : setting.programmes.get(school.presetId);
  return {
    byCouncil: programme?.pairFormedBy === 'methodical-council',
    rules: {
      forms: school.forms,
      variants: programme?.variants ?? variants.map(({ id }) => id),
      grade: school.gradeRule,
      severalInTeacherTeacher: school.severalPairs,
      ageFrom: programme?.ageFrom ?? 6,
    },
  };
}

export async function readCandidates(desk: Desk): Promise<Candidates> {
  const { inside, at, school } = desk;
  const rows = new Map((await candidateRows(inside)).map((row) => [row.id, row]));
  const accepted = await acceptedIntakes(inside);
  const guardians = await allGuardians(inside);
  const signatures = await signaturesOfAll(inside, 'processing');
  const standing = await membershipsIn(inside, ['proposed', 'accepted', 'active', 'paused']);
  const { rules } = pairingRules(desk);
  const today = schoolDate(at, school.timeZone);

  function takesPart(row: CandidateRow): boolean {
    const about = {
      kind: 'processing',
      person: row,
      teens: school.teenConsent,
      timeZone: school.timeZone,
      at,
    } as const;
    return consentState(about, signatures.get(row.id) ?? []) === 'given';
  }

  const intake: Candidates['intake'] = (id, role, form) => {
    const row = rows.get(id);
    const wanted = row && intakeFor({ role, form }, row.kind);
    return accepted.find(({ person, edition }) => person === id && edition.id === wanted);
  };
  const answersOf = (found: AcceptedIntake | undefined): Answers | undefined =>
    found && (found.progress as Progress).answers;

  return {
    with: (role) =>
      [...rows.values()].filter(({ roles }) => roles.some((held) => held.role === role)).map(({ id }) => id),
    candidate(id, role, form) {
      const row = rows.get(id);
      if (!row) return undefined;
      const answers = answersOf(intake(id, role, form));
      const [years, capacity] = answers ? [yearsIn(answers), capacityIn(answers)] : [];
      return {
        ...row,
        takesPart: takesPart(row),
        accepted: answers !== undefined,
        guardians: guardians.get(id) ?? [],
        ...(years === undefined ? {} : { years }),
        ...(capacity === undefined ? {} : { capacity }),
      };
    },
    applicant(id, role, form) {
      const row = rows.get(id);
      const answers = answersOf(intake(id, role, form));
      return row && { ...row, ...(answers && { answers }) };
    },
    intake,
    context: (without = []) => ({
      rules,
      today,
      standing: { pairs: standing.filter((one) => !without.some((other) => isSame(one, other))) },
    }),
    standing,
  };
}

function isSame(one: { pair: PairId; mentee: PersonId }, other: { pair: PairId; mentee: PersonId }): boolean {
  return one.pair === other.pair && one.mentee === other.mentee;
}
