import { loadQuestionnaires } from '#content/load-questionnaires.ts';
import { accountAt } from '#db/accounts.ts';
import { newCode as keepCode, randomForCode } from '#db/codes.ts';
import { noteConsent } from '#db/consents.ts';
import { keepDecision } from '#db/decisions.ts';
import { belongTo } from '#db/dialogues.ts';
import { keepDefault, newDraft, newDraftId, submitDraft } from '#db/drafts.ts';
import { noteGuardian } from '#db/guardians.ts';
import type { Inside } from '#db/open.ts';
import { grantRole, markJoined, newMember, newPersonId, sayWho } from '#db/people.ts';
import { keepAcceptances } from '#db/reviews.ts';
import { foundSchool, newSchoolId } from '#db/schools.ts';
import type { PersonId, SchoolId } from '#domain/ids.ts';
import { newCode } from '#domain/people/invitation-code.ts';
import { parseName } from '#domain/people/name.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import type { Role } from '#domain/people/role.ts';
import type { Answers } from '#domain/questionnaire/answer.ts';
import { intakeFor } from '#domain/registry/intake-for.ts';
import type { FormId } from '#domain/school/forms.ts';
import { defaultsFor, type School } from '#domain/school/school.ts';
import type { Person } from './person.ts';
import type { World } from './world.ts';

export interface Somebody {
  name: string;
  called?: string;
  kind?: PersonKind;
  roles: readonly { role: Role; form?: FormId }[];
  className?: string;
  born?: string;
  /** Whose guardian this is. */
  of?: readonly PersonId[];
  /** To the intake questionnaire of the first role, which is accepted; `false`: it is not filled yet. */
  answers?: Answers | false;
}

/** As much of a world as a school needs; a test of acts has a database and a clock only. */
type Place = Pick<World, 'clock' | 'impersonal'> & { program: Pick<World['program'], 'db'> };

/** A school whose people have come long ago: a journey about pairs begins there. How they come is told by other journeys. */
export class StandingSchool {
  readonly id: SchoolId = newSchoolId();
  readonly #world: Place;
  #curator: PersonId | undefined;

  private constructor(world: Place) {
    this.#world = world;
  }

  static async open(world: Place, changes: Partial<School> = {}): Promise<StandingSchool> {
    const school = new StandingSchool(world);
    const kind = world.impersonal ? 'state' : 'private';
    const home = {
      ...defaultsFor(kind),
      id: school.id,
      name: 'Школа № 12',
      kind,
      presetId: 's000',
      ...changes,
    } as const;
    await school.inside((inside) => foundSchool(inside, home, world.clock.now()));
    return school;
  }

  inside<T>(work: (inside: Inside) => Promise<T>): Promise<T> {
    return this.#world.program.db.inSchool(this.id, work);
  }

  /** Somebody takes part; `client`: and speaks from now on in that chat. */
  async joins(somebody: Somebody, client?: Person): Promise<PersonId> {
    const id = newPersonId();
    const at = this.#world.clock.now();
    await this.inside(async (inside) => {
      await settles(inside, id, somebody, at);
      if (somebody.roles.some(({ role }) => role === 'curator')) this.#curator ??= id;
      if (somebody.answers !== false) await this.#accepts(inside, id, somebody);
    });
    if (client) await this.#sits(id, client);
    return id;
  }

  /** As by «Мой чат в другом мессенджере». */
  async #sits(person: PersonId, client: Person): Promise<void> {
    const code = newCode(randomForCode(12));
    const at = this.#world.clock.now();
    await this.#world.program.db.atDoor(async (door) => {
      const { id: from, dialogue } = await accountAt(door, 'web', `elsewhere of ${person}`, at);
      await belongTo(door, dialogue, this.id, person);
      const subject = JSON.stringify({ dialogue, from });
      await keepCode(door, code, { purpose: 'seat', subject, expiresAt: at.add({ minutes: 15 }) }, at);
    });
    await client.opens(code);
    await client.sees('здесь продолжается');
    await client.types('меню');
    await client.sees('Меню');
  }

  async #accepts(inside: Inside, person: PersonId, { kind = 'pupil', roles, answers = {} }: Somebody): Promise<void> {
    const questionnaire = roles.map((held) => intakeFor(held, kind)).find((id) => id !== undefined);
    const known = questionnaire && content.get(questionnaire);
    if (!questionnaire || !known || !this.#curator) return;
    const at = this.#world.clock.now();
    const { version } = known.questionnaire;
    await keepDefault(inside, questionnaire, version, known.file, at);
    const id = newDraftId();
    const edition = { id: questionnaire, origin: 'default', version } as const;
    await newDraft(inside, { id, person, edition, about: '', progress: { answers, at: null } }, at);
    await submitDraft(inside, id, at);
    await keepAcceptances(inside, [id], await keepDecision(inside, 'accepted', this.#curator, at));
  }
}

async function settles(
  inside: Inside,
  id: PersonId,
  { name, called, kind = 'pupil', roles, className, born, of = [] }: Somebody,
  at: Temporal.Instant,
): Promise<void> {
  const read = parseName(name);
  if (!read.ok) throw new Error(`${name}: ${read.problem}`);
  await newMember(inside, { id, kind, confirmed: true, ...(className !== undefined && { className }) }, at);
  await sayWho(inside, id, {
    name: read.value,
    called: called ?? read.value.given,
    ...(born !== undefined && { birthDate: Temporal.PlainDate.from(born) }),
    ...(className !== undefined && { className }),
  });
  for (const held of roles) await grantRole(inside, id, held, at);
  for (const child of of) await noteGuardian(inside, { guardian: id, child }, at);
  const consent = { person: id, kind: 'processing', version: 'processing-v1', answer: 'given' } as const;
  await noteConsent(inside, { ...consent, by: 'self' }, at);
  if (kind === 'pupil') await noteConsent(inside, { ...consent, by: 'guardian' }, at);
  await markJoined(inside, id, at);
}

const content = await loadQuestionnaires(new URL('../../../content/questionnaires/', import.meta.url));
