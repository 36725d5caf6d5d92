import { isLastCurator, listMembers, type Member, type MemberFilter, readMember } from '#db/members.ts';
import { reachedNowhere } from '#db/notices.ts';
import { confirmMembers, type Identity, markJoined, refuse, sayWho } from '#db/people.ts';
import { planSchoolDays } from '#db/school-days.ts';
import type { PersonId } from '#domain/ids.ts';
import { mayAbout } from '#domain/people/access.ts';
import { ageOfOwnConsent } from '#domain/people/age.ts';
import type { Person } from '#domain/people/person.ts';
import { schoolDate } from '#domain/time.ts';
import { type ConsentActs, consentStateOf } from './consents.ts';
import { decideAbout } from './decisions.ts';
import { type Desk, subjectOf } from './desk.ts';
import { forgetAndTell } from './leaving.ts';

export interface PeopleActs {
  /** Says who I am, while joining. */
  sayWho(identity: Identity): Promise<void>;
  /** My consents are in place: I take part from now on. */
  join(): Promise<void>;
  /** I do not take part: everything kept about me so far goes, and nobody asks again. */
  refuse(): Promise<void>;
  /** Without me nobody would run the programme. */
  amOnlyCurator(): Promise<boolean>;
  /** Those whom I may see, by name; also those who wait for a guardian and have not joined yet. */
  list(filter: MemberFilter, from?: number, limit?: number): Promise<{ members: Member[]; of: number }>;
  /** Those whom notices do not reach: no chat of theirs is open, or they have said «стоп». To be told in person. */
  untold(from: number, limit: number): Promise<{ members: Member[]; of: number }>;
  /** Why somebody gets no notices; undefined: they do. */
  whyUntold(member: Member): Promise<'stopped' | 'unreachable' | undefined>;
  /** A card, or undefined for somebody who neither takes part nor waits for a guardian. */
  card(id: PersonId): Promise<Member | undefined>;
  mayConfirm(member: Member): boolean;
  /** Whom I may confirm now; undefined for somebody who needs it no more, is not there, or is none of my business. */
  toConfirm(id: PersonId): Promise<(Member & { person: Person }) | undefined>;
  /** False: it needs no confirmation any more. */
  confirm(id: PersonId): Promise<boolean>;
  /** How many wait for it whom I may confirm. */
  unconfirmed(): Promise<number>;
  /** All of them at once. Returns how many, without those whom somebody else has confirmed meanwhile. */
  confirmAll(): Promise<number>;
}

export function peopleActs(desk: Desk, consents: Pick<ConsentActs, 'state'>): PeopleActs {
  const { inside, at, school, demand } = desk;
  const { id: myself } = desk.me;
  const mayConfirm = (member: Member) =>
    !member.confirmed && member.joinedAt !== undefined && mayAbout(desk.actor, 'person.confirm', subjectOf(member));

  async function list(filter: MemberFilter, from = 0, limit?: number): Promise<{ members: Member[]; of: number }> {
    demand('people.list');
    const { actor } = desk;
    const ownClassOnly = !actor.roles.some((role) => role === 'curator' || role === 'psychologist');
    const classes = ownClassOnly ? { classes: actor.classes } : {};
    const bornAfter = schoolDate(at, school.timeZone).subtract({ years: ageOfOwnConsent });
    return listMembers(inside, { ...filter, ...classes, bornAfter, from, ...(limit === undefined ? {} : { limit }) });
  }

  async function toConfirmAll(): Promise<PersonId[]> {
    demand('person.confirm');
    const { members } = await list({ confirmed: false, joined: true });
    return members.filter(mayConfirm).map(({ id }) => id);
  }

  const confirmed = async (ids: readonly PersonId[]) =>
    ids.length === 0 ? 0 : decideAbout(desk, 'confirmed', (decision) => confirmMembers(inside, ids, at, decision));

  return {
    async sayWho(identity) {
      demand('join', { id: myself });
      await sayWho(inside, myself, identity);
      await desk.refresh();
    },
    async join() {
      demand('join', { id: myself });
      // R2: nobody takes part before the consent is in force.
      if ((await consents.state()) !== 'given') desk.forbid('join');
      await markJoined(inside, myself, at);
      await inside.atDoor((door) => planSchoolDays(door, school, at));
      await desk.refresh();
    },
    async refuse() {
      demand('join', { id: myself });
      await refuse(inside, myself, at);
      await forgetAndTell(desk, myself);
      await desk.refresh();
    },
    amOnlyCurator: () => isLastCurator(inside, myself),
    list,
    async untold(from, limit) {
      const untold = await inside.atDoor((door) => reachedNowhere(door, school.id));
      return list({ joined: true, untold }, from, limit);
    },
    async whyUntold(member) {
      demand('person.card', subjectOf(member));
      if (member.silenced) return 'stopped';
      const untold = await inside.atDoor((door) => reachedNowhere(door, school.id));
      return untold.includes(member.id) ? 'unreachable' : undefined;
    },
    async card(id) {
      const member = await readMember(inside, id);
      if (!member) return undefined;
      demand('person.card', subjectOf(member));
      if (member.leftAt) return undefined;
      if (member.joinedAt) return member;
      // With the consent in place their own chat is about to let them in.
      const state = await consentStateOf(desk, member);
      return state === 'waiting-for-guardian' || state === 'given' ? member : undefined;
    },
    mayConfirm,
    async toConfirm(id) {
      const member = await readMember(inside, id);
      return member?.person && mayConfirm(member) ? { ...member, person: member.person } : undefined;
    },
    async confirm(id) {
      const member = await readMember(inside, id);
      if (!member) return false;
      demand('person.confirm', subjectOf(member));
      return mayConfirm(member) && (await confirmed([id])) > 0;
    },
    async unconfirmed() {
      return (await toConfirmAll()).length;
    },
    async confirmAll() {
      return confirmed(await toConfirmAll());
    },
  };
}
