import { brand, type PersonId, type SchoolId } from '#domain/ids.ts';
import type { Secret, Walker } from './walker.ts';
import type { World } from './world.ts';

interface Member {
  className: string | null;
  /** Consents are given and nobody has left. */
  takesPart: boolean;
  roles: readonly { role: string; className: string }[];
  /** For whom they answer as a guardian. */
  children: readonly PersonId[];
}

/** One school as its rights are asked: told apart from the program's own table, so that the two can disagree. */
interface School {
  name: string;
  /** «Telegram: только обезличенные сообщения». */
  impersonalTelegram: boolean;
  members: ReadonlyMap<PersonId, Member>;
  /** Mentor and mentee of each pair, and who has heard of it as one of its sides. */
  pairs: readonly { both: readonly PersonId[]; knownTo: readonly PersonId[] }[];
}

/** Who sits where at one moment of a walk. */
export interface Rights {
  schools: ReadonlyMap<SchoolId, School>;
  seats: readonly { account: number; school: SchoolId; person: PersonId }[];
}

export async function rightsNow({ program: { db } }: World): Promise<Rights> {
  const rows = await db.atDoor(({ sql }) =>
    sql
      .selectFrom('seat')
      .innerJoin('dialogue', 'dialogue.id', 'seat.dialogue_id')
      .select(['seat.account_id', 'dialogue.school_id', 'dialogue.person_id'])
      .execute(),
  );
  const seats = rows.flatMap(({ account_id, school_id, person_id }) =>
    school_id && person_id ? [{ account: Number(account_id), school: school_id, person: person_id }] : [],
  );
  const schools = new Map<SchoolId, School>();
  for (const id of new Set(seats.map(({ school }) => school))) schools.set(id, await readSchool(db, id));
  return { schools, seats };
}

/** Whether this human may be shown the secret here, going by a moment's rights. */
export function mayBeShown(
  secret: Secret,
  owner: Walker,
  viewer: Walker,
  everybody: readonly Walker[],
  { schools, seats }: Rights,
): boolean {
  const ofHuman = (human: Walker) => {
    const accounts = everybody.filter(({ secrets }) => secrets === human.secrets).map(({ account }) => account);
    return seats.filter(({ account }) => accounts.includes(account));
  };
  const own = viewer.secrets === owner.secrets;
  const mine = ofHuman(viewer).filter(({ school }) => {
    const { name, impersonalTelegram } = schools.get(school) ?? nowhere;
    return !(viewer.inTelegram && impersonalTelegram) && (secret.school === undefined || secret.school === name);
  });
  // Somebody of no school, or a window whose session is over, is told nothing but their own.
  if (own) return mine.length > 0 || !viewer.inTelegram || ofHuman(viewer).length === 0;
  return mine.some(({ school, person }) => {
    const me = schools.get(school)?.members.get(person);
    // Whoever was given the code of another chat answers for its person, and reads what that person may.
    if (ofHuman(owner).some((seat) => seat.school === school && seat.person === person)) return true;
    if (!me?.takesPart) return false;
    const all = schools.get(school)?.members;
    const theirs = ofHuman(owner).flatMap((seat) => (seat.school === school ? seat.person : []));
    const classes = (of: readonly PersonId[]) => of.map((each) => all?.get(each)?.className);
    const children = theirs.flatMap((each) => all?.get(each)?.children ?? []);
    // A guardian signs for the child by name; the card says who has signed.
    if (secret.kind === 'name' && theirs.some((each) => me.children.includes(each))) return true;
    if (secret.kind === 'name' && children.includes(person)) return true;
    const pairs = schools.get(school)?.pairs.filter(({ knownTo }) => knownTo.includes(person)) ?? [];
    if (secret.kind === 'name' && pairs.some(({ both }) => theirs.some((each) => both.includes(each)))) return true;
    return me.roles.some(({ role, className }) => {
      if (role === 'curator' || role === 'psychologist') return theirs.length > 0;
      // Who calls for help and is not answered is called by name before the head.
      if (role === 'head' && secret.kind === 'name') return theirs.length > 0;
      return (
        role === 'class_teacher' && secret.kind === 'name' && classes([...theirs, ...children]).includes(className)
      );
    });
  });
}

const nowhere = { name: '', impersonalTelegram: true };

async function readSchool(db: World['program']['db'], id: SchoolId): Promise<School> {
  return db.inSchool(brand<SchoolId>(id), async ({ sql }) => {
    const { name, impersonal_telegram } = await sql
      .selectFrom('school')
      .select(['name', 'impersonal_telegram'])
      .executeTakeFirstOrThrow();
    const people = await sql.selectFrom('person').select(['id', 'class_name', 'joined_at', 'left_at']).execute();
    const roles = await sql.selectFrom('person_role').select(['person_id', 'role', 'class_name']).execute();
    const guardians = await sql.selectFrom('guardian').select(['guardian_id', 'child_id']).execute();
    const members = people.map(({ id, class_name, joined_at, left_at }): [PersonId, Member] => [
      id,
      {
        className: class_name,
        takesPart: joined_at !== null && left_at === null,
        roles: roles
          .filter(({ person_id }) => person_id === id)
          .map(({ role, class_name }) => ({ role, className: class_name })),
        children: guardians.filter(({ guardian_id }) => guardian_id === id).map(({ child_id }) => child_id),
      },
    ]);
    const memberships = await sql.selectFrom('pair_member').selectAll().execute();
    const pairs = memberships.map(({ mentor_id: mentor, mentee_id: mentee, waits_for: waitsFor }) => {
      const family = guardians.filter(({ child_id }) => child_id === mentor || child_id === mentee);
      const sides = [mentor, ...family.map(({ guardian_id }) => guardian_id), mentee];
      const known =
        waitsFor === 'council' ? 0 : waitsFor === 'mentor' ? 1 : sides.length - Number(waitsFor === 'guardians');
      return { both: [mentor, mentee], knownTo: sides.slice(0, known) };
    });
    return { name, impersonalTelegram: impersonal_telegram, members: new Map(members), pairs };
  });
}
