import cookie from '@fastify/cookie';
import { type FastifyInstance, fastify } from 'fastify';
import type { Keep } from '#bot/messenger.ts';
import { chat } from './chat.ts';
import { closing } from './closing.ts';
import { failures } from './failures.ts';
import { health } from './health.ts';
import { type Log, requestLog } from './log.ts';
import { OpenStreams, type StreamLimits, streamLimits } from './open-streams.ts';
import { page } from './page.ts';
import { securityHeaders } from './security-headers.ts';
import { type ChatQuotas, chatQuotas, guestQuotas, Tries } from './tries.ts';
import { trustedProxies } from './trusted-proxies.ts';
import { guest, own } from './visit.ts';
import type { WebDialogues } from './web-dialogue.ts';
import { type Webhooks, webhooks } from './webhooks.ts';

export interface ServerParts {
  /** PUBLIC_URL. When it is https, cookies are `Secure`. */
  publicUrl?: string | undefined;
  keep: Keep;
  dialogues: WebDialogues;
  webhooks?: Webhooks;
  healthy: () => Promise<boolean>;
  log: Log;
  quotas?: ChatQuotas;
  streamLimits?: StreamLimits;
  heartbeatMs?: number;
  /** Who may name the client; the web server on this machine where not given. */
  trustedProxies?: string[];
}

/** The whole HTTP side, not yet listening. Closing it ends the event streams first. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const { keep, dialogues, log } = parts;
  const publicOrigin = parts.publicUrl === undefined ? undefined : new URL(parts.publicUrl).origin;
  const https = publicOrigin?.startsWith('https:') ?? false;
  const server = fastify({
    trustProxy: parts.trustedProxies ?? trustedProxies(),
    // Whoever sends a request drop by drop holds no connection for ever; an answer that lasts (the stream) is not meant.
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 300 },
  });
  await server.register(cookie);
  requestLog(server, log);
  securityHeaders(server, https);
  failures(server, log);
  closing(server);
  page(server, { https });
  const quotas = parts.quotas ?? chatQuotas;
  const streams = new OpenStreams(parts.streamLimits ?? streamLimits);
  server.addHook('preClose', async () => streams.closeAll());
  const chatParts = { publicOrigin, https, keep, dialogues, streams, heartbeatMs: parts.heartbeatMs ?? 15_000, log };
  chat(server, { ...chatParts, tries: new Tries(quotas) }, own);
  chat(server, { ...chatParts, tries: new Tries(guestQuotas(quotas)) }, guest);
  await webhooks(server, parts.webhooks ?? {});
  health(server, parts.healthy);
  return server;
}
