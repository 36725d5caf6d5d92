import type { Choice } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { say, type Text } from '#bot/text.ts';
import type { LastDecision } from '#bot/work/decisions.ts';
import type { Work } from '#bot/work/work.ts';
import { shortName } from '#domain/people/name.ts';

type Kind = LastDecision['kind'];

export const ofPeople: readonly Kind[] = ['confirmed', 'accepted', 'returned'];
export const ofPapers: readonly Kind[] = ['agreement', 'order', 'duties', 'baseline'];

/** Takes back the last thing this curator has decided, while that is possible and where it was done; a decision about one person names them. */
export async function undoButton(work: Work, kinds: readonly Kind[]): Promise<Choice[]> {
  const last = await work.decisions.last();
  if (!last || last.about === 0 || !kinds.includes(last.kind)) return [];
  return [{ label: labels[last.kind](await about(work, last)), press: press.start('undo', last.id) }];
}

/** Where names may not be shown, a button that needs none leaves the list in its place. */
async function about({ people, carriesPersonal }: Work, last: LastDecision): Promise<Text> {
  if (last.about > 1) return say`: ${last.about}`;
  const person = last.whose && carriesPersonal ? (await people.card(last.whose))?.person : undefined;
  return person ? say`: ${person.name.map(shortName)}` : say``;
}

const labels: Readonly<Record<Kind, (about: Text) => Text>> = {
  confirmed: (about) => say`↶ Отменить подтверждение${about}`,
  accepted: (about) => say`↶ Отменить приём${about}`,
  returned: (about) => say`↶ Отменить возврат${about}`,
  agreement: (about) => say`↶ Отменить соглашение${about}`,
  order: (about) => say`↶ Отменить приказ${about}`,
  duties: (about) => say`↶ Отменить согласие работника${about}`,
  baseline: (about) => say`↶ Отменить первый опрос${about}`,
};
