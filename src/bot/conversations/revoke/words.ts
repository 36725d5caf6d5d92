import { bold, paragraphs, say } from '#bot/text.ts';

export const words = {
  title: say`Отозвать приглашение`,
  gone: say`Это приглашение уже не действует.`,
  question: paragraphs(
    bold(say`Отозвать приглашение?`),
    say`Ссылка и код перестанут работать. Те, кто уже по ним пришёл, останутся.`,
  ),
  yes: say`Отозвать`,
  no: say`Оставить`,
  revoked: say`Приглашение отозвано.`,
  kept: say`Приглашение действует, как и раньше.`,
} as const;
