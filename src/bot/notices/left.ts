import type { Reply } from '#bot/layout.ts';
import { say } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import { type PersonKind, personKindTitles } from '#domain/people/person-kind.ts';

/** For curators. It names nobody: of whoever has left nothing is kept. */
export function left({ who }: { who: PersonKind }, { may }: Work): Reply | undefined {
  if (!may('invite')) return undefined;
  return {
    text: say`Участие закончено (${personKindTitles[who]}): согласия нет, данные стёрты. Приглашать заново не нужно: кто захочет вернуться, попросит сам.`,
  };
}

/** For the guardians of a child who has left by the child's own word, or another guardian's. */
export function childLeft({ me }: Work): Reply | undefined {
  if (me.leftAt) return undefined;
  return { text: say`Участие ребёнка в программе наставничества закончено: согласия нет, данные стёрты.` };
}
