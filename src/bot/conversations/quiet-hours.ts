import type { Option } from '#bot/conversation/conversation.ts';
import { say, type Text } from '#bot/text.ts';
import type { QuietHours } from '#domain/school/quiet-hours.ts';

export type QuietKey = 'usual' | 'early' | 'late' | 'long' | 'none';

const hours: Readonly<Record<QuietKey, { from: string; to: string }>> = {
  usual: { from: '21:00', to: '08:00' },
  early: { from: '20:00', to: '07:00' },
  late: { from: '22:00', to: '07:00' },
  long: { from: '18:00', to: '09:00' },
  // Equal ends mean that there are none.
  none: { from: '00:00', to: '00:00' },
};

export function quietHoursOf(key: QuietKey): QuietHours {
  const { from, to } = hours[key];
  return { from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) };
}

/** «С 21:00 до 08:00», or that there are none. */
export function quietText({ from, to }: QuietHours): Text {
  return from.equals(to) ? say`Присылать в любое время` : say`С ${time(from)} до ${time(to)}`;
}

export const quietOptions: readonly Option<QuietKey>[] = (['usual', 'early', 'late', 'long', 'none'] as const).map(
  (key) => ({ key, label: quietText(quietHoursOf(key)) }),
);

function time(at: Temporal.PlainTime): string {
  return at.toString({ smallestUnit: 'minute' });
}
