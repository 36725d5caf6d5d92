import { badRequest } from './problem.ts';

interface Kept {
  id: string;
  bytes: Uint8Array;
  path: string;
  statesSize: boolean;
}

/** What people have sent, as getFile and the download know it. */
export class Files {
  readonly #kept: Kept[] = [];
  #made = 0;

  /** The fields that stand in the message. */
  keep(
    bytes: Uint8Array,
    { folder, name, statesSize = true }: { folder: 'photos' | 'documents'; name: string; statesSize?: boolean },
  ): { file_id: string; file_unique_id: string; file_size?: number } {
    this.#made += 1;
    const id = `AgACAgIAAxkBAA-${this.#made}`;
    const extension = /\.\w+$/.exec(name)?.[0] ?? '';
    this.#kept.push({ id, bytes, path: `${folder}/file_${this.#made}${extension}`, statesSize });
    return { file_id: id, file_unique_id: `AQAD${this.#made}`, ...(statesSize ? { file_size: bytes.length } : {}) };
  }

  /** The answer of getFile. */
  described(id: string): { file_id: string; file_unique_id: string; file_size?: number; file_path: string } {
    const file = this.#kept.find((kept) => kept.id === id);
    if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
    if (file.bytes.length > most) throw badRequest('file is too big');
    const size = file.statesSize ? { file_size: file.bytes.length } : {};
    return { file_id: id, file_unique_id: id, ...size, file_path: file.path };
  }

  at(path: string): Uint8Array | undefined {
    return this.#kept.find((kept) => kept.path === path)?.bytes;
  }

  /** From now on Telegram has none of them. */
  forget(): void {
    this.#kept.length = 0;
  }
}

/** Bots may fetch no more. */
const most = 20 * 1024 * 1024;
