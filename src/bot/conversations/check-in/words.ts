import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { MyCheckIn } from '#bot/work/check-ins.ts';
import type { CheckInAnswer } from '#db/check-ins.ts';
import type { PupilAddress } from '#domain/school/school.ts';

type Addressed = Readonly<Record<PupilAddress, Text>>;

export const checkInTitles: Readonly<Record<CheckInAnswer, Text>> = {
  good: say`Хорошо`,
  'so-so': say`Так себе`,
  bad: say`Плохо`,
};

const thanks: Readonly<Record<CheckInAnswer, Addressed>> = {
  good: { ты: say`Спасибо! Хорошо, когда всё в порядке.`, вы: say`Спасибо! Хорошо, когда всё в порядке.` },
  'so-so': {
    ты: say`Спасибо за честный ответ. Если хочется, расскажи, чего не хватает.`,
    вы: say`Спасибо за честный ответ. Если хочется, расскажите, чего не хватает.`,
  },
  bad: {
    ты: say`Спасибо за честный ответ. Педагог-психолог и куратор узнают и помогут разобраться.`,
    вы: say`Спасибо за честный ответ. Педагог-психолог и куратор узнают и помогут разобраться.`,
  },
};

export const words = {
  title: say`Как идут дела?`,
  gone: say`На этот вопрос отвечать уже не нужно.`,
  /** `named`: there are several, so that the name must be said. */
  question: ({ side, other }: MyCheckIn, named: boolean): Text =>
    paragraphs(bold(named && other?.person ? say`Как идут дела? (${other.person.called})` : asks[side]), seenBy[side]),
  thanks: (answer: CheckInAnswer, address: PupilAddress) => thanks[answer][address],
  tell: say`Рассказать словами`,
  told: say`Записано, спасибо.`,
  ask: {
    ты: paragraphs(bold(say`Что хочешь рассказать?`), say`Это прочитают педагог-психолог и куратор.`),
    вы: paragraphs(bold(say`Что хотите рассказать?`), say`Это прочитают педагог-психолог и куратор.`),
  } satisfies Addressed,
  example: 'Встречи нравятся, но времени мало.',
} as const;

const asks: Readonly<Record<MyCheckIn['side'], Text>> = {
  mentor: say`Как идут дела в паре?`,
  mentee: say`Как идут дела с наставником?`,
};

const seenBy: Readonly<Record<MyCheckIn['side'], Text>> = {
  mentor: say`Ответ увидят педагог-психолог и куратор, а наставляемый нет.`,
  mentee: say`Ответ увидят педагог-психолог и куратор, а наставник нет.`,
};
