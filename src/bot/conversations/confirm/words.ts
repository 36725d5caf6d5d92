import { bold, paragraphs, say } from '#bot/text.ts';
import { type Role, roleTitles } from '#domain/people/role.ts';
import type { Personal } from '#domain/personal.ts';

export const words = {
  title: say`Подтвердить участие`,
  gone: say`Подтверждать уже нечего.`,
  question: (name: Personal<string>, className: string | undefined, roles: readonly Role[]) =>
    paragraphs(
      bold(say`Подтвердить участие?`),
      className === undefined
        ? say`${name} — ${roles.map((role) => roleTitles[role]).join(', ')}`
        : say`${name}, ${className} — ${roles.map((role) => roleTitles[role]).join(', ')}`,
      say`Подтверждайте, если знаете этого человека и его данные верны. После этого он участвует в подборе пар.`,
    ),
  yes: say`Подтвердить`,
  no: say`Не сейчас`,
  confirmed: say`Готово, участие подтверждено.`,
} as const;
