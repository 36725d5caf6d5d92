import { membersWith, readMember } from '#db/members.ts';
import { curatorsOf } from '#db/pair-asking.ts';
import { toldOfPair } from '#db/pair-told.ts';
import { type Membership, type MembershipRef, moveMember, readMembership } from '#db/pairs.ts';
import {
  type AskingSide,
  decideReplacement,
  keepReplacement,
  openReplacements,
  type Replacement,
  readReplacement,
} from '#db/replacements.ts';
import type { PersonId, ReplacementId } from '#domain/ids.ts';
import { ended, isOver } from '#domain/pairing/pair-life.ts';
import { mayInPair } from '#domain/people/access.ts';
import type { Person } from '#domain/people/person.ts';
import { schoolDate } from '#domain/time.ts';
import type { Desk } from './desk.ts';
import { cancelAllOf } from './meetings-off.ts';
import { demandInPair, pairSubject } from './pairs.ts';
import { tellPeople } from './telling.ts';

/** «Другой наставник»: asked for by a side, decided by the head (R6), or on paper as a curator marks. */
export interface ReplacementActs {
  /** False: one waits for its decision already, or the pair is over. */
  ask(of: MembershipRef, words?: string): Promise<boolean>;
  /** Those that wait for me: a head sees them, a curator too, who may only mark what was decided on paper. */
  open(): Promise<SeenReplacement[]>;
  read(id: ReplacementId): Promise<SeenReplacement | undefined>;
  /** False: it is decided already, or the pair is over. */
  decide(id: ReplacementId, decision: 'granted' | 'declined', paperOn?: Temporal.PlainDate): Promise<boolean>;
}

export interface SeenReplacement extends Replacement {
  mentor?: Person;
  menteePerson?: Person;
  variant: string;
  /** The head decides here; a curator marks a decision on paper. Neither in the own pair (R15). */
  mayDecide: boolean;
  mayMarkPaper: boolean;
}

export function replacementActs(desk: Desk): ReplacementActs {
  const { inside, at, school, me } = desk;

  async function seen(found: Replacement): Promise<SeenReplacement | undefined> {
    const member = await readMembership(inside, found);
    if (!member || isOver(member.life)) return undefined;
    const subject = await pairSubject(desk, member);
    const [mayDecide, mayMarkPaper] = [
      mayInPair(desk.actor, 'pair.replace.decide', subject),
      mayInPair(desk.actor, 'pair.papers', subject),
    ];
    if (!mayDecide && !mayMarkPaper) return undefined;
    const [mentor, mentee] = [await personOf(member.mentor), await personOf(member.mentee)];
    return {
      ...{ ...found, variant: member.variant, mayDecide, mayMarkPaper },
      ...(mentor && { mentor }),
      ...(mentee && { menteePerson: mentee }),
    };
  }

  async function personOf(id: PersonId): Promise<Person | undefined> {
    const member = await readMember(inside, id);
    return member?.leftAt ? undefined : member?.person;
  }

  async function sideOf(member: Membership): Promise<AskingSide> {
    const { mentor, mentee, substitute } = await pairSubject(desk, member);
    if (me.id === mentee) return 'mentee';
    if (me.id === mentor || me.id === substitute) return 'mentor';
    return desk.actor.children.some((child) => child === mentee || child === mentor) ? 'guardian' : 'curator';
  }

  return {
    async ask(of, words) {
      const member = await readMembership(inside, of);
      if (!member) return false;
      await demandInPair(desk, 'pair.replace.ask', member);
      if (isOver(member.life) || member.life.state === 'proposed') return false;
      const asked = { ...of, by: me.id, side: await sideOf(member), ...(words !== undefined && { words }) };
      const id = await keepReplacement(inside, asked, at);
      if (id === undefined) return false;
      // The mentor hears of it only once it is decided.
      const staff = [...(await membersWith(inside, 'head')), ...(await membersWith(inside, 'curator'))];
      const told = staff.filter((person) => person !== member.mentor);
      await tellPeople(desk, told, { key: `replacement:${id}`, notice: { kind: 'replacement', replacement: id } });
      return true;
    },
    async open() {
      const found: SeenReplacement[] = [];
      for (const each of await openReplacements(inside)) {
        const shown = await seen(each);
        if (shown) found.push(shown);
      }
      return found;
    },
    async read(id) {
      const found = await readReplacement(inside, id);
      return found && !found.decision ? seen(found) : undefined;
    },
    async decide(id, decision, paperOn) {
      const found = await readReplacement(inside, id);
      const member = found && (await readMembership(inside, found));
      if (!found || !member) return false;
      await demandInPair(desk, paperOn === undefined ? 'pair.replace.decide' : 'pair.papers', member);
      const next = ended(member.life, 'replaced');
      if (!next.ok) return false;
      const kept = { decision, by: me.id, ...(paperOn && { paperOn }) };
      if (!(await decideReplacement(inside, id, kept, at))) return false;
      if (decision === 'granted') {
        const moved = await moveMember(inside, member, next.value, { by: me.id, what: 'replaced' }, at);
        // Somebody has moved it in this very moment: the whole step is taken back.
        if (!moved) throw new Error('The pair has moved while its replacement was decided');
        await cancelAllOf(desk, found);
        const told = [
          ...(await toldOfPair(inside, member, schoolDate(at, school.timeZone))),
          ...(await curatorsOf(inside, member)),
          // A guardian of somebody who has come of age, too, waits for the answer.
          ...(found.askedBy === null ? [] : [found.askedBy]),
        ];
        await tellPeople(desk, told, { key: `replaced:${id}`, notice: { kind: 'replaced', ...refOf(found) } });
      } else if (found.askedBy !== null) {
        const notice = { kind: 'replacement-declined', replacement: id } as const;
        await tellPeople(desk, [found.askedBy], { key: `replacement-declined:${id}`, notice });
      }
      return true;
    },
  };
}

function refOf({ pair, mentee }: MembershipRef): MembershipRef {
  return { pair, mentee };
}
