import { expect, test } from 'vitest';
import { everyMinute } from '#src/every-minute.ts';

const start = Temporal.Instant.from('2026-09-14T10:00:30Z');
const log = { info: () => {}, warn: () => {}, error: () => {} };

/**
 * So many runs from 10:00:30 on: when they begin, and how long each wait is, in milliseconds. Where told, each wait ends so
 * many seconds late, and each run lasts so many.
 */
async function ticking(
  count: number,
  { late = [], lasting = [], failing = false }: { late?: number[]; lasting?: number[]; failing?: boolean } = {},
): Promise<{ ticks: string[]; waits: number[] }> {
  let now = start;
  const stop = new AbortController();
  const ticks: string[] = [];
  const waits: number[] = [];
  const pass = (ms: number) => {
    now = now.add({ milliseconds: ms });
  };
  const sleep = async (ms: number) => {
    waits.push(ms);
    pass(ms + (late.shift() ?? 0) * 1000);
  };
  const doDue = async () => {
    ticks.push(now.toString().slice(11, 19));
    pass((lasting.shift() ?? 0) * 1000);
    if (ticks.length === count) stop.abort();
    if (failing) throw new Error('the database is away');
  };
  await everyMinute(doDue, { clock: { now: () => now }, signal: stop.signal, log, sleep });
  return { ticks, waits };
}

test('a tick comes at each full minute, also after one that failed', async () => {
  const { ticks, waits } = await ticking(3, { failing: true });
  expect(ticks).toEqual(['10:01:00', '10:02:00', '10:03:00']);
  expect(waits).toEqual([30_000, 60_000, 60_000]);
});

test('a tick that is late comes as soon as it can', async () => {
  const { ticks } = await ticking(2, { late: [20] });
  expect(ticks).toEqual(['10:01:20', '10:02:00']);
});

test('a tick that comes while another is at work follows it, one for all', async () => {
  const { ticks } = await ticking(3, { lasting: [200] });
  expect(ticks).toEqual(['10:01:00', '10:04:20', '10:05:00']);
});

test('a night that was slept through is one tick', async () => {
  const { ticks } = await ticking(2, { late: [8 * 3600 + 20] });
  expect(ticks).toEqual(['18:01:20', '18:02:00']);
});

test('a clock that is put back by an hour while one is at work keeps nobody waiting for an hour', async () => {
  const { ticks } = await ticking(3, { lasting: [-3600] });
  expect(ticks).toEqual(['10:01:00', '09:02:00', '09:03:00']);
});

test('a timer that wakes a breath too early is followed by the minute itself', async () => {
  const { ticks, waits } = await ticking(2, { late: [-0.001] });
  expect(ticks).toEqual(['10:00:59', '10:01:00']);
  expect(waits).toEqual([30_000, 1]);
});

test('a wait ends with the signal, and nothing is done after it', async () => {
  const stop = new AbortController();
  const ticks: string[] = [];
  const doDue = async () => void ticks.push('a tick');
  const ended = everyMinute(doDue, { clock: { now: () => start }, signal: stop.signal, log });
  stop.abort();
  await ended;
  expect(ticks).toEqual([]);
});
