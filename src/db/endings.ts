import type { ToldOfEnd } from '#domain/pairing/pair-life.ts';
import { Personal } from '#domain/personal.ts';
import type { Inside } from './open.ts';
import type { MembershipRef } from './pairs.ts';

/** What a side is told of an end before its time; `words` are the curator's own. */
export interface Told {
  told: ToldOfEnd;
  words?: string;
}

/** What one side says to the other at a good end. */
export interface Farewell {
  words?: Personal<string>;
  /** Would stay in touch; told only where both would. */
  stays: boolean;
}

export interface Ending {
  mentorTold?: { told: ToldOfEnd; words?: Personal<string> };
  menteeTold?: { told: ToldOfEnd; words?: Personal<string> };
  mentor?: Farewell;
  mentee?: Farewell;
}

/** `told` is absent where the pair has ended well. */
export async function keepEnding(
  inside: Inside,
  { pair, mentee }: MembershipRef,
  told?: { mentor: Told; mentee: Told },
): Promise<void> {
  await inside.sql
    .insertInto('ending')
    .values({
      school_id: inside.school,
      pair_id: pair,
      mentee_id: mentee,
      mentor_told: told?.mentor.told ?? null,
      mentor_told_words: told?.mentor.words ?? null,
      mentee_told: told?.mentee.told ?? null,
      mentee_told_words: told?.mentee.words ?? null,
    })
    .execute();
}

/** False: this side has said it already, or the pair has not ended well. */
export async function keepFarewell(
  inside: Inside,
  { pair, mentee }: MembershipRef,
  side: 'mentor' | 'mentee',
  { words, stays }: { words?: string; stays: boolean },
): Promise<boolean> {
  const said = side === 'mentor' ? 'mentor_stays' : 'mentee_stays';
  const row = await inside.sql
    .updateTable('ending')
    .set(
      side === 'mentor'
        ? { mentor_words: words ?? null, mentor_stays: stays }
        : { mentee_words: words ?? null, mentee_stays: stays },
    )
    .where('pair_id', '=', pair)
    .where('mentee_id', '=', mentee)
    .where('mentor_told', 'is', null)
    .where(said, 'is', null)
    .returning('pair_id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function readEnding(inside: Inside, { pair, mentee }: MembershipRef): Promise<Ending | undefined> {
  const row = await inside.sql
    .selectFrom('ending')
    .selectAll()
    .where('pair_id', '=', pair)
    .where('mentee_id', '=', mentee)
    .executeTakeFirst();
  if (!row) return undefined;
  inside.about.add(mentee);
  return {
    ...(row.mentor_told && { mentorTold: toldFrom(row.mentor_told, row.mentor_told_words) }),
    ...(row.mentee_told && { menteeTold: toldFrom(row.mentee_told, row.mentee_told_words) }),
    ...(row.mentor_stays !== null && { mentor: farewellFrom(row.mentor_words, row.mentor_stays) }),
    ...(row.mentee_stays !== null && { mentee: farewellFrom(row.mentee_words, row.mentee_stays) }),
  };
}

function toldFrom(told: ToldOfEnd, words: string | null) {
  return { told, ...(words === null ? {} : { words: new Personal(words) }) };
}

function farewellFrom(words: string | null, stays: boolean): Farewell {
  return { stays, ...(words === null ? {} : { words: new Personal(words) }) };
}
