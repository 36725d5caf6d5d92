import type { Screen } from '#bot/conversation/registry.ts';
import { farewellOf } from '#bot/notices/pair-moved.ts';
import { say } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PairId } from '#domain/ids.ts';
import { back, isId } from './lists.ts';

/** What the other side of a pair that has ended well has said to me. */
export const farewellScreen: Screen<Work> = {
  name: 'farewell-words',
  right: 'letter.write',
  async show(work, arg) {
    const ways = back(say`Пары и встречи`, 'my-pairs');
    const pair = isId(arg) ? await work.pairs.see(brand<PairId>(arg)) : undefined;
    for (const { pair: id, mentee } of pair?.members ?? []) {
      const said = await farewellOf(work, { pair: id, mentee });
      if (said) return { ...said, ways };
    }
    return { text: say`Слов на прощание здесь пока нет.`, ways };
  },
};
