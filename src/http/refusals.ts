import type { FastifyReply } from 'fastify';

/** Why the chat could not take something, in words for the person who reads the page. */
export const sentences = {
  tooLong: 'Сообщение слишком длинное: можно до 20 000 знаков. Разделите его на несколько частей.',
  tooOften: 'Слишком много сообщений подряд. Подождите немного — ничего не потеряется.',
  tooManyCodes: 'Слишком много разных кодов подряд. Подождите десять минут и попробуйте снова.',
  notUnderstood: 'Не получилось прочитать это сообщение. Обновите страницу и попробуйте ещё раз.',
  foreignPage: 'Это сообщение пришло не с нашей страницы. Откройте чат заново и попробуйте ещё раз.',
  noCookie:
    'Браузер не сохраняет cookie, а без них чат вас не узнаёт. Разрешите cookie для этого сайта и обновите страницу.',
  tooManyBrowsers:
    'Из этой сети за час открыли слишком много новых чатов. Попробуйте позже или через мобильный интернет.',
  tooManyTabs: 'Чат открыт в слишком многих вкладках или на слишком многих устройствах этой сети. Закройте лишние.',
  sessionOver: 'Сеанс закончился. Вернитесь в Telegram, нажмите там «Новая ссылка», а потом «Открыть».',
  anotherWindow:
    'В этом браузере открыли другой разговор, поэтому здесь ответ не принят. Вернитесь в Telegram, нажмите там «Новая ссылка», а потом «Открыть».',
  noSuchPage: 'Такой страницы нет.',
  ours: (id: string) => `Ошибка на нашей стороне, номер ${id}. Написанное не потеряно.`,
};

/** Answers with a sentence; `retry-after` in whole seconds where waiting helps. */
export function refuse(reply: FastifyReply, status: number, sentence: string, afterMs?: number): FastifyReply {
  if (afterMs !== undefined) reply.header('retry-after', String(Math.max(1, Math.ceil(afterMs / 1000))));
  return reply.status(status).header('cache-control', 'no-store').send({ sentence });
}
