import type { PersonName } from '#domain/people/name.ts';
import { Personal } from '#domain/personal.ts';

export const day = (text: string) => Temporal.PlainDate.from(text);

function named(surname: string, given: string, patronymic?: string): Personal<PersonName> {
  return new Personal({ surname, given, ...(patronymic === undefined ? {} : { patronymic }) });
}

export const names = {
  teacher: named('Луговая', 'Инна', 'Петровна'),
  senior: named('Полевая', 'Ульяна', 'Марковна'),
  father: named('Полевой', 'Марк', 'Ильич'),
  pupil: named('Лесной', 'Тимур', 'Павлович'),
  other: named('Озёрная', 'Мира'),
  curator: named('Соколова', 'Нина', 'Павловна'),
} as const;
