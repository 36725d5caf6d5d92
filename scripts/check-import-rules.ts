/**
 * Proves that the import rules of biome.json bite: plants one violation of each kind in a temporary folder, and beside
 * them what must stay allowed, and fails unless Biome notices exactly the violations. A pattern that has stopped
 * matching is otherwise green for ever.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';

const rules = [
  'style/noRestrictedImports',
  'suspicious/noImportCycles',
  'nursery/noJsRestrictedProperties',
  'style/noRestrictedGlobals',
  'style/noProcessEnv',
] as const;
type Rule = (typeof rules)[number];

const known = new Set<string>(rules.map((rule) => `lint/${rule}`));
const root = resolve(import.meta.dirname, '..');

/** One line of code in one file. */
interface Plant {
  file: string;
  code: string;
  /** The rule that must notice it; `undefined` where all must keep still. */
  rule?: Rule;
}

let count = 0;
const named = (file: string, name: string, from: string): Plant => ({
  file,
  code: `import { ${name} as a${++count} } from '${from}';`,
});
const forbidsName = (file: string, name: string, from: string): Plant => ({
  ...named(file, name, from),
  rule: 'style/noRestrictedImports',
});
const allows = (file: string, ...specifiers: string[]) => specifiers.map((from) => named(file, 'a', from));
const forbids = (file: string, ...specifiers: string[]) => specifiers.map((from) => forbidsName(file, 'a', from));

const rooms = ['bot', 'content', 'db', 'documents', 'domain', 'http', 'jobs'] as const;
const mayImport: Record<(typeof rooms)[number], readonly string[]> = {
  domain: [],
  db: ['domain'],
  documents: ['domain'],
  content: ['domain'],
  bot: ['content', 'db', 'documents', 'domain'],
  jobs: ['content', 'db', 'documents', 'domain'],
  http: ['bot', 'db', 'domain'],
};
const specifiers = (room: string): string[] => [
  `#${room}/x/y.ts`,
  `#src/${room}/x.ts`,
  `../${room}/x.ts`,
  `../../${room}/x/y.ts`,
];

const plants: Plant[] = [
  // Rooms: every pair, by subpath, by the whole tree's subpath and by a relative path.
  ...rooms.flatMap((room) =>
    rooms
      .filter((other) => other !== room)
      .flatMap((other) =>
        mayImport[room].includes(other)
          ? allows(`src/${room}/x/plant.ts`, `#${other}/x/y.ts`, `../../${other}/x.ts`)
          : forbids(`src/${room}/x/plant.ts`, ...specifiers(other)),
      ),
  ),
  ...allows('src/jobs/plant.ts', '#bot/notices/x.ts', '../bot/notices/x.ts'),
  ...rooms.flatMap((room) => forbids(`src/${room}/plant.ts`, '#test/support/x.ts', '../../test/support/x.ts')),
  ...forbids('src/main.ts', '#test/support/x.ts'),
  ...allows('src/main.ts', '#http/x.ts', '#jobs/x.ts', '#bot/telegram/x.ts', '#db/open.ts'),
  ...forbids('src/config.ts', '#domain/x.ts', '#db/x.ts', './main.ts', 'pg'),
  ...forbids('migrations/0001-plant.ts', '#db/x.ts', '../src/domain/../bot/x.ts'),

  // Packages.
  ...allows('src/domain/plant.ts', 'zod', '#domain/time.ts', './x.ts', '../domain/x/y.ts'),
  ...forbids(
    'src/domain/school/plant.ts',
    ...['kysely', 'pg', '@electric-sql/pglite', 'grammy', '@grammyjs/conversations', 'vk-io', 'fastify'],
    ...['ioredis', 'pg-boss', 'node:fs', 'pino', 'yaml', '../../main.ts', '../../config.ts'],
  ),
  ...rooms
    .filter((room) => room !== 'db')
    .flatMap((room) =>
      forbids(`src/${room}/plant.ts`, 'kysely', 'kysely/helpers/postgres', 'pg', '@electric-sql/pglite'),
    ),
  ...allows('src/db/plant.ts', 'kysely', 'pg', '@electric-sql/pglite', 'pg-boss'),
  ...allows('migrations/0001-plant.ts', 'kysely'),
  ...['http', 'bot', 'documents'].flatMap((room) => forbids(`src/${room}/plant.ts`, 'pg-boss')),
  ...allows('src/jobs/plant.ts', 'pg-boss'),
  ...['db', 'bot', 'bot/web', 'jobs', 'documents'].flatMap((room) =>
    forbids(`src/${room}/plant.ts`, 'fastify', '@fastify/cookie'),
  ),
  ...allows('src/http/plant.ts', 'fastify', '@fastify/cookie'),
  ...['db', 'bot', 'bot/vk', 'bot/web', 'http', 'jobs'].flatMap((room) =>
    forbids(`src/${room}/plant.ts`, 'grammy', 'grammy/types', '@grammyjs/conversations'),
  ),
  ...['db', 'bot', 'bot/telegram', 'bot/web', 'bot/conversation', 'http', 'jobs'].flatMap((room) =>
    forbids(`src/${room}/plant.ts`, 'vk-io'),
  ),
  ...allows('src/bot/telegram/plant.ts', 'grammy', 'grammy/types'),
  ...allows('src/bot/vk/plant.ts', 'vk-io'),
  ...allows('src/bot/conversation/plant.ts', '@grammyjs/conversations'),

  // Adapters.
  ...['telegram', 'vk', 'web'].flatMap((adapter) =>
    ['telegram', 'vk', 'web', 'max']
      .filter((other) => other !== adapter)
      .flatMap((other) =>
        forbids(`src/bot/${adapter}/plant.ts`, `#bot/${other}/x.ts`, `../${other}/x.ts`, `#src/bot/${other}/x.ts`),
      ),
  ),
  ...allows('src/bot/vk/plant.ts', '#bot/messenger.ts', '../messenger.ts', './x.ts', '#bot/vk/x.ts'),

  // Personal data.
  ...['bot', 'bot/telegram', 'bot/vk', 'bot/web', 'bot/conversation', 'domain', 'http', 'jobs'].map((room) =>
    forbidsName(`src/${room}/plant.ts`, 'reveal', '#domain/personal.ts'),
  ),
  forbidsName('src/domain/people/plant.ts', 'reveal', '../personal.ts'),
  forbidsName('src/main.ts', 'reveal', '#domain/personal.ts'),
  ...['src/bot/text.ts', 'src/documents/plant.ts', 'src/db/plant.ts'].map((file) =>
    named(file, 'reveal', '#domain/personal.ts'),
  ),
  ...['bot', 'domain', 'http'].map((room) => named(`src/${room}/plant.ts`, 'Personal', '#domain/personal.ts')),
  { file: 'src/bot/plant.ts', code: 'Personal.reveal(name);', rule: 'nursery/noJsRestrictedProperties' },
  { file: 'src/http/plant.ts', code: 'personal.reveal(name);', rule: 'nursery/noJsRestrictedProperties' },
  { file: 'src/domain/plant.ts', code: 'const { reveal } = Personal;', rule: 'nursery/noJsRestrictedProperties' },
  { file: 'src/documents/plant.ts', code: 'Personal.reveal(name);' },

  // Time and the environment.
  ...rooms.map((room) => forbidsName(`src/${room}/plant.ts`, 'systemClock', '#domain/time.ts')),
  forbidsName('src/domain/plant.ts', 'systemClock', './time.ts'),
  named('src/main.ts', 'systemClock', '#domain/time.ts'),
  named('src/jobs/plant.ts', 'schoolDate', '#domain/time.ts'),
  ...rooms.map(
    (room): Plant => ({
      file: `src/${room}/plant.ts`,
      code: 'Temporal.Now.instant();',
      rule: 'nursery/noJsRestrictedProperties',
    }),
  ),
  { file: 'src/bot/plant.ts', code: 'Date.now();', rule: 'nursery/noJsRestrictedProperties' },
  { file: 'src/domain/plant.ts', code: 'new Date();', rule: 'style/noRestrictedGlobals' },
  { file: 'src/domain/time.ts', code: 'Temporal.Now.instant();' },
  { file: 'src/http/plant.ts', code: 'process.env;', rule: 'style/noProcessEnv' },
  { file: 'src/main.ts', code: 'process.env;' },

  // Other ways to import.
  ...[
    "export { a } from '#db/x.ts';",
    "export * from '#db/x.ts';",
    "export type { B } from '#db/x.ts';",
    "import type { C } from '#db/x.ts';",
    "import '#db/x.ts';",
    "await import('#db/x.ts');",
  ].map((code): Plant => ({ file: 'src/domain/plant.ts', code, rule: 'style/noRestrictedImports' })),

  // A cycle, closed by a subpath import.
  {
    file: 'src/domain/ring/one.ts',
    code: "import { two } from '#domain/ring/two.ts'; export const one = () => two;",
    rule: 'suspicious/noImportCycles',
  },
  {
    file: 'src/domain/ring/two.ts',
    code: "import { one } from '#domain/ring/one.ts'; export const two = () => one;",
    rule: 'suspicious/noImportCycles',
  },
];

const Report = z.object({
  diagnostics: z.array(
    z.object({
      category: z.string(),
      location: z.object({ path: z.string(), start: z.object({ line: z.number() }) }),
    }),
  ),
});

const folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
try {
  const wrong = [...judge(plant(folder), lint(folder)), ...unknownRooms()];
  for (const line of wrong) process.stderr.write(`${line}\n`);
  process.stdout.write(`Import rules: ${plants.length} planted cases, ${wrong.length} misjudged\n`);
  if (wrong.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Writes each plant as a line of its file, and answers which rule is expected at `file:line`. */
function plant(into: string): Map<string, Plant> {
  const files = new Map<string, string[]>();
  const expected = new Map<string, Plant>();
  for (const one of plants) {
    const lines = files.get(one.file) ?? [];
    lines.push(one.code);
    files.set(one.file, lines);
    expected.set(`${one.file}:${lines.length}`, one);
  }
  for (const [file, lines] of files) {
    mkdirSync(dirname(join(into, file)), { recursive: true });
    writeFileSync(join(into, file), `${lines.join('\n')}\n`);
  }
  return expected;
}

/** What Biome, with the project's own configuration, says at each `file:line`. */
function lint(there: string): Map<string, Set<string>> {
  for (const name of ['biome.json', 'package.json', '.gitignore']) copyFileSync(join(root, name), join(there, name));
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const run = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', '--max-diagnostics=none'], {
    cwd: there,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const seen = new Map<string, Set<string>>();
  for (const { category, location } of Report.parse(JSON.parse(run.stdout)).diagnostics) {
    if (!known.has(category)) continue;
    const at = `${location.path}:${location.start.line}`;
    seen.set(at, (seen.get(at) ?? new Set()).add(category));
  }
  return seen;
}

/** One sentence for each plant that was judged otherwise than expected. */
function judge(expected: Map<string, Plant>, seen: Map<string, Set<string>>): string[] {
  return [...expected].flatMap(([at, { code, rule }]) => {
    const should = rule ? `lint/${rule}` : 'nothing';
    const did = [...(seen.get(at) ?? ['nothing'])].join(', ');
    return did === should ? [] : [`${at}: ${code}  should meet ${should}, met ${did}`];
  });
}

/** A new folder of src/ has no walls until it is named in biome.json and above. */
function unknownRooms(): string[] {
  return readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !rooms.some((room) => room === entry.name))
    .map(({ name }) => `src/${name}: no import rules for this folder in biome.json and here`);
}
