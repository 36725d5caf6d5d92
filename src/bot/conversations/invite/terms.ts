import type { Asking, Option, Talk } from '#bot/conversation/conversation.ts';
import type { Work } from '#bot/work/work.ts';
import {
  checkTerms,
  defaultTerms,
  type InvitationScope,
  type InvitationTerms,
  type Invited,
  mayBeCommon,
} from '#domain/people/invitation.ts';
import { schoolYearOf } from '#domain/school/school-year.ts';
import { words } from './words.ts';

/** What has been chosen: `year` becomes days when the invitation is made. */
export interface ChosenTerms {
  readonly scope: InvitationScope;
  readonly limit: number;
  readonly till: string;
}

export async function terms(talk: Talk, invited: Invited): Promise<ChosenTerms> {
  const usual = defaultTerms(invited);
  const scope = mayBeCommon(invited) ? await talk.choose('scope', words.scope, scopes) : 'personal';
  const first = scope === usual.scope ? usual.days : 30;
  const till = await talk.choose('till', words.till, async (work: Work) => tillOptions(work.today(), first));
  const limit = scope === 'common' ? await talk.ask('limit', words.limit, askingLimit(invited, usual)) : 1;
  return { scope, limit, till };
}

/** The terms on the day they are used. */
export function termsOn(day: Temporal.PlainDate, { scope, limit, till }: ChosenTerms): InvitationTerms {
  return { scope, limit, days: till === 'year' ? daysToYearEnd(day) : Number(till) };
}

const scopes: readonly Option<InvitationScope>[] = [
  { key: 'common', label: words.scopes.common },
  { key: 'personal', label: words.scopes.personal },
];

/** The usual first; the rest of the school year where it is longer than the others. */
export function tillOptions(day: Temporal.PlainDate, usual: number): readonly Option[] {
  const lengths = [usual, ...[7, 14, 30].filter((days) => days !== usual)];
  const toYearEnd = daysToYearEnd(day);
  return [
    ...lengths.map((days) => ({ key: String(days), label: words.days(days, day.add({ days })) })),
    ...(toYearEnd > Math.max(...lengths) ? [{ key: 'year', label: words.yearEnd(day.add({ days: toYearEnd })) }] : []),
  ];
}

/** At least a day, so that what was chosen last evening still holds. */
function daysToYearEnd(day: Temporal.PlainDate): number {
  return Math.max(1, day.until(schoolYearOf(day).ends, { largestUnit: 'days' }).days);
}

function askingLimit(invited: Invited, usual: InvitationTerms): Asking<number> {
  const offered = [usual.limit, ...[20, 30, 100].filter((limit) => limit !== usual.limit)];
  return {
    suggest: offered.map((limit) => ({ label: words.limitIs(limit), value: limit })),
    read(input) {
      const limit = /^\s*\d{1,4}\s*$/u.test(input) ? Number(input) : Number.NaN;
      const checked = checkTerms(invited, { ...usual, limit });
      return checked.ok ? { value: limit } : { problem: words.limitProblem };
    },
  };
}
