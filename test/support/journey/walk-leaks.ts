import type { Message } from './person.ts';
import { schools } from './walk-cast.ts';
import { mayBeShown, type Rights } from './walk-rights.ts';
import type { Walker } from './walker.ts';

/** What somebody has just been shown of another who is none of their business, going by the rights before or after. */
export function leaks(
  viewer: Walker,
  news: readonly Message[],
  everybody: readonly Walker[],
  moments: readonly Rights[],
): string[] {
  const shown = plain(JSON.stringify(news));
  return everybody.flatMap((owner) =>
    owner.secrets
      .filter((secret) => shown.includes(plain(secret.stem)))
      .filter((secret) => !moments.some((rights) => mayBeShown(secret, owner, viewer, everybody, rights)))
      .map(({ stem }) => `${viewer.name} sees «${stem}» of ${owner.name}: ${shown}`),
  );
}

/** Whatever was called of Telegram, for whomever, while a school's rule forbade it. */
export function personalInTelegram(calls: string, everybody: readonly Walker[], moments: readonly Rights[]): string[] {
  const neutral = Object.values(schools).filter((name) =>
    moments.every(({ schools }) =>
      [...schools.values()].some((school) => school.name === name && school.impersonalTelegram),
    ),
  );
  return everybody
    .flatMap(({ secrets }) => secrets)
    .filter(({ school }) => school !== undefined && neutral.some((name) => name === school))
    .filter(({ stem }) => plain(calls).includes(plain(stem)))
    .map(({ stem }) => `Telegram has carried «${stem}»`);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}
