import { z } from 'zod';
import { PhraseMistake, type PhraseSets, phraseSource } from './phrase.ts';
import { readings } from './spelling.ts';

const topics = ['self-harm', 'despair', 'violence', 'bullying', 'running-away', 'sexual', 'substances'] as const;

/** What a text may be about. For whoever reads it: the program decides and answers nothing by it (product.md, «Care»). */
export type Topic = (typeof topics)[number];

/** The list of content/safeguarding, ready to be looked for. */
export interface WorryingWords {
  readonly version: number;
  readonly topics: ReadonlyMap<Topic, { readonly worrying: RegExp; readonly harmless: RegExp | undefined }>;
}

/** The topics of a free text of any length and any spelling; none for an ordinary one. What may be either is worrying. */
export function worries(text: string, list: WorryingWords): Topic[] {
  const read = readings(text);
  return [...list.topics].flatMap(([topic, { worrying, harmless }]) => {
    // A word stays in place of a harmless phrase: what stands around it has not come nearer.
    const left = harmless === undefined ? read : read.map((reading) => reading.replace(harmless, '№'));
    return left.some((reading) => worrying.test(reading)) ? [topic] : [];
  });
}

const phrase = z.string().trim().min(3);
const phrases = z.strictObject({ worrying: z.array(phrase).min(1), harmless: z.array(phrase) });

const fileSchema = z.strictObject({
  version: z.int().positive(),
  sets: z.record(z.string(), z.array(z.string().trim().min(1)).min(1)),
  topics: z.record(z.enum(topics), phrases),
});

export const worryingWordsSchema = fileSchema.transform((file, context): WorryingWords => {
  const sets: PhraseSets = new Map(Object.entries(file.sets));

  function anyOf(topic: Topic, kind: 'worrying' | 'harmless', flags: string): RegExp | undefined {
    const sources = file.topics[topic][kind].flatMap((written, index, all) => {
      const mistake = (message: string) =>
        context.addIssue({ code: 'custom', message, path: ['topics', topic, kind, index] });
      if (all.indexOf(written) !== index) mistake(`«${written}» stands here twice`);
      try {
        return [phraseSource(written, sets)];
      } catch (error) {
        if (!(error instanceof PhraseMistake)) throw error;
        mistake(`${error.message}, in «${written}»`);
        return [];
      }
    });
    return sources.length === 0 ? undefined : new RegExp(sources.join('|'), flags);
  }

  return {
    version: file.version,
    topics: new Map(
      topics.map((topic) => [
        topic,
        { worrying: anyOf(topic, 'worrying', 'u') ?? /(?!)/u, harmless: anyOf(topic, 'harmless', 'gu') },
      ]),
    ),
  };
});
