import { brand, type SchoolId } from '#domain/ids.ts';
import type { TeenConsent } from '#domain/people/consent-rules.ts';
import type { FormId } from '#domain/school/forms.ts';
import type { School } from '#domain/school/school.ts';
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
      created_at: at,
    })
    .execute();
}

/** Who consents for those of 14 to 17, from now on. */
export async function setTeenConsent(inside: Inside, teenConsent: TeenConsent): Promise<void> {
  await inside.sql
    .updateTable('school')
    .set({ teen_consent: teenConsent })
    .where('school_id', '=', inside.school)
    .execute();
}

/** The switch «Telegram: только обезличенные сообщения». */
export async function setImpersonalTelegram(inside: Inside, on: boolean): Promise<void> {
  await inside.sql
    .updateTable('school')
    .set({ impersonal_telegram: on })
    .where('school_id', '=', inside.school)
    .execute();
}

export const newSchoolId = (): SchoolId => brand<SchoolId>(crypto.randomUUID());

/** A school that nobody has ever been in but its founder, who is gone: nothing is left of it. */
export async function closeIfEmpty(inside: Inside): Promise<void> {
  await inside.sql
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
    .execute();
}
