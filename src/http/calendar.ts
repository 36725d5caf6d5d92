import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { refuse, sentences } from './refusals.ts';
import type { Tries } from './tries.ts';

/** Undefined: that secret opens nothing. */
export type ReadCalendar = (secret: string) => Promise<Uint8Array | undefined>;

const asked = z.object({ file: z.string().regex(/^[\w-]{43}\.ics$/u) });

/** GET /calendar/<secret>.ics. The secret is the whole of the right; it never reaches the log, which knows routes only. */
export function calendar(server: FastifyInstance, { read, tries }: { read: ReadCalendar; tries: Tries }): void {
  server.get('/calendar/:file', async (request, reply) => {
    const params = asked.safeParse(request.params);
    if (!params.success) return refuse(reply, 404, sentences.noSuchPage);
    const secret = params.data.file.slice(0, -'.ics'.length);
    const wait = await tries.read(createHash('sha256').update(secret).digest('hex'), request.ip);
    if (wait !== undefined) return refuse(reply, 429, sentences.tooOften, wait);
    const feed = await read(secret);
    if (!feed) return refuse(reply, 404, sentences.noSuchPage);
    return reply
      .type('text/calendar; charset=utf-8')
      .header('cache-control', 'private, no-cache')
      .header('content-disposition', 'inline; filename="nastavnik.ics"')
      .send(Buffer.from(feed));
  });
}
