import type { Talk } from '#bot/conversation/conversation.ts';
import { bold, say } from '#bot/text.ts';
import type { Extent } from '#bot/work/meeting-changes.ts';

/** Of a series, whether this one is meant or all that follow too. */
export async function askExtent(talk: Talk, series: boolean): Promise<Extent> {
  if (!series) return 'one';
  return talk.choose<Extent>('extent', bold(say`Только эту встречу или все следующие?`), [
    { key: 'one', label: say`Только эту` },
    { key: 'following', label: say`Эту и все следующие` },
  ]);
}
