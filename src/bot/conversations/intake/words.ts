import { say, type Text } from '#bot/text.ts';
import type { IntakeId } from '#domain/registry/intake-for.ts';
import type { PupilAddress } from '#domain/school/school.ts';

export const words = {
  title: say`Анкета программы`,
  alreadySent: say`Эта анкета уже отправлена.`,
  notYet: say`К анкете можно перейти, когда знакомство будет закончено.`,
  notForThisRole: say`Эта анкета сейчас не нужна.`,
  thanks: {
    ты: say`Спасибо! Анкета у куратора. Когда найдётся пара, сюда придёт сообщение. Свои ответы можно посмотреть в меню.`,
    вы: say`Спасибо! Анкета у куратора. Когда найдётся пара, вам придёт сообщение. Свои ответы можно посмотреть в меню.`,
  } satisfies Record<PupilAddress, Text>,

  /** On the menu's button. */
  fill: {
    'mentee-pupil': say`Заполнить анкету`,
    'mentee-teacher': say`Заполнить анкету`,
    'mentor-pupil-pupil': say`Заполнить анкету наставника`,
    'mentor-teacher': say`Заполнить анкету наставника`,
  } satisfies Record<IntakeId, Text>,
  /** The same, where the curator has asked to change something. */
  correct: {
    'mentee-pupil': say`Исправить анкету`,
    'mentee-teacher': say`Исправить анкету`,
    'mentor-pupil-pupil': say`Исправить анкету наставника`,
    'mentor-teacher': say`Исправить анкету наставника`,
  } satisfies Record<IntakeId, Text>,
} as const;
