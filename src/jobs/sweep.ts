import { sweepAccounts, sweepTries } from '#db/accounts.ts';
import { sweepCodes } from '#db/codes.ts';
import { sweepDone } from '#db/due.ts';
import { sweepInbox } from '#db/inbox.ts';
import type { Database } from '#db/open.ts';
import { blankSent } from '#db/outbox.ts';
import { sweepUploads } from '#db/uploads.ts';

/**
 * What does not linger: bodies of failed updates after 3 days, sent texts and files that nobody has fetched after 24 hours, codes and tries past their time,
 * browsers that were guests, and after a year, when their cookie is gone, those that are nobody's.
 */
export async function sweep(db: Database, now: Temporal.Instant): Promise<void> {
  await db.atDoor(async (door) => {
    await sweepInbox(door, now.subtract({ hours: 3 * 24 }));
    await blankSent(door, now.subtract({ hours: 24 }));
    await sweepUploads(door, now.subtract({ hours: 24 }));
    await sweepTries(door, now.subtract({ hours: 24 }));
    await sweepCodes(door, now);
    await sweepAccounts(door, { now, silentSince: now.subtract(cookieLives) });
    await sweepDone(door, now.subtract({ hours: 30 * 24 }));
  });
}

const cookieLives = { hours: 366 * 24 };
