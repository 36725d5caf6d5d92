import { type Outcome, ok, refused } from '#domain/outcome.ts';
import { nameAndPatronymic, type PersonName } from '#domain/people/name.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import { capitalised, tidied } from '#domain/people/typed-words.ts';

export type CalledProblem = 'empty' | 'too-long' | 'no-letters' | 'other-characters';

/** «Как к тебе обращаться»: offered first, before the person says otherwise. */
export function calledByDefault(name: PersonName, kind: PersonKind): string {
  return kind === 'pupil' ? name.given : nameAndPatronymic(name);
}

/** How a person wishes to be called: any letters, since a pet name need not stand in a document. */
export function parseCalled(typed: string): Outcome<string, CalledProblem> {
  const text = tidied(typed);
  if (text === '') return refused('empty');
  if (text.length > longestCalled) return refused('too-long');
  if (!/\p{L}/u.test(text)) return refused('no-letters');
  if (!/^[\p{L}\p{M} '.-]+$/u.test(text)) return refused('other-characters');
  return ok(text.split(' ').map(capitalised).join(' '));
}

/** It stands in the middle of sentences and on buttons. */
const longestCalled = 40;
