import type { TimeOff } from '#bot/notices/meetings.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Meeting } from '#domain/meeting/planned.ts';
import type { Desk } from './desk.ts';
import { tellOf } from './meeting-telling.ts';

/** People whose time of a meeting holds no more, each with the first such time and how many there are. */
export class LostTimes {
  readonly #of = new Map<PersonId, { was: Temporal.Instant; count: number; next: TimeOff['next'] }>();

  add(person: PersonId, was: Temporal.Instant, next: TimeOff['next']): void {
    const known = this.#of.get(person);
    this.#of.set(person, { was: known?.was ?? was, count: (known?.count ?? 0) + 1, next: known?.next ?? next });
  }

  /** Once for the meeting as it is now; `except` hear more of it. */
  async tell(desk: Desk, { id, sequence, pair }: Meeting, except: readonly PersonId[] = []): Promise<void> {
    for (const [person, { was, count, next }] of this.#of) {
      if (except.includes(person)) continue;
      const lost = { pair, was: was.toString(), count, next };
      await tellOf(desk, [person], { kind: 'meeting-time-off', meeting: id, sequence, ...lost });
    }
  }
}
