import { createHash } from 'node:crypto';

/** How a browser is known to us: under which addresses, by which cookie, for how long. */
export interface Visit {
  /** In front of the page's and the chat's routes. */
  readonly base: '' | '/open';
  readonly cookie: string;
  /** The same over https: browsers take a name with such a prefix from this host alone, so no neighbouring site of the domain plants a chat of its own. */
  readonly secureCookie: string;
  /** Seconds; without it the cookie ends with the browser. */
  readonly maxAge?: number;
  /** The account's address in the port, made of the cookie's token. */
  address(token: string): string;
}

const hashed = (token: string) => createHash('sha256').update(token).digest('hex');

/** A browser that comes back: its dialogue stays with it for a year after its last visit. */
export const own: Visit = {
  base: '',
  cookie: 'nastavnik',
  secureCookie: '__Host-nastavnik',
  maxAge: 365 * 24 * 60 * 60,
  address: hashed,
};

/**
 * A browser opened by the one-time link behind «Открыть»: a guest of one dialogue, which is never a standing login and
 * touches no account that the browser has in its own right.
 */
export const guest: Visit = {
  base: '/open',
  cookie: 'nastavnik-open',
  secureCookie: '__Secure-nastavnik-open',
  address: (token) => `open:${hashed(token)}`,
};
