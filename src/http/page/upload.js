import { words } from './words.js';

/** As long as the server waits for the end of a file. */
const patienceMs = 300_000;

/**
 * @typedef {{ kind: 'sent', mark: string } | { kind: 'refused', sentence: string } | { kind: 'later', sentence: string }} Uploaded
 *   `later`: the same file under the same key may well be taken at another try
 *
 * @typedef {object} Upload
 * @property {string} key made here, the same at every try: the program takes it once
 * @property {File} file
 * @property {string | undefined} mark the browser's account as the page knows it
 * @property {(part: number) => void} progress from 0 to 1
 * @property {AbortSignal} signal
 */

/**
 * Sends a file; `fetch` does not tell how far it has come. Given up, it ends as `later`.
 *
 * @param {Upload} upload
 * @param {boolean} [again] the cookie was missing and has just been set
 * @returns {Promise<Uploaded>}
 */
export async function uploaded(upload, again = false) {
  const answer = await posted(upload);
  if (answer === undefined) return { kind: 'later', sentence: words.fileOffline };
  const { status, mark, sentence } = answer;
  if (status === 202) return { kind: 'sent', mark };
  if (status === 401 && !again) return uploaded(upload, true);
  const retried = status === 401 || status === 429 || status >= 500;
  return { kind: retried ? 'later' : 'refused', sentence: sentence || words.refused };
}

/** @param {Upload} upload @returns {Promise<{ status: number, mark: string, sentence: string } | undefined>} */
function posted({ key, file, mark, progress, signal }) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `chat/file?key=${key}`);
    request.responseType = 'json';
    request.timeout = patienceMs;
    request.setRequestHeader('content-type', file.type);
    if (mark !== undefined) request.setRequestHeader('x-mark', mark);
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => {
      const answer = request.response;
      resolve({ status: request.status, mark: String(answer?.mark ?? ''), sentence: String(answer?.sentence ?? '') });
    });
    // Also where it has not ended well: no connection, no patience, given up.
    request.addEventListener('loadend', () => resolve(undefined));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
