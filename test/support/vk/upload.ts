import type { IncomingHttpHeaders } from 'node:http';
import { bad } from './fault.ts';
import type { File as Uploaded } from './files.ts';

/** The picture or the document in a multipart upload, by the name of its field. */
export async function readUpload(
  headers: IncomingHttpHeaders,
  body: Buffer,
  field: 'photo' | 'file',
): Promise<Uploaded> {
  const type = headers['content-type'] ?? '';
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const file = form.get(field);
  if (!(file instanceof File)) throw bad(field);
  return { bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name };
}
