import { say, type Text } from '#bot/text.ts';
import { shortName } from '#domain/people/name.ts';
import type { Person } from '#domain/people/person.ts';

/** «Полевая М. О., 7А», «Лесной П. И.»: how staff see somebody in rows and lists. Undefined: has left. */
export function rowName(person: Pick<Person, 'name' | 'className'> | undefined): Text {
  if (!person) return say`участник выбыл`;
  const { name, className } = person;
  return className === undefined ? say`${name.map(shortName)}` : say`${name.map(shortName)}, ${className}`;
}
