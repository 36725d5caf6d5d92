import type { PersonId } from '#domain/ids.ts';
import type { Role } from '#domain/people/role.ts';

/** A call for help, words that worry, a low rating or a bad check-in, and those among whom somebody hears of it. */
export interface Worry {
  /** Who called, wrote or answered. */
  readonly about: PersonId;
  /** Whom it may concern: the mentors of the pair, substitutes too. */
  readonly concerns: readonly PersonId[];
  /** People of the same school with what they do there. */
  readonly staff: readonly { readonly id: PersonId; readonly roles: readonly Role[] }[];
  /** Whether the two are of one family; asked in either order. */
  readonly kin: (one: PersonId, other: PersonId) => boolean;
}

/** `nobody`: whoever is in trouble must be told whom to call instead. */
export type Hearers = readonly [PersonId, ...PersonId[]] | 'nobody';

/**
 * The psychologists and curators of the school, or its heads where none of them may: never whom it may concern, nor
 * the family of that person or of the one in trouble. Source: R15 in methodology.md; the child's own family is left out
 * because the trouble may be at home.
 */
export function whoHears(worry: Worry): Hearers {
  const hearers = outsiders(worry, ['psychologist', 'curator']);
  return hearers === 'nobody' ? whoHearsUnanswered(worry) : hearers;
}

/** Who hears of it next, when nobody took it on in time: the heads, under the same rule. Source: product.md, «Care». */
export function whoHearsUnanswered(worry: Worry): Hearers {
  return outsiders(worry, ['head']);
}

/** Whether it may concern this person: asked again whenever somebody looks, for a role or a pair may be new by then. */
export function mayConcern({ about, concerns, kin }: Pick<Worry, 'about' | 'concerns' | 'kin'>, id: PersonId): boolean {
  return [about, ...concerns].some((one) => one === id || kin(one, id) || kin(id, one));
}

function outsiders(worry: Worry, called: readonly Role[]): Hearers {
  const able = worry.staff.filter(
    ({ id, roles }) => roles.some((role) => called.includes(role)) && !mayConcern(worry, id),
  );
  const [first, ...others] = new Set(able.map(({ id }) => id));
  return first === undefined ? 'nobody' : [first, ...others];
}
