import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { outline } from '#src/log.ts';
import type { Log } from './log.ts';
import { refuse, sentences } from './refusals.ts';

/** What every route does when something goes wrong: the person gets a sentence and an id, the log gets the same id once. */
export function failures(server: FastifyInstance, log: Log): void {
  server.setNotFoundHandler((_request, reply) => refuse(reply, 404, sentences.noSuchPage));
  server.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status === 413) return refuse(reply, 413, sentences.tooLong);
    if (status < 500) return refuse(reply, status, sentences.notUnderstood);
    const id = randomBytes(4).toString('hex');
    log.error({ id, route: request.routeOptions.url, ...outline(error) }, 'request failed');
    return refuse(reply, status, sentences.ours(id));
  });
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 ? status : 500;
}
