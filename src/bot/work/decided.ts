import type { Decision } from '#db/decisions.ts';
import { readMember } from '#db/members.ts';
import { reviewedIn } from '#db/reviews.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Person } from '#domain/people/person.ts';
import { type Desk, subjectOf } from './desk.ts';

/** Of whom a review was, where it was of one author: so that whoever takes it back sees what they take back. */
export interface DecidedActs {
  author(decision: Pick<Decision, 'id' | 'kind'>): Promise<PersonId | undefined>;
  /** Undefined for somebody who has left meanwhile. */
  person(id: PersonId): Promise<Person | undefined>;
}

export function decidedActs({ inside, demand }: Desk): DecidedActs {
  return {
    async author({ id, kind }) {
      if (kind === 'confirmed') return undefined;
      demand('intake.review');
      const [first, ...others] = new Set((await reviewedIn(inside, id)).map(({ author }) => author));
      return others.length === 0 ? first : undefined;
    },
    async person(id) {
      const member = await readMember(inside, id);
      if (!member) return undefined;
      demand('answers.read', subjectOf(member));
      return member.person;
    },
  };
}
