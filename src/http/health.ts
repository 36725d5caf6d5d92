import type { FastifyInstance } from 'fastify';

const patienceMs = 3000;

/** GET /health for Docker and monitors: is the database there? No answer in time is a no. */
export function health(server: FastifyInstance, healthy: () => Promise<boolean>): void {
  server.get('/health', async (_request, reply) => {
    const well = await Promise.race([healthy().catch(() => false), after(patienceMs)]);
    return reply
      .status(well ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: well ? 'ok' : 'unavailable' });
  });
}

function after(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(resolve, ms, false).unref());
}
