import { type Member, readMember } from '#db/members.ts';
import type { Inside } from '#db/open.ts';
import { readSchool } from '#db/schools.ts';
import { type Act, type Actor, may, mayAbout, type Subject } from '#domain/people/access.ts';
import type { Person } from '#domain/people/person.ts';
import type { Role } from '#domain/people/role.ts';
import { addressOf, type PupilAddress, type School } from '#domain/school/school.ts';
import type { Setting } from './setting.ts';

/** Somebody tried what their roles do not allow: a forged or old button, or a role lost meanwhile. */
export class Forbidden extends Error {
  constructor(act: Act) {
    super(`Not allowed: ${act}`);
    this.name = 'Forbidden';
  }
}

/** What the acts of all areas share: who acts, in which school, and the question of rights. */
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
  /** Reads me and the school anew, after an act that has changed one of them. */
  refresh(): Promise<void>;
}

/** The desk of one person in one turn. */
export function deskFor(inside: Inside, member: Member, home: School, at: Temporal.Instant, setting: Setting): Desk {
  let me = member;
  let school = home;
  return {
    inside,
    at,
    get school() {
      return school;
    },
    get me() {
      return me;
    },
    get actor() {
      return actorOf(me);
    },
    address: addressOf(member.kind, school),
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
      school = await readSchool(inside);
    },
  };
}

/** An invitation names roles; they open something only from consent on, until the person leaves (R2). */
function actorOf(me: Member): Actor {
  const takesPart = me.joinedAt !== undefined && me.leftAt === undefined;
  return {
    id: me.id,
    roles: takesPart ? rolesOf(me) : [],
    classes: takesPart ? me.roles.flatMap(({ className }) => className ?? []) : [],
    children: takesPart ? me.children : [],
  };
}

export function rolesOf(me: Member): Role[] {
  return [...new Set(me.roles.map(({ role }) => role))];
}

export function subjectOf(member: Member): Subject {
  return { id: member.id, ...(member.className === undefined ? {} : { className: member.className }) };
}

/** What of somebody says who consents for them. */
export function agedAs({ kind, person }: Member): Pick<Person, 'kind' | 'birthDate'> {
  return { kind, ...(person?.birthDate === undefined ? {} : { birthDate: person.birthDate }) };
}
