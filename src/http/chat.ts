import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Keep } from '#bot/messenger.ts';
import { outline } from '#src/log.ts';
import { markOf } from './browser-account.ts';
import { type CallerParts, callers } from './callers.ts';
import type { Log } from './log.ts';
import type { OpenStreams } from './open-streams.ts';
import { refuse, sentences } from './refusals.ts';
import { burst, type Listening, rowEvents } from './row-events.ts';
import { asUpdate, bodyLimit, said, textLimit, triedCode } from './said.ts';
import { guest, type Visit } from './visit.ts';
import type { WebDialogues } from './web-dialogue.ts';

export interface ChatParts extends CallerParts {
  keep: Keep;
  dialogues: WebDialogues;
  streams: OpenStreams;
  heartbeatMs: number;
  log: Log;
}

const position = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const olderThan = z.object({ before: position });
const resumeFrom = z.object({ after: position.optional() });
const pictureOf = z.object({ key: z.string().min(1).max(200) });

/** What the page says and reads. */
export function chat(server: FastifyInstance, parts: ChatParts, visit: Visit): void {
  const { keep, dialogues, tries, streams, heartbeatMs, log } = parts;
  const { speaker, reader, isOver } = callers(parts, visit);

  server.post(`${visit.base}/chat/say`, { bodyLimit }, async (request, reply) => {
    const account = speaker(request, reply);
    if (account === undefined) return reply;
    const parsed = said.safeParse(request.body);
    if (!parsed.success) return refuse(reply, 400, sentences.notUnderstood);
    const message = parsed.data;
    if (message.kind === 'text' && message.text.length > textLimit) return refuse(reply, 413, sentences.tooLong);
    const wait = await tries.say(account.address, request.ip);
    if (wait !== undefined) return refuse(reply, 429, sentences.tooOften, wait);
    const code = triedCode(message);
    const waitForCode = code === undefined ? undefined : await tries.code(code, account.address, request.ip);
    if (waitForCode !== undefined) return refuse(reply, 429, sentences.tooManyCodes, waitForCode);
    if (await isOver(account, message.kind === 'start')) return refuse(reply, 410, sentences.sessionOver);
    const isNew = async () => (await dialogues.session(account.address)) === 'none';
    const waitForBrowser = await tries.browser(account.address, request.ip, isNew);
    if (waitForBrowser !== undefined) return refuse(reply, 429, sentences.tooManyBrowsers, waitForBrowser);
    await keep([asUpdate(message, account.address)]);
    return reply
      .status(202)
      .header('cache-control', 'no-store')
      .send({ mark: markOf(account) });
  });

  server.get(`${visit.base}/chat/rows`, async (request, reply) => {
    const account = await reader(request, reply);
    if (account === undefined) return reply;
    const asked = olderThan.safeParse(request.query);
    if (!asked.success) return refuse(reply, 400, sentences.notUnderstood);
    const rows = await dialogues.before(account.address, asked.data.before, burst);
    return reply.header('cache-control', 'no-store').send({ rows, more: rows.length === burst });
  });

  server.get(`${visit.base}/chat/pictures/:key`, async (request, reply) => {
    const account = await reader(request, reply);
    if (account === undefined) return reply;
    const asked = pictureOf.safeParse(request.params);
    const png = asked.success ? await dialogues.picture(account.address, asked.data.key) : undefined;
    if (png === undefined) return refuse(reply, 404, sentences.noSuchPage);
    return reply.header('cache-control', 'private, no-store').type('image/png').send(Buffer.from(png));
  });

  server.get(`${visit.base}/chat/events`, { exposeHeadRoute: false }, async (request, reply) => {
    const account = await reader(request, reply);
    if (account === undefined) return reply;
    const stream = streams.open(account.address, request.ip);
    if (stream === undefined) return refuse(reply, 429, sentences.tooManyTabs, 5000);
    reply.raw.once('close', () => stream.abort());
    const events = untilItFails({
      dialogues,
      address: account.address,
      after: resumedAfter(request),
      mark: markOf(account),
      ...(visit === guest ? { isOver: () => isOver(account) } : {}),
      heartbeatMs,
      signal: stream.signal,
    });
    return reply
      .headers({
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        // The stream is the last thing on its connection, so that a closing server need not wait for another request.
        connection: 'close',
        // nginx would hold the events back.
        'x-accel-buffering': 'no',
      })
      .send(Readable.from(events));
  });

  /** A reading that fails ends the stream; the page comes back by itself and goes on where it was. */
  async function* untilItFails(listening: Listening): AsyncGenerator<string> {
    try {
      yield* rowEvents(listening);
    } catch (error) {
      log.error({ route: '/chat/events', ...outline(error) }, 'stream of rows ended');
    }
  }
}

/** A browser that reconnects by itself names the last row in a header, a page that opens a new stream in the query. */
function resumedAfter(request: FastifyRequest): number | undefined {
  const byHeader = position.safeParse(request.headers['last-event-id'] || undefined);
  return byHeader.success ? byHeader.data : resumeFrom.safeParse(request.query).data?.after;
}
