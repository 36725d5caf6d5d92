import type { Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { say, type Text } from '#bot/text.ts';
import type { PairSide } from '#bot/work/pairs.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PairId } from '#domain/ids.ts';
import type { LifeState } from '#domain/pairing/pair-life.ts';
import type { PupilAddress } from '#domain/school/school.ts';

/** For both sides and guardians: the last paper is there. It names nobody, so that every messenger may show it. */
export async function pairActive(about: About, work: Work): Promise<Reply | undefined> {
  return inState('active', about, work, words.active);
}

/** For those who had been told so, when a paper was taken back. */
export async function pairPapersUndone(about: About, work: Work): Promise<Reply | undefined> {
  return inState('accepted', about, work, words.undone);
}

interface About {
  pair: string;
  mentee: string;
}

async function inState(
  state: LifeState,
  { pair, mentee }: About,
  { pairs, address }: Work,
  said: Record<PairSide, Record<PupilAddress, Text>>,
): Promise<Reply | undefined> {
  const seen = await pairs.see(brand<PairId>(pair));
  const member = seen?.members.find((each) => each.mentee === mentee);
  if (!seen || member?.life.state !== state) return undefined;
  return {
    text: said[seen.side][address],
    choices: [{ label: words.pair, press: press.screen('pair', pair) }],
  };
}

const both = (text: Text): Record<PupilAddress, Text> => ({ ты: text, вы: text });
const undone = both(
  say`Документы пары проверят ещё раз. Знакомиться и встречаться это не мешает, делать пока ничего не нужно.`,
);

const words = {
  active: {
    mentor: {
      ты: say`Все документы готовы: твоя пара теперь официально работает. Можно планировать встречи.`,
      вы: say`Все документы готовы: ваша пара теперь официально работает. Можно планировать встречи.`,
    },
    mentee: {
      ты: say`Все документы готовы: теперь ты и твой наставник — официально пара. Впереди встречи.`,
      вы: say`Все документы готовы: теперь вы и ваш наставник — официально пара. Впереди встречи.`,
    },
    guardian: both(say`Все документы готовы: пара, в которой участвует ваш ребёнок, теперь официально работает.`),
    staff: both(say`Все документы пары готовы.`),
  },
  undone: { mentor: undone, mentee: undone, guardian: undone, staff: undone },
  pair: say`Открыть пару`,
} as const;
