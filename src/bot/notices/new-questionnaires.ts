import type { Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { say } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';

/** For a curator: how many questionnaires have come since the last such notice. */
export function newQuestionnaires({ count }: { count: number }, work: Work): Reply | undefined {
  if (!work.may('intake.review')) return undefined;
  return {
    text: say`Новые анкеты: ${count}`,
    choices: [{ label: say`Посмотреть`, press: press.screen('questionnaires') }],
  };
}
