import type { FastifyInstance } from 'fastify';

/** The part of pino that the server uses. */
export interface Log {
  debug(what: object, message: string): void;
  info(what: object, message: string): void;
  error(what: object, message: string): void;
}

/**
 * One line for each request, by the pattern of its route: addresses hold codes and keys, headers hold cookies, bodies
 * hold what people say. Fastify gets no logger of its own, so that nothing else of a request can reach the log.
 */
export function requestLog(server: FastifyInstance, log: Log): void {
  server.addHook('onResponse', async (request, reply) => {
    const line = {
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    if (reply.statusCode < 400) log.debug(line, 'request');
    else log.info(line, 'request refused');
  });
}
