import { expect, onTestFinished, test, vi } from 'vitest';
import { everyMinute } from '#src/every-minute.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

/** From 10:00:30 on; when ticks begin, by the clock on the wall. */
function ticking({ lasting = 0, failing = false } = {}): string[] {
  vi.useFakeTimers({ now: new Date('2026-09-14T10:00:30Z') });
  const stop = new AbortController();
  const ticks: string[] = [];
  const tick = async () => {
    ticks.push(new Date().toISOString().slice(11, 19));
    await new Promise((resolve) => setTimeout(resolve, lasting * 1000));
    if (failing) throw new Error('the database is away');
  };
  const ended = everyMinute(tick, stop.signal, quiet);
  onTestFinished(async () => {
    stop.abort();
    await vi.runAllTimersAsync();
    await ended;
    vi.useRealTimers();
  });
  return ticks;
}

/** The wall clock goes on while timers stand still: a machine that is busy or asleep. */
async function late(seconds: number): Promise<void> {
  vi.setSystemTime(Date.now() + seconds * 1000);
  await vi.advanceTimersByTimeAsync(30_000);
}

test('a tick comes at each full minute, also after one that failed', async () => {
  const ticks = ticking({ failing: true });
  await vi.advanceTimersByTimeAsync(120_000);
  expect(ticks).toEqual(['10:01:00', '10:02:00']);
});

test('a tick that is late comes as soon as it can', async () => {
  const ticks = ticking();
  await late(20);
  expect(ticks).toEqual(['10:01:20']);
  await vi.advanceTimersByTimeAsync(40_000);
  expect(ticks).toEqual(['10:01:20', '10:02:00']);
});

test('a tick that comes while another is at work follows it, one for all', async () => {
  const ticks = ticking({ lasting: 200 });
  await vi.advanceTimersByTimeAsync(300_000);
  expect(ticks).toEqual(['10:01:00', '10:04:20']);
});

test('a night that was slept through is one tick, and no line for each of its minutes', async () => {
  const written = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const ticks = ticking();
  await late(8 * 3600 + 20);
  expect(ticks).toEqual(['18:01:20']);
  expect(written).not.toHaveBeenCalled();
});
