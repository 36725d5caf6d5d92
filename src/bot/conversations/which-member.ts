import type { Option, Talk } from '#bot/conversation/conversation.ts';
import { bold, say } from '#bot/text.ts';
import type { PairMember } from '#bot/work/pairs.ts';
import type { Work } from '#bot/work/work.ts';
import type { MembershipRef } from '#db/pairs.ts';
import { brand, type PairId, type PersonId } from '#domain/ids.ts';

/** Those of a pair's members who are meant: asked where several fit, as in a group. Null: none does any more. */
export async function whichMember(
  talk: Talk,
  pair: string,
  fits: (member: PairMember) => boolean,
): Promise<MembershipRef | null> {
  const id = brand<PairId>(pair);
  const fitting = await talk.read('members', async (work) =>
    (await membersOf(work, id, fits)).map(({ mentee }) => mentee),
  );
  const [only, ...others] = fitting;
  if (only === undefined) return null;
  if (others.length === 0) return { pair: id, mentee: only };
  const chosen = await talk.choose('member', which, async (work) => options(await membersOf(work, id, fits)));
  return { pair: id, mentee: brand<PersonId>(chosen) };
}

async function membersOf({ pairs }: Work, pair: PairId, fits: (member: PairMember) => boolean): Promise<PairMember[]> {
  return ((await pairs.see(pair))?.members ?? []).filter(fits);
}

function options(members: readonly PairMember[]): Option[] {
  return members.flatMap(({ mentee, person }) => (person ? [{ key: mentee, label: say`${person.called}` }] : []));
}

const which = bold(say`О ком речь?`);
