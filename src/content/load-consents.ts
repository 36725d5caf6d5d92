import { readdir, readFile } from 'node:fs/promises';
import type { ConsentKind } from '#domain/people/consent-rules.ts';

/** The newest text of one consent, with places `{{…}}` to be filled in and optional parts in `[[…]]`. */
export interface ConsentText {
  readonly version: string;
  readonly adult: string;
  /** For those of 14 to 17. */
  readonly pupil: string;
  /** For whoever signs for a minor. */
  readonly guardian: string;
}

export type ConsentTexts = Readonly<Record<ConsentKind, ConsentText>>;

const ours = new URL('../../content/consents/', import.meta.url);

/** Refuses to start where a text is missing. */
export async function loadConsents(folder: URL = ours): Promise<ConsentTexts> {
  return { processing: await newest(folder, 'processing'), publication: await newest(folder, 'publication') };
}

async function newest(folder: URL, kind: ConsentKind): Promise<ConsentText> {
  const file = new RegExp(`^${kind}-v(\\d+)\\.adult\\.md$`, 'u');
  const numbers = (await readdir(folder)).flatMap((name) => file.exec(name)?.[1] ?? []);
  if (numbers.length === 0) throw new Error(`No consent: ${kind}-v1.adult.md is missing`);
  const version = `${kind}-v${Math.max(...numbers.map(Number))}`;
  const read = (audience: string) => readFile(new URL(`${version}.${audience}.md`, folder), 'utf8');
  return { version, adult: await read('adult'), pupil: await read('pupil'), guardian: await read('guardian') };
}
