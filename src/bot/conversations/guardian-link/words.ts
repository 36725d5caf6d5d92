import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import { shownCode } from '#domain/people/invitation-code.ts';
import type { PupilAddress } from '#domain/school/school.ts';

export const words = {
  title: say`Ссылка для родителей`,
  forwarded: (school: string): Text =>
    say`${school}: программа наставничества. Нужно согласие родителя: откройте ссылку и ответьте. Ссылка для одного взрослого, действует 30 дней.`,
  notNeeded: say`Ссылка для родителей здесь не нужна.`,
  made: (address: PupilAddress, code: string): Text =>
    paragraphs(
      bold(say`Ссылка для родителей готова`),
      address === 'ты'
        ? say`Перешли сообщение ниже маме, папе или другому законному представителю. По ссылке — текст согласия и кнопки.`
        : say`Перешлите сообщение ниже маме, папе или другому законному представителю. По ссылке — текст согласия и кнопки.`,
      say`Код: ${bold(say`${shownCode(code)}`)}`,
      say`Одна ссылка — для одного взрослого, она действует 30 дней. Если нужна ещё одна или эта потерялась, новую даст та же кнопка.`,
    ),
} as const;
