import type { PersonId } from '#domain/ids.ts';
import { askedWithin } from '#domain/people/coming-of-age.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import { Personal } from '#domain/personal.ts';
import type { Inside } from './open.ts';

export interface ComingOfAge {
  id: PersonId;
  kind: PersonKind;
  birthDate: Personal<Temporal.PlainDate>;
  askedAt?: Temporal.Instant;
}

/** Those who take part and may have turned 14 or 18 lately; the rule of the day is the domain's. */
export async function comingOfAge(inside: Inside, today: Temporal.PlainDate): Promise<ComingOfAge[]> {
  const rows = await inside.sql
    .selectFrom('person')
    .select(['id', 'kind', 'birth_date', 'asked_anew_at'])
    .where('joined_at', 'is not', null)
    .where('left_at', 'is', null)
    .where((eb) =>
      eb.or(
        [14, 18].map((years) => {
          const last = today.subtract({ years });
          // A day more, for whoever is born on 29 February.
          return eb.and([
            eb('birth_date', '<=', last.add({ days: 1 })),
            eb('birth_date', '>=', last.subtract(askedWithin).subtract({ days: 1 })),
          ]);
        }),
      ),
    )
    .orderBy('id')
    .execute();
  return rows.flatMap((row) =>
    row.birth_date === null
      ? []
      : [
          {
            id: row.id,
            kind: row.kind as PersonKind,
            birthDate: new Personal(row.birth_date),
            ...(row.asked_anew_at === null ? {} : { askedAt: row.asked_anew_at }),
          },
        ],
  );
}

export async function markAskedAnew(inside: Inside, ids: readonly PersonId[], at: Temporal.Instant): Promise<void> {
  if (ids.length === 0) return;
  await inside.sql
    .updateTable('person')
    .set({ asked_anew_at: at })
    .where('id', 'in', [...ids])
    .execute();
}
