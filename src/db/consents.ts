import type { PersonId } from '#domain/ids.ts';
import type { ConsentKind, Signer } from '#domain/people/consent-rules.ts';
import type { Signature } from '#domain/people/consent-state.ts';
import type { Inside } from './open.ts';

export interface ConsentAnswer {
  person: PersonId;
  kind: ConsentKind;
  /** Of the document that was shown. */
  version: string;
  by: Signer;
  /** The guardian who answers for the person. */
  guardian?: PersonId;
  /** The day on the paper, where it was signed there. */
  paperOn?: Temporal.PlainDate;
  answer: Signature['answer'];
}

export async function noteConsent(inside: Inside, consent: ConsentAnswer, at: Temporal.Instant): Promise<void> {
  await inside.sql
    .insertInto('consent')
    .values({
      school_id: inside.school,
      id: crypto.randomUUID(),
      person_id: consent.person,
      purpose: consent.kind,
      version: consent.version,
      signer: consent.by,
      guardian_id: consent.guardian ?? null,
      paper_on: consent.paperOn ?? null,
      answer: consent.answer,
      at,
    })
    .execute();
}

export async function signaturesOf(inside: Inside, person: PersonId, kind: ConsentKind): Promise<Signature[]> {
  const rows = await inside.sql
    .selectFrom('consent')
    .select(['signer', 'answer', 'at'])
    .where('person_id', '=', person)
    .where('purpose', '=', kind)
    .orderBy('at')
    .execute();
  return rows.map((row) => ({ by: row.signer, answer: row.answer, at: row.at }));
}

/** The newest consent that a guardian has given for somebody, in a chat or on paper. */
export async function givenByGuardian(
  inside: Inside,
  person: PersonId,
): Promise<{ guardian?: PersonId; paperOn?: Temporal.PlainDate; at: Temporal.Instant } | undefined> {
  const row = await inside.sql
    .selectFrom('consent')
    .select(['guardian_id', 'paper_on', 'at'])
    .where('person_id', '=', person)
    .where('purpose', '=', 'processing')
    .where('signer', '=', 'guardian')
    .where('answer', '=', 'given')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      at: row.at,
      ...(row.guardian_id === null ? {} : { guardian: row.guardian_id }),
      ...(row.paper_on === null ? {} : { paperOn: row.paper_on }),
    }
  );
}
