import { guardiansOf } from '#db/guardians.ts';
import { listMembers, type Member, readMember } from '#db/members.ts';
import { readMembership } from '#db/pairs.ts';
import type { AgreementPaper, Party } from '#documents/agreement-docx.ts';
import type { OrderedPair, OrderPaper } from '#documents/order-docx.ts';
import type { PairId, PersonId } from '#domain/ids.ts';
import { isOver } from '#domain/pairing/pair-life.ts';
import { ageGroup, ageOfOwnConsent } from '#domain/people/age.ts';
import type { Person } from '#domain/people/person.ts';
import { personKindTitles } from '#domain/people/person-kind.ts';
import { type FormId, forms } from '#domain/school/forms.ts';
import { schoolYearOf, schoolYearTitle } from '#domain/school/school-year.ts';
import { variants } from '#domain/school/variants.ts';
import { schoolDate } from '#domain/time.ts';
import type { Desk } from './desk.ts';
import type { PairPaperActs, PaperCase } from './pair-papers.ts';
import { demandInPair } from './pairs.ts';

/** What a school prints of its pairs, to be signed: read here, made by documents/. Exact titles of variants stand there only. */
export interface PairDocumentActs {
  /** Undefined: the pair is over, or somebody has left. */
  agreement(pair: PairId, mentee: PersonId): Promise<{ mentee: Person; paper: AgreementPaper } | undefined>;
  /** Those of these keys that have no order yet; undefined: none of them. */
  order(keys: readonly string[]): Promise<{ of: number; paper: OrderPaper } | undefined>;
}

export function pairDocumentActs(desk: Desk, papers: Pick<PairPaperActs, 'lacking'>): PairDocumentActs {
  const { inside, at, school } = desk;
  const today = schoolDate(at, school.timeZone);
  const year = schoolYearOf(today);

  async function party(person: Person): Promise<Party> {
    const minor = ageGroup(person, today) !== 'adult';
    const guardian = minor ? await guardianOf(person.id) : undefined;
    return { ...named(person), minor, ...(guardian && { guardian: guardian.name }) };
  }

  async function guardianOf(child: PersonId): Promise<Person | undefined> {
    for (const id of await guardiansOf(inside, child)) {
      const person = here(await readMember(inside, id));
      if (person) return person;
    }
    return undefined;
  }

  async function head(): Promise<Person | undefined> {
    const bornAfter = today.subtract({ years: ageOfOwnConsent });
    const { members } = await listMembers(inside, { role: 'head', joined: true, bornAfter, from: 0, limit: 1 });
    return here(members[0]);
  }

  return {
    async agreement(pair, id) {
      const member = await readMembership(inside, { pair, mentee: id });
      if (!member || isOver(member.life)) return undefined;
      await demandInPair(desk, 'pair.papers', member);
      const mentor = here(await readMember(inside, member.mentor));
      const mentee = here(await readMember(inside, id));
      const since = member.worksSince ?? member.startedOn;
      if (!mentor || !mentee) return undefined;
      return {
        mentee,
        paper: {
          ...{ school: school.name, mentor: await party(mentor), mentee: await party(mentee) },
          ...titles(member),
          goal: member.goal,
          to: year.ends,
          ...(desk.me.person && { curator: desk.me.person.name }),
          ...(since && { from: since }),
        },
      };
    },
    async order(keys) {
      const { cases } = await papers.lacking('order');
      const these = cases.filter(({ key }) => keys.includes(key));
      if (these.length === 0) return undefined;
      const signs = await head();
      return {
        of: these.length,
        paper: {
          ...{ school: school.name, schoolYear: schoolYearTitle(year), pairs: rowsOf(these, year.ends) },
          ...(desk.me.person && { curator: desk.me.person.name }),
          ...(signs && { head: signs.name }),
        },
      };
    },
  };
}

/** A group is one row. */
function rowsOf(cases: readonly PaperCase[], to: Temporal.PlainDate): OrderedPair[] {
  const groups = Map.groupBy(cases, ({ member }) => member.pair);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { member, mentor } = first;
    return [{ mentor: named(mentor), mentees: group.map(({ mentee }) => named(mentee)), ...titles(member), to }];
  });
}

function titles({ form, variant }: { form: FormId; variant: string }): { form: string; variant?: string } {
  const exact = variants.find(({ id }) => id === variant)?.documentTitle;
  return { form: forms[form].title, ...(exact !== undefined && { variant: exact }) };
}

function named(person: Person): Pick<Party, 'name' | 'occupation'> {
  const { name, kind, className, subject } = person;
  if (kind === 'pupil') return { name, ...(className !== undefined && { occupation: `${className} класс` }) };
  const title = personKindTitles[kind];
  return { name, occupation: subject === undefined ? title : `${title} (${subject})` };
}

function here(member: Member | undefined): Person | undefined {
  return member && !member.leftAt ? member.person : undefined;
}
