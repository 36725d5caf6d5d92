/** The cycle of a pair, in its order. Source: methodology.md 4.1. */
export const meetingKinds = ['intro', 'trial', 'planning', 'working', 'final'] as const;

export type MeetingKind = (typeof meetingKinds)[number];

/** In the middle of a sentence. Source: methodology.md 4.1. */
export const meetingKindTitles: Readonly<Record<MeetingKind, string>> = {
  intro: 'знакомство',
  trial: 'пробная рабочая встреча',
  planning: 'встреча-планирование',
  working: 'рабочая встреча',
  final: 'итоговая встреча',
};

/** The kinds of a series whose first meeting is of that kind: the cycle goes on in it. */
export function kindsFrom(first: MeetingKind, of: number): MeetingKind[] {
  const cycle = first === 'final' ? [first] : meetingKinds.slice(meetingKinds.indexOf(first), -1);
  return Array.from({ length: of }, (_, index) => cycle[index] ?? cycle.at(-1) ?? first);
}

/**
 * The kind that comes next after those held: each of the first three once, then working ones. A pair that worked before
 * it was entered here has them behind it.
 */
export function nextKind(
  held: readonly MeetingKind[],
  { worksSince }: { readonly worksSince?: Temporal.PlainDate },
): MeetingKind {
  if (worksSince) return 'working';
  return (['intro', 'trial', 'planning'] as const).find((kind) => !held.includes(kind)) ?? 'working';
}
