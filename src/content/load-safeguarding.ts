import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { type WorryingWords, worryingWordsSchema } from '#domain/care/worrying-words.ts';

const ours = new URL('../../content/safeguarding/', import.meta.url);

/** The deployment's words that worry. Refuses to start on a mistake, naming the file and the phrase. */
export async function loadSafeguarding(folder: URL = ours): Promise<WorryingWords> {
  const name = 'words.yaml';
  const text = await readFile(new URL(name, folder), 'utf8');
  const read = worryingWordsSchema.safeParse(parsed(name, text));
  if (!read.success) throw new Error(`Safeguarding ${name} is not valid:\n${z.prettifyError(read.error)}`);
  return read.data;
}

function parsed(name: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`Safeguarding ${name}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
