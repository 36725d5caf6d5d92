import type { Text } from '#bot/text.ts';
import { noteConsent, signaturesOf } from '#db/consents.ts';
import { ageGroup } from '#domain/people/age.ts';
import { type ConsentState, consentState, type Signature } from '#domain/people/consent-state.ts';
import { schoolDate } from '#domain/time.ts';
import type { Desk } from './work.ts';

export interface ConsentActs {
  /** Where my consent to processing stands today. */
  state(): Promise<ConsentState>;
  /** The document that I am asked to agree to. */
  document(): { version: string; text: Text };
  answer(version: string, answer: Signature['answer']): Promise<void>;
  /** Under 14 only a guardian may give it (R3). */
  givenByGuardianOnly(): boolean;
}

export function consentActs({ inside, at, me, school, setting, require }: Desk): ConsentActs {
  const teens = setting.programmes.get(school.presetId ?? '')?.consents.teens ?? 'own-and-guardian';
  const person = {
    kind: me.kind,
    ...(me.person?.birthDate === undefined ? {} : { birthDate: me.person.birthDate }),
  };
  return {
    async state() {
      const signatures = await signaturesOf(inside, me.id, 'processing');
      return consentState({ kind: 'processing', person, teens, timeZone: school.timeZone, at }, signatures);
    },
    document: () =>
      setting.consents.processing({ school: school.name, audience: me.kind === 'pupil' ? 'pupil' : 'adult' }),
    async answer(version, answer) {
      require('consent.answer', { id: me.id });
      await noteConsent(inside, { person: me.id, kind: 'processing', version, by: 'self', answer }, at);
    },
    givenByGuardianOnly: () => ageGroup(person, schoolDate(at, school.timeZone)) === 'under-14',
  };
}
