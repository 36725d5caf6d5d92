import { bold, paragraphs, say } from '#bot/text.ts';
import type { Personal } from '#domain/personal.ts';

export const words = {
  title: say`Ответ на вопрос`,
  gone: say`На этот вопрос отвечать уже не нужно.`,
  prompt: (body: Personal<string>) => paragraphs(say`Вопрос: ${body}`, bold(say`Ваш ответ?`)),
  example: 'Первая встреча будет на следующей неделе.',
  answered: say`Ответ отправлен.`,
} as const;
