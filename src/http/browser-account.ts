import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const cookieName = 'nastavnik';
const yearInSeconds = 365 * 24 * 60 * 60;
const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/** An account of the web chat is a browser: whoever holds the token in its cookie. We store only the address made of it. */
export interface BrowserAccount {
  token: string;
  /** SHA-256 of the token, hex: the account's address in the port. */
  address: string;
}

/** The browser that asks; nothing when it has no cookie of ours yet. */
export function accountOf(request: FastifyRequest): BrowserAccount | undefined {
  const token = request.cookies[cookieName];
  return token !== undefined && tokenShape.test(token) ? accountWith(token) : undefined;
}

/** A browser seen for the first time. Nothing is stored until it says something. */
export function newAccount(): BrowserAccount {
  return accountWith(randomBytes(32).toString('base64url'));
}

/** Sets or prolongs the cookie: the dialogue stays with the browser for a year after its last visit. */
export function remember(reply: FastifyReply, account: BrowserAccount, secure: boolean): void {
  reply.setCookie(cookieName, account.token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: yearInSeconds,
  });
}

/** Tells two browsers apart for the page (it reloads when its cookie changes), without telling the address. */
export function markOf(account: BrowserAccount): string {
  return createHash('sha256').update(`mark ${account.address}`).digest('hex').slice(0, 12);
}

function accountWith(token: string): BrowserAccount {
  return { token, address: createHash('sha256').update(token).digest('hex') };
}
