import type { Due } from '#db/due.ts';
import { readMember } from '#db/members.ts';
import { tellInTime } from '#db/notices.ts';
import type { Door } from '#db/open.ts';
import { takeUntold } from '#db/reviews.ts';
import { brand, type PersonId } from '#domain/ids.ts';

/** An author is told of all reviews since the last time in one message; what has been undone meanwhile is not there. */
export async function tellReviewed(
  door: Door,
  { key, school, subject, at }: Due,
  now: Temporal.Instant,
): Promise<undefined> {
  const person = brand<PersonId>(subject);
  const drafts = await door.enter(school, (inside) => takeUntold(inside, person, now));
  if (drafts.length === 0) return;
  await tellInTime(door, { key: `${key}:${at}`, school, person, notice: { kind: 'reviewed', drafts } }, now);
}

/** Who had been told of a review that was taken back afterwards. */
export async function tellReviewUndone(
  door: Door,
  { key, school, subject, at }: Due,
  now: Temporal.Instant,
): Promise<undefined> {
  const person = brand<PersonId>(subject);
  await tellInTime(door, { key: `${key}:${at}`, school, person, notice: { kind: 'review-undone' } }, now);
}

/** Somebody takes part in full from now on. */
export async function tellConfirmed(
  door: Door,
  { key, school, subject, at }: Due,
  now: Temporal.Instant,
): Promise<undefined> {
  const person = brand<PersonId>(subject);
  const member = await door.enter(school, (inside) => readMember(inside, person));
  if (!member?.confirmed) return;
  await tellInTime(door, { key: `${key}:${at}`, school, person, notice: { kind: 'confirmed' } }, now);
}
