import type { Api } from 'grammy';
import { readAtMost } from '#bot/download.ts';
import type { Fetched, FileSource } from '#bot/messenger.ts';
import { asked, TelegramFailure } from './failure.ts';
import { polyfilled } from './wire.ts';

/**
 * Fetches a file by its file_id, in two steps as the Bot API has it. The address of the second has the token in it:
 * nothing that fetch says of it leaves this file.
 */
export async function fetchFile(
  { api, token, apiRoot, seconds }: { api: Api; token: string; apiRoot: string; seconds: number },
  { ref, bytes }: FileSource,
  most: number,
): Promise<Fetched> {
  if (bytes !== undefined && bytes > most) return { outcome: 'too-big' };
  const signal = AbortSignal.timeout(seconds * 1000);
  try {
    const { file_path, file_size } = await asked('getFile', api.getFile(ref, polyfilled(signal)));
    if (file_size !== undefined && file_size > most) return { outcome: 'too-big' };
    if (file_path === undefined) throw new TelegramFailure('getFile', { said: 'an answer without a path' });
    const path = file_path.split('/').map(encodeURIComponent).join('/');
    return await download(`${apiRoot}/file/bot${token}/${path}`, most, signal);
  } catch (error) {
    if (!(error instanceof TelegramFailure)) throw new TelegramFailure('download', { said: 'no answer' });
    if (error.status !== 400) throw error;
    // Telegram gives bots no more than 20 MB.
    return { outcome: /file is too big/i.test(error.said) ? 'too-big' : 'gone' };
  }
}

async function download(address: string, most: number, signal: AbortSignal): Promise<Fetched> {
  // Elsewhere nobody may learn the token.
  const response = await fetch(address, { signal, redirect: 'manual' });
  if (response.status === 404) return { outcome: 'gone' };
  if (!response.ok) throw new TelegramFailure('download', { status: response.status, said: 'no file' });
  const read = await readAtMost(response, most);
  return read === undefined ? { outcome: 'too-big' } : { outcome: 'fetched', bytes: read };
}
