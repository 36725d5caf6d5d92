import { noteConsent, signaturesOf } from '#db/consents.ts';
import { type Member, readMember } from '#db/members.ts';
import { holdPerson } from '#db/people.ts';
import type { PersonId } from '#domain/ids.ts';
import { mayAbout } from '#domain/people/access.ts';
import { ageGroup } from '#domain/people/age.ts';
import {
  awaitedSigner,
  type ConsentCase,
  consentState,
  mayTakeBack,
  type Signature,
  signersToAsk,
} from '#domain/people/consent-state.ts';
import { fullName } from '#domain/people/name.ts';
import { schoolDate } from '#domain/time.ts';
import { caseOf } from './consents.ts';
import { agedAs, type Desk, subjectOf } from './desk.ts';
import type { ConsentDocument } from './setting.ts';

/**
 * The consent to publication: name and photos on the school's pages. It is apart from processing, and silence means no
 * (ст. 10.1 152-ФЗ; methodology.md 4.7).
 */
export interface PublicationActs {
  /** Mine, or of a child of mine; undefined for anybody else, or somebody who takes no part. */
  of(person: PersonId): Promise<Publication | undefined>;
  answer(of: PersonId, version: string, answer: 'given' | 'refused' | 'withdrawn'): Promise<void>;
  /** Whether somebody may be shown on the school's pages: for those who may see the card. */
  standing(of: Member): Promise<PublicationStanding>;
}

/** Without all the signatures it is a no; `waits`: the other one of two has agreed. */
export type PublicationStanding = 'yes' | 'no' | 'waits-for-self' | 'waits-for-guardian';

export interface Publication {
  person: Member;
  standing: PublicationStanding;
  /** I am asked now: nobody who has said no is. */
  asked: boolean;
  /** I am asked now, or may take my own «no» back. */
  mayGive: boolean;
  /** I have given mine. */
  given: boolean;
  document: ConsentDocument;
}

export function publicationActs(desk: Desk): PublicationActs {
  const { inside, at, school, setting, demand } = desk;
  const today = schoolDate(at, school.timeZone);

  function documentFor(person: Member): ConsentDocument {
    const own = person.id === desk.me.id;
    const adult = ageGroup(agedAs(person), today) === 'adult';
    return setting.consents.document({
      kind: 'publication',
      school: school.name,
      audience: own ? (adult ? 'adult' : 'pupil') : 'guardian',
      day: today,
      ...(desk.me.person && { person: desk.me.person.name.map(fullName) }),
      ...(!own && person.person && { child: person.person.name.map(fullName) }),
    });
  }

  return {
    async of(id) {
      if (!mayAbout(desk.actor, 'consent.publish', { id })) return undefined;
      const person = await readMember(inside, id);
      if (!person?.joinedAt || person.leftAt) return undefined;
      const signatures = await signaturesOf(inside, id, 'publication');
      const by = id === desk.me.id ? 'self' : 'guardian';
      const about = caseOf(desk, person, 'publication');
      const last = signatures.findLast((each) => each.by === by)?.answer;
      const asked = signersToAsk(about, signatures).includes(by);
      return {
        person,
        standing: standing(about, signatures),
        asked,
        mayGive: asked || mayTakeBack(by === 'self' ? undefined : desk.me.id, signatures),
        given: last === 'given',
        document: documentFor(person),
      };
    },
    async answer(of, version, answer) {
      demand('consent.publish', { id: of });
      await holdPerson(inside, of);
      const found = await this.of(of);
      if (!(answer === 'withdrawn' ? found?.given : found?.mayGive)) desk.forbid('consent.publish');
      const by = of === desk.me.id ? ({ by: 'self' } as const) : ({ by: 'guardian', guardian: desk.me.id } as const);
      await noteConsent(inside, { person: of, kind: 'publication', version, ...by, answer }, at);
    },
    async standing(of) {
      demand('person.card', subjectOf(of));
      const signatures = await signaturesOf(inside, of.id, 'publication');
      return standing(caseOf(desk, of, 'publication'), signatures);
    },
  };
}

function standing(about: ConsentCase, signatures: readonly Signature[]): PublicationStanding {
  if (consentState(about, signatures) === 'given') return 'yes';
  const awaited = awaitedSigner(about, signatures);
  return awaited === undefined ? 'no' : `waits-for-${awaited}`;
}
