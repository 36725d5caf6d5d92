import { dialogueOf, forgetPerson } from '#db/dialogues.ts';
import {
  confirmMember,
  eraseMember,
  type Identity,
  listMembers,
  type Member,
  markJoined,
  readMember,
  sayWho,
} from '#db/people.ts';
import type { PersonId } from '#domain/ids.ts';
import { mayAbout, type Subject } from '#domain/people/access.ts';
import type { Role } from '#domain/people/role.ts';
import type { Desk } from './work.ts';

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
  confirm(id: PersonId): Promise<void>;
}

export function peopleActs({ inside, at, me, actor, require }: Desk): PeopleActs {
  return {
    async sayWho(identity) {
      await sayWho(inside, me.id, identity);
    },
    async join() {
      await markJoined(inside, me.id, at);
    },
    async refuse() {
      await eraseMember(inside, me.id);
      await inside.atDoor(async (door) => {
        const dialogue = await dialogueOf(door, inside.school, me.id);
        if (dialogue !== undefined) await forgetPerson(door, dialogue);
      });
    },
    async list(filter, from, limit) {
      require('people.list');
      const ownClassOnly = !actor.roles.some((role) => role === 'curator' || role === 'psychologist');
      return listMembers(inside, { ...filter, ...(ownClassOnly ? { classes: actor.classes } : {}), from, limit });
    },
    async card(id) {
      const member = await readMember(inside, id);
      if (member) require('person.card', subjectOf(member));
      return member;
    },
    mayConfirm: (member) => !member.confirmed && mayAbout(actor, 'person.confirm', subjectOf(member)),
    async confirm(id) {
      const member = await readMember(inside, id);
      if (!member) return;
      require('person.confirm', subjectOf(member));
      await confirmMember(inside, id, at);
    },
  };
}

export function subjectOf(member: Member): Subject {
  return { id: member.id, ...(member.className === undefined ? {} : { className: member.className }) };
}
