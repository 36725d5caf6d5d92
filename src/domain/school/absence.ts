import type { PersonId } from '#domain/ids.ts';
import { type BellSchedule, bellsOf } from '#domain/school/bells.ts';
import type { Pause } from '#domain/school/pauses.ts';

/** Whom it concerns: somebody who is away, or who of the school learns at home. */
export type Concerned =
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'class'; readonly className: string }
  /** Those with lessons by these bells: a shift or a building, by its title. */
  | { readonly kind: 'building'; readonly title: string }
  | { readonly kind: 'school' };

export type AbsenceKind = 'away' | 'quarantine' | 'remote';

/** Clocks of whom it concerns stand still on these days. Source: product.md 8. */
export interface Absence {
  readonly kind: AbsenceKind;
  readonly whose: Concerned;
  readonly days: Pause;
}

export interface Attendant {
  readonly id: PersonId;
  readonly className?: string;
}

/** Whether somebody is concerned; adults without a class by what is of the whole school only. */
export function isConcerned(whose: Concerned, { id, className }: Attendant, bells: readonly BellSchedule[]): boolean {
  switch (whose.kind) {
    case 'person':
      return whose.person === id;
    case 'class':
      return whose.className === className;
    case 'building':
      return bellsOf(className, bells)?.title === whose.title;
    case 'school':
      return true;
    default:
      return whose satisfies never;
  }
}

/** Ended early: today is the first day that is none any more. Undefined: it has not begun, nothing of it is left. */
export function endedOn({ from, to }: Pause, today: Temporal.PlainDate): Pause | undefined {
  const last = today.subtract({ days: 1 });
  if (Temporal.PlainDate.compare(last, from) < 0) return undefined;
  return { from, to: Temporal.PlainDate.compare(last, to) < 0 ? last : to };
}
