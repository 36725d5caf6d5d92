import type { FileType } from './messenger.ts';

/** Bytes that a file may have. */
export const mostFileBytes = 10 * 1024 * 1024;

/** What a file begins with, whatever its name and whoever sends it may claim. */
const beginnings: readonly [FileType, readonly number[]][] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** The type of a file by its first bytes. Undefined: not one of those we take. */
export function fileTypeOf(bytes: Uint8Array): FileType | undefined {
  return beginnings.find(([, beginning]) => beginning.every((byte, at) => bytes[at] === byte))?.[0];
}
