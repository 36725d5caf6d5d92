import { planAnew } from '#db/due.ts';
import type { Membership } from '#db/pairs.ts';
import type { PersonId } from '#domain/ids.ts';
import { silentAfter } from '#domain/pairing/asking.ts';
import type { Desk } from './desk.ts';

type Member = Pick<Membership, 'pair' | 'mentee'>;

/** Whose turn it is hears of it with the next tick; five days later the curator hears if they are silent. */
export async function askNext(desk: Desk, { pair, mentee }: Member): Promise<void> {
  await planPair(desk, 'pair-asks', `${pair} ${mentee}`);
  await planPair(desk, 'proposal-silent', `${pair} ${mentee}`, desk.at.add(silentAfter));
}

/** Somebody said no, a rule forbids it, or the curator thought better of it. */
export async function tellOff(desk: Desk, { pair, mentee }: Member): Promise<void> {
  await planPair(desk, 'pair-off', `${pair} ${mentee}`);
}

/** Everybody has said yes, or the pair has been entered as one that works. */
export async function tellMade(desk: Desk, { pair, mentee }: Member): Promise<void> {
  await planPair(desk, 'pair-made', `${pair} ${mentee}`);
}

/** R18: one side takes part no more; the other is told. */
export async function tellOther(desk: Desk, { pair, mentee }: Member, left: PersonId): Promise<void> {
  await planPair(desk, 'pair-left', `${pair} ${mentee} ${left}`);
}

async function planPair({ inside, at, school }: Desk, kind: string, subject: string, when = at): Promise<void> {
  const due = { key: `${kind}:${subject}`, school: school.id, kind, at: when, subject };
  await inside.atDoor((door) => planAnew(door, due));
}
