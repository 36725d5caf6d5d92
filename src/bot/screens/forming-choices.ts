import type { Choice } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { say } from '#bot/text.ts';
import type { SeenPair } from '#bot/work/pairs.ts';
import type { Work } from '#bot/work/work.ts';

/** While a proposal waits: what a curator does about it. Who is asked answers from the menu and the message. */
export async function formingChoices(work: Work, { id, side, members }: SeenPair): Promise<Choice[]> {
  if (side !== 'staff' || !members.some(({ life }) => life.state === 'proposed')) return [];
  const [first] = members;
  if (!first || !(await work.pairs.may('pair.form', first))) return [];
  const waits = members.some(({ life }) => life.state === 'proposed' && life.waitsFor !== 'council');
  return [
    ...(waits
      ? [
          { label: words.remind, press: press.start('remind-pair', id) },
          { label: words.onPaper, press: press.start('paper-answer', id) },
        ]
      : [{ label: words.council, press: press.start('council') }]),
    { label: words.takeBack, press: press.start('take-back', id) },
  ];
}

/** At the end of whatever else can be done: what has been, for staff. */
export function historyChoice({ id, side }: SeenPair): Choice[] {
  return side === 'staff' ? [{ label: words.history, press: press.screen('pair-history', id) }] : [];
}

const words = {
  remind: say`Напомнить`,
  onPaper: say`Ответ на бумаге`,
  council: say`Записать решение совета`,
  takeBack: say`Отозвать предложение`,
  history: say`История`,
} as const;
