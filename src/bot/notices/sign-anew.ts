import { words as signAnewWords } from '#bot/conversations/sign-anew/words.ts';
import type { Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { say } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';

/** For somebody who has turned 14 or 18. It names nobody and no age, so that every messenger may show it. */
export async function signAnew({ consents, address }: Work): Promise<Reply | undefined> {
  if (!(await consents.askedAnew())) return undefined;
  return {
    text:
      address === 'ты'
        ? say`Для программы наставничества теперь нужно и твоё собственное согласие. Пока ответа нет, всё идёт как раньше.`
        : say`Для программы наставничества теперь нужно и ваше собственное согласие. Пока ответа нет, всё идёт как раньше.`,
    choices: [{ label: signAnewWords.title, press: press.start('sign-anew') }],
  };
}
