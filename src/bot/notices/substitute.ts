import { daysText } from '#bot/conversations/absence-days.ts';
import type { Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { say, type Text } from '#bot/text.ts';
import type { SeenSubstitute } from '#bot/work/substitutes.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PairId } from '#domain/ids.ts';
import type { PupilAddress } from '#domain/school/school.ts';

export type SubstituteNotice =
  | { readonly kind: 'substitute'; readonly pair: string }
  | { readonly kind: 'substitute-ended'; readonly pair: string };

/**
 * For both mentors, the mentees and guardians: till when somebody else leads the meetings, or that the mentor is back. It
 * names nobody, so that every messenger may show it.
 */
export async function aboutSubstitute({ kind, pair }: SubstituteNotice, work: Work): Promise<Reply | undefined> {
  const found = await work.substitutes.standing(brand<PairId>(pair));
  if (kind === 'substitute-ended') return found || work.me.leftAt ? undefined : { text: words.ended };
  if (!found || found.side === 'staff') return undefined;
  const begun = Temporal.PlainDate.compare(found.from, work.today()) <= 0;
  const opens = found.side !== 'substitute' || begun;
  return {
    text: words[found.side](found, work.address),
    choices: opens ? [{ label: words.open, press: press.screen('pair', pair) }] : [],
  };
}

const words = {
  open: say`Открыть пару`,
  ended: say`Замещение закончено: встречи пары снова ведёт наставник.`,
  mentor: (found: SeenSubstitute, address: PupilAddress): Text =>
    address === 'ты'
      ? say`Тебя замещают, ${daysText(found)}: встречи твоей пары ведёт другой наставник (кто, видно в паре). Потом всё как прежде.`
      : say`Вас замещают, ${daysText(found)}: встречи вашей пары ведёт другой наставник (кто, видно в паре). Потом всё как прежде.`,
  substitute: (found: SeenSubstitute, address: PupilAddress): Text =>
    address === 'ты'
      ? say`Ты замещаешь наставника, ${daysText(found)}. В эти дни пара есть в «Пары и встречи», там же встречи и записи о них.`
      : say`Вы замещаете наставника, ${daysText(found)}. В эти дни пара есть в «Пары и встречи», там же встречи и записи о них.`,
  mentee: (found: SeenSubstitute, address: PupilAddress): Text =>
    address === 'ты'
      ? say`Твоего наставника замещают, ${daysText(found)}: встречи ведёт другой наставник (кто, видно в паре). Потом всё как прежде.`
      : say`Вашего наставника замещают, ${daysText(found)}: встречи ведёт другой наставник (кто, видно в паре). Потом всё как прежде.`,
  guardian: (found: SeenSubstitute): Text =>
    say`В паре вашего ребёнка наставника замещают, ${daysText(found)}: встречи ведёт другой наставник (кто, видно в паре). Потом всё как прежде.`,
} as const;
