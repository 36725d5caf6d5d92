import type { Work } from '#bot/work/work.ts';
import { brand, type MeetingId } from '#domain/ids.ts';
import { standing } from '#domain/meeting/planned.ts';

/**
 * Whoever plans, moves or cancels a meeting of theirs gets the file that the other side gets with the notice. Not where a
 * phone has subscribed, nor before a guardian has agreed: then it comes with the notice.
 */
export async function fileAfterChange(
  { meetings, calendar, documents }: Work,
  meeting: string,
  state: 'planned' | 'cancelled' = 'planned',
): Promise<void> {
  const seen = await meetings.see(brand<MeetingId>(meeting));
  if (seen?.state !== state || seen.side === 'staff') return;
  if ((state === 'planned' && standing(seen).length === 0) || (await calendar.given())) return;
  await documents.order({ kind: 'meeting', params: { meeting } });
}
