import type { IncomingHttpHeaders } from 'node:http';
import type { Picture } from './community.ts';
import { bad } from './fault.ts';

/** The picture in a multipart upload. */
export async function readUpload(headers: IncomingHttpHeaders, body: Buffer): Promise<Picture> {
  const type = headers['content-type'] ?? '';
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const photo = form.get('photo');
  if (!(photo instanceof File)) throw bad('photo');
  return { bytes: new Uint8Array(await photo.arrayBuffer()), fileName: photo.name };
}
