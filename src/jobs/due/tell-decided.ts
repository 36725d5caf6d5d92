import { confirmedAt } from '#db/decisions.ts';
import type { Due } from '#db/due.ts';
import { mayHear, tell } from '#db/notices.ts';
import type { Door, Inside } from '#db/open.ts';
import { firstUntold, takeUntold } from '#db/reviews.ts';
import { brand, type DraftId, type PersonId } from '#domain/ids.ts';
import { toldAfter } from '#domain/registry/review.ts';

/**
 * An author is told of all reviews since the last time in one message; what has been undone meanwhile is not there, and
 * what can still be a slip waits.
 */
export async function tellReviewed(
  door: Door,
  { key, school, subject, at }: Due,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const person = brand<PersonId>(subject);
  const { drafts, later } = await door.enter(school, (inside) => reviewsToTell(inside, person, now));
  if (drafts.length > 0) {
    await tell(door, { key: `${key}:${at}`, school, person, notice: { kind: 'reviewed', drafts } }, now);
  }
  return later;
}

/** None is marked as told before it can be heard. */
async function reviewsToTell(
  inside: Inside,
  author: PersonId,
  now: Temporal.Instant,
): Promise<{ drafts: DraftId[]; later: Temporal.Instant | undefined }> {
  const heard = await mayHear(inside, author, now);
  if (heard !== 'never' && Temporal.Instant.compare(heard, now) > 0) return { drafts: [], later: heard };
  const drafts = await takeUntold(inside, author, now.subtract(toldAfter), now);
  return { drafts, later: (await firstUntold(inside, author))?.add(toldAfter) };
}

/** Who had been told of a review that was taken back afterwards. */
export const tellReviewUndone = tellOnce('review-undone');

/** Who had been told of a confirmation that was taken back afterwards. */
export const tellConfirmationUndone = tellOnce('confirmation-undone');

function tellOnce(kind: 'review-undone' | 'confirmation-undone') {
  return async (
    door: Door,
    { key, school, subject, at }: Due,
    now: Temporal.Instant,
  ): Promise<Temporal.Instant | undefined> =>
    tell(door, { key: `${key}:${at}`, school, person: brand<PersonId>(subject), notice: { kind } }, now);
}

/** Somebody takes part in full from now on. */
export async function tellConfirmed(
  door: Door,
  { key, school, subject, at }: Due,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const person = brand<PersonId>(subject);
  const when = (await door.enter(school, (inside) => confirmedAt(inside, person)))?.add(toldAfter);
  if (!when) return undefined;
  // Undone and done again meanwhile.
  if (Temporal.Instant.compare(when, now) > 0) return when;
  return tell(door, { key: `${key}:${at}`, school, person, notice: { kind: 'confirmed' } }, now);
}
