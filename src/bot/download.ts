/**
 * The body of a download, or undefined if it is longer than `most` bytes: then the rest is not read. Throws when the
 * connection breaks before the length that was stated.
 */
export async function readAtMost({ body }: Response, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop gives the connection up.
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
