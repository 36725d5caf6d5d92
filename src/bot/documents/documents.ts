import { z } from 'zod';
import type { Work } from '#bot/work/work.ts';
import { consentToPrint } from './consent.ts';
import { diaryToPrint } from './diary.ts';
import type { DocumentKind, Drafted } from './document.ts';
import { figuresPicture, figuresTable } from './figures.ts';
import { meetingToKeep } from './meeting.ts';
import { agreementToPrint, orderToPrint } from './pair.ts';

/** Every document that can be ordered, by the name under which its order is kept. */
const documents = {
  consent: consentToPrint,
  agreement: agreementToPrint,
  'pair-order': orderToPrint,
  diary: diaryToPrint,
  'figures-picture': figuresPicture,
  'figures-table': figuresTable,
  meeting: meetingToKeep,
} as const;

/** An order: a kind, and the ids of what it is about. */
export type Order = {
  [Kind in keyof typeof documents]: { kind: Kind; params: ParamsOf<(typeof documents)[Kind]> };
}[keyof typeof documents];

type ParamsOf<Document> = Document extends DocumentKind<infer Params> ? Params : never;

const byKind = new Map<string, DocumentKind>(Object.entries(documents));

/** Nobody has asked for it, so nobody is told where it cannot be made. */
export function isUnasked({ params }: { params: unknown }): boolean {
  return unasked.safeParse(params).success;
}

const unasked = z.object({ unasked: z.literal(true) });

/** An order of an earlier program, which this one cannot read any more, is one that there is nothing to make of. */
export async function readDocument(
  { kind, params }: { kind: string; params: unknown },
  work: Work,
): Promise<Drafted | undefined> {
  const document = byKind.get(kind);
  const read = document?.params.safeParse(params);
  return document && read?.success ? document.read(work, read.data) : undefined;
}
