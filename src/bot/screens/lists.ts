import { words } from '#bot/conversation/words.ts';
import type { Choice } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { say, type Text } from '#bot/text.ts';

/** So many of a list are shown at once: with what stands under them they fit a messenger of ten buttons. */
export const onPage = 6;

/** Where a list begins, out of a button that may be forged. */
export function start(arg: string | undefined): number {
  return arg !== undefined && /^\d{1,5}$/u.test(arg) ? Number(arg) : 0;
}

/** Leads to the next page, from the last one to the first; nothing where all is shown. */
export function more({
  screen,
  of,
  from,
  key = '',
  page = onPage,
}: {
  screen: string;
  of: number;
  from: number;
  key?: string;
  page?: number;
}): Choice[] {
  if (of <= page) return [];
  const next = from + page < of ? from + page : 0;
  return [{ label: next === 0 ? say`« К началу` : say`Ещё »`, press: press.screen(screen, `${key}${next}`) }];
}

export function back(label: Text, screen: string, arg?: string): Choice[] {
  return [
    { label: say`‹ ${label}`, press: press.screen(screen, arg) },
    { label: words.menu, press: press.menu },
  ];
}

/** The argument of a screen that shows names wherever it is asked; without them it takes taps where none may stand. */
export function whole(id: string): string {
  return `${id}.whole`;
}

export function readWhole(arg: string): { id: string; open: boolean } {
  const [id = '', more] = arg.split('.');
  return { id, open: more !== undefined };
}

export function isId(arg: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(arg);
}
