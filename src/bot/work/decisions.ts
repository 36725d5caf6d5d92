import { type Decision, dropDecision, holdConfirmed, keepDecision, lastDecision, unconfirm } from '#db/decisions.ts';
import { doneOf, plan, planAnew } from '#db/due.ts';
import { papersOfDecision } from '#db/pair-papers.ts';
import { anyAccepted, reviewedIn, sentAgain } from '#db/reviews.ts';
import type { DecisionId, PersonId } from '#domain/ids.ts';
import type { Act } from '#domain/people/access.ts';
import { toldAfter, undoLasts } from '#domain/registry/review.ts';
import type { Desk } from './desk.ts';
import { takePapersBack } from './papers-back.ts';

/** What of a curator's work can be taken back: the last step, about one person or about sixty. */
export interface DecisionActs {
  /** My last one, while it can be undone. */
  last(): Promise<LastDecision | undefined>;
  undo(decision: DecisionId): Promise<Undone>;
}

export interface LastDecision extends Decision {
  about: number;
  /** The author of a questionnaire or the mentee of a pair, where it is about one: so that whoever takes it back sees what. */
  whose?: PersonId;
}

/**
 * `author-at-work`: somebody has begun to change what was returned, and nothing of that may be lost. `built-upon`: a
 * questionnaire of somebody who was confirmed is in the register. `pair-at-work`: by these papers a pair has met, or will.
 */
export type Undone = 'undone' | 'too-late' | 'author-at-work' | 'built-upon' | 'pair-at-work';

export function decisionActs(desk: Desk): DecisionActs {
  const { inside, at, school, me } = desk;
  const lastOne = () => lastDecision(inside, me.id, at.subtract(undoLasts));

  return {
    async last() {
      const last = await lastOne();
      if (!last) return undefined;
      const [first, ...others] = new Set(await peopleOf(last));
      return { ...last, ...(first !== undefined && others.length === 0 && { whose: first }) };
    },
    async undo(id) {
      const decision = await lastOne();
      if (decision?.id !== id) return 'too-late';
      desk.demand(actOf[decision.kind]);
      switch (decision.kind) {
        case 'confirmed':
          return undoConfirmation(id);
        case 'accepted':
        case 'returned':
          return undoReview(decision);
        default:
          return takePapersBack(desk, decision);
      }
    },
  };

  async function peopleOf({ id, kind }: Decision): Promise<PersonId[]> {
    if (kind === 'confirmed') return [];
    desk.demand(actOf[kind]);
    if (kind === 'accepted' || kind === 'returned') return (await reviewedIn(inside, id)).map(({ author }) => author);
    return (await papersOfDecision(inside, id)).map(({ mentee }) => mentee);
  }

  async function undoConfirmation(id: DecisionId): Promise<Undone> {
    const confirmed = await holdConfirmed(inside, id);
    // Nobody unconfirmed counts in the register: the acceptance is taken back first.
    if (await anyAccepted(inside, id)) return 'built-upon';
    await unconfirm(inside, id);
    for (const person of await toldOfConfirmation(confirmed)) await tellUndone('confirmation-undone', person);
    await dropDecision(inside, id);
    return 'undone';
  }

  async function undoReview({ id, kind }: Decision): Promise<Undone> {
    for (const review of await reviewedIn(inside, id)) {
      // A return is about one questionnaire: where it is refused, nothing has been done yet.
      if (kind === 'returned' && !(await sentAgain(inside, review))) return 'author-at-work';
      if (review.toldAt !== null) await tellUndone('review-undone', review.author);
    }
    await dropDecision(inside, id);
    return 'undone';
  }

  async function tellUndone(kind: 'review-undone' | 'confirmation-undone', about: PersonId): Promise<void> {
    await inside.atDoor((door) =>
      planAnew(door, { key: `${kind}:${about}`, school: school.id, kind, at, subject: about }),
    );
  }

  /** Those who have been told that they are confirmed; the others never hear of it. */
  async function toldOfConfirmation(people: readonly PersonId[]): Promise<PersonId[]> {
    const told = await inside.atDoor((door) =>
      doneOf(
        door,
        people.map((person) => `confirmed:${person}`),
      ),
    );
    return people.filter((person) => told.includes(`confirmed:${person}`));
  }
}

const actOf: Readonly<Record<Decision['kind'], Act>> = {
  confirmed: 'person.confirm',
  accepted: 'intake.review',
  returned: 'intake.review',
  agreement: 'pair.papers',
  order: 'pair.papers',
  duties: 'pair.papers',
  baseline: 'pair.papers',
};

/**
 * I decide something: the act does it one by one, as far as nobody else has been faster, and returns what it has done; a
 * decision about nothing is not kept.
 */
export async function decide<T>(
  { inside, at, me }: Desk,
  kind: Decision['kind'],
  act: (decision: DecisionId) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const id = await keepDecision(inside, kind, me.id, at);
  const done = await act(id);
  if (done.length === 0) await dropDecision(inside, id);
  return done;
}

/** I decide about people, who are told of it. Returns how many. */
export async function decideAbout(
  desk: Desk,
  kind: 'confirmed' | 'accepted' | 'returned',
  act: (decision: DecisionId) => Promise<readonly PersonId[]>,
): Promise<number> {
  const about = await decide(desk, kind, act);
  const told = kind === 'confirmed' ? 'confirmed' : 'reviewed';
  const when = desk.at.add(toldAfter);
  await desk.inside.atDoor(async (door) => {
    for (const person of new Set(about)) {
      await plan(door, { key: `${told}:${person}`, school: desk.school.id, kind: told, at: when, subject: person });
    }
  });
  return about.length;
}
