import { say } from './text.ts';

/** What stands in place of personal data, shown or asked for, where it may not be carried. */
export const outboxWords = {
  text: say`Дальше — личное. В Telegram школа такое не показывает и не спрашивает: это откроется в браузере по кнопке «Открыть». Потом разговор продолжится здесь. Ссылка действует 15 минут.`,
  open: 'Открыть',
  another: 'Новая ссылка',
  menu: 'Меню',
  /** The link has been used. */
  opened: say`Разговор продолжается в браузере.`,
  /** In place of a question that has been answered or left. */
  over: say`Здесь был личный вопрос.`,
  noWay: say`Дальше — личное. В Telegram школа такое не показывает и не спрашивает. Ссылку для VK или для браузера даёт куратор.`,
  /** Under a text whose file or picture the messenger does not take. */
  fileLost:
    'Файл сюда отправить не получилось: мессенджер его не принимает. Его можно получить ещё раз позже или в другом чате.',
  /** In place of what was told of somebody who has left. */
  forgotten: say`Здесь были данные того, кто больше не участвует: они стёрты.`,
} as const;
