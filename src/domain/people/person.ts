import type { PersonId, SchoolId } from '#domain/ids.ts';
import type { PersonName } from '#domain/people/name.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import type { Personal } from '#domain/personal.ts';

/** Somebody in one school; the same human in another school is another person. */
export interface Person {
  readonly id: PersonId;
  readonly schoolId: SchoolId;
  /** As in documents. */
  readonly name: Personal<PersonName>;
  /** As the program addresses them and names them to a partner. */
  readonly called: Personal<string>;
  readonly kind: PersonKind;
  readonly birthDate?: Personal<Temporal.PlainDate>;
  /** «7А», for pupils. */
  readonly className?: string;
  /** For teachers. */
  readonly subject?: string;
  /** False after a common link, until the list, the class teacher or the curator says who this is: no names are shown till then. */
  readonly confirmed: boolean;
}
