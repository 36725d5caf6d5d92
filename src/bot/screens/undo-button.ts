import type { Choice } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { say, type Text } from '#bot/text.ts';
import type { DecisionActs } from '#bot/work/decisions.ts';
import type { Work } from '#bot/work/work.ts';
import { shortName } from '#domain/people/name.ts';

/** Takes back the last thing this curator has decided, while that is possible; a decision about one person names them. */
export async function undoButton(work: Work): Promise<Choice[]> {
  const last = await work.decisions.last();
  if (!last || last.about === 0) return [];
  return [{ label: labels[last.kind](await about(work, last)), press: press.start('undo', last.id) }];
}

type Last = NonNullable<Awaited<ReturnType<DecisionActs['last']>>>;

/** Where names may not be shown, a button that needs none leaves the list in its place. */
async function about({ decided, carriesPersonal }: Work, last: Last): Promise<Text> {
  if (last.about > 1) return say`: ${last.about}`;
  const author = carriesPersonal ? await decided.author(last) : undefined;
  const person = author && (await decided.person(author));
  return person ? say`: ${person.name.map(shortName)}` : say``;
}

const labels: Readonly<Record<Last['kind'], (about: Text) => Text>> = {
  confirmed: (about) => say`↶ Отменить подтверждение${about}`,
  accepted: (about) => say`↶ Отменить приём${about}`,
  returned: (about) => say`↶ Отменить возврат${about}`,
};
