import type { Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { say } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';

/** For a guardian who has not answered yet. It names nobody, so that every messenger may show it. */
export async function remindGuardian({ me, consents }: Work): Promise<Reply | undefined> {
  if (me.leftAt) return undefined;
  // Whoever has stopped before their own consent goes on there: it leads to the child's.
  if (!me.joinedAt) {
    const waits = me.children.length > 0;
    return waits ? { text: words.waits, choices: [{ label: words.goOn, press: press.start('join') }] } : undefined;
  }
  const waiting = (await consents.ofChildren()).some(({ wanted }) => wanted);
  if (!waiting) return undefined;
  return {
    text: words.waits,
    choices: [{ label: words.open, press: press.screen('children') }],
  };
}

const words = {
  waits: say`Напоминаю: ребёнок ждёт вашего согласия на участие в программе наставничества.`,
  open: say`Открыть список`,
  goOn: say`Продолжить`,
} as const;
