import { bold, paragraphs, say, type Text } from '#bot/text.ts';
import type { Person } from '#domain/people/person.ts';
import type { PupilAddress } from '#domain/school/school.ts';

export const words = {
  title: say`Попрощаться`,
  gone: say`Прощаться здесь уже не нужно.`,
  stays: (address: PupilAddress, other: Person | undefined): Text => paragraphs(withWhom(other), stays[address]),
  yes: say`Да`,
  no: say`Нет`,
  said: (address: PupilAddress, other: Person | undefined): Text =>
    paragraphs(withWhom(other), said[address], say`Второй человек пары это прочитает.`),
  without: say`Без слов`,
  example: 'Спасибо, с тобой я полюбил геометрию!',
  doneSilent: say`Готово. О связи скажем, только если её хотят обе стороны.`,
  done: say`Готово, слова будут переданы. О связи скажем, только если её хотят обе стороны.`,
} as const;

const stays: Readonly<Record<PupilAddress, Text>> = {
  ты: bold(say`Хочешь остаться на связи, когда программа закончится?`),
  вы: bold(say`Хотите остаться на связи, когда программа закончится?`),
};

const said: Readonly<Record<PupilAddress, Text>> = {
  ты: bold(say`Что скажешь на прощание?`),
  вы: bold(say`Что скажете на прощание?`),
};

function withWhom(other: Person | undefined): Text | undefined {
  return other && say`Пара: ${other.called}`;
}
