import { isDeepStrictEqual } from 'node:util';
import { type Frame, type Question, readFrames } from '#bot/conversation/frame.ts';
import type { AccountId, DialogueId, PersonId } from '#domain/ids.ts';
import { endedAnyhow, endings, isOneOf, leaves } from './walk-endings.ts';
import type { Heard, Said } from './walk-round.ts';
import type { World } from './world.ts';

/** What a dialogue is in the middle of. */
interface Kept {
  person: PersonId | null;
  frames: readonly Frame[];
  /** The frame whose question is asked now. */
  asks: string | undefined;
  accounts: readonly AccountId[];
}

export type Frames = ReadonlyMap<DialogueId, Kept>;

export async function framesNow({ program: { db } }: World): Promise<Frames> {
  const [dialogues, seats] = await db.atDoor(({ sql }) =>
    Promise.all([
      sql.selectFrom('dialogue').select(['id', 'person_id', 'frames', 'question']).execute(),
      sql.selectFrom('seat').select(['account_id', 'dialogue_id']).execute(),
    ]),
  );
  return new Map(
    dialogues.map(({ id, person_id, frames, question }) => [
      id,
      {
        person: person_id,
        frames: readFrames(frames),
        asks: question === null ? undefined : (question as Question).frame,
        accounts: seats.filter(({ dialogue_id }) => dialogue_id === id).map(({ account_id }) => account_id),
      },
    ]),
  );
}

const consentsAndQuestionnaires = new Set(['join', 'intake', 'sign', 'sign-anew', 'publication']);

/** Whoever takes no part has no such question before them, however they went. */
export function askedWhoIsOut(frames: Frames, out: (person: PersonId) => boolean): string[] {
  return [...frames].flatMap(([dialogue, { person, asks, frames: kept }]) => {
    const asking = kept.find(({ id }) => id === asks)?.conversation;
    if (person === null || asking === undefined || !out(person) || !consentsAndQuestionnaires.has(asking)) return [];
    return [`${person} is out, and is asked by «${asking}» in dialogue ${dialogue}`];
  });
}

interface Round {
  before: Frames;
  after: Frames;
  heard: readonly Heard[];
  said: readonly Said[];
  /** Takes no part any more, or has been erased: nothing that was begun goes on, and whoever comes back begins anew. */
  gone(person: PersonId): 'before' | 'now' | undefined;
}

/**
 * Conversations that are not where they were and that nobody has ended: each that ends says so in its dialogue, in a
 * sentence of its own; and where nothing was heard, nothing has changed.
 */
export function lostFrames(round: Round): string[] {
  const asksNothing = [...round.after]
    .filter(([, { asks, frames }]) => asks !== undefined && !frames.some(({ id }) => id === asks))
    .map(([dialogue]) => `what dialogue ${dialogue} is asked belongs to no conversation that is kept`);
  const lost = [...round.before].flatMap(([dialogue, kept]) => {
    const now = round.after.get(dialogue);
    const heard = round.heard.some((each) => each.dialogue === dialogue);
    if (!heard && now && !isDeepStrictEqual(now.frames, kept.frames) && !isGone(kept, now, round)) {
      return [`dialogue ${dialogue} has heard nothing, and has changed from ${names(kept)} to ${names(now)}`];
    }
    const vanished = kept.frames.filter(({ id }) => !now?.frames.some((frame) => frame.id === id));
    if (vanished.length === 0 || isGone(kept, now, round)) return [];
    return unexplained(vanished, sentencesIn(kept, now, round.said)).map(
      ({ conversation, pause }) =>
        `«${conversation}» (${JSON.stringify(pause)}) is lost from dialogue ${dialogue}, where these were said: ${JSON.stringify(sentencesIn(kept, now, round.said))}`,
    );
  });
  return [...asksNothing, ...lost];
}

/** Whoever goes in this round is told so. */
function isGone(kept: Kept, now: Kept | undefined, { gone, said }: Round): boolean {
  const since = kept.person === null ? undefined : gone(kept.person);
  return since === 'before' || (since === 'now' && sentencesIn(kept, now, said).some((each) => isOneOf(leaves, each)));
}

function sentencesIn(kept: Kept, now: Kept | undefined, said: readonly Said[]): string[] {
  const accounts = new Set([...kept.accounts, ...(now?.accounts ?? [])]);
  return said
    .filter(({ account, person }) => accounts.has(account) || (person !== null && person === kept.person))
    .flatMap(({ text, edit }) => (edit ? (/✓ [^\n]*$/u.exec(text) ?? []) : text));
}

/** Each sentence explains one end: first those of the conversations' own, then those that may end any. */
function unexplained(vanished: readonly Frame[], sentences: readonly string[]): Frame[] {
  const left = [...sentences];
  const explains = (words: Parameters<typeof isOneOf>[0]) => {
    const found = left.findIndex((sentence) => isOneOf(words, sentence));
    if (found >= 0) left.splice(found, 1);
    return found >= 0;
  };
  return vanished
    .filter(({ conversation }) => !explains(endings[conversation] ?? []))
    .filter(() => !explains(endedAnyhow));
}

function names({ frames }: Kept): string {
  return `[${frames.map(({ conversation }) => conversation).join(', ')}]`;
}
