import type { Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { say } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';

/** For a guardian who has not answered yet. It names nobody, so that every messenger may show it. */
export async function remindGuardian({ consents }: Work): Promise<Reply | undefined> {
  const waiting = (await consents.ofChildren()).some(({ wanted }) => wanted);
  if (!waiting) return undefined;
  return {
    text: say`Напоминаю: ребёнок ждёт вашего согласия на участие в программе наставничества.`,
    choices: [{ label: say`Открыть список`, press: press.screen('children') }],
  };
}
