import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { Personal } from '#domain/personal.ts';

export const fields = ['topics', 'note', 'result', 'difficulties'] as const;

export type Field = (typeof fields)[number];

export const words = {
  title: say`Подробности встречи`,
  gone: say`Этой встречи в дневнике нет.`,
  what: bold(say`Что добавить в дневник?`),
  onlyYou: say`Записи видит только наставник.`,
  save: say`Сохранить`,
  length: say`Длительность`,
  file: say`Фото или голос`,
  came: say`Кто пришёл`,
  whoCame: bold(say`Кто пришёл на встречу?`),
  labels: {
    topics: say`Темы`,
    note: say`Заметка`,
    result: say`Результат`,
    difficulties: say`Трудности`,
  } satisfies Record<Field, Text>,
  added: (label: Text): Text => say`✓ ${label}`,
  questions: {
    topics: bold(say`О чём была встреча?`),
    note: bold(say`Что делали? Заметка для себя.`),
    result: bold(say`Что получилось?`),
    difficulties: bold(say`Что было трудно?`),
  } satisfies Record<Field, Text>,
  examples: {
    topics: 'Дроби, подготовка к олимпиаде',
    note: 'Решили пять задач, одну разобрали подробно',
    result: 'Контрольная без двоек',
    difficulties: 'Не хватило времени',
  } satisfies Record<Field, string>,
  ask: (question: Text, now: Personal<string> | undefined): Text => paragraphs(question, now && say`Сейчас: ${now}`),
  leaveEmpty: say`Оставить пустым`,
  howLong: bold(say`Сколько длилась встреча? Можно написать число минут.`),
  minutes: (minutes: number): Text => say`${minutes} минут`,
  lengthProblem: say`Нужно число минут от 5 до 480. Например: 50`,
  sendFile: lines(bold(say`Здесь нужно фото, PDF или голосовое сообщение.`), say`До 10 МБ. Видит только наставник.`),
  withoutFile: say`Без файла`,
  fileKept: say`Файл сохранён в дневнике.`,
  kept: say`Записано в дневник.`,
} as const;
