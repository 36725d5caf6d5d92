import type { Prompt, Talk } from '#bot/conversation/conversation.ts';
import { fileEvent } from '#bot/fetching.ts';
import { say, type Text } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import type { FileFailure } from '#db/files.ts';
import { brand, type FileId } from '#domain/ids.ts';

/** Asks until a file is here, or none is wanted after all (null). Whoever asks puts it to a use. */
export async function sendsFile(
  talk: Talk,
  step: string,
  { prompt, without, voice }: { prompt: Prompt<Work>; without: Text; voice?: true },
): Promise<FileId | null> {
  const takes = voice ? { voice } : {};
  for (let turn = 1; ; turn += 1) {
    const sent = await talk.askFile(`${step}-${turn}`, prompt, { without, ...takes });
    if (sent === null) return null;
    const file = await talk.record(`${step}-file-${turn}`, ({ files }) => files.expect(sent));
    await talk.until(`${step}-fetched-${turn}`, {
      event: fileEvent,
      met: async ({ files }) => (await files.state(file, takes)) !== 'awaited',
      prompt: words.fetching,
    });
    const failed = await talk.read(`${step}-came-${turn}`, async ({ files }): Promise<FileFailure | null> => {
      const state = (await files.state(file, takes)) ?? 'gone';
      return state === 'here' ? null : state === 'awaited' ? 'gone' : state;
    });
    if (failed === null) return brand<FileId>(file);
    await talk.say(failed === 'other-type' && voice ? words.otherTypeThanVoice : words.failed[failed]);
  }
}

const words = {
  fetching: say`Получаю файл…`,
  otherTypeThanVoice: say`Такой файл здесь не подойдёт. Можно прислать голосовое сообщение, фото (JPEG, PNG) или PDF.`,
  failed: {
    'too-big': say`Этот файл больше 10 МБ. Подойдёт файл поменьше.`,
    'other-type': say`Это не фото и не PDF. Подойдут файлы JPEG, PNG и PDF.`,
    gone: say`Файл не дошёл. Можно прислать его ещё раз.`,
    unreachable: say`Мессенджер не отдаёт этот файл. Можно прислать его позже или в веб-чате.`,
  } satisfies Record<FileFailure, Text>,
} as const;
