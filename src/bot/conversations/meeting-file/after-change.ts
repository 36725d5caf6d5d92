import { fileComes } from '#bot/documents/meeting-files.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type MeetingId } from '#domain/ids.ts';

/**
 * Whoever plans, moves or cancels a meeting of theirs gets the file that the other side gets with the notice; what waits for a
 * guardian comes with a notice.
 */
export async function fileAfterChange(
  work: Work,
  meeting: string,
  state: 'planned' | 'cancelled' = 'planned',
): Promise<void> {
  const seen = await work.meetings.see(brand<MeetingId>(meeting));
  if (seen?.state !== state || !(await fileComes(work, seen))) return;
  const { sequence } = seen;
  await work.documents.order({ kind: 'meeting', params: { meeting, sequence, unasked: true } });
}

/** The same for whoever will not come to it at the time that they knew: of a group, or till a guardian has agreed to another. */
export async function fileWithoutMe({ calendar, documents }: Work, meeting: string, was: string): Promise<void> {
  if (!(await calendar.given())) await documents.order({ kind: 'meeting', params: { meeting, was, unasked: true } });
}
