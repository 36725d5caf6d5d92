import type { Keep, Messenger } from '#bot/messenger.ts';
import { arrivals as openArrivals, type ReadCursor } from './arrivals.ts';
import { type CallbackSettings, callback, type Receive } from './callback.ts';
import { VkClient } from './client.ts';
import { deliver } from './deliver.ts';
import { fetchFile } from './fetch-file.ts';
import { limits } from './limits.ts';
import type { Log } from './log.ts';
import type { Pauses } from './patience.ts';
import { poll } from './polling.ts';
import { catchUpPatiently } from './scan.ts';
import { translate } from './translate.ts';

export interface VkOptions {
  /** VK_GROUP_TOKEN: a community token with the rights "messages", "manage", "photos" and "docs". */
  token: string;
  groupId: number;
  /** Base of the method calls, http or https. */
  apiRoot: string;
  keep: Keep;
  /** Reads back a cursor that `keep` committed. */
  readCursor: ReadCursor;
  log: Log;
  /** The community's short address, for prettier links. */
  screenName?: string;
  /** Without it every Callback API request is refused. */
  callback?: CallbackSettings;
  pauses?: Pauses;
  /** How long a file that somebody has sent may take, to its last byte. */
  fileTimeoutMs?: number;
}

export interface Vk extends Messenger {
  /** Bots Long Poll with the scan at its start; ends when aborted and never throws. Run by one replica. */
  poll(signal: AbortSignal): Promise<void>;
  /** For webhooks, once at start: keeps what came while nobody listened. Tries until it succeeds or is aborted. */
  catchUp(signal: AbortSignal): Promise<void>;
  /** Answers a Callback API request, given as parsed JSON. */
  receive: Receive;
}

/** Opens the VK adapter. Nothing is asked of VK yet: an unreachable VK delays messages, it does not stop the program. */
export function openVk(options: VkOptions): Vk {
  const { token, groupId, apiRoot, keep, readCursor, log, pauses = { first: 1_000, most: 30_000 } } = options;
  const { fileTimeoutMs: timeoutMs = 20_000 } = options;
  const client = new VkClient(token, apiRoot);
  const arrivals = openArrivals(groupId, client, keep, readCursor);
  return {
    channel: 'vk',
    limits,
    translate,
    deliver: (delivery) => deliver({ client, log, pressedAs: arrivals.pressedAs }, delivery),
    fetchFile: (source, most) => fetchFile({ apiRoot, timeoutMs }, source, most),
    invitationLink: (code) => `https://vk.me/${options.screenName ?? `club${groupId}`}?ref=${encodeURIComponent(code)}`,
    poll: (signal) => poll({ groupId, client, arrivals, readCursor, log, pauses }, signal),
    catchUp: (signal) => catchUpPatiently({ groupId, client, arrivals, log }, pauses, signal),
    receive: options.callback
      ? callback(groupId, options.callback, arrivals, log)
      : async () => ({ status: 404, body: 'off' }),
  };
}
