import type { FileType } from '#domain/file.ts';
import { brand, type ConsentId, type FileId, type PersonId } from '#domain/ids.ts';
import type { ConsentKind, Signer } from '#domain/people/consent-rules.ts';
import type { Signature } from '#domain/people/consent-state.ts';
import { forgetUnused } from './files.ts';
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

export async function noteConsent(inside: Inside, consent: ConsentAnswer, at: Temporal.Instant): Promise<ConsentId> {
  const id = brand<ConsentId>(crypto.randomUUID());
  await inside.sql
    .insertInto('consent')
    .values({
      school_id: inside.school,
      id,
      person_id: consent.person,
      purpose: consent.kind,
      version: consent.version,
      signer: consent.by,
      guardian_id: consent.guardian ?? null,
      paper_on: consent.paperOn ?? null,
      scan_id: null,
      answer: consent.answer,
      at,
    })
    .execute();
  return id;
}

/** A consent that was signed on paper; of several signers on one paper, one of them. */
export interface Paper {
  id: ConsentId;
  of: PersonId;
  kind: ConsentKind;
  on: Temporal.PlainDate;
  scan?: { id: FileId; type: FileType };
}

/** The papers of somebody, the newest first. */
export async function papersOf(inside: Inside, person: PersonId): Promise<Paper[]> {
  const rows = await papers(inside).where('person_id', '=', person).orderBy('at', 'desc').execute();
  const signed = rows.map(paperFrom);
  return signed.filter(
    ({ kind, on }, index) => signed.findIndex((other) => other.kind === kind && other.on.equals(on)) === index,
  );
}

export async function readPaper(inside: Inside, id: ConsentId): Promise<Paper | undefined> {
  const row = await papers(inside).where('consent.id', '=', id).executeTakeFirst();
  return row && paperFrom(row);
}

/** The scan shows the signatures of all who have signed that paper; the one before is forgotten, unless it shows others' too. */
export async function attachScan(inside: Inside, { of, kind, on, scan: before }: Paper, scan: FileId): Promise<void> {
  await inside.sql
    .updateTable('consent')
    .set({ scan_id: scan })
    .where('person_id', '=', of)
    .where('purpose', '=', kind)
    .where('paper_on', '=', on)
    .execute();
  if (before && before.id !== scan) await forgetUnused(inside, before.id);
}

function papers(inside: Inside) {
  return inside.sql
    .selectFrom('consent')
    .leftJoin('file', (join) =>
      join.onRef('file.school_id', '=', 'consent.school_id').onRef('file.id', '=', 'consent.scan_id'),
    )
    .select(['consent.id', 'person_id', 'purpose', 'paper_on', 'scan_id', 'file.type'])
    .where('answer', '=', 'given')
    .where('paper_on', 'is not', null);
}

function paperFrom(row: Awaited<ReturnType<ReturnType<typeof papers>['execute']>>[number]): Paper {
  if (!row.paper_on) throw new Error('A paper has a day');
  return {
    id: row.id,
    of: row.person_id,
    kind: row.purpose,
    on: row.paper_on,
    ...(row.scan_id && row.type ? { scan: { id: row.scan_id, type: row.type } } : {}),
  };
}

export async function signaturesOf(inside: Inside, person: PersonId, kind: ConsentKind): Promise<Signature[]> {
  const rows = await inside.sql
    .selectFrom('consent')
    .select(['signer', 'guardian_id', 'answer', 'at'])
    .where('person_id', '=', person)
    .where('purpose', '=', kind)
    .orderBy('at')
    .execute();
  return rows.map(signatureFrom);
}

/** Of everybody in the school at once. */
export async function signaturesOfAll(inside: Inside, kind: ConsentKind): Promise<Map<PersonId, Signature[]>> {
  const rows = await inside.sql
    .selectFrom('consent')
    .select(['person_id', 'signer', 'guardian_id', 'answer', 'at'])
    .where('purpose', '=', kind)
    .orderBy('at')
    .execute();
  const all = new Map<PersonId, Signature[]>();
  for (const row of rows) all.set(row.person_id, [...(all.get(row.person_id) ?? []), signatureFrom(row)]);
  return all;
}

function signatureFrom(row: {
  signer: Signature['by'];
  guardian_id: PersonId | null;
  answer: Signature['answer'];
  at: Temporal.Instant;
}): Signature {
  return {
    by: row.signer,
    answer: row.answer,
    at: row.at,
    ...(row.guardian_id === null ? {} : { guardian: row.guardian_id }),
  };
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
