import type { Choice, Reply } from '#bot/layout.ts';
import { paragraphs, say } from '#bot/text.ts';
import type { FoundingWork } from '#bot/work/founding.ts';

/** For somebody who is in no school yet. A school just founded shows its own home with the next turn. */
export async function guestHome(work: FoundingWork, inProgress: readonly Choice[]): Promise<Reply | undefined> {
  return work.founded() ? undefined : { text: welcome, choices: inProgress };
}

export function guestHelp(): Reply {
  return { text: help };
}

const welcome = say`Здравствуйте! Это чат-бот школьной программы наставничества. Чтобы войти, откройте ссылку из приглашения или пришлите код из него. Приглашение даёт куратор программы в школе.`;

const help = paragraphs(
  say`Я провожу школьную программу наставничества. Чтобы войти, нужен код из приглашения, например 7K2M-9QXD-41HB: пришлите его сюда. Приглашение даёт куратор программы в школе.`,
  say`Если кому-то грозит опасность, звоните 112. Детский телефон доверия, для детей и родителей, бесплатно: 8-800-2000-122.`,
);
