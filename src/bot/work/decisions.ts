import {
  anyAccepted,
  type Decision,
  dropDecision,
  holdConfirmed,
  keepDecision,
  lastDecision,
  unconfirm,
} from '#db/decisions.ts';
import { doneOf, plan, planAnew } from '#db/due.ts';
import { reviewedIn, sentAgain } from '#db/reviews.ts';
import type { DecisionId, PersonId } from '#domain/ids.ts';
import type { Act } from '#domain/people/access.ts';
import { toldAfter, undoLasts } from '#domain/registry/review.ts';
import type { Desk } from './desk.ts';

/** What of a curator's work can be taken back: the last step, about one person or about sixty. */
export interface DecisionActs {
  /** My last one, while it can be undone. */
  last(): Promise<(Decision & { about: number }) | undefined>;
  undo(decision: DecisionId): Promise<Undone>;
}

/**
 * `author-at-work`: somebody has begun to change what was returned, and nothing of that may be lost. `built-upon`: a
 * questionnaire of somebody who was confirmed is in the register.
 */
export type Undone = 'undone' | 'too-late' | 'author-at-work' | 'built-upon';

export function decisionActs(desk: Desk): DecisionActs {
  const { inside, at, school, me } = desk;
  const last = () => lastDecision(inside, me.id, at.subtract(undoLasts));
  return {
    last,
    async undo(id) {
      const decision = await last();
      if (decision?.id !== id) return 'too-late';
      desk.demand(actOf[decision.kind]);
      if (decision.kind === 'confirmed') {
        const confirmed = await holdConfirmed(inside, id);
        // Nobody unconfirmed counts in the register: the acceptance is taken back first.
        if (await anyAccepted(inside, id)) return 'built-upon';
        await unconfirm(inside, id);
        for (const person of await toldOfConfirmation(confirmed)) await tellUndone('confirmation-undone', person);
      } else {
        for (const review of await reviewedIn(inside, id)) {
          // A return is about one questionnaire: where it is refused, nothing has been done yet.
          if (decision.kind === 'returned' && !(await sentAgain(inside, review))) return 'author-at-work';
          if (review.toldAt !== null) await tellUndone('review-undone', review.author);
        }
      }
      await dropDecision(inside, id);
      return 'undone';
    },
  };

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
};

/**
 * I decide something: the act returns about whom, one by one, as far as nobody else has been faster. They are told of
 * it. Returns how many; a decision about nobody is not kept.
 */
export async function decide(
  desk: Desk,
  kind: Decision['kind'],
  act: (decision: DecisionId) => Promise<readonly PersonId[]>,
): Promise<number> {
  const { inside, at, school, me } = desk;
  const id = await keepDecision(inside, kind, me.id, at);
  const about = await act(id);
  if (about.length === 0) {
    await dropDecision(inside, id);
    return 0;
  }
  const told = kind === 'confirmed' ? 'confirmed' : 'reviewed';
  const when = at.add(toldAfter);
  await inside.atDoor(async (door) => {
    for (const person of new Set(about)) {
      await plan(door, { key: `${told}:${person}`, school: school.id, kind: told, at: when, subject: person });
    }
  });
  return about.length;
}
