import { randomBytes } from 'node:crypto';

export interface File {
  bytes: Uint8Array;
  fileName: string;
}

/**
 * What can be fetched from VK without a token, by whoever has the address: a photo at once, a document by an address
 * that leads to the machine that has it.
 */
export class Files {
  /** The stand-in's own, once it runs. */
  origin = '';
  readonly #kept = new Map<string, File>();

  /** The address of a photo. */
  photo(bytes: Uint8Array): string {
    return `${this.origin}/s/v1/${this.#keep({ bytes, fileName: '' })}.jpg?quality=95`;
  }

  /** The address of a document. */
  document(owner: number, id: number, file: File): string {
    return `${this.origin}/doc${owner}_${id}?hash=${this.#keep(file)}&api=1&no_preview=1`;
  }

  /** What is at an address: a file, the place where it is, or nothing. */
  at({ pathname, searchParams }: URL): File | { to: string } | undefined {
    if (!pathname.startsWith('/doc')) return this.#kept.get(/(\w+)(?:\.jpg)?$/.exec(pathname)?.[1] ?? '');
    const hash = searchParams.get('hash') ?? '';
    return this.#kept.has(hash) ? { to: `${this.origin}/file/${hash}` } : undefined;
  }

  /** From now on VK has none of them. */
  forget(): void {
    this.#kept.clear();
  }

  #keep(file: File): string {
    const hash = randomBytes(8).toString('hex');
    this.#kept.set(hash, file);
    return hash;
  }
}
