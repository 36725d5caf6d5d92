import cookie from '@fastify/cookie';
import { type FastifyInstance, fastify } from 'fastify';
import type { Keep } from '#bot/messenger.ts';
import { calendar, type ReadCalendar } from './calendar.ts';
import { chat } from './chat.ts';
import { closing } from './closing.ts';
import { failures } from './failures.ts';
import { files } from './files.ts';
import { health } from './health.ts';
import { type Log, requestLog } from './log.ts';
import { OpenStreams, type StreamLimits, streamLimits } from './open-streams.ts';
import { page } from './page.ts';
import { securityHeaders } from './security-headers.ts';
import { type ChatQuotas, chatQuotas, guestQuotas, Tries } from './tries.ts';
import { trustedProxies } from './trusted-proxies.ts';
import { guest, own } from './visit.ts';
import type { WebDialogues, WebUploads } from './web-dialogue.ts';
import { type Webhooks, webhooks } from './webhooks.ts';

export interface ServerParts {
  /** PUBLIC_URL. When it is https, cookies are `Secure`. */
  publicUrl?: string | undefined;
  keep: Keep;
  uploads: WebUploads;
  dialogues: WebDialogues;
  webhooks?: Webhooks;
  /** Absent: nobody has a calendar here. */
  readCalendar?: ReadCalendar;
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
  const { keep, uploads, dialogues, log } = parts;
  const publicOrigin = parts.publicUrl === undefined ? undefined : new URL(parts.publicUrl).origin;
  const https = publicOrigin?.startsWith('https:') ?? false;
  const server = fastify({
    trustProxy: parts.trustedProxies ?? trustedProxies(),
    // Whoever sends a request drop by drop holds no connection for ever, yet the scan of a paper may take minutes over a
    // village's mobile network. Headers have Node's own minute; an answer that lasts (the stream) is not meant.
    requestTimeout: 300_000,
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
  const heartbeatMs = parts.heartbeatMs ?? 15_000;
  const chatParts = { publicOrigin, https, keep, uploads, dialogues, streams, heartbeatMs, log };
  for (const visit of [own, guest]) {
    const tries = new Tries(visit === guest ? guestQuotas(quotas) : quotas);
    chat(server, { ...chatParts, tries }, visit);
    await files(server, { ...chatParts, tries }, visit);
  }
  if (parts.readCalendar) calendar(server, { read: parts.readCalendar, tries: new Tries(quotas) });
  await webhooks(server, parts.webhooks ?? {});
  health(server, parts.healthy);
  return server;
}
