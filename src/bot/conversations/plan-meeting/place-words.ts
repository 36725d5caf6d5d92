import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { Personal } from '#domain/personal.ts';

const examples = {
  roomExample: 'кабинет 12',
  linkExample: 'https://telemost.yandex.ru/j/123',
  outsideExample: 'городская библиотека, улица Садовая, 5',
} as const;

export const words = {
  ...examples,
  where: bold(say`Где встреча?`),
  usual: (place: Personal<string>): Text => say`${place}`,
  asLast: say`Как в прошлый раз`,
  school: say`В школе`,
  schoolRoom: say`В школе, назвать место`,
  online: say`Онлайн`,
  onlineLink: say`Онлайн, дать ссылку`,
  elsewhere: say`Вне школы`,
  room: paragraphs(bold(say`В каком кабинете или зале?`), say`Например: ${examples.roomExample}`),
  link: paragraphs(bold(say`По какой ссылке?`), say`Например: ${examples.linkExample}`),
  linkLater: say`Пришлю позже`,
  linkProblem: say`Нужен адрес до 200 знаков. Например: ${examples.linkExample}. Если ссылки пока нет, нажмите «Пришлю позже».`,
  outside: paragraphs(bold(say`Где это?`), say`Например: ${examples.outsideExample}`),
  problem: (example: string): Text => say`Нужно от 2 до 200 знаков. Например: ${example}`,
} as const;
