import { plan } from '#db/due.ts';
import { membershipRatings } from '#db/ratings.ts';
import { addToWorry, openWorryOf } from '#db/worries.ts';
import { sameCall } from '#domain/care/call.ts';
import { isLowAgain } from '#domain/care/low-ratings.ts';
import { worries } from '#domain/care/worrying-words.ts';
import type { PairId, PersonId } from '#domain/ids.ts';
import type { Desk } from './desk.ts';
import { raise } from './raising.ts';

/**
 * What somebody who takes part has typed, whatever it was typed for: words that worry are put before those who hear, with the
 * text. The author is told nothing, and nothing is decided by them. What comes piece by piece is one worry.
 */
export async function overhear(desk: Desk, text: string): Promise<void> {
  const { inside, at, school, me, setting } = desk;
  // R2: before the consent nothing is kept.
  if (!me.joinedAt || me.leftAt) return;
  const topics = worries(text, setting.worrying);
  if (topics.length === 0) return;
  const open = await openWorryOf(inside, { by: me.id, kind: 'words' }, at.subtract(sameCall));
  if (!open) {
    await raise(desk, { by: me.id, kind: 'words', topic: topics.join(','), words: text });
    return;
  }
  const all = [...new Set([...open.topic.split(','), ...topics])].join(',');
  await addToWorry(inside, open.id, { words: text, topic: all });
  await inside.atDoor((door) =>
    plan(door, { key: `worry:${open.id}`, school: school.id, kind: 'worry', at, subject: open.id }),
  );
}

/**
 * A mentee has rated a meeting: low twice in a row in the same pair is put before those who hear. Called by whoever keeps the
 * rating, in the same transaction.
 */
export async function worryAboutRating(
  desk: Pick<Desk, 'inside' | 'at' | 'school'>,
  { pair, mentee }: { pair: PairId; mentee: PersonId },
): Promise<void> {
  const ratings = await membershipRatings(desk.inside, { pair, mentee });
  if (!isLowAgain(ratings.map(({ rating }) => rating))) return;
  const since = ratings.at(1)?.at ?? desk.at;
  if (await openWorryOf(desk.inside, { by: mentee, kind: 'rating', pair }, since)) return;
  await raise(desk, { by: mentee, kind: 'rating', topic: 'mentee', pair });
}
