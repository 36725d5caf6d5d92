import { isDeepStrictEqual } from 'node:util';
import type { Checkpoint, ReplayState } from '@grammyjs/conversations';
import { z } from 'zod';
import type { Packed } from '#bot/text.ts';
import type { DraftId } from '#domain/ids.ts';
import type { Json } from './conversation.ts';

/** What a parked or running conversation waits for. */
export type Pause =
  | { kind: 'answer'; op: number }
  | { kind: 'fill'; op: number; draft: DraftId }
  | { kind: 'event'; op: number; event: string };

/** A conversation in progress, as it is kept in the dialogue. */
export interface Frame {
  /** Unique for ever: the first half of the key of what its records have done. */
  id: string;
  conversation: string;
  version: number;
  params: Json;
  log: ReplayState;
  /** Where «Назад» leads, the nearest last; emptied by a record, which is not undone by going back. */
  back: Checkpoint[];
  pause?: Pause;
  /** What was typed to its question where that may not be asked: offered as the answer where it may. */
  typed?: string;
}

/** The question that is asked now, and the message that shows it. */
export interface Question {
  number: number;
  frame: string;
  /** The key of the outbox row that shows it; of several the last, which has the buttons. */
  key: string;
  account: number;
  /** Shown again without buttons when it is answered. */
  text: Packed;
  view?: View;
  /** A file can be given for an answer: the web chat takes none where this is not said. */
  asksFile?: true;
}

/** How a long question is shown: which page of its options, or the list of answers that can be changed. */
export interface View {
  page?: number;
  picking?: true;
  /** The keys ticked so far where several may be picked. */
  ticked?: readonly string[];
}

/** What is typed piece by piece is one answer. */
export function keepTyped(frame: Frame, text: string): void {
  frame.typed = (frame.typed === undefined ? text : `${frame.typed}\n${text}`).slice(0, longestTyped);
}

/** As long as one message of Telegram. */
const longestTyped = 4096;

/** More would be lost from sight. */
export const deepest = 5;

const frames = z.array(
  z.object({
    id: z.string(),
    conversation: z.string(),
    version: z.number(),
    params: z.json(),
    log: z.custom<ReplayState>((value) => typeof value === 'object' && value !== null),
    back: z.array(z.custom<Checkpoint>(Array.isArray)),
    pause: z.custom<Pause>().optional(),
    typed: z.string().exactOptional(),
  }),
);

/** Frames as they were kept; ones of an unreadable shape throw. */
export function readFrames(kept: unknown): Frame[] {
  return frames.parse(kept).map(({ pause, params, ...frame }) => ({
    ...frame,
    params: params as Json,
    ...(pause === undefined ? {} : { pause }),
  }));
}

/** Puts a frame on top; the same conversation about the same thing comes to the top instead, never twice. */
export function stacked(stack: readonly Frame[], frame: Frame, most = deepest): Frame[] | 'too-deep' {
  const same = stack.find((each) => sameAs(each, frame));
  if (same) return [...stack.filter((each) => each !== same), same];
  return stack.length >= most ? 'too-deep' : [...stack, frame];
}

function sameAs(one: Frame, other: Frame): boolean {
  return one.conversation === other.conversation && isDeepStrictEqual(kept(one.params), kept(other.params));
}

/** As the dialogue keeps it: the database orders keys in its own way, and what is undefined is not kept. */
function kept(params: Json): unknown {
  return JSON.parse(JSON.stringify(params));
}
