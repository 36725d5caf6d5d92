import type { PersonId } from '#domain/ids.ts';
import { ageGroup } from '#domain/people/age.ts';
import { type ConsentKind, type Signer, signers, type TeenConsent } from '#domain/people/consent-rules.ts';
import type { Person } from '#domain/people/person.ts';
import { schoolDate } from '#domain/time.ts';

/** One answer to a consent: a press, or a paper that the curator has marked. */
export interface Signature {
  readonly by: Signer;
  readonly answer: 'given' | 'refused' | 'withdrawn';
  readonly at: Temporal.Instant;
  /** Which guardian; absent for oneself, a paper, and once the guardian has been erased. */
  readonly guardian?: PersonId;
}

export type ConsentState = 'missing' | 'waiting-for-guardian' | 'given' | 'refused' | 'withdrawn';

/** Whose consent, by which rules, on which day of the school's calendar. */
export interface ConsentCase {
  readonly kind: ConsentKind;
  readonly person: Pick<Person, 'kind' | 'birthDate'>;
  readonly teens: TeenConsent;
  readonly timeZone: string;
  readonly at: Temporal.Instant;
}

/**
 * What all answers so far come to. A consent in force stays so over the 14th and 18th birthday until the new signer has
 * answered (methodology.md 4.7); a «no» of the person counts at any age, because participation is voluntary (R9).
 */
export function consentState(about: ConsentCase, signatures: readonly Signature[]): ConsentState {
  const { standing, given } = history(about, signatures);
  if (standing !== 'open') return standing;
  const wanted = required(about, about.at);
  if (wanted.every((signer) => given.has(signer))) return 'given';
  return wanted.includes('self') && !given.has('self') ? 'missing' : 'waiting-for-guardian';
}

/**
 * Who is to be asked now. On a birthday that is the new signer, though the old consent holds meanwhile: at 18 also
 * somebody who signed as a minor. Nobody who has refused or withdrawn is asked again.
 */
export function signersToAsk(about: ConsentCase, signatures: readonly Signature[]): readonly Signer[] {
  const { standing, given } = history(about, signatures);
  if (standing === 'refused' || standing === 'withdrawn') return [];
  const age = groupAt(about, about.at);
  return required(about, about.at).filter((signer) => {
    const signed = given.get(signer);
    return signed === undefined || (age === 'adult' && groupAt(about, signed) !== 'adult');
  });
}

/**
 * A «no» is final until whoever said it takes it back: no other guardian answers in its place (product.md 3).
 * `guardian`: undefined for the person's own.
 */
export function mayTakeBack(guardian: PersonId | undefined, signatures: readonly Signature[]): boolean {
  const mine = signatures.filter(({ by, guardian: who }) =>
    guardian === undefined ? by === 'self' : who === guardian,
  );
  const saidNo = (answer: Signature['answer'] | undefined) => answer === 'refused' || answer === 'withdrawn';
  const others = new Set(signatures.flatMap(({ guardian: who }) => (who === undefined || who === guardian ? [] : who)));
  const stands = [...others].some((who) => saidNo(signatures.findLast((each) => each.guardian === who)?.answer));
  return saidNo(mine.at(-1)?.answer) && (guardian === undefined || !stands);
}

/** Of two signers, the one who has not answered yet while the other agrees. */
export function awaitedSigner(about: ConsentCase, signatures: readonly Signature[]): Signer | undefined {
  const { standing, given } = history(about, signatures);
  const wanted = required(about, about.at);
  const agreed = standing === 'open' && wanted.some((signer) => given.has(signer));
  return agreed ? wanted.find((signer) => !given.has(signer)) : undefined;
}

interface History {
  readonly standing: 'open' | 'given' | 'refused' | 'withdrawn';
  /** When each signer whose consent still stands has given it. */
  readonly given: ReadonlyMap<Signer, Temporal.Instant>;
}

function history(about: ConsentCase, signatures: readonly Signature[]): History {
  const given = new Map<Signer, Temporal.Instant>();
  const refusals = new Set<Signer>();
  let standing: History['standing'] = 'open';
  for (const { by, answer, at } of signatures.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    if (answer === 'given') {
      given.set(by, at);
      refusals.delete(by);
      if (groupAt(about, at) === 'adult') refusals.delete('guardian');
      if (refusals.size > 0) continue;
      if (standing === 'refused' || standing === 'withdrawn') standing = 'open';
      if (required(about, at).every((signer) => given.has(signer))) standing = 'given';
    } else if (counts(about, by, at, given)) {
      refusals.add(by);
      // A «no» to what was in force is a withdrawal: whoever comes back begins anew, with every signer.
      if (standing === 'given' || answer === 'withdrawn') {
        standing = 'withdrawn';
        given.clear();
      } else if (standing !== 'withdrawn') standing = 'refused';
    }
  }
  return { standing, given };
}

/** A guardian's «no» counts while the person is a minor and the guardian is asked, or had signed before. */
function counts(
  about: ConsentCase,
  by: Signer,
  at: Temporal.Instant,
  given: ReadonlyMap<Signer, Temporal.Instant>,
): boolean {
  if (by === 'self') return true;
  return groupAt(about, at) !== 'adult' && (required(about, at).includes('guardian') || given.has('guardian'));
}

function required(about: ConsentCase, at: Temporal.Instant): readonly Signer[] {
  return signers(about.kind, groupAt(about, at), about.teens);
}

function groupAt(about: ConsentCase, at: Temporal.Instant) {
  return ageGroup(about.person, schoolDate(at, about.timeZone));
}
