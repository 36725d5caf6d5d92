import { say } from './text.ts';

/** What stands in place of personal data where it may not be shown. */
export const outboxWords = {
  text: say`Это личное, поэтому здесь показать нельзя. Нажмите «Открыть»: разговор продолжится в браузере.`,
  open: 'Открыть',
  noWay: say`Это личное, поэтому в Telegram показать нельзя. Попросите у куратора ссылку для VK или для браузера.`,
} as const;
