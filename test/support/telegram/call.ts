import type { IncomingMessage } from 'node:http';

/** One call of the Bot API as it came over the wire. */
export interface Call {
  method: string;
  payload: Readonly<Record<string, unknown>>;
  files: ReadonlyMap<string, { bytes: Uint8Array; fileName: string }>;
}

/** Reads JSON and multipart; in multipart everything that is not a file is text, and objects are JSON in it. */
export async function readCall(method: string, request: IncomingMessage): Promise<Call> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) {
    return { method, payload: body.length === 0 ? {} : JSON.parse(body.toString()), files: new Map() };
  }
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const payload: Record<string, unknown> = {};
  const files = new Map<string, { bytes: Uint8Array; fileName: string }>();
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') payload[name] = structured.has(name) ? JSON.parse(value) : value;
    else files.set(name, { bytes: new Uint8Array(await value.arrayBuffer()), fileName: value.name });
  }
  return { method, payload, files };
}

const structured = new Set(['reply_markup', 'caption_entities', 'entities']);
