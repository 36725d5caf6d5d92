import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { Person } from '#domain/people/person.ts';
import type { Personal } from '#domain/personal.ts';
import type { PupilAddress } from '#domain/school/school.ts';

type Addressed = Readonly<Record<PupilAddress, Text>>;

export const words = {
  title: say`Письмо`,
  toWhom: bold(say`Кому письмо?`),
  member: (person: Person | undefined): Text => (person ? say`${person.called}` : say`участник выбыл`),
  /** To the mentor; to a mentee. */
  toMentor: {
    ты: paragraphs(
      bold(say`Что написать наставнику?`),
      say`Письмо придёт только наставнику. Родители видят, что письма есть, а самих писем не видят.`,
    ),
    вы: paragraphs(bold(say`Что написать наставнику?`), say`Письмо придёт только наставнику.`),
  } satisfies Addressed,
  toMentee: (person: Person | undefined): Text =>
    paragraphs(bold(person ? say`Что написать? (${person.called})` : say`Что написать?`), seen),
  answer: (other: Text, letter: Personal<string>): Text =>
    paragraphs(say`${other}: ${letter}`, bold(say`Что ответить?`)),
  example: 'Можно начать на десять минут позже?',
  written: say`Письмо отправлено.`,
  stands: say`Сейчас писем в этой паре не передаём: встречи на паузе или работа закончена.`,
  gone: say`Этой пары здесь нет.`,
} as const;

const seen = say`Письмо придёт только тому, кому оно. Родители видят, что письма есть, а самих писем не видят.`;
