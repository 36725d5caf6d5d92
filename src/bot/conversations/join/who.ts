import type { Asking, Talk } from '#bot/conversation/conversation.ts';
import { askingName, type TypedName } from '#bot/conversations/names.ts';
import { ageOn, mayBeMinor } from '#domain/people/age.ts';
import { parseBirthDate } from '#domain/people/birth-date.ts';
import { calledByDefault, parseCalled } from '#domain/people/called.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import type { Role } from '#domain/people/role.ts';
import { parseClass, usualAge } from '#domain/people/school-class.ts';
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
  const asked =
    kind === 'pupil' && newcomer.className === null
      ? await talk.ask('class', words.className[address], askingClass)
      : undefined;
  const className = asked ?? newcomer.className;
  const birthDate = mayBeMinor(kind) ? await born(talk, newcomer, kind === 'pupil' ? className : null) : undefined;
  const subject = kind === 'teacher' && inPairs ? await talk.ask('subject', words.subject, askingSubject) : undefined;
  const called = await talk.ask('called', words.called[address], askingCalled(name, kind));
  await talk.record('who', async ({ people }) => {
    await people.sayWho({
      name,
      called,
      ...(birthDate === undefined ? {} : { birthDate: Temporal.PlainDate.from(birthDate) }),
      ...(asked === undefined ? {} : { className: asked }),
      ...(subject === undefined || subject === '' ? {} : { subject }),
    });
    return null;
  });
}

/** The day of birth; one that hardly goes with the class is asked about, for on it depends who consents. */
async function born(talk: Talk, { address, timeZone }: Newcomer, className: string | null): Promise<string> {
  const grade = className === null ? undefined : parseClass(className);
  for (let time = 1; ; time += 1) {
    const { date, age } = await talk.ask(`birth-date-${time}`, words.birthDate[address], askingBirthDate(timeZone));
    if (!grade?.ok || usualAge(grade.value, age)) return date;
    const right = await talk.choose(`age-${time}`, words.age(new Personal(String(age)), grade.value.name), [
      { key: 'right', label: words.ageRight },
      { key: 'wrong', label: words.ageWrong },
    ]);
    if (right === 'right') return date;
  }
}

function askingBirthDate(timeZone: string): Asking<{ date: string; age: number }> {
  return {
    personal: true,
    read(input, at) {
      const today = schoolDate(at, timeZone);
      const date = parseBirthDate(input, today);
      if (!date.ok) return { problem: words.birthDateProblem(date.problem) };
      return { value: { date: date.value.toString(), age: ageOn(date.value, today) } };
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
