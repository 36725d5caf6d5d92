import type { Reply } from '#bot/layout.ts';
import { say } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';

/** For somebody who came by a common link: the school has said that it is them. */
export function confirmed({ me }: Work): Reply | undefined {
  return me.confirmed && !me.leftAt ? { text: say`Участие в программе наставничества подтверждено.` } : undefined;
}

/** For somebody who had been told of a confirmation that was taken back. */
export function confirmationUndone({ me }: Work): Reply | undefined {
  return me.confirmed || me.leftAt
    ? undefined
    : { text: say`Участие в программе наставничества подтвердят ещё раз. Делать пока ничего не нужно.` };
}
