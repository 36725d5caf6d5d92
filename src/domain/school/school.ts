import { type DigestTime, usualDigest } from '#domain/desk/digest-time.ts';
import type { SchoolId } from '#domain/ids.ts';
import type { TeenConsent } from '#domain/people/consent-rules.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import { type BellSchedule, usualBells } from '#domain/school/bells.ts';
import type { FormId } from '#domain/school/forms.ts';
import { type Holidays, usualHolidays } from '#domain/school/holidays.ts';
import type { QuietHours } from '#domain/school/quiet-hours.ts';

export type SchoolKind = 'state' | 'private';

export const schoolKindTitles: Readonly<Record<SchoolKind, string>> = {
  state: 'государственная или муниципальная',
  private: 'частная',
};

export type PupilAddress = 'ты' | 'вы';

/** One school of the deployment, as its curator has set it up. */
export interface School {
  readonly id: SchoolId;
  readonly name: string;
  readonly kind: SchoolKind;
  /** IANA name, one of `timeZones`. */
  readonly timeZone: string;
  readonly presetId?: string;
  readonly forms: readonly FormId[];
  readonly pupilAddress: PupilAddress;
  readonly quiet: QuietHours;
  /** The first are of all classes that no other ones name. */
  readonly bells: readonly BellSchedule[];
  readonly holidays: readonly Holidays[];
  /** «Telegram: только обезличенные сообщения». */
  readonly impersonalTelegram: boolean;
  /** Who consents for those of 14 to 17; both is the default (methodology.md 4.7). */
  readonly teenConsent: TeenConsent;
  /** R11, «более низкой ступени»: a lower class, or a lower one of 1–4, 5–9, 10–11. */
  readonly gradeRule: 'class' | 'stage';
  /** «Учитель – учитель»: several pairs of one variant for one mentee. */
  readonly severalPairs: boolean;
  /** When curators read of their week. */
  readonly digest: DigestTime;
  /** Guardians of children under 14 are reminded of meetings too. */
  readonly remindGuardians: boolean;
}

/**
 * What set-up offers before the curator has said anything. A state or municipal school may not pass personal data
 * through a foreign messenger: ч. 8 ст. 10 149-ФЗ (methodology.md 4.7).
 */
export function defaultsFor(kind: SchoolKind): Omit<School, 'id' | 'name' | 'kind' | 'presetId'> {
  return {
    timeZone: 'Europe/Moscow',
    forms: ['pupil_pupil', 'teacher_teacher'],
    pupilAddress: 'ты',
    quiet: { from: Temporal.PlainTime.from('21:00'), to: Temporal.PlainTime.from('08:00') },
    bells: usualBells,
    holidays: usualHolidays,
    impersonalTelegram: kind === 'state',
    teenConsent: 'own-and-guardian',
    gradeRule: 'class',
    severalPairs: false,
    digest: usualDigest,
    remindGuardians: false,
  };
}

/** «вы» to adults; to pupils as the school sets. */
export function addressOf(kind: PersonKind, { pupilAddress }: Pick<School, 'pupilAddress'>): PupilAddress {
  return kind === 'pupil' ? pupilAddress : 'вы';
}
