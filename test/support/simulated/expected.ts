import { freeFrom, isBusy, isStopped } from './hours.ts';
import { dayOf, type Minute, type SimPerson, type SimSchool, wall } from './life.ts';

/** Something that has to stand in the outbox since a moment, for somebody; `about` tells it from others of its kind. */
export interface Expected {
  readonly kind: string;
  readonly person: SimPerson;
  readonly about: string;
  readonly at: Minute;
}

/** When the program looked what is due, in order. */
export class Ticks {
  readonly #at: readonly Minute[];

  constructor(at: readonly Minute[]) {
    this.#at = [...new Set(at)].toSorted((one, other) => one - other);
  }

  /** The first from then on; undefined: the simulation is over before. */
  from(at: Minute): Minute | undefined {
    let [low, high] = [0, this.#at.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#at[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return this.#at[low];
  }
}

/** When something that is to be said from that moment on was said: nothing in quiet hours and lessons, never to who has said «стоп». */
export function saidAt(
  ticks: Ticks,
  school: SimSchool,
  person: SimPerson,
  since: Minute,
  { despiteStop = false } = {},
): Minute | undefined {
  let at = ticks.from(since);
  while (at !== undefined && (despiteStop || !isStopped(person, at))) {
    if (!isBusy(school, person, at, at)) return at;
    at = ticks.from(freeFrom(school, person, at, at));
  }
  return undefined;
}

/** Once a day at that time: a missed one is made up for by the next tick, and none is done twice. */
export function dailyTicks(ticks: Ticks, school: SimSchool, since: Minute, time: number): Minute[] {
  const found: Minute[] = [];
  let next = wall(school, dayOf(school, since) + 1, time);
  for (let at = ticks.from(next); at !== undefined; at = ticks.from(next)) {
    found.push(at);
    next = wall(school, dayOf(school, at) + 1, time);
  }
  return found;
}
