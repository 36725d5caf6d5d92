import type { Asking } from '#bot/conversation/conversation.ts';
import { say, type Text } from '#bot/text.ts';
import { type NameProblem, type PersonName, parseName } from '#domain/people/name.ts';

/** A name as a log keeps it. */
export type TypedName = Pick<PersonName, keyof PersonName>;

/** Asks for a name as in documents; what is wrong with it is explained to anybody in the same words. */
export const askingName: Asking<TypedName> = {
  personal: true,
  read(input) {
    const name = parseName(input);
    return name.ok
      ? { value: { ...name.value } }
      : { problem: say`${problems[name.problem]} Например: Петрова Анна Сергеевна.` };
  },
};

const problems: Readonly<Record<NameProblem, Text>> = {
  empty: say`Нужны фамилия и имя, а если есть, то и отчество.`,
  'one-word': say`Одного слова мало: нужны и фамилия, и имя, а если есть, то и отчество.`,
  'surname-missing': say`Похоже, здесь имя и отчество, а нужна ещё фамилия.`,
  'too-many-words': say`Здесь слишком много слов: нужны только фамилия, имя и отчество.`,
  'too-long': say`Это слишком длинно для имени: нужны только фамилия, имя и отчество.`,
  digits: say`В имени не бывает цифр.`,
  initials: say`Имя и отчество нужны полностью, без сокращений.`,
  relative: say`Здесь нужны фамилия, имя и отчество, как в документах.`,
  latin: say`Имя нужно русскими буквами, как в документах.`,
  'other-characters': say`Здесь подходят только буквы, пробелы и дефис.`,
};
