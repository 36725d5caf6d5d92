import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Visit } from './visit.ts';

const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/** An account of the web chat is a browser: whoever holds the token in its cookie. We store only the address made of it. */
export interface BrowserAccount {
  token: string;
  /** Made of the SHA-256 of the token: the account's address in the port. */
  address: string;
}

/** The browser that asks; nothing when it has no cookie of ours yet. */
export function accountOf(request: FastifyRequest, visit: Visit, secure: boolean): BrowserAccount | undefined {
  const token = request.cookies[nameOf(visit, secure)];
  return token !== undefined && tokenShape.test(token) ? accountWith(token, visit) : undefined;
}

/** A browser seen for the first time. Nothing is stored until it says something. */
export function newAccount(visit: Visit): BrowserAccount {
  return accountWith(randomBytes(32).toString('base64url'), visit);
}

/** Sets or prolongs the cookie. */
export function remember(reply: FastifyReply, account: BrowserAccount, visit: Visit, secure: boolean): void {
  reply.setCookie(nameOf(visit, secure), account.token, {
    path: visit.base === '' ? '/' : visit.base,
    httpOnly: true,
    sameSite: 'lax',
    secure,
    ...(visit.maxAge === undefined ? {} : { maxAge: visit.maxAge }),
  });
}

/** Tells two browsers apart for the page (it reloads when its cookie changes), without telling the address. */
export function markOf(account: BrowserAccount): string {
  return createHash('sha256').update(`mark ${account.address}`).digest('hex').slice(0, 12);
}

function nameOf({ cookie, secureCookie }: Visit, secure: boolean): string {
  return secure ? secureCookie : cookie;
}

function accountWith(token: string, visit: Visit): BrowserAccount {
  return { token, address: visit.address(token) };
}
