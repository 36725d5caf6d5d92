import type { Inside } from '#db/open.ts';
import type { Member } from '#db/people.ts';
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
  require(act: Act, about?: Subject): void;
}

export function workFor(inside: Inside, me: Member, school: School, at: Temporal.Instant, setting: Setting): Work {
  const roles = [...new Set(me.roles.map(({ role }) => role))];
  const actor: Actor = {
    id: me.id,
    roles,
    classes: me.roles.flatMap(({ className }) => className ?? []),
    children: [],
  };
  const address = me.kind === 'pupil' ? school.pupilAddress : 'вы';
  const desk: Desk = {
    inside,
    at,
    school,
    me,
    actor,
    address,
    setting,
    require(act, about) {
      const allowed = about ? mayAbout(actor, act, about) : may(roles, act);
      if (!allowed) throw new Forbidden(act);
    },
  };
  return {
    at,
    school,
    me,
    roles,
    address,
    may: (act) => may(roles, act),
    today: () => schoolDate(at, school.timeZone),
    settings: schoolActs(desk),
    people: peopleActs(desk),
    invitations: invitationActs(desk),
    consents: consentActs(desk),
    filling: fillingActs(desk),
  };
}
