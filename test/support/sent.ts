/** A picture or a document that a person of a test sends to the program. */
export interface Sent {
  bytes?: Uint8Array;
  name?: string;
  type?: string;
  caption?: string;
  /** False: the messenger does not say beforehand how large it is. */
  statesSize?: boolean;
}

/** The bytes of what is sent where nobody looks at it. */
export const anyPicture = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
export const anyDocument = Buffer.from('%PDF-1.4\n%%EOF\n');
