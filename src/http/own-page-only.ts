import type { FastifyRequest } from 'fastify';

/**
 * Was this request made by our own page? A browser says so itself, and a foreign page cannot forge these headers.
 * A reverse proxy may change `Host`, so the public address counts too.
 */
export function fromOwnPage(request: FastifyRequest, publicOrigin: string | undefined): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = request.headers.origin;
  if (origin === undefined) return site === 'same-origin';
  if (origin === publicOrigin) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
}
