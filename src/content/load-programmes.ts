import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Programme, programmeSchema } from '#domain/school/programme.ts';

const ours = new URL('../../content/programmes/', import.meta.url);

/** The deployment's presets in the order of their files. Refuses to start on a mistake, naming the file and the field. */
export async function loadProgrammes(folder: URL = ours): Promise<readonly Programme[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(files.map((name) => loadProgramme(folder, name)));
}

async function loadProgramme(folder: URL, name: string): Promise<Programme> {
  const read = programmeSchema.safeParse(parse(await readFile(new URL(name, folder), 'utf8')));
  if (!read.success) throw new Error(`Programme ${name} is not valid:\n${z.prettifyError(read.error)}`);
  if (`${read.data.id}.yaml` !== name)
    throw new Error(`Programme ${name} must have the id of its file, not ${read.data.id}`);
  return read.data;
}
