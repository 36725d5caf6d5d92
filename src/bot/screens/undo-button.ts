import type { Choice } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { say, type Text } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';

/** Takes back the last thing this curator has decided, while that is possible. */
export async function undoButton({ decisions }: Work): Promise<Choice[]> {
  const last = await decisions.last();
  return last && last.about > 0 ? [{ label: labels[last.kind](last.about), press: press.start('undo', last.id) }] : [];
}

const labels: Readonly<Record<'confirmed' | 'accepted' | 'returned', (about: number) => Text>> = {
  confirmed: (about) => say`↶ Отменить подтверждение${several(about)}`,
  accepted: (about) => say`↶ Отменить приём${several(about)}`,
  returned: () => say`↶ Отменить возврат`,
};

function several(about: number): string {
  return about === 1 ? '' : `: ${about}`;
}
