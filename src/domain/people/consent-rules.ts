import type { AgeGroup } from '#domain/people/age.ts';

/** Publication (photo, name on the school's pages) is a consent of its own: ст. 10.1 152-ФЗ, silence means no. */
export type ConsentKind = 'processing' | 'publication';

export type Signer = 'self' | 'guardian';

/** What a school has chosen for those of 14 to 17; the first is the default (methodology.md 4.7). */
export type TeenConsent = 'own-and-guardian' | 'own-only';

/**
 * Who must sign. The law names no age: the split follows ст. 26 and 28 ГК РФ. A school's «own only» covers processing;
 * showing a teenager to everybody takes the guardian too (ст. 26, п. 1 ст. 152.1 ГК РФ).
 */
export function signers(kind: ConsentKind, age: AgeGroup, teens: TeenConsent): readonly Signer[] {
  switch (age) {
    case 'adult':
      return ['self'];
    case '14-17':
      return kind === 'processing' && teens === 'own-only' ? ['self'] : ['self', 'guardian'];
    case 'under-14':
      return ['guardian'];
    default:
      return age satisfies never;
  }
}

/** The day on which all of it is erased if nobody has answered (R2: 60 days of silence). */
export function erasedAfterSilence(invited: Temporal.PlainDate): Temporal.PlainDate {
  return invited.add({ days: 60 });
}
