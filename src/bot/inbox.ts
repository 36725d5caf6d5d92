import { z } from 'zod';
import { accountAt } from '#db/accounts.ts';
import { readDialogue } from '#db/dialogues.ts';
import { keep as keepRows, moveCursor } from '#db/inbox.ts';
import type { Database, DoorSql } from '#db/open.ts';
import { enqueue } from '#db/outbox.ts';
import type { Clock } from '#domain/time.ts';
import type { Keep, Update } from './messenger.ts';
import type { MessageContent } from './outbox-content.ts';

/**
 * Keep: updates are committed before the messenger is told that they arrived, together with its cursor. What a browser
 * has typed becomes a row of its own dialogue in the same transaction. `kept` wakes the turns.
 */
export function keeper(db: Database, clock: Clock, kept: () => void): Keep {
  return async (updates, cursor) => {
    const at = clock.now();
    await db.atDoor(async (door) => {
      const fresh = new Set(await keepRows(door, updates, at));
      for (const update of updates) if (fresh.has(update.key)) await echo(door, update, at);
      if (cursor) await moveCursor(door, cursor.name, cursor.value);
    });
    kept();
  };
}

const typed = z.object({ kind: z.literal('text'), text: z.string() });

/** Other messengers show what the person wrote themselves. */
async function echo(door: DoorSql, update: Update, at: Temporal.Instant): Promise<void> {
  const said = update.channel === 'web' ? typed.safeParse(update.body).data : undefined;
  if (!said) return;
  const { id, dialogue } = await accountAt(door, update.channel, update.address, at);
  const { of } = await readDialogue(door, dialogue);
  const content: MessageContent = { kind: 'message', spans: [{ text: said.text }], rows: [] };
  await enqueue(
    door,
    [
      {
        key: update.key,
        account: id,
        channel: update.channel,
        content,
        personal: true,
        saidBy: 'person',
        of,
      },
    ],
    at,
  );
}
