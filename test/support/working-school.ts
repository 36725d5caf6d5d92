import type { Setting } from '#bot/work/setting.ts';
import { type Work, workFor } from '#bot/work/work.ts';
import { accountAt } from '#db/accounts.ts';
import { belongTo } from '#db/dialogues.ts';
import { readMember } from '#db/members.ts';
import type { Database, Inside } from '#db/open.ts';
import { grantRole, markJoined, newMember, newPersonId, sayWho } from '#db/people.ts';
import { foundSchool, newSchoolId, readSchool } from '#db/schools.ts';
import { type AccountId, brand, type DraftId, type PersonId, type SchoolId } from '#domain/ids.ts';
import type { Role } from '#domain/people/role.ts';
import { parseQuestionnaire } from '#domain/questionnaire/questionnaire.ts';
import { defaultsFor, type School } from '#domain/school/school.ts';
import { loadSafeguarding } from '#src/content/load-safeguarding.ts';

/** By the clock of the school. */
export const moment = (local: string) => Temporal.Instant.from(`${local}+03:00`);

const monday = moment('2026-09-14T10:00');

/** A school whose people act one by one, each in a transaction of its own, as a turn lets them. */
export class WorkingSchool {
  readonly db: Database;
  readonly id: SchoolId;

  private constructor(db: Database, id: SchoolId) {
    this.db = db;
    this.id = id;
  }

  static async found(
    db: Database,
    {
      timeZone = 'Europe/Moscow',
      forms = defaultsFor('private').forms,
    }: Partial<Pick<School, 'timeZone' | 'forms'>> = {},
  ): Promise<WorkingSchool> {
    const id = newSchoolId();
    const school = { id, name: 'Школа № 12', kind: 'private', ...defaultsFor('private'), timeZone, forms } as const;
    await db.inSchool(id, (inside) => foundSchool(inside, school, monday));
    return new WorkingSchool(db, id);
  }

  /** The same school as another process has it. */
  by(db: Database): WorkingSchool {
    return new WorkingSchool(db, this.id);
  }

  /** A pupil of 7А, or whoever looks after them, with a Telegram chat. */
  async joins(role: Role, { confirmed = true } = {}): Promise<PersonId> {
    const id = newPersonId();
    await this.db.atDoor(async (door) => {
      await door.enter(this.id, async (inside) => {
        const kind = role === 'mentee' ? 'pupil' : 'teacher';
        await newMember(inside, { id, kind, confirmed, ...(kind === 'pupil' && { className: '7А' }) }, monday);
        await sayWho(inside, id, { name: { surname: 'Лесной', given: 'Пётр' }, called: 'Пётр' });
        await grantRole(inside, id, { role, ...(role === 'class_teacher' && { className: '7А' }) }, monday);
        await markJoined(inside, id, monday);
      });
      const { dialogue } = await accountAt(door, 'telegram', id, monday);
      await belongTo(door, dialogue, this.id, id);
    });
    return id;
  }

  /** Somebody has one role more. */
  async alsoHas(person: PersonId, role: Role): Promise<void> {
    await this.db.inSchool(this.id, (inside) => grantRole(inside, person, { role }, monday));
  }

  /** What somebody does at that moment. */
  async does<T>(person: PersonId, at: Temporal.Instant, act: (work: Work) => Promise<T>): Promise<T> {
    return this.db.inSchool(this.id, (inside) => this.doesInside(inside, person, at, act));
  }

  /** The same in a transaction of the test's own. */
  async doesInside<T>(
    inside: Inside,
    person: PersonId,
    at: Temporal.Instant,
    act: (work: Work) => Promise<T>,
  ): Promise<T> {
    const me = await readMember(inside, person);
    if (!me) throw new Error('Nobody of that id');
    const who = { me, school: await readSchool(inside), channel: 'telegram', account: brand<AccountId>(1) } as const;
    return act(workFor(inside, who, at, setting));
  }

  /** Somebody answers the only question of a questionnaire, and sends it. */
  async sends(person: PersonId, at: Temporal.Instant, answer = 'Люблю собирать роботов'): Promise<DraftId> {
    return this.does(person, at, async ({ filling }) => {
      const draft = await filling.open('sample', '');
      for (const input of [{ kind: 'words', text: answer }, { kind: 'submit' }] as const) {
        const now = await filling.read(draft);
        if (now) await filling.take(now, input);
      }
      return draft;
    });
  }

  /** What people have been told unasked, in its order. */
  async told(person: PersonId): Promise<unknown[]> {
    const rows = await this.db.atDoor((door) =>
      door.sql.selectFrom('outbox').select('content').where('person_id', '=', person).orderBy('id').execute(),
    );
    return rows.map(({ content }) => (content as { notice: unknown }).notice);
  }
}

const file = {
  ...{ id: 'sample', version: 1, title: 'Анкета программы: проба', audience: { role: 'mentee' } },
  questions: [{ id: 'note', kind: 'text', wording: 'Расскажи о себе' }],
};

const setting: Setting = {
  programmes: new Map(),
  questionnaires: new Map([['sample', { questionnaire: parseQuestionnaire(file), file }]]),
  consents: {
    document: () => {
      throw new Error('Nobody consents here');
    },
  },
  entrances: [],
  foreign: new Set(['telegram']),
  worrying: await loadSafeguarding(),
  openLink: (code) => code,
  calendarLink: (secret) => secret,
  webIsLocal: true,
};
