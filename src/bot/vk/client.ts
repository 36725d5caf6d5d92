import http from 'node:http';
import https from 'node:https';
import { API, type APIRequest, Upload } from 'vk-io';
import { z } from 'zod';
import type { Outgoing } from '#bot/messenger.ts';

/** VK understood the call and said no. Carries the code only: VK's own words quote parameters, so also message texts. */
export class VkRefusal extends Error {
  readonly method: string;
  readonly code: number;

  constructor(method: string, code: number) {
    super(`VK refused ${method} with error ${code}`);
    this.name = 'VkRefusal';
    this.method = method;
    this.code = code;
  }
}

/** No answer, half an answer, or one that is none: nobody knows whether the call was carried out. */
export class VkSilence extends Error {
  readonly method: string;

  constructor(method: string, reason: string) {
    super(`VK gave no answer to ${method}: ${reason}`);
    this.name = 'VkSilence';
    this.method = method;
  }
}

/**
 * vk-io's typed API client without its queue. The queue repeats calls by itself (error 6 without end, a lost
 * connection after 3 s), takes `{}` from a failing proxy for an answer, and its errors carry the parameters;
 * here a call is made once and ends in a value, a {@link VkRefusal} or a {@link VkSilence}.
 */
export class VkClient extends API {
  constructor(token: string, apiRoot: string) {
    const apiBaseUrl = apiRoot.replace(/\/+$/, '');
    super({ token, apiBaseUrl, apiVersion: '5.199', apiTimeout: 10_000, agent: agentFor(apiBaseUrl) });
  }

  override async callWithRequest<T>(request: APIRequest): Promise<T> {
    const raw: unknown = await request.make().catch(silence(request.method));
    const { success, data } = answer.safeParse(raw);
    if (!success) throw new VkSilence(request.method, 'not an answer of the API');
    if ('error' in data) throw new VkRefusal(request.method, data.error.error_code);
    return data.response as T;
  }

  /** Uploads a picture for a message; returns what `attachment` takes. */
  async uploadPicture(peer: number, png: Uint8Array, fileName: string): Promise<string> {
    const { upload_url: uploadUrl } = uploadServer.parse(await this.photos.getMessagesUploadServer({ peer_id: peer }));
    const source = { uploadUrl, values: uploaded(png, fileName, 'image/png') };
    const photo = await this.#uploadTo(uploadUrl)
      .messagePhoto({ peer_id: peer, source })
      .catch(silence('upload of a picture'));
    return String(photo);
  }

  /** Uploads a document for a message; returns what `attachment` takes. */
  async uploadFile(peer: number, { bytes, name, type }: NonNullable<Outgoing['file']>): Promise<string> {
    const { upload_url: uploadUrl } = uploadServer.parse(
      await this.docs.getMessagesUploadServer({ type: 'doc', peer_id: peer }),
    );
    const source = { uploadUrl, values: uploaded(bytes, name, type) };
    const document = await this.#uploadTo(uploadUrl)
      .messageDocument({ peer_id: peer, title: name, source })
      .catch(silence('upload of a file'));
    return String(document);
  }

  #uploadTo(url: string): Upload {
    return new Upload({ api: this, agent: agentFor(url) });
  }
}

function uploaded(bytes: Uint8Array, filename: string, contentType: string) {
  return { value: Buffer.from(bytes), filename, contentType, contentLength: bytes.length };
}

/** For a promise's `catch`: the call got no answer. What already is an error of ours stays. */
export function silence(method: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof VkRefusal || error instanceof VkSilence ? error : new VkSilence(method, reasonOf(error));
  };
}

/** What went wrong with a connection, without its address (a long poll's has a key) and without any of the body. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.cause instanceof Error) return reasonOf(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

const answer = z.union([
  z.object({ error: z.object({ error_code: z.number() }) }),
  z.object({ response: z.unknown().refine((value) => value !== undefined && value !== null) }),
]);

const uploadServer = z.object({ upload_url: z.string() });

/** vk-io's default agent speaks TLS only; VK_API_ROOT and the upload server may be plain. */
function agentFor(url: string): https.Agent {
  return url.startsWith('https:') ? https.globalAgent : new PlainAgent();
}

/** vk-io asks for an `https.Agent` by type; both kinds have `options`, only the types of http leave it out. */
class PlainAgent extends http.Agent {
  declare readonly options: https.AgentOptions;
}
