import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Call, readCall } from './telegram/call.ts';
import { TelegramChat, TelegramGroup } from './telegram/chat.ts';
import { download } from './telegram/download.ts';
import { Feed, type News } from './telegram/feed.ts';
import { Files } from './telegram/files.ts';
import { perform, type World } from './telegram/methods.ts';
import { Problem } from './telegram/problem.ts';
import type { Room } from './telegram/room.ts';

/**
 * What goes wrong with calls to come. Without `method`: with those that show something, send… and edit….
 * `download` is the second step of fetching a file, after `getFile`.
 */
export interface Fault {
  method?: string;
  /** How many calls; 1 unless told. */
  times?: number;
  /** Answers with this code and does nothing. */
  status?: number;
  retryAfter?: number;
  description?: string;
  /** Of a download with a status of 3xx: where it leads. */
  to?: string;
  /**
   * Instead: the connection breaks `before` the call is done, after `half` of the answer, or when it is done and
   * `unanswered`; a proxy answers with `garbage`; nothing is done and the connection stays open, `silent`.
   */
  cut?: 'before' | 'half' | 'unanswered' | 'garbage' | 'silent';
}

/** A call with what became of it. */
export interface Logged extends Call {
  status: number | NonNullable<Fault['cut']>;
  description?: string;
}

/**
 * A stand-in of the Bot API over real HTTP, for the real grammY. Unlike Telegram it takes webhooks on http and any
 * port, knows only bold, and forgets nothing.
 */
export class TelegramServer {
  readonly token = '123456789:AAE-stand-in-of-telegram';
  readonly botId = 123_456_789;
  readonly username = 'nastavnik_test_bot';
  readonly log: Logged[] = [];
  readonly #http: Server;
  readonly #perSecond: number;
  readonly #world: World;
  readonly #faults: (Fault & { left: number })[] = [];
  readonly #recent: number[] = [];
  readonly #chats = new Map<number, TelegramChat>();
  #port = 0;

  constructor({
    webhookRetryMs = 20,
    perSecond = Number.POSITIVE_INFINITY,
  }: { webhookRetryMs?: number; perSecond?: number } = {}) {
    let messageId = 100;
    this.#perSecond = perSecond;
    this.#world = {
      bot: { id: this.botId, is_bot: true, first_name: 'Наставник', username: this.username },
      feed: new Feed(webhookRetryMs),
      files: new Files(),
      rooms: new Map<number, Room>(),
      unanswered: new Set<string>(),
      commands: [],
      nextMessageId: () => {
        messageId += 1;
        return messageId;
      },
    };
    this.#http = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) =>
        response.destroy(error instanceof Error ? error : undefined),
      );
    });
  }

  /** What TELEGRAM_API_ROOT is set to. */
  get root(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Presses that the bot has not answered: none may remain. */
  get unansweredPresses(): number {
    return this.#world.unanswered.size;
  }

  /** Updates that the bot has not confirmed. */
  get unconfirmed(): number {
    return this.#world.feed.unconfirmed;
  }

  get webhookUrl(): string | undefined {
    return this.#world.feed.webhookUrl;
  }

  /** The menu of commands as `command description`. */
  get commands(): readonly string[] {
    return this.#world.commands.map(({ command, description }) => `${command} ${description}`);
  }

  /** Begins, or begins again on the same port with all that it knew. */
  async start(): Promise<void> {
    this.#http.listen(this.#port, '127.0.0.1');
    await once(this.#http, 'listening');
    this.#port = (this.#http.address() as AddressInfo).port;
    this.#world.feed.turn(true);
  }

  /** Telegram cannot be reached. */
  async stop(): Promise<void> {
    this.#world.feed.turn(false);
    const closed = once(this.#http, 'close');
    this.#http.close();
    this.#http.closeAllConnections();
    await closed;
  }

  /** A person, the same one at every call with this id. */
  chat(userId: number, { firstName = 'Ученик' }: { firstName?: string } = {}): TelegramChat {
    const chat = this.#chats.get(userId) ?? new TelegramChat(this.#world, userId, firstName);
    this.#chats.set(userId, chat);
    return chat;
  }

  group(id: number, { title = 'Родители 8 «Б»' }: { title?: string } = {}): TelegramGroup {
    return new TelegramGroup(this.#world, id, title);
  }

  /** Any update, for what has no method of its own. */
  pushes(news: News): number {
    return this.#world.feed.add(news);
  }

  redeliver(updateId: number): void {
    this.#world.feed.redeliver(updateId);
  }

  renumberFrom(updateId: number): void {
    this.#world.feed.renumberFrom(updateId);
  }

  /** Telegram has none of the files any more that people have sent. */
  forgetFiles(): void {
    this.#world.files.forget();
  }

  failNext(fault: Fault): void {
    this.#faults.push({ ...fault, left: fault.times ?? 1 });
  }

  calls(method: string): Logged[] {
    return this.log.filter((call) => call.method === method);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const file = /^\/file\/bot(?<token>[^/]+)\/(?<path>.+)$/.exec(request.url ?? '')?.groups;
    if (file) {
      this.#download(file['token'] ?? '', decodeURIComponent(file['path'] ?? ''), response);
      return;
    }
    const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const call = await readCall(method, request);
    const fault = this.#faultFor(method);
    if (fault?.cut === 'before' || fault?.cut === 'silent') {
      this.log.push({ ...call, status: fault.cut });
      if (fault.cut === 'before') response.destroy();
      return;
    }
    const answer = await this.#answer(token, call, fault, gone.signal);
    const { error_code: status = 200, description } = answer;
    this.log.push({ ...call, status: fault?.cut ?? status, ...(description === undefined ? {} : { description }) });
    const body = JSON.stringify(answer);
    if (fault?.cut === 'unanswered') response.destroy();
    else if (fault?.cut === 'garbage')
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
    else if (fault?.cut === 'half') {
      response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.write(body.slice(0, body.length / 2), () => response.destroy());
    } else response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  }

  #download(token: string, path: string, response: ServerResponse): void {
    const fault = this.#faultFor('download');
    const found = token === this.token ? this.#world.files.at(path) : undefined;
    const status = fault?.cut ?? fault?.status ?? (found ? 200 : 404);
    this.log.push({ method: 'download', payload: { path }, files: new Map(), status });
    download(found, fault, response);
  }

  async #answer(token: string, call: Call, fault: Fault | undefined, gone: AbortSignal): Promise<Answer> {
    try {
      if (token !== this.token) throw new Problem(401, 'Unauthorized');
      if (fault?.status !== undefined) throw problemOf({ ...fault, status: fault.status });
      if (call.method.startsWith('send')) this.#meter();
      return { ok: true, result: await perform(this.#world, call, gone) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { status, message, retryAfter } = error;
      const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
      return { ok: false, error_code: status, description: message, ...parameters };
    }
  }

  #meter(): void {
    const now = performance.now();
    while (this.#recent[0] !== undefined && this.#recent[0] <= now - 1000) this.#recent.shift();
    if (this.#recent.length >= this.#perSecond) throw problemOf({ status: 429, retryAfter: 1 });
    this.#recent.push(now);
  }

  #faultFor(method: string): Fault | undefined {
    const shows = /^(send|edit)/.test(method);
    const fault = this.#faults.find(
      ({ left, method: only }) => left > 0 && (only === undefined ? shows : only === method),
    );
    if (fault) fault.left -= 1;
    return fault;
  }
}

interface Answer {
  ok: boolean;
  result?: unknown;
  error_code?: number;
  description?: string;
}

function problemOf({
  status,
  retryAfter,
  description,
}: {
  status: number;
  retryAfter?: number;
  description?: string;
}): Problem {
  const usual = usualDescriptions[status] ?? 'Internal Server Error';
  const told = status === 429 && retryAfter !== undefined ? `${usual}: retry after ${retryAfter}` : usual;
  return new Problem(status, description ?? told, retryAfter);
}

const usualDescriptions: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden: bot was blocked by the user',
  429: 'Too Many Requests',
  502: 'Bad Gateway',
};

/** Starts a stand-in on a free port. */
export async function startTelegramServer(
  options?: ConstructorParameters<typeof TelegramServer>[0],
): Promise<TelegramServer> {
  const server = new TelegramServer(options);
  await server.start();
  return server;
}
