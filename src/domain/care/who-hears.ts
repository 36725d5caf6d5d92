import type { PersonId } from '#domain/ids.ts';
import type { Role } from '#domain/people/role.ts';

/** Somebody of the school whose role hears of calls and worries. */
export interface Listener {
  readonly id: PersonId;
  readonly roles: readonly Role[];
}

/**
 * Who hears of a call for help, worrying words, a low rating or a bad check-in: psychologists and curators, and the head
 * where nobody of them is left. Never whom it may concern, however many roles they have. Source: R15.
 */
export function whoHears(listeners: readonly Listener[], concerned: ReadonlySet<PersonId>): readonly PersonId[] {
  const first = withRole(listeners, ['psychologist', 'curator'], concerned);
  return first.length > 0 ? first : whoHearsNext(listeners, concerned);
}

/** Who hears of a call that nobody has taken in time: the head, unless it may concern the head. */
export function whoHearsNext(listeners: readonly Listener[], concerned: ReadonlySet<PersonId>): readonly PersonId[] {
  return withRole(listeners, ['head'], concerned);
}

function withRole(listeners: readonly Listener[], wanted: readonly Role[], concerned: ReadonlySet<PersonId>) {
  return listeners
    .filter(({ id, roles }) => !concerned.has(id) && roles.some((role) => wanted.includes(role)))
    .map(({ id }) => id);
}

/** A guardian and a child of theirs. */
export interface Kin {
  readonly guardian: PersonId;
  readonly child: PersonId;
}

/**
 * Whom a worry of these people may concern: themselves, their family, and those with whom they are in pairs, with their
 * families. A family is guardians, children, and other guardians of the same child, as far as the school knows. Source: R15.
 */
export function concerned(people: readonly PersonId[], kin: readonly Kin[]): ReadonlySet<PersonId> {
  const all = new Set(people);
  const children = kin.filter(({ guardian }) => all.has(guardian)).map(({ child }) => child);
  for (const { guardian, child } of kin) {
    if (all.has(child) || children.includes(child)) all.add(guardian);
  }
  for (const child of children) all.add(child);
  return all;
}
