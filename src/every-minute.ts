import { schedule } from 'node-cron';
import { type Log, outline } from './log.ts';
import { given } from './loops.ts';

/**
 * Does what is due at each minute of the wall clock, until the signal. Runs do not overlap: one that comes while another is
 * at work follows it. One that comes late (a busy machine, a clock that was put on) is done as soon as it can, and those of a
 * night that was slept through are one.
 */
export async function everyMinute(doDue: () => Promise<void>, signal: AbortSignal, log: Log): Promise<void> {
  let running = Promise.resolve();
  let follows = false;
  const next = async () => {
    follows = false;
    if (!signal.aborted) await doDue();
  };
  const run = () => {
    if (follows) return;
    follows = true;
    running = running
      .then(next)
      .catch((error: unknown) => log.error(outline(error), 'a tick failed, the next one makes up for it'));
  };
  // node-cron itself leaves out a run that is more than a second late, and writes a line for each minute that was missed.
  const task = schedule('* * * * *', run, { missedExecutionTolerance: 60_000, suppressMissedWarning: true });
  await given(signal);
  await task.destroy();
  await running;
}
