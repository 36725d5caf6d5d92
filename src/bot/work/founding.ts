import { anySchool, findCode, useFirstCuratorCode, voidPrintedCodes } from '#db/codes.ts';
import { belongTo } from '#db/dialogues.ts';
import type { Door } from '#db/open.ts';
import { grantRole, newMember, newPersonId, sayWho } from '#db/people.ts';
import { foundSchool, newSchoolId } from '#db/schools.ts';
import type { DialogueId, SchoolId } from '#domain/ids.ts';
import { nameAndPatronymic, type PersonName } from '#domain/people/name.ts';
import type { School } from '#domain/school/school.ts';
import type { Setting } from './setting.ts';
import { eraseIfSilent } from './silence.ts';

/** What somebody can do who is not in a school yet: set one up, with the code for it. */
export interface FoundingWork {
  readonly at: Temporal.Instant;
  readonly setting: Setting;
  /** This messenger may carry no personal data in a school with the switch on. */
  readonly foreign: boolean;
  /** This turn has founded a school: the next one is its curator's, who joins like everybody, by consent. */
  founded(): boolean;
  /** Does the code still open a school? */
  codeHolds(code: string): Promise<boolean>;
  /**
   * Founds the school with its first curator, whose dialogue this is from now on. The code is used up; with
   * the first school all codes are void that starts have printed. A curator without a name says it afterwards, in the
   * school, where it may be asked. Undefined where the code has been used meanwhile.
   */
  found(code: string, school: Omit<School, 'id'>, curator: PersonName | null): Promise<SchoolId | undefined>;
}

export function foundingWork(
  door: Door,
  dialogue: DialogueId,
  { at, setting, foreign }: Pick<FoundingWork, 'at' | 'setting' | 'foreign'>,
): FoundingWork {
  let founded = false;
  const codeHolds = async (code: string) => {
    const found = await findCode(door, code, at);
    return found?.purpose === 'first-curator' && found.usedAt === undefined;
  };
  return {
    at,
    setting,
    foreign,
    founded: () => founded,
    codeHolds,
    async found(code, school, curator) {
      // Of two who found by one code at once, the other has used it up.
      if (!(await codeHolds(code)) || !(await useFirstCuratorCode(door, code, at))) return undefined;
      const first = !(await anySchool(door));
      const id = newSchoolId();
      const person = newPersonId();
      await door.enter(id, async (inside) => {
        await foundSchool(inside, { ...school, id }, at);
        await newMember(inside, { id: person, kind: 'teacher', confirmed: true }, at);
        await grantRole(inside, person, { role: 'curator' }, at);
        if (curator) await sayWho(inside, person, { name: curator, called: nameAndPatronymic(curator) });
      });
      if (first) await voidPrintedCodes(door, at);
      await belongTo(door, dialogue, id, person);
      await eraseIfSilent(door, { school: id, person, timeZone: school.timeZone }, at);
      founded = true;
      return id;
    },
  };
}
