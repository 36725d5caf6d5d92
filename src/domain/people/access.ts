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
  | 'questions.answer'
  | 'pairs.list'
  | 'person.clearance'
  | 'pair.see'
  | 'pair.form'
  | 'pair.answer'
  | 'pair.papers'
  | 'pair.pause'
  | 'pair.end'
  | 'pair.replace.ask'
  | 'pair.replace.decide'
  | 'meeting.see'
  | 'meeting.plan'
  | 'meeting.allow'
  | 'meeting.approve'
  | 'meeting.log'
  | 'meeting.rate'
  | 'diary.read'
  | 'task.give'
  | 'task.do'
  | 'letter.write'
  | 'letter.know'
  | 'check-in.answer'
  | 'help.call'
  | 'worry.hear'
  | 'absence.note'
  | 'quarantine.note'
  | 'digest.see'
  | 'figures.see';

/**
 * About whom a role may do something: everybody of the school, pupils of the own class, the own child, oneself; the pair in
 * which one has that role, or of which one's own child is a part.
 */
type Reach = 'school' | 'own-class' | 'own-child' | 'self' | 'own-pair';

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
  'pairs.list': { curator: 'school', psychologist: 'school' },
  'person.clearance': { curator: 'school' },
  'pair.see': {
    curator: 'school',
    psychologist: 'school',
    mentor: 'own-pair',
    mentee: 'own-pair',
    guardian: 'own-pair',
  },
  'pair.form': { curator: 'school' },
  'pair.answer': { mentor: 'own-pair', mentee: 'own-pair', guardian: 'own-pair' },
  'pair.papers': { curator: 'school' },
  'pair.pause': { curator: 'school' },
  'pair.end': { curator: 'school' },
  // R6: the petition goes to the head, not to the curator alone.
  'pair.replace.ask': { curator: 'school', mentor: 'own-pair', mentee: 'own-pair', guardian: 'own-pair' },
  'pair.replace.decide': { head: 'school' },
  // A guardian sees that a meeting is, not what was written of it.
  'meeting.see': { curator: 'school', mentor: 'own-pair', mentee: 'own-pair', guardian: 'own-pair' },
  'meeting.plan': { curator: 'school', mentor: 'own-pair', mentee: 'own-pair' },
  // For a child without a guardian here the curator answers, who has asked them otherwise.
  'meeting.allow': { guardian: 'own-pair', curator: 'school' },
  // R8: a specialist who comes to minors.
  'meeting.approve': { curator: 'school' },
  'meeting.log': { mentor: 'own-pair' },
  'meeting.rate': { mentee: 'own-pair' },
  'diary.read': { mentor: 'own-pair' },
  'task.give': { mentor: 'own-pair' },
  'task.do': { mentee: 'own-pair' },
  'letter.write': { mentor: 'own-pair', mentee: 'own-pair' },
  'letter.know': { guardian: 'own-pair' },
  'check-in.answer': { mentor: 'own-pair', mentee: 'own-pair' },
  'help.call': { everyone: 'self' },
  // Who hears of which is in rows of its own (R15).
  'worry.hear': { curator: 'school', psychologist: 'school', head: 'school' },
  'absence.note': { everyone: 'self' },
  'quarantine.note': { curator: 'school' },
  'digest.see': { curator: 'school' },
  'figures.see': { curator: 'school', head: 'school', deputy_head: 'school' },
};

/** Nobody confirms, approves or reviews for themselves or their own child. Source: product.md, «People». */
const impartial: ReadonlySet<Act> = new Set<Act>([
  'person.confirm',
  'intake.review',
  'consent.mark-paper',
  'person.clearance',
  'pair.form',
  'pair.papers',
  'pair.pause',
  'pair.end',
  'pair.replace.decide',
  'meeting.approve',
]);

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
      case 'own-pair':
        return false;
      default:
        return reach satisfies never;
    }
  });
}

/** One mentee with their mentor, and whoever stands in for that mentor now. */
export interface PairSubject {
  readonly mentor: PersonId;
  readonly mentee: PersonId;
  readonly substitute?: PersonId;
}

/** Whether somebody, or their child, is one of those whom the pair is of. */
export function isPartOf(actor: Actor, { mentor, mentee, substitute }: PairSubject): boolean {
  const theirs = [mentor, mentee, ...(substitute === undefined ? [] : [substitute])];
  return theirs.includes(actor.id) || theirs.some((id) => actor.children.includes(id));
}

/** Whether the act may be done about this pair. Nobody decides on a pair that they, or their child, are a part of (R15). */
export function mayInPair(actor: Actor, act: Act, pair: PairSubject): boolean {
  const { mentor, mentee, substitute } = pair;
  if (impartial.has(act) && isPartOf(actor, pair)) return false;
  const row = rights[act];
  return actor.roles.some((role) => {
    const reach = row[role];
    if (reach === 'school') return true;
    if (reach !== 'own-pair') return false;
    if (role === 'mentor') return actor.id === mentor || actor.id === substitute;
    if (role === 'mentee') return actor.id === mentee;
    return role === 'guardian' && (actor.children.includes(mentee) || actor.children.includes(mentor));
  });
}

function reaches(roles: readonly Role[], act: Act): Reach[] {
  const row = rights[act];
  return [...roles, 'everyone' as const].flatMap((role) => row[role] ?? []);
}
