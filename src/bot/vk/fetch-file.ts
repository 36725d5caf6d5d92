import { readAtMost } from '#bot/download.ts';
import type { Fetched, FileSource } from '#bot/messenger.ts';
import { silence, VkSilence } from './client.ts';
import { fileAddress } from './file-address.ts';

/**
 * Fetches a photo or a document by the address that VK gave in the message. Whoever has the address has the file, so
 * it stands in no error.
 */
export async function fetchFile(
  { apiRoot, timeoutMs }: { apiRoot: string; timeoutMs: number },
  { ref, bytes }: FileSource,
  most: number,
): Promise<Fetched> {
  if (bytes !== undefined && bytes > most) return { outcome: 'too-big' };
  const signal = AbortSignal.timeout(timeoutMs);
  let address = ref;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const url = fileAddress(address, apiRoot);
    if (url === undefined) return { outcome: 'gone' };
    const response = await fetch(url, { signal, redirect: 'manual' }).catch(silence(what));
    const location = redirected(response);
    if (location === undefined) return received(response, most);
    await response.body?.cancel();
    // What cannot be joined to an address is none, and the next round says so.
    address = URL.parse(location, url)?.href ?? '';
  }
  return { outcome: 'gone' };
}

/** A document's address leads to the machine that has it. */
const MOST_REDIRECTS = 4;
const what = 'fetching of a file';

function redirected({ status, headers }: Response): string | undefined {
  return status >= 300 && status < 400 ? (headers.get('location') ?? undefined) : undefined;
}

async function received(response: Response, most: number): Promise<Fetched> {
  const { status, headers } = response;
  if (status === 403 || status === 404 || status === 410) return { outcome: 'gone' };
  if (!response.ok) throw new VkSilence(what, `HTTP ${status}`);
  // Instead of a document that was deleted or whose address has run out VK shows a page. Pages are nothing that we take.
  if (headers.get('content-type')?.startsWith('text/html')) {
    await response.body?.cancel();
    return { outcome: 'gone' };
  }
  const read = await readAtMost(response, most).catch(silence(what));
  return read === undefined ? { outcome: 'too-big' } : { outcome: 'fetched', bytes: read };
}
