/** Larger ones are scans that somebody has made too fine. */
export const mostBytes = 10 * 1024 * 1024;

export const fileTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const;

export type FileType = (typeof fileTypes)[number];

/** What a file is by its first bytes: names and headers say what they like. Undefined: nothing that we take. */
export function fileType(bytes: Uint8Array): FileType | undefined {
  return signatures.find(({ first }) => first.every((byte, index) => bytes[index] === byte))?.type;
}

const signatures: readonly { type: FileType; first: readonly number[] }[] = [
  { type: 'image/jpeg', first: [0xff, 0xd8, 0xff] },
  { type: 'image/png', first: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'application/pdf', first: [0x25, 0x50, 0x44, 0x46, 0x2d] },
];

/** The end of a file's name: «.jpg». */
export const extensions: Readonly<Record<FileType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
};
