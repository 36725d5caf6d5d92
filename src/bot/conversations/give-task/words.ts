import { bold, paragraphs, say } from '#bot/text.ts';

export const words = {
  title: say`Дать задание`,
  nobody: say`Сейчас задание дать некому.`,
  whom: bold(say`Кому задание?`),
  what: paragraphs(bold(say`Какое задание?`), say`Наставляемый получит его сразу.`),
  example: 'Прочитать главу 3 и выписать вопросы',
  term: paragraphs(bold(say`К какому сроку?`), say`Можно написать день, например: в пятницу или через 3 дня`),
  nextMeeting: say`До следующей встречи`,
  inWeek: say`Через неделю`,
  termProblem: {
    unclear: say`Непонятно, какой это день. Например: к пятнице или через 3 дня`,
    past: say`Этот день уже прошёл. Например: в пятницу`,
    'too-far': say`Так далеко сроки не ставят. Например: через неделю`,
  },
  given: say`Задание отправлено. Отменить его можно, пока оно не сделано.`,
} as const;
