import { sql } from 'kysely';
import type { PersonId } from '#domain/ids.ts';
import type { Person } from '#domain/people/person.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import type { Role } from '#domain/people/role.ts';
import { Personal } from '#domain/personal.ts';
import type { FormId } from '#domain/school/forms.ts';
import type { Inside } from './open.ts';

/** Somebody with a place in the school, from the moment an invitation is taken: first without a name, then a person. */
export interface Member {
  id: PersonId;
  kind: PersonKind;
  roles: HeldRole[];
  /** Whose guardian this is. */
  children: PersonId[];
  className?: string;
  /** Absent until they have said who they are. */
  person?: Person;
  confirmed: boolean;
  joinedAt?: Temporal.Instant;
  /** Refused or left: nobody asks again. */
  leftAt?: Temporal.Instant;
  /** «Стоп»: they are told nothing unasked. */
  silenced: boolean;
}

export interface MemberFilter {
  role?: Role;
  confirmed?: boolean;
  /** Only who has joined, or only who waits for a guardian. */
  joined?: boolean;
  /** Only these, and those who have said «стоп». */
  untold?: readonly PersonId[];
  /** Of these only. */
  only?: readonly PersonId[];
}

export interface HeldRole {
  role: Role;
  form?: FormId;
  /** The class of a class teacher. */
  className?: string;
}

export async function readMember(inside: Inside, id: PersonId): Promise<Member | undefined> {
  const [row] = await members(inside).where('person.id', '=', id).execute();
  return row && memberFrom(inside, row);
}

/** These, by name; whoever is not there is left out. */
export async function readMembers(inside: Inside, ids: readonly PersonId[]): Promise<Member[]> {
  if (ids.length === 0) return [];
  const rows = await members(inside)
    .where('person.id', 'in', [...ids])
    .orderBy('person.surname')
    .orderBy('person.given')
    .orderBy('person.id')
    .execute();
  return rows.map((row) => memberFrom(inside, row));
}

/** How somebody is addressed, where the name alone may be shown and mostly is not: whoever shows it says whose it is. */
export async function calledOf(
  inside: Inside,
  id: PersonId,
): Promise<{ kind?: PersonKind; called?: Personal<string> }> {
  const row = await inside.sql
    .selectFrom('person')
    .select(['kind', 'called', 'given'])
    .where('id', '=', id)
    .executeTakeFirst();
  const called = row?.called ?? row?.given;
  return { ...(row && { kind: row.kind as PersonKind }), ...(called && { called: new Personal(called) }) };
}

/** Those who have joined and not left, and those who wait for a guardian's consent, by name: pages of a list, or without a limit all. */
export async function listMembers(
  inside: Inside,
  {
    role,
    confirmed,
    joined,
    untold,
    only,
    bornAfter,
    classes,
    from,
    limit,
  }: MemberFilter & { bornAfter: Temporal.PlainDate; classes?: readonly string[]; from: number; limit?: number },
): Promise<{ members: Member[]; of: number }> {
  let query = members(inside)
    .where('person.left_at', 'is', null)
    .where((eb) => {
      const in_ = eb('person.joined_at', 'is not', null);
      const waits = eb.and([
        eb('person.joined_at', 'is', null),
        eb('person.surname', 'is not', null),
        // Under 14 one's own consent is not asked; from 14 on it is there already.
        eb.or([
          eb('person.birth_date', '>', bornAfter),
          eb.exists(
            eb
              .selectFrom('consent')
              .select('consent.person_id')
              .whereRef('consent.school_id', '=', 'person.school_id')
              .whereRef('consent.person_id', '=', 'person.id')
              .where('consent.signer', '=', 'self')
              .where('consent.answer', '=', 'given'),
          ),
        ]),
      ]);
      return joined === undefined ? eb.or([in_, waits]) : joined ? in_ : waits;
    });
  if (confirmed !== undefined) query = query.where('person.confirmed_at', confirmed ? 'is not' : 'is', null);
  if (untold !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb('person.silenced_at', 'is not', null),
        ...(untold.length === 0 ? [] : [eb('person.id', 'in', [...untold])]),
      ]),
    );
  }
  if (only !== undefined) {
    query = only.length === 0 ? query.where(sql<boolean>`false`) : query.where('person.id', 'in', [...only]);
  }
  if (classes !== undefined) query = query.where('person.class_name', 'in', classes.length > 0 ? [...classes] : ['']);
  if (role !== undefined) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('person_role')
          .select('person_role.person_id')
          .whereRef('person_role.school_id', '=', 'person.school_id')
          .whereRef('person_role.person_id', '=', 'person.id')
          .where('person_role.role', '=', role),
      ),
    );
  }
  const ordered = query
    .select(sql<number>`count(*) over ()`.as('of'))
    .orderBy('person.surname')
    .orderBy('person.given')
    .orderBy('person.id')
    .offset(from);
  const rows = await (limit === undefined ? ordered : ordered.limit(limit)).execute();
  return { members: rows.map((row) => memberFrom(inside, row)), of: rows[0]?.of ?? 0 };
}

/** Asked under a lock of the curators' roles: two who leave at the same moment do not both go. */
export async function isLastCurator(inside: Inside, id: PersonId): Promise<boolean> {
  await inside.sql
    .selectFrom('person_role')
    .select('person_id')
    .where('role', '=', 'curator')
    .orderBy('person_id')
    .forUpdate()
    .execute();
  const [first, ...others] = await curators(inside);
  return first === id && others.length === 0;
}

export async function curators(inside: Inside): Promise<PersonId[]> {
  return membersWith(inside, 'curator');
}

/** Those who take part in that role. */
export async function membersWith(inside: Inside, role: Role): Promise<PersonId[]> {
  const rows = await inside.sql
    .selectFrom('person_role')
    .innerJoin('person', (join) =>
      join.onRef('person.school_id', '=', 'person_role.school_id').onRef('person.id', '=', 'person_role.person_id'),
    )
    .select('person.id')
    .where('person_role.role', '=', role)
    .where('person.joined_at', 'is not', null)
    .where('person.left_at', 'is', null)
    .execute();
  return rows.map((row) => row.id);
}

/** Those who came by an invitation and have neither joined nor refused. */
export async function newcomers(inside: Inside): Promise<PersonId[]> {
  const rows = await inside.sql
    .selectFrom('person')
    .select('id')
    .where('joined_at', 'is', null)
    .where('left_at', 'is', null)
    .execute();
  return rows.map((row) => row.id);
}

function members(inside: Inside) {
  return inside.sql
    .selectFrom('person')
    .select([
      'person.id',
      'person.kind',
      'person.surname',
      'person.given',
      'person.patronymic',
      'person.called',
      'person.birth_date',
      'person.class_name',
      'person.subject',
      'person.confirmed_at',
      'person.joined_at',
      'person.left_at',
      'person.silenced_at',
    ])
    .select((eb) =>
      eb
        .selectFrom('person_role')
        .select(
          sql<
            StoredRole[]
          >`coalesce(jsonb_agg(jsonb_build_object('role', role, 'form', form, 'className', person_role.class_name) order by person_role.since, role), '[]')`.as(
            'roles',
          ),
        )
        .whereRef('person_role.school_id', '=', 'person.school_id')
        .whereRef('person_role.person_id', '=', 'person.id')
        .as('roles'),
    )
    .select((eb) =>
      eb
        .selectFrom('guardian')
        .select(sql<PersonId[]>`coalesce(jsonb_agg(guardian.child_id order by guardian.since), '[]')`.as('children'))
        .whereRef('guardian.school_id', '=', 'person.school_id')
        .whereRef('guardian.guardian_id', '=', 'person.id')
        .as('children'),
    );
}

interface StoredRole {
  role: Role;
  form: FormId | '';
  className: string;
}

type Row = Awaited<ReturnType<ReturnType<typeof members>['execute']>>[number];

function memberFrom(inside: Inside, row: Row): Member {
  inside.about.add(row.id);
  const confirmed = row.confirmed_at !== null;
  const kind = row.kind as PersonKind;
  const className = row.class_name === null ? {} : { className: row.class_name };
  const person: Person | undefined =
    row.surname === null || row.given === null
      ? undefined
      : {
          id: row.id,
          schoolId: inside.school,
          name: new Personal({
            surname: row.surname,
            given: row.given,
            ...(row.patronymic === null ? {} : { patronymic: row.patronymic }),
          }),
          called: new Personal(row.called ?? row.given),
          kind,
          confirmed,
          ...className,
          ...(row.birth_date === null ? {} : { birthDate: new Personal(row.birth_date) }),
          ...(row.subject === null ? {} : { subject: row.subject }),
        };
  return {
    id: row.id,
    kind,
    confirmed,
    roles: (row.roles ?? []).map(({ role, form, className }) => ({
      role,
      ...(form === '' ? {} : { form }),
      ...(className === '' ? {} : { className }),
    })),
    children: row.children ?? [],
    silenced: row.silenced_at !== null,
    ...className,
    ...(person === undefined ? {} : { person }),
    ...(row.joined_at === null ? {} : { joinedAt: row.joined_at }),
    ...(row.left_at === null ? {} : { leftAt: row.left_at }),
  };
}
