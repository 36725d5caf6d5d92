import type { Screen } from '#bot/conversation/registry.ts';
import { afterwards } from '#bot/conversations/check-in/check-in.ts';
import { checkInTitles, words } from '#bot/conversations/check-in/words.ts';
import type { Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import type { MyCheckIn } from '#bot/work/check-ins.ts';
import type { Work } from '#bot/work/work.ts';
import type { CheckInAnswer } from '#db/check-ins.ts';
import { brand, type CheckInId } from '#domain/ids.ts';
import { isId } from './lists.ts';

/** «Как идут дела?»: the question while it has no answer, and the thanks afterwards. */
export const checkIn: Screen<Work> = {
  name: 'check-in',
  right: 'menu',
  async show(work, arg) {
    const mine = isId(arg) ? await work.checkIns.read(brand<CheckInId>(arg)) : undefined;
    if (!mine) return { text: words.gone };
    return mine.answer === undefined ? checkInOf(mine, work) : thanksFor(mine, mine.answer, work);
  },
};

/** One tap answers it, in every messenger: a name is said only where there is more than one it could be. */
export async function checkInOf(mine: MyCheckIn, { pairs, me }: Work): Promise<Reply> {
  const all = (await pairs.mine()).flatMap(({ mentor, members }) =>
    members.filter(({ mentee }) => mentee === me.id || mentor === me.id),
  );
  return {
    text: words.question(mine, all.length > 1),
    choices: (['good', 'so-so', 'bad'] as const).map((answer) => ({
      label: checkInTitles[answer],
      press: press.start('check-in', `${mine.id}.${answer}`),
    })),
    place: press.screen('check-in', mine.id),
  };
}

function thanksFor({ id }: MyCheckIn, answer: CheckInAnswer, { address }: Work): Reply {
  return {
    text: words.thanks(answer, address),
    choices: afterwards(id, answer),
    place: press.screen('check-in', id),
  };
}
