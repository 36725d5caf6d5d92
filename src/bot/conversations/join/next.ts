import type { Work } from '#bot/work/work.ts';
import type { PersonId } from '#domain/ids.ts';
import { type IntakeId, intakesOf } from '#domain/registry/intake-for.ts';

/** A child for whom I am asked and have not answered. */
export async function nextChild({ consents }: Work): Promise<PersonId | null> {
  return (await consents.ofChildren()).find(({ wanted }) => wanted)?.child.id ?? null;
}

export async function nextIntake({ me, filling }: Work): Promise<IntakeId | null> {
  const sent = (await filling.mine()).map(({ questionnaire }) => questionnaire);
  return intakesOf(me.roles, me.kind).find((id) => !sent.includes(id)) ?? null;
}
