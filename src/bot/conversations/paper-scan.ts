import type { Talk } from '#bot/conversation/conversation.ts';
import { fileEvent } from '#bot/fetching.ts';
import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import type { FileFailure } from '#db/files.ts';
import type { FileId } from '#domain/ids.ts';

/** Asks for the scan of a paper until one is here, or the curator has none: then false. */
export async function asksScan(
  talk: Talk,
  attach: (work: Work, scan: FileId) => Promise<void>,
  kept: Text,
): Promise<boolean> {
  for (let turn = 1; ; turn += 1) {
    const sent = await talk.askFile(`scan-${turn}`, words.scan, { without: words.withoutScan });
    if (sent === null) return false;
    const file = await talk.record(`file-${turn}`, ({ files }) => files.expect(sent));
    await talk.until(`fetched-${turn}`, {
      event: fileEvent,
      met: async ({ files }) => (await files.state(file)) !== 'awaited',
      prompt: words.fetching,
    });
    const failed = await talk.record(`kept-${turn}`, async (work): Promise<FileFailure | null> => {
      const state = (await work.files.state(file)) ?? 'gone';
      if (state !== 'here') return state === 'awaited' ? 'gone' : state;
      await attach(work, file);
      return null;
    });
    await talk.say(failed === null ? kept : words.failed[failed]);
    if (failed === null) return true;
  }
}

const words = {
  scan: paragraphs(
    bold(say`Приложить скан?`),
    say`Пришлите фото подписанной бумаги или PDF, не больше 10 МБ. Увидят его только кураторы. Скан необязателен.`,
  ),
  withoutScan: say`Без скана`,
  fetching: say`Получаю файл…`,
  failed: {
    'too-big': say`Этот файл больше 10 МБ. Подойдёт фото (JPEG, PNG) или PDF поменьше.`,
    'other-type': say`Это не фото и не PDF. Подойдут файлы JPEG, PNG и PDF.`,
    gone: say`Файл не дошёл. Пришлите его ещё раз.`,
    unreachable: say`Мессенджер не отдаёт этот файл. Попробуйте прислать его позже или в веб-чате.`,
  } satisfies Record<FileFailure, Text>,
} as const;
