import { brand, type SchoolId } from '#domain/ids.ts';
import { type BellSchedule, usualBells } from '#domain/school/bells.ts';
import type { FormId } from '#domain/school/forms.ts';
import { type Holidays, usualHolidays } from '#domain/school/holidays.ts';
import type { School } from '#domain/school/school.ts';
import { forgetPlannedOf } from './due.ts';
import type { Inside } from './open.ts';

export async function readSchool(inside: Inside): Promise<School> {
  const row = await inside.sql.selectFrom('school').selectAll().executeTakeFirstOrThrow();
  return {
    id: row.school_id,
    name: row.name,
    kind: row.kind,
    timeZone: row.time_zone,
    forms: row.forms as FormId[],
    pupilAddress: row.pupil_address,
    quiet: { from: row.quiet_from, to: row.quiet_to },
    impersonalTelegram: row.impersonal_telegram,
    teenConsent: row.teen_consent,
    gradeRule: row.grade_rule,
    severalPairs: row.several_pairs,
    digest: { weekday: row.digest_weekday, time: row.digest_time },
    remindGuardians: row.remind_guardians,
    bells: (row.bells as BellSchedule[] | null) ?? usualBells,
    holidays: (row.holidays as Holidays[] | null) ?? usualHolidays,
    ...(row.preset === null ? {} : { presetId: row.preset }),
  };
}

export async function foundSchool(inside: Inside, school: School, at: Temporal.Instant): Promise<void> {
  await inside.sql
    .insertInto('school')
    .values({
      school_id: school.id,
      name: school.name,
      kind: school.kind,
      time_zone: school.timeZone,
      preset: school.presetId ?? null,
      forms: school.forms,
      pupil_address: school.pupilAddress,
      quiet_from: school.quiet.from,
      quiet_to: school.quiet.to,
      impersonal_telegram: school.impersonalTelegram,
      teen_consent: school.teenConsent,
      digest_weekday: school.digest.weekday,
      digest_time: school.digest.time,
      remind_guardians: school.remindGuardians,
      // The usual ones until the school says otherwise, whatever they are then.
      bells: null,
      holidays: null,
      created_at: at,
    })
    .execute();
}

/** What of a school's settings a curator can change. */
export type SchoolChange = Partial<
  Pick<
    School,
    | 'pupilAddress'
    | 'quiet'
    | 'bells'
    | 'holidays'
    | 'impersonalTelegram'
    | 'teenConsent'
    | 'gradeRule'
    | 'severalPairs'
    | 'remindGuardians'
    | 'digest'
  >
>;

export async function changeSchool(
  inside: Inside,
  {
    pupilAddress,
    quiet,
    bells,
    holidays,
    impersonalTelegram,
    teenConsent,
    gradeRule,
    severalPairs,
    remindGuardians,
    digest,
  }: SchoolChange,
): Promise<void> {
  await inside.sql
    .updateTable('school')
    .set({
      ...(pupilAddress === undefined ? {} : { pupil_address: pupilAddress }),
      ...(quiet === undefined ? {} : { quiet_from: quiet.from, quiet_to: quiet.to }),
      ...(bells === undefined ? {} : { bells }),
      ...(holidays === undefined ? {} : { holidays }),
      ...(impersonalTelegram === undefined ? {} : { impersonal_telegram: impersonalTelegram }),
      ...(teenConsent === undefined ? {} : { teen_consent: teenConsent }),
      ...(gradeRule === undefined ? {} : { grade_rule: gradeRule }),
      ...(severalPairs === undefined ? {} : { several_pairs: severalPairs }),
      ...(digest === undefined ? {} : { digest_weekday: digest.weekday, digest_time: digest.time }),
      ...(remindGuardians === undefined ? {} : { remind_guardians: remindGuardians }),
    })
    .where('school_id', '=', inside.school)
    .execute();
}

export const newSchoolId = (): SchoolId => brand<SchoolId>(crypto.randomUUID());

/** A school that nobody has ever been in but its founder, who is gone: nothing is left of it. */
export async function closeIfEmpty(inside: Inside): Promise<void> {
  const closed = await inside.sql
    .deleteFrom('school')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('person').select('person.id').whereRef('person.school_id', '=', 'school.school_id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('questionnaire')
            .select('questionnaire.id')
            .whereRef('questionnaire.school_id', '=', 'school.school_id'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('invitation').select('invitation.id').whereRef('invitation.school_id', '=', 'school.school_id'),
        ),
      ),
    )
    .returning('school_id')
    .executeTakeFirst();
  if (!closed) return;
  // What it would do each morning has no school any more.
  await inside.atDoor((door) => forgetPlannedOf(door, closed.school_id));
}
