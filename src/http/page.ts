import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { accountOf, newAccount, remember } from './browser-account.ts';
import { refuse, sentences } from './refusals.ts';
import { textLimit } from './said.ts';
import { guest, own } from './visit.ts';

const folder = join(import.meta.dirname, 'page');
const types = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
]);
const link = z.object({ start: z.string().optional() });
const asset = z.object({ version: z.string(), file: z.string() });

/**
 * GET / and the page's files. They live under a version made of all their contents, so browsers keep them for ever and a
 * new version never mixes with an old one. Opening the page changes nothing: messengers fetch links for previews.
 */
export function page(server: FastifyInstance, { https }: { https: boolean }): void {
  const files = readFiles();
  const version = versionOf(files);
  const html = readPage(version, [...files.keys()]);

  const send = (reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);

  server.get('/', async (request, reply) => {
    remember(reply, accountOf(request, own, https) ?? newAccount(own), own, https);
    return send(reply);
  });

  // Each one-time link begins a session of its own: whoever opens it sees nothing of the guest before.
  server.get('/open/', async (request, reply) => {
    const begins = link.safeParse(request.query).data?.start !== undefined;
    const known = begins ? undefined : accountOf(request, guest, https);
    remember(reply, known ?? newAccount(guest), guest, https);
    return send(reply);
  });

  server.get('/page/:version/:file', async (request, reply) => {
    const asked = asset.parse(request.params);
    const content = files.get(asked.file);
    if (content === undefined) return refuse(reply, 404, sentences.noSuchPage);
    // A page of another replica, older or newer, gets what we have but may not keep it.
    const keeping = asked.version === version ? 'public, max-age=31536000, immutable' : 'no-store';
    return reply
      .type(types.get(extname(asked.file)) ?? 'application/octet-stream')
      .header('cache-control', keeping)
      .send(content);
  });

  server.get('/favicon.ico', async (_request, reply) => reply.redirect(`/page/${version}/icon.svg`));
}

function readFiles(): Map<string, Buffer> {
  const names = readdirSync(folder).filter((name) => types.has(extname(name)));
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name))]));
}

function versionOf(files: Map<string, Buffer>): string {
  const hash = createHash('sha256');
  for (const [name, content] of files) hash.update(`${name} ${content.length}\n`).update(content);
  return hash.digest('base64url').slice(0, 16);
}

function readPage(version: string, names: string[]): string {
  const scripts = names.filter((name) => extname(name) === '.js');
  return readFileSync(join(folder, 'index.html'), 'utf8')
    .replace('{{preload}}', scripts.map((name) => `<link rel="modulepreload" href="{{page}}/${name}">`).join('\n    '))
    .replaceAll('{{page}}', `/page/${version}`)
    .replaceAll('{{textLimit}}', String(textLimit));
}
