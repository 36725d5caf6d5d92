import { ownEvents, tellDialogue } from '#bot/events.ts';
import { givenByGuardian, noteConsent, signaturesOf } from '#db/consents.ts';
import { dialogueOf } from '#db/dialogues.ts';
import { hasGuardian } from '#db/guardians.ts';
import { revokeForGuardians } from '#db/invitations.ts';
import { isLastCurator, type Member, readMember } from '#db/members.ts';
import { comeBack, forgetAnswers, holdPerson, refuse } from '#db/people.ts';
import type { PersonId } from '#domain/ids.ts';
import { ageGroup } from '#domain/people/age.ts';
import type { ConsentKind } from '#domain/people/consent-rules.ts';
import {
  type ConsentCase,
  type ConsentState,
  consentState,
  mayTakeBack,
  type Signature,
  signersToAsk,
} from '#domain/people/consent-state.ts';
import { fullName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';
import { schoolDate } from '#domain/time.ts';
import { agedAs, type Desk, subjectOf } from './desk.ts';
import { forgetAndTell } from './leaving.ts';
import type { ConsentDocument } from './setting.ts';

export interface ConsentActs {
  /** Where my consent to processing stands today. */
  state(): Promise<ConsentState>;
  /** The document that I am asked to agree to. */
  document(): ConsentDocument;
  answer(version: string, answer: Signature['answer']): Promise<void>;
  /** Under 14 only a guardian may give it (R3). */
  givenByGuardianOnly(): boolean;
  /** My children, each with where the consent for them stands. */
  ofChildren(): Promise<ChildConsent[]>;
  /** The document that I sign for a child of mine; undefined for anybody else's. */
  forChild(child: PersonId): Promise<(ChildConsent & { document: ConsentDocument }) | undefined>;
  /** I answer for my child, who is told of it and goes on. A refusal erases what the child has said (R2). */
  sign(child: PersonId, version: string, answer: 'given' | 'refused'): Promise<void>;
  /** Who has consented for somebody, and when: for those who may see the card. */
  guardianConsent(of: Member): Promise<GuardianConsent | undefined>;
  /**
   * Mine, or a minor's of whom I am a guardian: whoever it is about is out of the programme, and nothing they have said is
   * kept. Without a curator nobody would run it, so the last one stays.
   */
  withdraw(of: PersonId): Promise<'withdrawn' | 'only-curator'>;
  /** Somebody has come by the link for my parents. */
  guardianCame(): Promise<boolean>;
  /** I have turned 14 or 18, and take part by a consent that others gave, or that I gave as a minor. */
  askedAnew(): Promise<boolean>;
  /** When I have given mine. */
  givenAt(): Promise<Temporal.Instant | undefined>;
}

/** `by`: absent for a paper, and once the guardian has been erased. */
export interface GuardianConsent {
  by?: Person;
  paper: boolean;
  /** On the paper, or in the chat. */
  on: Temporal.PlainDate;
}

export interface ChildConsent {
  child: Member;
  state: ConsentState;
  /** A guardian is asked now. */
  wanted: boolean;
  /** I am asked now, or may take my own «no» back. */
  mayAnswer: boolean;
  /** Decides alone by now. */
  adult: boolean;
}

export function consentActs(desk: Desk): ConsentActs {
  const { inside, at, school, setting, demand } = desk;
  const today = schoolDate(at, school.timeZone);
  const myself = () => agedAs(desk.me);
  return {
    state: () => consentStateOf(desk, desk.me),
    document() {
      const { person } = desk.me;
      return setting.consents.document({
        kind: 'processing',
        school: school.name,
        audience: desk.me.kind === 'pupil' || ageGroup(myself(), today) !== 'adult' ? 'pupil' : 'adult',
        day: today,
        ...(person === undefined ? {} : { person: person.name.map(fullName) }),
      });
    },
    async answer(version, answer) {
      demand('consent.answer', { id: desk.me.id });
      await noteConsent(inside, { person: desk.me.id, kind: 'processing', version, by: 'self', answer }, at);
    },
    givenByGuardianOnly: () => ageGroup(myself(), today) === 'under-14',
    async ofChildren() {
      const found: ChildConsent[] = [];
      for (const id of desk.actor.children) {
        const child = await readMember(inside, id);
        if (child) found.push(await consentFor(child));
      }
      return found;
    },
    async forChild(id) {
      const child = desk.actor.children.includes(id) ? await readMember(inside, id) : undefined;
      if (!child) return undefined;
      demand('consent.sign', { id });
      const document = setting.consents.document({
        kind: 'processing',
        school: school.name,
        audience: 'guardian',
        day: today,
        ...(desk.me.person && { person: desk.me.person.name.map(fullName) }),
        ...(child.person && { child: child.person.name.map(fullName) }),
      });
      return { ...(await consentFor(child)), document };
    },
    async sign(child, version, answer) {
      demand('consent.sign', { id: child });
      await holdPerson(inside, child);
      const member = await readMember(inside, child);
      if (!member) return;
      const { state, mayAnswer } = await consentFor(member);
      if (!mayAnswer) desk.forbid('consent.sign');
      const signed = { person: child, kind: 'processing', version, by: 'guardian', guardian: desk.me.id } as const;
      await noteConsent(inside, { ...signed, answer }, at);
      if (answer === 'given' && state === 'refused') await comeBack(inside, child);
      if (answer === 'refused') {
        await forgetAnswers(inside, child, at);
        await revokeForGuardians(inside, child, at);
        await forgetAndTell(desk, child);
      }
      await tellSigned(desk, child);
    },
    async withdraw(of) {
      demand('consent.withdraw', { id: of });
      await holdPerson(inside, of);
      const member = await readMember(inside, of);
      if (!member || member.leftAt) return 'withdrawn';
      const own = of === desk.me.id;
      if (own && (await isLastCurator(inside, of))) return 'only-curator';
      if (!own && ageGroup(agedAs(member), today) === 'adult') desk.forbid('consent.withdraw');
      const by = own ? ({ by: 'self' } as const) : ({ by: 'guardian', guardian: desk.me.id } as const);
      const { version } = this.document();
      await noteConsent(inside, { person: of, kind: 'processing', version, ...by, answer: 'withdrawn' }, at);
      await refuse(inside, of, at);
      await forgetAndTell(desk, of);
      if (own) await desk.refresh();
      else await tellSigned(desk, of);
      return 'withdrawn';
    },
    async askedAnew() {
      if (!desk.me.joinedAt || desk.me.leftAt) return false;
      const signatures = await signaturesOf(inside, desk.me.id, 'processing');
      return signersToAsk(caseOf(desk, desk.me), signatures).includes('self');
    },
    guardianCame: () => hasGuardian(inside, desk.me.id),
    async givenAt() {
      const signatures = await signaturesOf(inside, desk.me.id, 'processing');
      return signatures.findLast(({ answer }) => answer === 'given')?.at;
    },
    async guardianConsent(of) {
      demand('person.card', subjectOf(of));
      const given = await givenByGuardian(inside, of.id);
      if (!given) return undefined;
      const by = given.guardian && (await readMember(inside, given.guardian))?.person;
      const on = given.paperOn ?? schoolDate(given.at, school.timeZone);
      return { paper: given.paperOn !== undefined, on, ...(by && { by }) };
    },
  };

  async function consentFor(child: Member): Promise<ChildConsent> {
    const signatures = await signaturesOf(inside, child.id, 'processing');
    const about = caseOf(desk, child);
    const state = consentState(about, signatures);
    const adult = ageGroup(agedAs(child), today) === 'adult';
    // Without a name nobody knows yet for whom; the child is just saying it.
    const wanted = !child.leftAt && child.person !== undefined && signersToAsk(about, signatures).includes('guardian');
    const takesBack = state === 'refused' && mayTakeBack(desk.me.id, signatures);
    return { child, state, wanted, adult, mayAnswer: !adult && (wanted || takesBack) };
  }
}

/** A consent for somebody has been answered: their chat goes on by itself. */
export async function tellSigned({ inside, at, school }: Desk, whose: PersonId): Promise<void> {
  await inside.atDoor(async (door) => {
    const dialogue = await dialogueOf(door, school.id, whose);
    if (dialogue === undefined) return;
    const goesOn = { event: ownEvents.start, conversation: 'join', params: null };
    await tellDialogue(door, dialogue, `signed:${whose}:${at}`, goesOn, at);
  });
}

/** Where somebody's consent to processing stands today. */
export async function consentStateOf(desk: Desk, member: Member): Promise<ConsentState> {
  return consentState(caseOf(desk, member), await signaturesOf(desk.inside, member.id, 'processing'));
}

export function caseOf({ at, school }: Desk, member: Member, kind: ConsentKind = 'processing'): ConsentCase {
  return {
    kind,
    person: agedAs(member),
    teens: school.teenConsent,
    timeZone: school.timeZone,
    at,
  };
}
