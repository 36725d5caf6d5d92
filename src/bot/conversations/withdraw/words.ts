import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { Person } from '#domain/people/person.ts';
import type { PupilAddress } from '#domain/school/school.ts';

export const words = {
  title: say`Отзыв согласия`,
  onlyCurator: say`Вы единственный куратор школы. Сначала пригласите ещё одного: без куратора программа остановится.`,
  nothingToWithdraw: say`Сейчас отзывать нечего.`,
  sure: {
    ты: paragraphs(
      bold(say`Точно отозвать согласие и выйти из программы?`),
      say`Анкеты и всё остальное, что здесь записано о тебе, будет стёрто. На оценки и на отношение в школе это не повлияет. Вернуться можно по новому приглашению.`,
    ),
    вы: paragraphs(
      bold(say`Точно отозвать согласие и выйти из программы?`),
      say`Анкеты и всё остальное, что здесь записано о вас, будет стёрто. На работу и учёбу это не повлияет. Вернуться можно по новому приглашению.`,
    ),
  } satisfies Record<PupilAddress, Text>,
  sureOfChild: (child: Person | undefined): Text =>
    paragraphs(
      bold(say`Точно отозвать согласие за ребёнка?`),
      child && say`За кого: ${child.called}`,
      say`Ребёнок выйдет из программы, его анкеты и всё остальное, что он здесь сообщил, будет стёрто. Вернуться можно по новому приглашению.`,
    ),
  stay: say`Остаться`,
  withdraw: say`Отозвать и стереть`,
  stays: say`Хорошо, всё остаётся как есть.`,
  withdrawn: say`Согласие отозвано, данные ребёнка стёрты.`,
} as const;
