import type { SentType } from '#domain/file.ts';

/** A file of a type, as small as its beginning allows: the browser shows the picture, the program knows it by its bytes. */
export function sampleFile(type: SentType): Uint8Array {
  return new Uint8Array(Buffer.from(samples[type] ?? '', 'base64'));
}

const samples: Record<SentType, string> = {
  'image/png': 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'image/jpeg':
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'application/pdf': Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n').toString(
    'base64',
  ),
  'audio/ogg': Buffer.from('OggS\0\x02Opus').toString('base64'),
};
