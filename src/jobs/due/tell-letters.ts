import { z } from 'zod';
import type { Due } from '#db/due.ts';
import { takeUntoldLetters } from '#db/letters.ts';
import { mayHear, tell } from '#db/notices.ts';
import type { Door } from '#db/open.ts';
import { readMembership } from '#db/pairs.ts';
import { readSchool } from '#db/schools.ts';
import { substitutesOn } from '#db/substitutes.ts';
import { brand, type PairId, type PersonId } from '#domain/ids.ts';
import { isOver, isRunning } from '#domain/pairing/pair-life.ts';
import { schoolDate } from '#domain/time.ts';

const subject = z.tuple([z.uuid(), z.uuid(), z.enum(['mentor', 'mentee'])]);

/** While a pair is paused its letters wait. */
const pausedFor = { hours: 1 };

/** Letters of one side, all that have come together, to the other; whoever stands in for a mentor gets the mentor's. */
export async function tellOfLetters(
  door: Door,
  { key, school, subject: of, at }: Due,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const [pairId, menteeId, from] = subject.parse(of.split(':'));
  const pair = brand<PairId>(pairId);
  const mentee = brand<PersonId>(menteeId);
  const ready = await door.enter(school, async (inside) => {
    const membership = await readMembership(inside, { pair, mentee });
    if (!membership || isOver(membership.life)) return undefined;
    if (!isRunning(membership.life)) return now.add(pausedFor);
    const today = schoolDate(now, (await readSchool(inside)).timeZone);
    const mentor = (await substitutesOn(inside, pair, today))?.mentor ?? membership.mentor;
    const person = from === 'mentor' ? mentee : mentor;
    const when = await mayHear(inside, person, now);
    if (when !== 'never' && Temporal.Instant.compare(when, now) > 0) return when;
    const letters = await takeUntoldLetters(inside, { pair, mentee, fromMentor: from === 'mentor' }, now);
    return { person, letters };
  });
  if (!ready || ready instanceof Temporal.Instant) return ready;
  const { person, letters } = ready;
  if (letters.length === 0) return undefined;
  return tell(door, { key: `${key}:${at}`, school, person, notice: { kind: 'letters', letters } }, now);
}
