import { say } from '#bot/text.ts';

export const words = {
  title: say`Принять анкету`,
  accepted: say`Анкета принята: она в базе. Автору придёт сообщение.`,
  gone: say`Эту анкету принять уже нельзя: она принята, возвращена или участие автора не подтверждено.`,
} as const;
