import { noteConsent, signaturesOf } from '#db/consents.ts';
import type { Member } from '#db/members.ts';
import { ageGroup } from '#domain/people/age.ts';
import { type ConsentState, consentState, type Signature } from '#domain/people/consent-state.ts';
import { fullName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';
import { schoolDate } from '#domain/time.ts';
import type { Desk } from './desk.ts';
import type { ConsentDocument } from './setting.ts';

export interface ConsentActs {
  /** Where my consent to processing stands today. */
  state(): Promise<ConsentState>;
  /** The document that I am asked to agree to. */
  document(): ConsentDocument;
  answer(version: string, answer: Signature['answer']): Promise<void>;
  /** Under 14 only a guardian may give it (R3). */
  givenByGuardianOnly(): boolean;
}

export function consentActs(desk: Desk): ConsentActs {
  const { inside, at, school, setting, demand } = desk;
  const today = schoolDate(at, school.timeZone);
  const myself = () => agedAs(desk.me);
  return {
    state: () => consentStateOf(desk, desk.me),
    document() {
      const { person } = desk.me;
      return setting.consents.processing({
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
  };
}

/** Where somebody's consent to processing stands today. */
export async function consentStateOf({ inside, at, school }: Desk, member: Member): Promise<ConsentState> {
  const signatures = await signaturesOf(inside, member.id, 'processing');
  const { teenConsent: teens, timeZone } = school;
  return consentState({ kind: 'processing', person: agedAs(member), teens, timeZone, at }, signatures);
}

function agedAs({ kind, person }: Member): Pick<Person, 'kind' | 'birthDate'> {
  return { kind, ...(person?.birthDate === undefined ? {} : { birthDate: person.birthDate }) };
}
