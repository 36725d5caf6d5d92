import { describe, expect, it } from 'vitest';
import { brand, type PersonId } from '#domain/ids.ts';
import {
  awaitedSigner,
  type ConsentCase,
  consentState,
  mayTakeBack,
  type Signature,
  signersToAsk,
} from '#domain/people/consent-state.ts';
import { Personal } from '#domain/personal.ts';

const kamchatka = 'Asia/Kamchatka';
const kaliningrad = 'Europe/Kaliningrad';

/** A pupil of that birth date, looked at on that day or moment; Moscow and both signatures unless told. */
function about(born: string, at: string, more: Partial<ConsentCase> = {}): ConsentCase {
  const birthDate = new Personal(Temporal.PlainDate.from(born));
  const moment = Temporal.Instant.from(at.includes('T') ? at : `${at}T12:00+03:00`);
  return {
    kind: 'processing',
    person: { kind: 'pupil', birthDate },
    teens: 'own-and-guardian',
    timeZone: 'Europe/Moscow',
    at: moment,
    ...more,
  };
}

/** «self given 2026-11-01». */
function signed(...lines: string[]): Signature[] {
  return lines.map((line) => {
    const [, by, answer, day] = /^(self|guardian) (given|refused|withdrawn) (\S+)$/u.exec(line) ?? [];
    if ((by !== 'self' && by !== 'guardian') || day === undefined) throw new Error(`Not a signature: ${line}`);
    const known = answer === 'refused' || answer === 'withdrawn' ? answer : 'given';
    return { by, answer: known, at: Temporal.Instant.from(`${day}T12:00+03:00`) };
  });
}

describe('the consent of an adult', () => {
  const adult = about('2000-01-01', '2026-11-25');
  it.each([
    [[], 'missing', ['self']],
    [['self given 2026-11-01'], 'given', []],
    [['self refused 2026-11-01'], 'refused', []],
    [['self given 2026-11-01', 'self withdrawn 2026-11-02'], 'withdrawn', []],
    [['self given 2026-11-01', 'self refused 2026-11-02'], 'withdrawn', []],
    [['self given 2026-11-01', 'self withdrawn 2026-11-02', 'self given 2026-11-03'], 'given', []],
    [['self refused 2026-11-01', 'self given 2026-11-02'], 'given', []],
    [['self given 2026-11-01', 'guardian refused 2026-11-02'], 'given', []],
    [['self withdrawn 2026-11-02', 'self given 2026-11-01'], 'withdrawn', []],
    [['guardian given 2026-11-01'], 'missing', ['self']],
  ])('%j is %s', (lines, state, ask) => {
    expect(consentState(adult, signed(...lines))).toBe(state);
    expect(signersToAsk(adult, signed(...lines))).toEqual(ask);
  });
});

describe('whose answer alone is missing', () => {
  const teen = about('2011-05-05', '2026-11-25', { kind: 'publication', teens: 'own-only' });
  it.each([
    [[], undefined],
    [['self given 2026-11-01'], 'guardian'],
    [['guardian given 2026-11-01'], 'self'],
    [['self given 2026-11-01', 'guardian given 2026-11-02'], undefined],
    [['self given 2026-11-01', 'guardian refused 2026-11-02'], undefined],
    [['self given 2026-11-01', 'guardian given 2026-11-02', 'guardian withdrawn 2026-11-03'], undefined],
  ])('%j: %s', (lines, awaited) => {
    expect(awaitedSigner(teen, signed(...lines))).toBe(awaited);
  });

  it('nobody’s, of an adult whose parents signed before', () => {
    expect(awaitedSigner(about('2000-01-01', '2026-11-25'), signed('guardian given 2026-11-01'))).toBeUndefined();
  });
});

describe('the consent of a teenager', () => {
  const teen = about('2011-05-05', '2026-11-25');
  it.each([
    [[], 'missing', ['self', 'guardian']],
    [['guardian given 2026-11-01'], 'missing', ['self']],
    [['self given 2026-11-01'], 'waiting-for-guardian', ['guardian']],
    [['self given 2026-11-01', 'guardian given 2026-11-02'], 'given', []],
    [['guardian given 2026-11-02', 'self given 2026-11-01'], 'given', []],
    [['self given 2026-11-01', 'guardian refused 2026-11-02'], 'refused', []],
    [['guardian refused 2026-11-01', 'self given 2026-11-02'], 'refused', []],
    [['guardian refused 2026-11-01', 'self given 2026-11-02', 'guardian given 2026-11-03'], 'given', []],
    [['self given 2026-11-01', 'guardian given 2026-11-02', 'guardian withdrawn 2026-11-03'], 'withdrawn', []],
    [
      ['self given 2026-11-01', 'guardian given 2026-11-02', 'guardian withdrawn 2026-11-03', 'self given 2026-11-04'],
      'withdrawn',
      [],
    ],
    [
      [
        'self given 2026-11-01',
        'guardian given 2026-11-02',
        'guardian withdrawn 2026-11-03',
        'guardian given 2026-11-04',
      ],
      'missing',
      ['self'],
    ],
  ])('%j is %s', (lines, state, ask) => {
    expect(consentState(teen, signed(...lines))).toBe(state);
    expect(signersToAsk(teen, signed(...lines))).toEqual(ask);
  });

  it('needs nobody else in a school with «own only», unless it is published', () => {
    const own = signed('self given 2026-11-01');
    expect(consentState({ ...teen, teens: 'own-only' }, own)).toBe('given');
    expect(consentState({ ...teen, teens: 'own-only', kind: 'publication' }, own)).toBe('waiting-for-guardian');
  });
});

describe('the consent for a child under 14', () => {
  const child = about('2014-05-05', '2026-11-25');
  it.each([
    [[], 'waiting-for-guardian', ['guardian']],
    [['self given 2026-11-01'], 'waiting-for-guardian', ['guardian']],
    [['guardian given 2026-11-01'], 'given', []],
    [['guardian refused 2026-11-01'], 'refused', []],
    [['guardian given 2026-11-01', 'self refused 2026-11-02'], 'withdrawn', []],
    [['self refused 2026-11-01', 'guardian given 2026-11-02'], 'refused', []],
  ])('%j is %s', (lines, state, ask) => {
    expect(consentState(child, signed(...lines))).toBe(state);
    expect(signersToAsk(child, signed(...lines))).toEqual(ask);
  });
});

describe('a birthday', () => {
  it.each([
    ['the day before the 14th', '2012-11-25', '2026-11-24T23:59:59+12:00', kamchatka, 'waiting-for-guardian'],
    ['the 14th in Kamchatka', '2012-11-25', '2026-11-25T00:00+12:00', kamchatka, 'missing'],
    ['the same moment in Kaliningrad', '2012-11-25', '2026-11-25T00:00+12:00', kaliningrad, 'waiting-for-guardian'],
    ['the 14th in Kaliningrad', '2012-11-25', '2026-11-25T00:00+02:00', kaliningrad, 'missing'],
    [
      'born on 29 February, 28 February',
      '2012-02-29',
      '2026-02-28T12:00+03:00',
      'Europe/Moscow',
      'waiting-for-guardian',
    ],
    ['born on 29 February, 1 March', '2012-02-29', '2026-03-01T00:00+03:00', 'Europe/Moscow', 'missing'],
  ])('%s: nobody has signed', (_, born, at, timeZone, state) => {
    expect(consentState(about(born, at, { timeZone }), [])).toBe(state);
  });

  it.each([
    ['the day before the 18th', '2026-11-24T23:59:59+12:00', kamchatka, 'waiting-for-guardian'],
    ['the 18th in Kamchatka', '2026-11-25T00:00+12:00', kamchatka, 'given'],
    ['the same moment in Kaliningrad', '2026-11-25T00:00+12:00', kaliningrad, 'waiting-for-guardian'],
  ])('%s: the own signature alone', (_, at, timeZone, state) => {
    expect(consentState(about('2008-11-25', at, { timeZone }), signed('self given 2026-11-01'))).toBe(state);
  });

  it('the 14th: the guardian’s consent holds until the pupil has answered', () => {
    const before = signed('guardian given 2026-11-01');
    const birthday = about('2012-11-25', '2026-11-25');
    expect(consentState(birthday, before)).toBe('given');
    expect(signersToAsk(birthday, before)).toEqual(['self']);
    expect(signersToAsk(birthday, [...before, ...signed('self given 2026-11-25')])).toEqual([]);
    expect(consentState(birthday, [...before, ...signed('self refused 2026-11-25')])).toBe('withdrawn');
  });

  it('the 18th: what was signed as a minor holds until the adult has answered', () => {
    const before = signed('self given 2026-11-01', 'guardian given 2026-11-01');
    const birthday = about('2008-11-25', '2026-11-25');
    expect(consentState(birthday, before)).toBe('given');
    expect(signersToAsk(birthday, before)).toEqual(['self']);
    expect(signersToAsk(birthday, [...before, ...signed('self given 2026-11-25')])).toEqual([]);
    expect(consentState(birthday, [...before, ...signed('guardian withdrawn 2026-11-26')])).toBe('given');
  });

  it('the 18th: a guardian’s refusal no longer binds one who now consents', () => {
    const refused = signed('guardian refused 2026-11-01', 'self given 2026-11-02');
    const birthday = about('2008-11-25', '2026-11-25');
    expect(consentState(birthday, refused)).toBe('refused');
    expect(consentState(birthday, [...refused, ...signed('self given 2026-11-25')])).toBe('given');
  });

  it('a guardian who has signed for a child may withdraw until the child of 14 is an adult, whatever the school', () => {
    const teen = about('2012-11-25', '2026-12-01', { teens: 'own-only' });
    expect(consentState(teen, signed('guardian given 2026-11-01', 'guardian withdrawn 2026-11-30'))).toBe('withdrawn');
    expect(consentState(teen, signed('self given 2026-11-26', 'guardian refused 2026-11-30'))).toBe('given');
  });
});

describe('whose «no» may be taken back', () => {
  const [mother, father] = ['mother', 'father'].map((id) => brand<PersonId>(id)) as [PersonId, PersonId];
  const at = Temporal.Instant.from('2026-10-05T09:00:00Z');
  const says = (guardian: PersonId | undefined, answer: Signature['answer'], minute: number): Signature => ({
    by: guardian === undefined ? 'self' : 'guardian',
    answer,
    at: at.add({ minutes: minute }),
    ...(guardian === undefined ? {} : { guardian }),
  });

  it('by whoever said it, and by nobody else', () => {
    const refused = [says(mother, 'refused', 0)];
    expect(mayTakeBack(mother, refused)).toBe(true);
    expect(mayTakeBack(father, refused)).toBe(false);
    expect(mayTakeBack(undefined, refused)).toBe(false);
  });

  it('not while another guardian’s «no» stands', () => {
    const both = [says(mother, 'refused', 0), says(father, 'withdrawn', 1)];
    expect(mayTakeBack(mother, both)).toBe(false);
    expect(mayTakeBack(mother, [...both, says(father, 'given', 2)])).toBe(true);
  });

  it('one’s own, at any time', () => {
    expect(mayTakeBack(undefined, [says(undefined, 'given', 0), says(undefined, 'withdrawn', 1)])).toBe(true);
    expect(mayTakeBack(undefined, [says(undefined, 'refused', 0), says(undefined, 'given', 1)])).toBe(false);
  });
});
