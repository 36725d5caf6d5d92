import { readdir, readFile } from 'node:fs/promises';

/** The newest text of the consent to processing, with places `{{…}}` to be filled in and optional parts in `[[…]]`. */
export interface ConsentTexts {
  readonly version: string;
  readonly adult: string;
  /** For those of 14 to 17. */
  readonly pupil: string;
  /** For whoever signs for a minor. */
  readonly guardian: string;
}

const ours = new URL('../../content/consents/', import.meta.url);

/** Refuses to start where a text is missing. */
export async function loadConsents(folder: URL = ours): Promise<ConsentTexts> {
  const numbers = (await readdir(folder)).flatMap((name) => /^processing-v(\d+)\.adult\.md$/u.exec(name)?.[1] ?? []);
  if (numbers.length === 0) throw new Error('No consent to processing: processing-v1.adult.md is missing');
  const version = `processing-v${Math.max(...numbers.map(Number))}`;
  const read = (audience: string) => readFile(new URL(`${version}.${audience}.md`, folder), 'utf8');
  return { version, adult: await read('adult'), pupil: await read('pupil'), guardian: await read('guardian') };
}
