import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type FileType, mostBytes, sentType, sentTypes } from '#domain/file.ts';
import { accountOf, markOf } from './browser-account.ts';
import { type CallerParts, callers } from './callers.ts';
import { refuse, sentences } from './refusals.ts';
import { key, updateKey } from './said.ts';
import type { Visit } from './visit.ts';
import type { WebDialogues, WebUploads } from './web-dialogue.ts';

export interface FileParts extends CallerParts {
  uploads: WebUploads;
  dialogues: WebDialogues;
}

const sending = z.object({ key });
const fileOf = z.object({ key: z.string().min(1).max(200) });

/** The files that the page sends and shows. Whether one is wanted is asked before a single byte of it is read. */
export async function files(server: FastifyInstance, parts: FileParts, visit: Visit): Promise<void> {
  const { https, dialogues, uploads, tries } = parts;
  const { speaker, reader, isOver } = callers(parts, visit);

  async function expected(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const account = speaker(request, reply);
    if (account === undefined) return reply;
    const asked = sending.safeParse(request.query);
    if (!asked.success) return refuse(reply, 400, sentences.notUnderstood);
    if (!isOurs(request.headers['content-type'])) return refuse(reply, 415, sentences.fileOfAnotherType);
    const wait = await tries.say(account.address, request.ip);
    if (wait !== undefined) return refuse(reply, 429, sentences.tooOften, wait);
    if (await isOver(account)) return refuse(reply, 410, sentences.sessionOver);
    const { address } = account;
    const wanted = await uploads.expects({ address, key: updateKey(asked.data.key, address) });
    if (!wanted) return refuse(reply, 409, sentences.noFileAsked);
    const waitForFile = await tries.file(address);
    return waitForFile === undefined ? undefined : refuse(reply, 429, sentences.tooManyFiles, waitForFile);
  }

  // Encapsulated: only here a body is bytes, and one that is too long is a file.
  await server.register((raw, _options, done) => {
    raw.removeAllContentTypeParsers();
    raw.addContentTypeParser([...sentTypes], { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
    raw.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
      if (error.statusCode !== 413) throw error;
      return refuse(reply, 413, sentences.fileTooBig);
    });
    raw.post(`${visit.base}/chat/file`, { bodyLimit: mostBytes, onRequest: expected }, async (request, reply) => {
      const account = accountOf(request, visit, https);
      const bytes = request.body;
      if (account === undefined || !(bytes instanceof Uint8Array)) return refuse(reply, 400, sentences.notUnderstood);
      if (sentType(bytes) === undefined) return refuse(reply, 415, sentences.fileOfAnotherType);
      const { address } = account;
      const outcome = await uploads.keep({ address, key: updateKey(sending.parse(request.query).key, address), bytes });
      if (outcome === 'not-asked') return refuse(reply, 409, sentences.noFileAsked);
      return reply
        .status(202)
        .header('cache-control', 'no-store')
        .send({ mark: markOf(account) });
    });
    done();
  });

  server.get(`${visit.base}/chat/files/:key`, async (request, reply) => {
    const account = await reader(request, reply);
    if (account === undefined) return reply;
    const asked = fileOf.safeParse(request.params);
    const file = asked.success ? await dialogues.file(account.address, asked.data.key) : undefined;
    if (file === undefined) return refuse(reply, 404, sentences.noSuchPage);
    return reply
      .headers({
        'cache-control': 'private, no-store',
        'content-disposition': disposition(file),
        // Opened by itself it is somebody else's document: it gets no script and no origin of ours.
        'content-security-policy': "sandbox; default-src 'none'",
      })
      .type(file.type)
      .send(Buffer.from(file.bytes));
  });
}

function isOurs(contentType: string | undefined): boolean {
  const essence = contentType?.split(';')[0]?.trim().toLowerCase();
  return sentTypes.some((type) => type === essence);
}

/**
 * A picture is seen there; everything else is saved: a browser's own viewer of PDF does not open in a sandbox. The
 * Russian name comes as RFC 8187 writes it, and with underscores for whoever cannot read that.
 */
function disposition({ name, type }: { name: string; type: FileType }): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  const full = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, escaped);
  return `${type.startsWith('image/') ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${full}`;
}

function escaped(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
