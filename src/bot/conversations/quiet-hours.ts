import type { Asking, Json, Option } from '#bot/conversation/conversation.ts';
import { say, type Text } from '#bot/text.ts';
import { parseQuietHours, type QuietHours, type QuietHoursProblem } from '#domain/school/quiet-hours.ts';

export type QuietKey = 'usual' | 'early' | 'late' | 'long' | 'none';

const hours: Readonly<Record<QuietKey, KeptQuiet>> = {
  usual: { from: '21:00', to: '08:00' },
  early: { from: '20:00', to: '07:00' },
  late: { from: '22:00', to: '07:00' },
  long: { from: '18:00', to: '09:00' },
  // Equal ends mean that there are none.
  none: { from: '00:00', to: '00:00' },
};

export function quietHoursOf(key: QuietKey): QuietHours {
  return hoursOf(hours[key]);
}

/** «с 21:00 до 08:00», after «Тихие часы:». */
export function quietText(quiet: QuietHours): Text {
  const { from, to } = timesOf(quiet);
  return from === to ? say`нет` : say`с ${from} до ${to}`;
}

/** The same as a button. */
function quietLabel(quiet: QuietHours): Text {
  const { from, to } = timesOf(quiet);
  return from === to ? say`Присылать в любое время` : say`С ${from} до ${to}`;
}

export const quietOptions: readonly Option<QuietKey>[] = (['usual', 'early', 'late', 'long', 'none'] as const).map(
  (key) => ({ key, label: quietLabel(quietHoursOf(key)) }),
);

/** Quiet hours as a log keeps them. */
export type KeptQuiet = { from: string; to: string };

export function timesOf({ from, to }: QuietHours): KeptQuiet {
  return { from: from.toString({ smallestUnit: 'minute' }), to: to.toString({ smallestUnit: 'minute' }) };
}

export function hoursOf({ from, to }: KeptQuiet): QuietHours {
  return { from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) };
}

/** Asks for quiet hours: usual ones by a button, others by words. `first` stands above them, in place of equal ones. */
export function askingQuiet<T extends Json = never>(first?: {
  label: Text;
  value: T;
  hours: KeptQuiet;
}): Asking<KeptQuiet | T> {
  const usual = Object.values(hours).filter(({ from, to }) => from !== first?.hours.from || to !== first.hours.to);
  return {
    suggest: [
      ...(first ? [{ label: first.label, value: first.value }] : []),
      ...usual.map((value) => ({ label: quietLabel(hoursOf(value)), value })),
    ],
    read(input) {
      const read = parseQuietHours(input);
      return read.ok ? { value: timesOf(read.value) } : { problem: problems[read.problem] };
    },
  };
}

export const quietHint = say`Нужны часы, кнопкой или словами, например: с 22 до 7`;

const problems: Readonly<Record<QuietHoursProblem, Text>> = {
  'no-hours': say`Нужны два времени: с какого и до какого часа. Например: с 22 до 7`,
  'no-such-time': say`Такого времени на часах нет. Например: с 22 до 7`,
};
