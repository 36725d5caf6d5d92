import type { Asking, Talk } from '#bot/conversation/conversation.ts';
import { askingName, type TypedName } from '#bot/conversations/names.ts';
import { mayBeMinor } from '#domain/people/age.ts';
import { parseBirthDate } from '#domain/people/birth-date.ts';
import { calledByDefault, parseCalled } from '#domain/people/called.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import type { Role } from '#domain/people/role.ts';
import { parseClass } from '#domain/people/school-class.ts';
import { Personal } from '#domain/personal.ts';
import type { PupilAddress } from '#domain/school/school.ts';
import { schoolDate } from '#domain/time.ts';
import { words } from './words.ts';

export interface Newcomer {
  readonly kind: PersonKind;
  readonly roles: readonly Role[];
  readonly address: PupilAddress;
  readonly timeZone: string;
  /** Where the invitation has said it. */
  readonly className: string | null;
}

/** Who somebody is: only what their kind and role need. */
export async function who(talk: Talk, newcomer: Newcomer): Promise<void> {
  const { kind, address } = newcomer;
  const inPairs = newcomer.roles.includes('mentee') || newcomer.roles.includes('mentor');
  await talk.say(async ({ school, roles }) => words.greeting(address, school.name, roles));
  const name = await talk.ask('name', words.name[address], askingName);
  const birthDate = mayBeMinor(kind)
    ? await talk.ask('birth-date', words.birthDate[address], askingBirthDate(newcomer.timeZone))
    : undefined;
  const className =
    kind === 'pupil' && newcomer.className === null
      ? await talk.ask('class', words.className[address], askingClass)
      : undefined;
  const subject = kind === 'teacher' && inPairs ? await talk.ask('subject', words.subject, askingSubject) : undefined;
  const called = await talk.ask('called', words.called[address], askingCalled(name, kind));
  await talk.record('who', async ({ people }) => {
    await people.sayWho({
      name,
      called,
      ...(birthDate === undefined ? {} : { birthDate: Temporal.PlainDate.from(birthDate) }),
      ...(className === undefined ? {} : { className }),
      ...(subject === undefined || subject === '' ? {} : { subject }),
    });
    return null;
  });
}

function askingBirthDate(timeZone: string): Asking<string> {
  return {
    personal: true,
    read(input, at) {
      const date = parseBirthDate(input, schoolDate(at, timeZone));
      return date.ok ? { value: date.value.toString() } : { problem: words.birthDateProblem(date.problem) };
    },
  };
}

const askingClass: Asking<string> = {
  personal: true,
  read(input) {
    const found = parseClass(input);
    return found.ok ? { value: found.value.name } : { problem: words.classProblem(found.problem) };
  },
};

const longestSubject = 80;

const askingSubject: Asking<string> = {
  personal: true,
  suggest: [{ label: words.skip, value: '' }],
  read(input) {
    const subject = input.replace(/\s+/gu, ' ').trim();
    return subject.length <= longestSubject ? { value: subject } : { problem: words.subjectProblem };
  },
};

function askingCalled(name: TypedName, kind: PersonKind): Asking<string> {
  const usual = calledByDefault(name, kind);
  return {
    personal: true,
    suggest: [{ label: words.calledByDefault(new Personal(usual)), value: usual }],
    read(input) {
      const called = parseCalled(input);
      return called.ok ? { value: called.value } : { problem: words.calledProblem(called.problem) };
    },
  };
}
