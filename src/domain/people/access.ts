import type { PersonId } from '#domain/ids.ts';
import type { Role } from '#domain/people/role.ts';

export type Act =
  | 'school.settings'
  | 'invite'
  | 'invitations.see'
  | 'invitation.revoke'
  | 'person.confirm'
  | 'people.list'
  | 'person.card'
  | 'answers.read'
  | 'intake.review'
  | 'intake.fill'
  | 'menu'
  | 'join'
  | 'guardian.invite'
  | 'consent.sign'
  | 'consent.withdraw'
  | 'consent.mark-paper'
  | 'consent.print'
  | 'consent.answer'
  | 'consent.publish'
  | 'my-data.see'
  | 'notices.choose'
  | 'curator.ask'
  | 'questions.answer';

/** About whom a role may do something: everybody of the school, pupils of the own class, the own child, oneself. */
type Reach = 'school' | 'own-class' | 'own-child' | 'self';

/**
 * Who may do what: the only such table. `everyone` is any person of the school, also one who has lost the last role:
 * the right to one's own data does not end with it. Source: product.md, «People»; methodology.md 7.2, 7.3.
 */
const rights: Readonly<Record<Act, Partial<Readonly<Record<Role | 'everyone', Reach>>>>> = {
  'school.settings': { curator: 'school' },
  invite: { curator: 'school' },
  'invitations.see': { curator: 'school' },
  'invitation.revoke': { curator: 'school' },
  'person.confirm': { curator: 'school', class_teacher: 'own-class' },
  'people.list': { curator: 'school', psychologist: 'school', class_teacher: 'own-class' },
  'person.card': { curator: 'school', psychologist: 'school', class_teacher: 'own-class', everyone: 'self' },
  'answers.read': { curator: 'school', psychologist: 'school', everyone: 'self' },
  'intake.review': { curator: 'school' },
  'intake.fill': { mentee: 'self', mentor: 'self' },
  menu: { everyone: 'self' },
  join: { everyone: 'self' },
  'guardian.invite': { curator: 'school', class_teacher: 'own-class', everyone: 'self' },
  'consent.sign': { guardian: 'own-child' },
  'consent.withdraw': { everyone: 'self', guardian: 'own-child' },
  'consent.mark-paper': { curator: 'school' },
  'consent.print': { curator: 'school' },
  'consent.answer': { everyone: 'self' },
  'consent.publish': { everyone: 'self', guardian: 'own-child' },
  'my-data.see': { everyone: 'self' },
  'notices.choose': { everyone: 'self' },
  'curator.ask': { everyone: 'self' },
  'questions.answer': { curator: 'school' },
};

/** Nobody confirms, approves or reviews for themselves or their own child. Source: product.md, «People». */
const impartial: ReadonlySet<Act> = new Set<Act>(['person.confirm', 'intake.review', 'consent.mark-paper']);

/** Who acts, with what ties them to others. */
export interface Actor {
  readonly id: PersonId;
  readonly roles: readonly Role[];
  /** Classes whose class teacher this is: «7А». */
  readonly classes: readonly string[];
  readonly children: readonly PersonId[];
}

export interface Subject {
  readonly id: PersonId;
  readonly className?: string;
}

/** Whether an act is open to these roles at all: what a menu shows. An act about somebody asks {@link mayAbout} too. */
export function may(roles: readonly Role[], act: Act): boolean {
  return reaches(roles, act).length > 0;
}

/** Whether the act may be done about, or for, this person; both must be of the same school. */
export function mayAbout(actor: Actor, act: Act, subject: Subject): boolean {
  const own = actor.id === subject.id;
  if (impartial.has(act) && (own || actor.children.includes(subject.id))) return false;
  return reaches(actor.roles, act).some((reach) => {
    switch (reach) {
      case 'school':
        return true;
      case 'own-class':
        return subject.className !== undefined && actor.classes.includes(subject.className);
      case 'own-child':
        return actor.children.includes(subject.id);
      case 'self':
        return own;
      default:
        return reach satisfies never;
    }
  });
}

function reaches(roles: readonly Role[], act: Act): Reach[] {
  const row = rights[act];
  return [...roles, 'everyone' as const].flatMap((role) => row[role] ?? []);
}
