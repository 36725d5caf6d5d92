import type { FastifyReply } from 'fastify';

/** Why the chat could not take something, in words for the person who reads the page. */
export const sentences = {
  tooLong: 'Сообщение слишком длинное: можно до 20 000 знаков. Лучше разделить его на несколько.',
  tooOften: 'Слишком много сообщений подряд. Нужно немного подождать, ничего не потеряется.',
  tooManyCodes: 'Слишком много разных кодов подряд. Снова можно попробовать через десять минут.',
  fileTooBig: 'Файл больше 10 МБ.',
  fileOfAnotherType: 'Подойдёт фото (JPEG, PNG) или PDF.',
  noFileAsked: 'Сейчас файл не нужен: вопрос, к которому он относится, уже закрыт.',
  tooManyFiles: 'За этот час принято уже очень много файлов. Остальные можно отправить чуть позже.',
  notUnderstood: 'Не получилось прочитать это сообщение. Поможет обновить страницу и отправить ещё раз.',
  foreignPage: 'Это сообщение пришло не с нашей страницы. Поможет открыть чат заново.',
  noCookie:
    'Браузер не сохраняет cookie, а без них чат вас не узнаёт. Разрешите cookie для этого сайта и обновите страницу.',
  tooManyBrowsers: 'Из этой сети за час открыли слишком много новых чатов. Поможет подождать или мобильный интернет.',
  tooManyTabs:
    'Чат открыт в слишком многих вкладках или на слишком многих устройствах этой сети: лишние нужно закрыть.',
  sessionOver: 'Сеанс закончился. Продолжить можно из Telegram: сначала «Новая ссылка», потом «Открыть».',
  anotherWindow:
    'В этом браузере открыли другой разговор, поэтому здесь ответ не принят. Продолжить можно из Telegram: сначала «Новая ссылка», потом «Открыть».',
  noSuchPage: 'Такой страницы нет.',
  ours: (id: string) => `Ошибка на нашей стороне, номер ${id}. Написанное не потеряно.`,
};

/** Answers with a sentence; `retry-after` in whole seconds where waiting helps. */
export function refuse(reply: FastifyReply, status: number, sentence: string, afterMs?: number): FastifyReply {
  if (afterMs !== undefined) reply.header('retry-after', String(Math.max(1, Math.ceil(afterMs / 1000))));
  return reply.status(status).header('cache-control', 'no-store').send({ sentence });
}
