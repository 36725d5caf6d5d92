import type { Inside } from '#db/open.ts';
import { addMember, addPair } from '#db/pairs.ts';
import { brand, type DecisionId, type PairId, type PairPaperId, type PersonId } from '#domain/ids.ts';
import type { FormId } from '#domain/school/forms.ts';

export interface StandingPair {
  mentor: PersonId;
  mentees: readonly PersonId[];
  /** `active` unless it is said otherwise; its papers were marked by `by`. */
  state?: 'accepted' | 'active';
  form?: FormId;
  variant?: string;
  by: PersonId;
  startedOn?: Temporal.PlainDate;
}

/** A pair or group to whose meetings a test comes at once; how it comes about is tested by journeys of its own. */
export async function standingPair(
  inside: Inside,
  {
    mentor,
    mentees,
    state = 'active',
    form = 'pupil_pupil',
    variant = 'pp.success',
    by,
    startedOn = Temporal.PlainDate.from('2026-09-14'),
  }: StandingPair,
  at: Temporal.Instant,
): Promise<PairId> {
  const id = brand<PairId>(crypto.randomUUID());
  await addPair(inside, { id, mentor, form, variant, goal: 'Подтянуть математику', by }, at);
  for (const mentee of mentees) {
    const employees = { mentor: form !== 'pupil_pupil', mentee: form === 'teacher_teacher' };
    await addMember(inside, { pair: id, mentee, life: { state: 'accepted' }, employees, by }, at);
    const papers = state === 'active' ? await allPapers(inside, by, startedOn, at) : {};
    await inside.sql
      .updateTable('pair_member')
      .set({ state, started_on: startedOn, ...papers })
      .where('pair_id', '=', id)
      .where('mentee_id', '=', mentee)
      .execute();
  }
  return id;
}

async function allPapers(inside: Inside, by: PersonId, day: Temporal.PlainDate, at: Temporal.Instant) {
  const decision = brand<DecisionId>(crypto.randomUUID());
  await inside.sql
    .insertInto('decision')
    .values({ school_id: inside.school, id: decision, kind: 'confirmed', by_id: by, at })
    .execute();
  const paper = async (kind: 'baseline' | 'agreement' | 'order' | 'duties') => {
    const id = brand<PairPaperId>(crypto.randomUUID());
    await inside.sql
      .insertInto('pair_paper')
      .values({
        ...{ school_id: inside.school, id, kind, number: '1', signed_on: day, scan_id: null },
        decision_id: decision,
      })
      .execute();
    return id;
  };
  const duties = await paper('duties');
  return {
    baseline_id: await paper('baseline'),
    agreement_id: await paper('agreement'),
    order_id: await paper('order'),
    mentor_duties_id: duties,
    mentee_duties_id: duties,
  };
}
