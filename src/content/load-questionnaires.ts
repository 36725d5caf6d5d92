import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { parseQuestionnaire, type Questionnaire } from '#domain/questionnaire/questionnaire.ts';

/** A questionnaire, and its file's data as a school keeps it when somebody begins to answer. */
export interface LoadedQuestionnaire {
  questionnaire: Questionnaire;
  file: unknown;
}

/**
 * The deployment's questionnaires by id, read when the program starts. A file that cannot be asked stops the start with
 * one sentence that names the file, so that nobody meets the mistake in the middle of a conversation.
 */
export async function loadQuestionnaires(folder: URL): Promise<Map<string, LoadedQuestionnaire>> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/u.test(name)).sort();
  const files = await Promise.all(names.map((name) => load(folder, name)));
  const loaded = new Map<string, LoadedQuestionnaire>();
  files.forEach((file, index) => {
    const { id } = file.questionnaire;
    if (loaded.has(id)) {
      const first = names[files.findIndex((other) => other.questionnaire.id === id)];
      throw new Error(`${first} and ${names[index]}: both have the questionnaire id "${id}"`);
    }
    loaded.set(id, file);
  });
  return loaded;
}

async function load(folder: URL, name: string): Promise<LoadedQuestionnaire> {
  const base = folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`);
  const text = await readFile(new URL(encodeURIComponent(name), base), 'utf8');
  try {
    const file: unknown = parse(text);
    return { questionnaire: parseQuestionnaire(file), file };
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
