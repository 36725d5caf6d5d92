import type { FastifyInstance } from 'fastify';

const graceMs = 1500;

/**
 * A closing server answers what was asked already. Connections that are kept alive after that would hold it up for a
 * minute, and a deployment kills whoever is slow: they are cut, and whatever was not answered is sent again.
 */
export function closing(server: FastifyInstance): void {
  server.addHook('preClose', async () => {
    const cut = setTimeout(() => server.server.closeAllConnections(), graceMs);
    server.server.once('close', () => clearTimeout(cut));
  });
}
