import {
  attachScan,
  givenByGuardian,
  noteConsent,
  type Paper,
  papersOf,
  readPaper,
  signaturesOf,
  signaturesOfAll,
} from '#db/consents.ts';
import { type Member, readMember } from '#db/members.ts';
import { holdPerson } from '#db/people.ts';
import type { ConsentPaper } from '#documents/consent-docx.ts';
import type { ConsentId, FileId, PersonId } from '#domain/ids.ts';
import { mayAbout } from '#domain/people/access.ts';
import { ageGroup } from '#domain/people/age.ts';
import { type ConsentKind, type Signer, signers } from '#domain/people/consent-rules.ts';
import { consentState, type Signature } from '#domain/people/consent-state.ts';
import { fullName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';
import { schoolDate } from '#domain/time.ts';
import { caseOf, tellSigned } from './consents.ts';
import { agedAs, type Desk, subjectOf } from './desk.ts';
import type { PeopleActs } from './people.ts';

/**
 * Consents that were signed on paper: a school that needs the written form prints them, and a curator marks «подписано,
 * дата», with a scan if wished, for many at once (product.md 3; methodology.md 4.7).
 */
export interface PaperActs {
  /** For whom I may mark one now: who waits for a guardian, or takes part without an answer to publication. */
  wanted(kind: ConsentKind): Promise<Member[]>;
  mayMark(member: Member, kind: ConsentKind): Promise<boolean>;
  /** All who must sign have signed on paper, that day. Returns one consent for each paper that was still wanted. */
  mark(people: readonly PersonId[], kind: ConsentKind, paperOn: Temporal.PlainDate): Promise<ConsentId[]>;
  /** The papers of somebody, the newest first; none for those who may not see them. */
  of(member: Member): Promise<Paper[]>;
  /** One paper and whose it is, for those who may see it. */
  read(consent: ConsentId): Promise<(Paper & { person: Member }) | undefined>;
  attach(consents: readonly ConsentId[], scan: FileId): Promise<void>;
  /** The consent of somebody, filled in, to be printed and signed by hand. Undefined: they have left, or are nobody yet. */
  toPrint(id: PersonId, kind: ConsentKind): Promise<{ person: Person; paper: ConsentPaper } | undefined>;
}

export function paperActs(desk: Desk, people: Pick<PeopleActs, 'list'>): PaperActs {
  const { inside, at, school, demand } = desk;
  const may = ({ id }: { id: PersonId }) => mayAbout(desk.actor, 'consent.mark-paper', { id });

  function missing(member: Member, kind: ConsentKind, signatures: readonly Signature[]): readonly Signer[] {
    if (member.leftAt || !member.person) return [];
    const about = caseOf(desk, member, kind);
    const state = consentState(about, signatures);
    if (kind === 'processing') return state === 'waiting-for-guardian' ? ['guardian'] : [];
    const open = state === 'missing' || state === 'waiting-for-guardian';
    const age = ageGroup(agedAs(member), schoolDate(at, school.timeZone));
    return member.joinedAt && open ? signers(kind, age, school.teenConsent) : [];
  }

  async function mayMark(member: Member, kind: ConsentKind): Promise<boolean> {
    return may(member) && missing(member, kind, await signaturesOf(inside, member.id, kind)).length > 0;
  }

  return {
    async wanted(kind) {
      const { members } = await people.list({ joined: kind === 'publication' });
      const signed = await signaturesOfAll(inside, kind);
      return members.filter((member) => may(member) && missing(member, kind, signed.get(member.id) ?? []).length > 0);
    },
    mayMark,
    async mark(ids, kind, paperOn) {
      const papers: ConsentId[] = [];
      for (const id of ids) {
        demand('consent.mark-paper', { id });
        await holdPerson(inside, id);
        const member = await readMember(inside, id);
        if (!member) continue;
        const paper = { person: id, kind, version: 'paper', answer: 'given', paperOn } as const;
        const signed: ConsentId[] = [];
        const wanted = missing(member, kind, await signaturesOf(inside, id, kind));
        for (const by of wanted) signed.push(await noteConsent(inside, { ...paper, by }, at));
        papers.push(...signed.slice(0, 1));
        if (kind === 'processing' && signed.length > 0) await tellSigned(desk, id);
      }
      return papers;
    },
    async of(member) {
      return may(member) ? papersOf(inside, member.id) : [];
    },
    async read(id) {
      const found = await readPaper(inside, id);
      const person = found && (await readMember(inside, found.of));
      if (!person || person.leftAt) return undefined;
      demand('consent.mark-paper', subjectOf(person));
      return { ...found, person };
    },
    async toPrint(id, kind) {
      const member = await readMember(inside, id);
      demand('consent.print', member ? subjectOf(member) : { id });
      if (!member?.person || member.leftAt) return undefined;
      const { person } = member;
      const day = schoolDate(at, school.timeZone);
      const age = ageGroup(agedAs(member), day);
      const about = { kind, school: school.name, day };
      // A teenager's paper has room for the guardian's signature too.
      if (age !== 'under-14') {
        const audience = member.kind === 'pupil' || age !== 'adult' ? 'pupil' : 'adult';
        return {
          person,
          paper: desk.setting.consents.document({ ...about, audience, person: person.name.map(fullName) }).paper,
        };
      }
      const given = await givenByGuardian(inside, id);
      const guardian = given?.guardian && (await readMember(inside, given.guardian))?.person;
      const document = desk.setting.consents.document({
        ...about,
        audience: 'guardian',
        child: person.name.map(fullName),
        ...(guardian && { person: guardian.name.map(fullName) }),
      });
      return { person, paper: document.paper };
    },
    async attach(ids, scan) {
      for (const id of ids) {
        const found = await readPaper(inside, id);
        if (!found) continue;
        demand('consent.mark-paper', { id: found.of });
        // Of whoever has left meanwhile nothing is kept.
        if ((await readMember(inside, found.of))?.leftAt) continue;
        await attachScan(inside, found, scan);
      }
    },
  };
}
