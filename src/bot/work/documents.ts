import type { Order } from '#bot/documents/documents.ts';
import { fileName } from '#bot/file-name.ts';
import type { KeptFile } from '#bot/outbox-content.ts';
import type { Text } from '#bot/text.ts';
import { plan } from '#db/due.ts';
import { addFile, expectFile } from '#db/files.ts';
import { planMaking } from '#db/makings.ts';
import type { FileType } from '#domain/file.ts';
import type { AccountId, FileId, PersonId } from '#domain/ids.ts';
import type { Desk } from './desk.ts';

interface Attached {
  readonly name: Text;
  readonly type: FileType;
  readonly bytes: Uint8Array;
  /** Whom it tells of: it goes with them. */
  readonly about: readonly PersonId[];
  readonly impersonal?: true;
}

/** Documents are made outside of a turn: here they are ordered. */
export interface DocumentActs {
  /**
   * The document comes to this chat by itself, in some seconds. Whether whoever orders it may have it is asked when it
   * is made. It is kept for a day.
   */
  order(order: Order): Promise<FileId>;
  /** A small file under a notice, made as the notice is. It is kept until then. */
  attach(made: Attached, until: Temporal.Instant): Promise<KeptFile>;
}

export function documentActs({ inside, at, school, me }: Desk, account: AccountId): DocumentActs {
  const forgetAt = (file: FileId, when: Temporal.Instant) =>
    inside.atDoor((door) =>
      plan(door, { key: `file:${file}`, school: school.id, kind: 'forget-file', subject: file, at: when }),
    );
  return {
    async order({ kind, params }) {
      const file = await expectFile(inside, at);
      await inside.atDoor((door) =>
        planMaking(door, { file, school: school.id, person: me.id, account, kind, params }, at),
      );
      await forgetAt(file, at.add({ hours: 24 }));
      return file;
    },
    async attach({ name, type, bytes, about, impersonal }, until) {
      const id = await addFile(inside, { type, bytes, about }, at);
      await forgetAt(id, until);
      return { id, name: fileName(name, type), type, beside: true, ...(impersonal && { impersonal }) };
    },
  };
}
