import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Chat } from './vk/chat.ts';
import { Community } from './vk/community.ts';
import { download, page } from './vk/download.ts';
import { ApiFault, type Fault, Faults } from './vk/fault.ts';
import { type CallbackServer, type Pushing, pushEvents } from './vk/pushing.ts';
import { readUpload } from './vk/upload.ts';

/** A call that reached the stand-in, in order. */
export interface Call {
  method: string;
  params: Record<string, string>;
}

export interface VkServerOptions {
  groupId?: number;
  token?: string;
  /** Unix time in seconds, for messages' dates and utils.getServerTime. */
  seconds?: () => number;
}

/**
 * A stand-in of VK: the methods a community's bot calls, Bots Long Poll, the Callback API and the upload server, with
 * VK's limits and error codes, over real HTTP. `chat()` is the person on the other side.
 */
export class VkServer {
  readonly groupId: number;
  readonly token: string;
  readonly log: Call[] = [];
  readonly #community: Community;
  readonly #faults = new Faults();
  readonly #chats = new Map<number, Chat>();
  #server: http.Server | undefined;
  #port = 0;
  #pushing: Pushing | undefined;
  #recent: number[] | undefined;

  constructor({ groupId = 700100, token = 'vk1.a.stand-in', seconds = unixSeconds }: VkServerOptions = {}) {
    this.groupId = groupId;
    this.token = token;
    this.#community = new Community(groupId, seconds);
  }

  static async start(options?: VkServerOptions): Promise<VkServer> {
    const server = new VkServer(options);
    await server.start();
    return server;
  }

  /** Base of the method calls. */
  get apiRoot(): string {
    return `${this.#root}/method`;
  }

  /** Callback presses that still show a spinner. */
  get unansweredPresses(): number {
    return this.#community.presses.size;
  }

  chat(userId: number, { callbackButtons = true }: { callbackButtons?: boolean } = {}): Chat {
    const known = this.#chats.get(userId);
    if (known && known.callbackButtons === callbackButtons) return known;
    const chat = new Chat(this.#community, userId, callbackButtons);
    this.#chats.set(userId, chat);
    return chat;
  }

  calls(method: string): Call[] {
    return this.log.filter((call) => call.method === method);
  }

  failNext(fault: Fault): void {
    this.#faults.order(fault);
  }

  /** From now on more than 20 calls in a second are error 6. */
  limitRate(): void {
    this.#recent = [];
  }

  /** VK has none of the files any more that people have sent. */
  forgetFiles(): void {
    this.#community.files.forget();
  }

  /** The next poll with the old key gets `failed: 2`. */
  expireKey(): void {
    this.#community.events.expireKey();
  }

  /** Events not yet read are lost, and the next poll gets `failed: 1`. */
  dropHistory(): void {
    this.#community.events.dropHistory();
  }

  /** Events not yet read are lost, and the next poll gets `failed: 3`. */
  forgetPolls(): void {
    this.#community.events.forget();
  }

  /** VK announces an event once more: by its event_id, or by `<peer>:<conversation_message_id>` of a message. */
  redeliver(key: string): void {
    const event = this.#community.events.all.find(({ event_id, object }) => {
      if (event_id === key) return true;
      const { message } = object as { message?: { peer_id: number; conversation_message_id: number } };
      return message !== undefined && key.endsWith(`${message.peer_id}:${message.conversation_message_id}`);
    });
    if (!event) throw new Error(`No event ${key}`);
    this.#community.events.publish(event);
  }

  /** The Callback API: asks the server for its confirmation, then pushes each new event until it is answered `ok`. */
  async connectCallback(callback: CallbackServer): Promise<void> {
    this.#pushing = await pushEvents(this.#community.events, callback);
  }

  /** How often events were pushed, repeats included. */
  get pushes(): number {
    return this.#pushing?.pushes ?? 0;
  }

  /** Resolves when every event so far was answered `ok`. */
  async pushed(): Promise<void> {
    await this.#pushing?.idle();
  }

  /** Again on the port it had. */
  async start(): Promise<void> {
    const server = http.createServer((request, response) => {
      this.#handle(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#community.files.origin = this.#root;
    this.#server = server;
  }

  /** Goes away, breaking off what is under way. What VK knows stays. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  /** At the end of a test: also the pushes end. */
  async close(): Promise<void> {
    this.#pushing?.end();
    await this.stop();
  }

  get #root(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async #handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.#root);
    if (/^\/(?:doc|file\/|s\/)/.test(url.pathname)) {
      this.log.push({ method: 'file', params: { path: url.pathname } });
      download(url, this.#community.files, this.#faults.next('file'), response);
      return;
    }
    const body = await readBody(request);
    const method = url.pathname.startsWith('/method/') ? url.pathname.slice('/method/'.length) : url.pathname.slice(1);
    const params = method === 'longpoll' ? url.searchParams : new URLSearchParams(body.toString());
    if (!method.startsWith('upload')) this.log.push({ method, params: Object.fromEntries(params) });

    const fault = this.#faults.next(method);
    if (fault?.status !== undefined) {
      page(response, fault.status);
      return;
    }
    if (fault?.code !== undefined) return json(response, errorOf(new ApiFault(fault.code, 'On demand'), params));
    const answer = await this.#answer(method, params, body, request, response);
    if (fault?.answer === 'none') return void response.destroy();
    if (fault?.answer === 'half') return half(response, answer);
    json(response, answer);
  }

  async #answer(
    method: string,
    params: URLSearchParams,
    body: Buffer,
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): Promise<object> {
    if (method === 'longpoll') {
      const gone = new AbortController();
      response.on('close', () => gone.abort());
      const { key = '', ts = '', wait = '0' } = Object.fromEntries(params);
      return await this.#community.events.poll(key, ts, Math.min(Number(wait), 90) * 1000, gone.signal);
    }
    if (method === 'upload') return this.#community.upload(await readUpload(request.headers, body, 'photo'));
    if (method === 'upload-document')
      return this.#community.uploadDocument(await readUpload(request.headers, body, 'file'));
    try {
      this.#admit(params);
      const act = this.#community.methods[method];
      if (!act) throw new ApiFault(3, 'Unknown method passed');
      return { response: act(params, this.#root) };
    } catch (error) {
      if (error instanceof ApiFault) return errorOf(error, params);
      throw error;
    }
  }

  #admit(params: URLSearchParams): void {
    if (params.get('access_token') !== this.token) throw new ApiFault(5, 'User authorization failed');
    if (!params.get('v')) throw new ApiFault(8, 'Invalid request: v is required');
    if (!this.#recent) return;
    const now = performance.now();
    this.#recent = this.#recent.filter((at) => at > now - 1000);
    if (this.#recent.length >= 20) throw new ApiFault(6, 'Too many requests per second');
    this.#recent.push(now);
  }
}

function unixSeconds(): number {
  return Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);
}

/** VK repeats the parameters in its errors, the text of the message among them. */
function errorOf(error: ApiFault, params: URLSearchParams): object {
  const request_params = [...params].filter(([key]) => key !== 'access_token').map(([key, value]) => ({ key, value }));
  return { error: { error_code: error.code, error_msg: error.message, request_params } };
}

function json(response: http.ServerResponse, answer: object): void {
  if (response.destroyed) return;
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(answer));
}

function half(response: http.ServerResponse, answer: object): void {
  const whole = Buffer.from(JSON.stringify(answer));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': whole.length });
  response.write(whole.subarray(0, whole.length >> 1), () => response.destroy());
}

async function readBody(request: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
