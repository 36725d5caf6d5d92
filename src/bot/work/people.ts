import { listMembers, type Member, readMember } from '#db/members.ts';
import { forgetWhatWasSaid } from '#db/outbox.ts';
import { confirmMember, type Identity, markJoined, refuse, sayWho } from '#db/people.ts';
import type { PersonId } from '#domain/ids.ts';
import { mayAbout, type Subject } from '#domain/people/access.ts';
import type { Person } from '#domain/people/person.ts';
import type { Role } from '#domain/people/role.ts';
import type { ConsentActs } from './consents.ts';
import type { Desk } from './desk.ts';

export interface PeopleActs {
  /** Says who I am, while joining. */
  sayWho(identity: Identity): Promise<void>;
  /** My consents are in place: I take part from now on. */
  join(): Promise<void>;
  /** I do not take part: everything kept about me so far goes, and nobody asks again. */
  refuse(): Promise<void>;
  /** Those whom I may see, by name. */
  list(
    filter: { role?: Role; confirmed?: boolean },
    from: number,
    limit: number,
  ): Promise<{ members: Member[]; of: number }>;
  /** A card, or undefined for somebody who is not there. */
  card(id: PersonId): Promise<Member | undefined>;
  mayConfirm(member: Member): boolean;
  /** Whom I may confirm now; undefined for somebody who needs it no more, is not there, or is none of my business. */
  toConfirm(id: PersonId): Promise<(Member & { person: Person }) | undefined>;
  confirm(id: PersonId): Promise<void>;
}

export function peopleActs(desk: Desk, consents: Pick<ConsentActs, 'state'>): PeopleActs {
  const { inside, at, school, demand } = desk;
  const { id: myself } = desk.me;
  const mayConfirm = (member: Member) =>
    !member.confirmed && member.joinedAt !== undefined && mayAbout(desk.actor, 'person.confirm', subjectOf(member));
  return {
    async sayWho(identity) {
      await sayWho(inside, myself, identity);
      await desk.refresh();
    },
    async join() {
      // R2: nobody takes part before the consent is in force.
      if ((await consents.state()) !== 'given') desk.forbid('intake.fill');
      await markJoined(inside, myself, at);
      await desk.refresh();
    },
    async refuse() {
      await refuse(inside, myself, at);
      await inside.atDoor((door) => forgetWhatWasSaid(door, school.id, myself));
      await desk.refresh();
    },
    async list(filter, from, limit) {
      demand('people.list');
      const { actor } = desk;
      const ownClassOnly = !actor.roles.some((role) => role === 'curator' || role === 'psychologist');
      return listMembers(inside, { ...filter, ...(ownClassOnly ? { classes: actor.classes } : {}), from, limit });
    },
    async card(id) {
      const member = await readMember(inside, id);
      if (member) demand('person.card', subjectOf(member));
      return member;
    },
    mayConfirm,
    async toConfirm(id) {
      const member = await readMember(inside, id);
      return member?.person && mayConfirm(member) ? { ...member, person: member.person } : undefined;
    },
    async confirm(id) {
      const member = await readMember(inside, id);
      if (!member) return;
      demand('person.confirm', subjectOf(member));
      await confirmMember(inside, id, at);
    },
  };
}

export function subjectOf(member: Member): Subject {
  return { id: member.id, ...(member.className === undefined ? {} : { className: member.className }) };
}
