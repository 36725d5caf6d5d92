import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { FileFailure } from '#db/files.ts';

export const words = {
  title: say`Скан согласия`,
  gone: say`Этого согласия здесь больше нет.`,
  scan: paragraphs(
    bold(say`Приложить скан?`),
    say`Пришлите фото подписанной бумаги или PDF, не больше 10 МБ. Увидят его только кураторы. Скан необязателен.`,
  ),
  withoutScan: say`Без скана`,
  fetching: say`Получаю файл…`,
  kept: say`Скан сохранён. Открыть его можно из карточки.`,
  failed: {
    'too-big': say`Этот файл больше 10 МБ. Подойдёт фото (JPEG, PNG) или PDF поменьше.`,
    'other-type': say`Это не фото и не PDF. Подойдут файлы JPEG, PNG и PDF.`,
    gone: say`Файл не дошёл. Пришлите его ещё раз.`,
    unreachable: say`Мессенджер не отдаёт этот файл. Попробуйте прислать его позже или в веб-чате.`,
  } satisfies Record<FileFailure, Text>,
} as const;
