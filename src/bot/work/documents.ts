import type { Order } from '#bot/documents/documents.ts';
import { plan } from '#db/due.ts';
import { expectFile } from '#db/files.ts';
import { planMaking } from '#db/makings.ts';
import type { AccountId, FileId } from '#domain/ids.ts';
import type { Desk } from './desk.ts';

/** Documents are made outside of a turn: here they are ordered. */
export interface DocumentActs {
  /**
   * The document comes to this chat by itself, in some seconds. Whether whoever orders it may have it is asked when it
   * is made. It is kept for a day.
   */
  order(order: Order): Promise<FileId>;
}

export function documentActs({ inside, at, school, me }: Desk, account: AccountId): DocumentActs {
  return {
    async order({ kind, params }) {
      const file = await expectFile(inside, at);
      await inside.atDoor(async (door) => {
        await planMaking(door, { file, school: school.id, person: me.id, account, kind, params }, at);
        const forget = { key: `file:${file}`, school: school.id, kind: 'forget-file', subject: file };
        await plan(door, { ...forget, at: at.add({ hours: 24 }) });
      });
      return file;
    },
  };
}
