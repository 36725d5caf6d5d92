/** Larger ones are scans that somebody has made too fine. */
export const mostBytes = 10 * 1024 * 1024;

/** What people may send. */
export const sentTypes = ['image/jpeg', 'image/png', 'application/pdf', 'audio/ogg'] as const;

export type SentType = (typeof sentTypes)[number];

/** What messengers make of a voice message; taken where a question says so. */
export const voiceType = 'audio/ogg' satisfies SentType;

/** What a school keeps: what was sent, and the documents that the program makes. */
export const fileTypes = [
  ...sentTypes,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/calendar',
] as const;

export type FileType = (typeof fileTypes)[number];

/** What a file is by its first bytes: names and headers say what they like. Undefined: nothing that we take. */
export function sentType(bytes: Uint8Array): SentType | undefined {
  return signatures.find(({ first }) => first.every((byte, index) => bytes[index] === byte))?.type;
}

const signatures: readonly { type: SentType; first: readonly number[] }[] = [
  { type: 'image/jpeg', first: [0xff, 0xd8, 0xff] },
  { type: 'image/png', first: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'application/pdf', first: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'audio/ogg', first: [0x4f, 0x67, 0x67, 0x53] },
];

/** The end of a file's name: «.jpg». */
export const extensions: Readonly<Record<FileType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
  'audio/ogg': 'ogg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/calendar': 'ics',
};
