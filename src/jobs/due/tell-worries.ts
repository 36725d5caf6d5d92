import type { Due } from '#db/due.ts';
import { worryAbout } from '#db/listeners.ts';
import { tellAtOnce, tellInTime } from '#db/notices.ts';
import type { Door } from '#db/open.ts';
import { readSchool } from '#db/schools.ts';
import { heardBy, noteHeard, readWorry } from '#db/worries.ts';
import { goesOnAt } from '#domain/care/call.ts';
import { whoHearsUnanswered } from '#domain/care/who-hears.ts';
import { brand, type WorryId } from '#domain/ids.ts';

/** Worrying words, low ratings, a bad check-in: to those who hear of it, whose duty it is whatever they have said to notices. */
export async function tellOfWorry(
  door: Door,
  { key, school, subject, at }: Due,
  now: Temporal.Instant,
): Promise<undefined> {
  const worry = brand<WorryId>(subject);
  for (const person of await door.enter(school, (inside) => heardBy(inside, worry))) {
    const notice = { kind: 'worry', worry, despite: 'stop' };
    await tellInTime(door, { key: `${key}:${person}:${at}`, school, person, notice }, now);
  }
}

/**
 * A call that nobody has taken goes to the head; where there is none, or the head has not taken it either, those who have heard
 * of it are told once more, and whoever calls is told whom to call (product.md, 8).
 */
export async function callWaits(
  door: Door,
  { key, school, subject, at }: Due,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const id = brand<WorryId>(subject);
  const waiting = await door.enter(school, async (inside) => {
    const call = await readWorry(inside, id);
    if (!call || call.taken || call.closed) return undefined;
    const heard = await heardBy(inside, id);
    const next = whoHearsUnanswered(await worryAbout(inside, call.by));
    const { timeZone } = await readSchool(inside);
    return { call, heard, next: next === 'nobody' ? [] : next.filter((head) => !heard.includes(head)), timeZone };
  });
  if (!waiting) return undefined;
  const { call, heard, next, timeZone } = waiting;
  let told = false;
  for (const person of next) {
    const notice = { kind: 'worry', worry: id, despite: 'hours' };
    if (await tellAtOnce(door, { key: `${key}:${person}:${at}`, school, person, notice }, now)) told = true;
  }
  await door.enter(school, (inside) => noteHeard(inside, id, next, now));
  if (told) return goesOnAt(now, timeZone);
  for (const person of heard) {
    const notice = { kind: 'worry', worry: id, despite: 'hours' };
    await tellAtOnce(door, { key: `${key}:${person}:${at}`, school, person, notice }, now);
  }
  const unheard = { kind: 'call-unheard', worry: id, despite: 'hours' };
  await tellAtOnce(door, { key: `${key}:unheard`, school, person: call.by, notice: unheard }, now);
  return undefined;
}
