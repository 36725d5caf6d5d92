import { noteConsent, signaturesOf } from '#db/consents.ts';
import type { Inside } from '#db/open.ts';
import { addMember, addPair } from '#db/pairs.ts';
import { brand, type DecisionId, type PairId, type PairPaperId, type PersonId } from '#domain/ids.ts';
import type { FormId } from '#domain/school/forms.ts';
import type { World } from './journey/world.ts';

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
  for (const person of [mentor, ...mentees]) await consents(inside, person, at);
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

/** Nobody is in a pair without; whoever has answered in the chat has done so already. */
async function consents(inside: Inside, person: PersonId, at: Temporal.Instant): Promise<void> {
  if ((await signaturesOf(inside, person, 'processing')).length > 0) return;
  const given = { person, kind: 'processing', version: 'processing-v1', answer: 'given' } as const;
  for (const by of ['self', 'guardian'] as const) await noteConsent(inside, { ...given, by }, at);
}

/** The same between the mentor and the mentees who have joined a journey's school. */
export async function standingPairIn(
  world: World,
  of: Partial<Pick<StandingPair, 'state' | 'form' | 'variant' | 'startedOn'>> = {},
): Promise<PairId> {
  const { db } = world.program;
  const rows = await db.atDoor(({ sql }) =>
    sql.selectFrom('dialogue').select('school_id').where('school_id', 'is not', null).executeTakeFirst(),
  );
  if (!rows?.school_id) throw new Error('No school');
  return db.inSchool(rows.school_id, async (inside) => {
    const held = await inside.sql
      .selectFrom('person_role')
      .innerJoin('person', (join) =>
        join.onRef('person.school_id', '=', 'person_role.school_id').onRef('person.id', '=', 'person_role.person_id'),
      )
      .select(['person_id', 'role'])
      .where('person.joined_at', 'is not', null)
      .where('person.left_at', 'is', null)
      .orderBy('person_role.since')
      .execute();
    const who = (wanted: string) => held.filter(({ role }) => role === wanted).map(({ person_id }) => person_id);
    const [mentor] = who('mentor');
    const [by] = who('curator');
    if (!mentor || !by) throw new Error('A pair needs a mentor, and a curator who has formed it');
    return standingPair(inside, { mentor, mentees: who('mentee'), by, ...of }, world.clock.now());
  });
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
