import type { Asking, Conversation, Option, Talk } from '#bot/conversation/conversation.ts';
import { askingLetter } from '#bot/conversations/letter.ts';
import { words as logWords } from '#bot/conversations/log-meeting/words.ts';
import { sendsFile } from '#bot/conversations/sends-file.ts';
import { paragraphs, say } from '#bot/text.ts';
import type { Entry } from '#bot/work/diary.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type MeetingId, type PersonId } from '#domain/ids.ts';
import type { Log } from '#domain/meeting/log.ts';
import { Personal } from '#domain/personal.ts';
import { type Field, fields, words } from './words.ts';

/** What is to be written anew; an empty text takes away what was there. */
interface Changes {
  minutes?: number;
  came?: readonly string[];
  texts: Partial<Record<Field, string>>;
}

/** «Подробнее» and «Исправить»: any of the diary's fields, in any order, kept as one version. */
export const logDetails: Conversation<{ meeting: string }> = {
  name: 'log-details',
  version: 1,

  async stillMakesSense({ diary }, { meeting }) {
    const entry = await diary.entry(brand<MeetingId>(meeting));
    if (!entry?.last?.log.held) return words.gone;
    return entry.mayLog.ok || logWords.outcome[entry.mayLog.problem];
  },

  async run(talk, { meeting }) {
    const id = brand<MeetingId>(meeting);
    const members = await talk.read('members', async ({ diary }) => invitedTo(await diary.entry(id)));
    const changes: Changes = { texts: {} };
    for (let round = 1; ; round += 1) {
      const what = await talk.choose(
        `what-${round}`,
        paragraphs(words.what, words.onlyYou),
        options(changes, members.length > 1),
      );
      if (what === 'save') break;
      if (what === 'length') changes.minutes = await talk.ask(`length-${round}`, words.howLong, askingLength);
      else if (what === 'came') changes.came = await whoCame(talk, id, round);
      else if (what === 'file') await addsFile(talk, id, round);
      else changes.texts[what] = await talk.ask(`${what}-${round}`, (work) => textPrompt(work, id, what), asking(what));
    }
    await keeps(talk, id, changes);
    await talk.leadTo('meeting-log', meeting);
  },
};

type What = Field | 'save' | 'length' | 'came' | 'file';

function options(changes: Changes, group: boolean): Option<What>[] {
  const label = (text: Option['label'], changed: boolean) => (changed ? words.added(text) : text);
  return [
    { key: 'save', label: words.save },
    ...fields.map((key) => ({ key, label: label(words.labels[key], changes.texts[key] !== undefined) })),
    { key: 'length', label: label(words.length, changes.minutes !== undefined) },
    { key: 'file', label: words.file },
    ...(group ? [{ key: 'came' as const, label: label(words.came, changes.came !== undefined) }] : []),
  ];
}

const lengths = [30, 45, 60, 90];

const askingLength: Asking<number> = {
  suggest: lengths.map((value) => ({ label: words.minutes(value), value })),
  read(input) {
    const [, typed] = /^(\d{1,3})(?: ?(?:мин|минут[аы]?)\.?)?$/iu.exec(input.trim()) ?? [];
    const value = Number(typed);
    return typed !== undefined && value >= 5 && value <= 480 ? { value } : { problem: words.lengthProblem };
  },
};

function asking(field: Field): Asking<string> {
  return { ...askingLetter(words.examples[field]), suggest: [{ label: words.leaveEmpty, value: '' }] };
}

async function textPrompt({ diary }: Work, meeting: MeetingId, field: Field) {
  const log = (await diary.entry(meeting))?.last?.log;
  return words.ask(words.questions[field], log?.held ? log[field] : undefined);
}

async function whoCame(talk: Talk, meeting: MeetingId, round: number): Promise<readonly string[]> {
  const first = await talk.read(`came-before-${round}`, async ({ diary }) => {
    const log = (await diary.entry(meeting))?.last?.log;
    return log?.held ? [...log.came] : [];
  });
  return talk.pick(
    `came-${round}`,
    words.whoCame,
    async ({ diary }) =>
      ((await diary.entry(meeting))?.invited ?? []).flatMap(({ mentee, person }) =>
        person ? [{ key: mentee, label: say`${person.called}` }] : [],
      ),
    { first },
  );
}

/** A file is kept at once: it is fetched while the rest is still being written. */
async function addsFile(talk: Talk, meeting: MeetingId, round: number): Promise<void> {
  const asked = { prompt: words.sendFile, without: words.withoutFile, voice: true } as const;
  const file = await sendsFile(talk, `file-${round}`, asked);
  if (file === null) return;
  await talk.record(`attached-${round}`, async ({ diary }) => {
    await diary.attach(meeting, file);
    return null;
  });
  await talk.say(words.fileKept);
}

async function keeps(talk: Talk, meeting: MeetingId, changes: Changes): Promise<void> {
  const { minutes, came, texts } = changes;
  if (minutes === undefined && came === undefined && Object.keys(texts).length === 0) return;
  const outcome = await talk.record('kept', async ({ diary }) => {
    const log = (await diary.entry(meeting))?.last?.log;
    return log?.held ? diary.keep(meeting, changed(log, changes)) : 'meanwhile';
  });
  await talk.say(outcome === 'done' ? words.kept : logWords.outcome[outcome]);
}

function changed(log: Extract<Log, { held: true }>, { minutes, came, texts }: Changes): Log {
  const next = { ...log };
  for (const field of fields) {
    const text = texts[field];
    if (text === '') delete next[field];
    else if (text !== undefined) next[field] = new Personal(text);
  }
  return {
    ...next,
    ...(minutes !== undefined && { minutes }),
    ...(came && { came: came.map((id) => brand<PersonId>(id)) }),
  };
}

function invitedTo(entry: Entry | undefined): string[] {
  return entry?.invited.map(({ mentee }) => mentee) ?? [];
}
