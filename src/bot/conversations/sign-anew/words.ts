import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { PupilAddress } from '#domain/school/school.ts';

export const words = {
  title: say`Согласие от своего имени`,
  settled: say`Это согласие сейчас не нужно.`,
  question: (address: PupilAddress, consent: Text): Text =>
    paragraphs(
      address === 'ты'
        ? say`По закону теперь нужно и твоё собственное согласие. Пока ответа нет, действует прежнее.`
        : say`По закону теперь нужно и ваше собственное согласие. Пока ответа нет, действует прежнее.`,
      consent,
    ),
  sure: {
    ты: paragraphs(
      bold(say`Точно не соглашаешься?`),
      say`Тогда участие в программе закончится, а данные будут стёрты. На оценки это не влияет.`,
    ),
    вы: paragraphs(
      bold(say`Вы точно не согласны?`),
      say`Тогда участие в программе закончится, а данные будут стёрты. На оценки это не влияет.`,
    ),
  } satisfies Record<PupilAddress, Text>,
  agreed: say`Спасибо, согласие записано.`,
} as const;
