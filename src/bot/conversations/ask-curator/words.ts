import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { PupilAddress } from '#domain/school/school.ts';

export const words = {
  title: say`Вопрос куратору`,
  notYet: say`Спросить здесь можно, когда знакомство будет закончено. А пока спросить можно в школе.`,
  question: {
    ты: paragraphs(
      bold(say`Какой у тебя вопрос? Напиши его куратору.`),
      say`Вопрос увидят только кураторы программы. Если опасно прямо сейчас, звони 112.`,
    ),
    вы: paragraphs(
      bold(say`Какой у вас вопрос? Напишите куратору.`),
      say`Вопрос увидят только кураторы программы. Если кому-то грозит опасность, звоните 112.`,
    ),
  } satisfies Record<PupilAddress, Text>,
  example: 'Когда будет первая встреча?',
  asked: say`Вопрос передан куратору. Ответ придёт сюда.`,
} as const;
