import { words as papersWords } from '#bot/conversations/pair-papers/words.ts';
import { bold, say, type Text } from '#bot/text.ts';
import type { PaperCase } from '#bot/work/pair-papers.ts';
import { shortName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';

export const words = {
  order: say`Проект приказа (DOCX)`,
  agreement: say`Соглашение (DOCX)`,
  whose: papersWords.whose,
  allAgreed: papersWords.allAgreed,
  some: papersWords.some,
  pick: papersWords.pick.order,
  row: (each: PaperCase): Text => papersWords.row('order', each),
  whoseAgreement: bold(say`Чьё соглашение сделать файлом?`),
  person: (person: Person | undefined): Text => (person ? say`${person.name.map(shortName)}` : say`Участник выбыл`),
  making: say`Готовлю файл: пришлю сюда через несколько секунд.`,
  nothing: say`Сейчас приказ никому не нужен: он есть у всех пар.`,
  gone: say`Этой пары здесь больше нет.`,
} as const;
