import { z } from 'zod';

type Payload = { kind: 'press'; press: string } | { kind: 'start' } | { kind: 'foreign' };

/** VK takes a button's payload only as JSON of at most 255 bytes. */
export function writePayload(press: string): string {
  return JSON.stringify({ press });
}

/** Reads a button's payload back. `start` is the «Начать» button that VK itself shows. */
export function readPayload(payload: unknown): Payload {
  const { data } = known.safeParse(payload);
  if (!data) return { kind: 'foreign' };
  return 'press' in data ? { kind: 'press', press: data.press } : { kind: 'start' };
}

const known = z.union([z.object({ press: z.string() }), z.object({ command: z.literal('start') })]);
