import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** What a messenger gets back; VK wants the word `ok` or the confirmation string. */
export interface WebhookAnswer {
  status: number;
  body?: string;
}

/** Takes an update as a messenger posted it: the headers, names in lower case, and the parsed JSON. It checks the secret. */
export type WebhookHandler = (headers: IncomingHttpHeaders, body: unknown) => Promise<WebhookAnswer>;

/** Absent: this messenger is off or polled, and its address does not exist. */
export interface Webhooks {
  telegram?: WebhookHandler;
  vk?: WebhookHandler;
}

const bodyLimit = 1024 * 1024;

/** POST /telegram and POST /vk, handed over as they came. A handler that throws makes the messenger deliver again. */
export async function webhooks(server: FastifyInstance, { telegram, vk }: Webhooks): Promise<void> {
  // Encapsulated: only here a body is JSON whatever type it claims.
  await server.register((raw, _options, done) => {
    raw.removeAllContentTypeParsers();
    raw.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, (_request, body, parsed) => {
      parsed(null, fromJson(String(body)));
    });
    if (telegram !== undefined) handOver(raw, '/telegram', telegram);
    if (vk !== undefined) handOver(raw, '/vk', vk);
    done();
  });
}

function handOver(server: FastifyInstance, path: string, handler: WebhookHandler): void {
  server.post(path, { bodyLimit }, async ({ headers, body }, reply) => {
    const answer: WebhookAnswer = body === undefined ? { status: 400 } : await handler(headers, body);
    return reply
      .status(answer.status)
      .type('text/plain; charset=utf-8')
      .send(answer.body ?? '');
  });
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
