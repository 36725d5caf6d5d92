import type { Asking, Option, Talk } from '#bot/conversation/conversation.ts';
import { type Invited, type InvitedRole, invitedRoles } from '#domain/people/invitation.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import { parseClass } from '#domain/people/school-class.ts';
import { type FormId, formsWith, kindsOn, type Side } from '#domain/school/forms.ts';
import { words } from './words.ts';

/** For whom: asks only what the school's forms leave open. */
export async function invited(talk: Talk, on: readonly FormId[]): Promise<Invited> {
  const side = { mentee: 'mentees', mentor: 'mentors' } as const;
  const possible = invitedRoles.filter(
    (role) => (role !== 'mentee' && role !== 'mentor') || kindsOn(side[role], on).length > 0,
  );
  const role = await talk.choose(
    'role',
    words.whom,
    possible.map((key) => ({ key, label: words.roles[key] })),
  );
  switch (role) {
    case 'mentee':
    case 'mentor':
      return forPairs(talk, role, side[role], on);
    case 'class_teacher':
      return { role, kind: 'teacher', className: await talk.ask('class', words.teachersClass, askingClass) };
    case 'psychologist':
      return { role, kind: 'specialist' };
    case 'head':
      return { role, kind: 'staff' };
    case 'curator':
      return { role, kind: 'teacher' };
    default:
      return role satisfies never;
  }
}

async function forPairs(
  talk: Talk,
  role: InvitedRole & ('mentee' | 'mentor'),
  side: Side,
  on: readonly FormId[],
): Promise<Invited> {
  const kind = await onlyOrChosen(kindsOn(side, on), (kinds) => talk.choose('kind', words.kind, kinds.map(kindOption)));
  const form = await onlyOrChosen(formsWith(side, kind, on), (fitting) =>
    talk.choose('form', words.form, formOptions(fitting, role)),
  );
  const className = kind === 'pupil' ? await talk.ask('class', words.pupilsClass, askingPupilsClass) : '';
  return {
    role,
    kind,
    ...(form === 'later' ? {} : { form }),
    ...(className === '' ? {} : { className }),
  };
}

async function onlyOrChosen<T, Chosen>(
  all: readonly T[],
  choose: (all: readonly T[]) => Promise<Chosen>,
): Promise<T | Chosen> {
  const [only, ...others] = all;
  return only !== undefined && others.length === 0 ? only : choose(all);
}

function kindOption(kind: PersonKind): Option<PersonKind> {
  return { key: kind, label: words.kinds[kind] };
}

/** A mentee may come before anybody knows who will help. A mentor offers help in a form. */
function formOptions(fitting: readonly FormId[], role: InvitedRole): readonly Option<FormId | 'later'>[] {
  const later = role === 'mentee' ? [{ key: 'later', label: words.formLater } as const] : [];
  return [...fitting.map((form) => ({ key: form, label: words.formTitle(form) })), ...later];
}

const askingClass: Asking<string> = {
  read(input) {
    const found = parseClass(input);
    return found.ok ? { value: found.value.name } : { problem: words.classProblem(found.problem) };
  },
};

const askingPupilsClass: Asking<string> = { ...askingClass, suggest: [{ label: words.anyClass, value: '' }] };
