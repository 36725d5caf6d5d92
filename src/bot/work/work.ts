import type { Inside } from '#db/open.ts';
import { type Member, readMember } from '#db/people.ts';
import { type Act, type Actor, may, mayAbout, type Subject } from '#domain/people/access.ts';
import type { Role } from '#domain/people/role.ts';
import type { PupilAddress, School } from '#domain/school/school.ts';
import { schoolDate } from '#domain/time.ts';
import { type ConsentActs, consentActs } from './consents.ts';
import { type FillingActs, fillingActs } from './filling.ts';
import { type InvitationActs, invitationActs } from './invitations.ts';
import { type PeopleActs, peopleActs } from './people.ts';
import { type SchoolActs, schoolActs } from './school.ts';
import type { Setting } from './setting.ts';

/**
 * What conversations and screens can do in a school, for one person in one turn. Every act asks the access table
 * itself, at the moment it is done; there is no other way to the data.
 */
export interface Work {
  readonly at: Temporal.Instant;
  readonly school: School;
  /** As the acts of this turn have left me. */
  readonly me: Member;
  readonly roles: readonly Role[];
  /** «ты» or «вы», as this person is spoken to. */
  readonly address: PupilAddress;
  may(act: Act): boolean;
  today(): Temporal.PlainDate;
  readonly settings: SchoolActs;
  readonly people: PeopleActs;
  readonly invitations: InvitationActs;
  readonly consents: ConsentActs;
  readonly filling: FillingActs;
}

/** Somebody tried what their roles do not allow: a forged or old button, or a role lost meanwhile. */
export class Forbidden extends Error {
  constructor(act: Act) {
    super(`Not allowed: ${act}`);
    this.name = 'Forbidden';
  }
}

/** What the acts of all areas share. */
export interface Desk {
  readonly inside: Inside;
  readonly at: Temporal.Instant;
  readonly school: School;
  readonly me: Member;
  readonly actor: Actor;
  readonly address: PupilAddress;
  readonly setting: Setting;
  /** Throws {@link Forbidden}. */
  demand(act: Act, about?: Subject): void;
  /** Throws {@link Forbidden} for another reason than a role. */
  forbid(act: Act): never;
  /** Reads me anew, after an act that has changed me. */
  refresh(): Promise<void>;
}

export function workFor(inside: Inside, member: Member, school: School, at: Temporal.Instant, setting: Setting): Work {
  let me = member;
  const desk: Desk = {
    inside,
    at,
    school,
    get me() {
      return me;
    },
    get actor() {
      return actorOf(me);
    },
    address: member.kind === 'pupil' ? school.pupilAddress : 'вы',
    setting,
    demand(act, about) {
      const actor = actorOf(me);
      const allowed = about ? mayAbout(actor, act, about) : may(actor.roles, act);
      if (!allowed) throw new Forbidden(act);
    },
    forbid(act) {
      throw new Forbidden(act);
    },
    async refresh() {
      me = (await readMember(inside, me.id)) ?? me;
    },
  };
  const consents = consentActs(desk);
  return {
    at,
    school,
    get me() {
      return me;
    },
    get roles() {
      return rolesOf(me);
    },
    address: desk.address,
    may: (act) => may(rolesOf(me), act),
    today: () => schoolDate(at, school.timeZone),
    settings: schoolActs(desk),
    people: peopleActs(desk, consents),
    invitations: invitationActs(desk),
    consents,
    filling: fillingActs(desk),
  };
}

function actorOf(me: Member): Actor {
  return { id: me.id, roles: rolesOf(me), classes: me.roles.flatMap(({ className }) => className ?? []), children: [] };
}

function rolesOf(me: Member): Role[] {
  return [...new Set(me.roles.map(({ role }) => role))];
}
