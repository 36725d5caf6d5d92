import { z } from 'zod';
import { type Phrase, PhraseMistake, type PhraseSets, parsePhrase } from './phrase.ts';
import { contains, type PhraseBook, phraseBook, without } from './phrase-book.ts';
import { readings } from './spelling.ts';

const topics = ['self-harm', 'despair', 'violence', 'bullying', 'running-away', 'sexual', 'substances'] as const;

/** What a text may be about. For whoever reads it: the program decides and answers nothing by it (product.md, «Care»). */
export type Topic = (typeof topics)[number];

/** The list of content/safeguarding, ready to be looked for. */
export interface WorryingWords {
  readonly version: number;
  readonly topics: ReadonlyMap<Topic, { readonly worrying: PhraseBook; readonly harmless: PhraseBook }>;
}

/** The topics of a free text of any length and any spelling; none for an ordinary one. What may be either is worrying. */
export function worries(text: string, list: WorryingWords): Topic[] {
  const read = readings(text);
  return [...list.topics].flatMap(([topic, { worrying, harmless }]) => {
    return read.some((reading) => contains(without(reading, harmless), worrying)) ? [topic] : [];
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

  function parsed(topic: Topic, kind: 'worrying' | 'harmless'): Phrase[] {
    return file.topics[topic][kind].flatMap((written, index, all) => {
      const mistake = (message: string) =>
        context.addIssue({ code: 'custom', message, path: ['topics', topic, kind, index] });
      if (all.indexOf(written) !== index) mistake(`«${written}» stands here twice`);
      try {
        return [parsePhrase(written, sets)];
      } catch (error) {
        if (!(error instanceof PhraseMistake)) throw error;
        mistake(`${error.message}, in «${written}»`);
        return [];
      }
    });
  }

  return {
    version: file.version,
    topics: new Map(
      topics.map((topic) => [
        topic,
        { worrying: phraseBook(parsed(topic, 'worrying')), harmless: phraseBook(parsed(topic, 'harmless')) },
      ]),
    ),
  };
});
