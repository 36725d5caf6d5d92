import { makeInvitation } from '#bot/work/new-invitation.ts';
import type { Setting } from '#bot/work/setting.ts';
import { anySchool, askedByOperator, newCode as keepCode, randomForCode } from '#db/codes.ts';
import { schoolsInUse } from '#db/dialogues.ts';
import type { Database } from '#db/open.ts';
import { readSchool } from '#db/schools.ts';
import { defaultTerms, type Invited } from '#domain/people/invitation.ts';
import { newCode } from '#domain/people/invitation-code.ts';
import type { School } from '#domain/school/school.ts';
import type { Clock } from '#domain/time.ts';

/** Ways in that nobody inside can give: for whoever sets a school up, and for a school whose curators are all gone. */
export class CuratorCodes {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #setting: Setting;

  constructor(db: Database, clock: Clock, setting: Setting) {
    this.#db = db;
    this.#clock = clock;
    this.#setting = setting;
  }

  /** While there is no school each start prints a code that opens one; every printed one holds until one of them is used. */
  async atStart(print: (line: string) => void): Promise<void> {
    if (await this.#db.atDoor(anySchool)) return;
    print(await this.#firstCurator());
  }

  /** One more school of this deployment. */
  forNewSchool(): Promise<string> {
    return this.#firstCurator(askedByOperator);
  }

  /** A personal invitation of a curator into a school that is there. `which`: its number in the list that is shown without. */
  async forNewCurator(which: string): Promise<string> {
    const schools = await this.#schools();
    const school = schools[Number(which) - 1];
    if (!school) return listed(schools);
    const { code } = await this.#db.inSchool(school.id, (inside) =>
      makeInvitation(
        inside,
        { invited: curator, terms: defaultTerms(curator), timeZone: school.timeZone },
        this.#clock.now(),
      ),
    );
    return this.#line('curator', code);
  }

  async #firstCurator(askedBy?: typeof askedByOperator): Promise<string> {
    const code = newCode(randomForCode(12));
    await this.#db.atDoor((door) =>
      keepCode(door, code, { purpose: 'first-curator', ...(askedBy && { subject: askedBy }) }, this.#clock.now()),
    );
    return this.#line('first curator', code);
  }

  #line(whose: string, code: string): string {
    const web = this.#setting.entrances.find(({ channel }) => channel === 'web');
    return `${whose}: ${code} ${web?.link(code)}`;
  }

  async #schools(): Promise<School[]> {
    const schools: School[] = [];
    for (const id of await this.#db.atDoor(schoolsInUse)) schools.push(await this.#db.inSchool(id, readSchool));
    return schools;
  }
}

const curator: Invited = { role: 'curator', kind: 'teacher' };

function listed(schools: readonly School[]): string {
  if (schools.length === 0) return 'Школ пока нет: npm run operator -- new-school';
  const lines = schools.map(({ name }, index) => `${index + 1}. ${name}`);
  return [...lines, 'npm run operator -- new-curator НОМЕР'].join('\n');
}
