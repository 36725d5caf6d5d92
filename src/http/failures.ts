import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
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

/**
 * What may be logged of an error: its kind and place. Its message may quote what a person typed (Postgres does: «invalid
 * input syntax for type date: "…"»).
 */
export function outline(error: unknown): { error: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const at = (error.stack ?? '').split('\n').flatMap((line) => /^\s+at (.*)/.exec(line)?.[1] ?? []);
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { error: error.name, ...code, at };
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 ? status : 500;
}
