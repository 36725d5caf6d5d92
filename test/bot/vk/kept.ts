import type { Incoming, Keep, Update } from '#bot/messenger.ts';
import type { Log } from '#bot/vk/log.ts';
import { translate } from '#bot/vk/translate.ts';
import { openVk, type Vk, type VkOptions } from '#bot/vk/vk.ts';
import type { VkServer } from '#test/support/vk-server.ts';

/** The inbox in memory: a known key changes nothing, updates and cursor are kept together or not at all. */
export class Kept {
  readonly updates = new Map<string, Update>();
  readonly cursors = new Map<string, string>();
  /** Called before anything is kept; throws where the database is to fail. */
  before: (updates: readonly Update[]) => void = () => undefined;

  readonly keep: Keep = async (updates, cursor) => {
    this.before(updates);
    for (const update of updates) {
      // What jsonb would refuse.
      if (/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(update.body)))
        throw new Error('unsupported Unicode escape sequence');
      if (!this.updates.has(update.key)) this.updates.set(update.key, structuredClone(update));
    }
    if (cursor) this.cursors.set(cursor.name, cursor.value);
  };

  readonly readCursor = async (name: string) => this.cursors.get(name);

  get incoming(): Incoming[] {
    return [...this.updates.values()].map(({ body }) => translate(body));
  }

  get texts(): string[] {
    return this.incoming.flatMap((incoming) => (incoming.kind === 'text' ? [incoming.text] : []));
  }
}

export interface Logged extends Log {
  readonly lines: { level: string; line: string }[];
}

export function logged(): Logged {
  const lines: Logged['lines'] = [];
  const at = (level: string) => (fields: object, message: string) => {
    lines.push({ level, line: `${message} ${JSON.stringify(fields)}` });
  };
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

/** The adapter before a stand-in, impatient. */
export function adapterTo(server: VkServer, kept: Kept, options: Partial<VkOptions> = {}): Vk {
  return openVk({
    token: server.token,
    groupId: server.groupId,
    apiRoot: server.apiRoot,
    keep: kept.keep,
    readCursor: kept.readCursor,
    log: logged(),
    pauses: { first: 5, most: 40 },
    ...options,
  });
}

/** One scan; how many messages it had not known before. */
export async function catchUp(vk: Vk, kept: Kept): Promise<number> {
  const before = kept.updates.size;
  await vk.catchUp(new AbortController().signal);
  return kept.updates.size - before;
}

export async function until(what: () => boolean, timeoutMs = 4_000): Promise<void> {
  for (const end = performance.now() + timeoutMs; !what(); ) {
    if (performance.now() > end) throw new Error(`Not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
