import { say } from './text.ts';

/** What stands in place of personal data where it may not be shown. */
export const outboxWords = {
  text: say`Это личное, поэтому здесь показать нельзя. По кнопке «Открыть» разговор продолжится в браузере. Ссылка действует 15 минут.`,
  open: 'Открыть',
  another: 'Новая ссылка',
  menu: 'Меню',
  /** The link has been used. */
  opened: say`Разговор продолжается в браузере.`,
  /** In place of a question that has been answered or left. */
  over: say`Здесь был личный вопрос.`,
  /** In place of what was told of somebody who has left. */
  forgotten: say`Здесь были данные того, кто больше не участвует: они стёрты.`,
  noWay: say`Это личное, поэтому в Telegram показать нельзя. Ссылку для VK или для браузера даёт куратор.`,
} as const;
