import type { Person } from '#domain/people/person.ts';
import { parseClass } from '#domain/people/school-class.ts';

/** 7 of «7А»; nothing where no class is known. */
export function gradeOf({ className }: Pick<Person, 'className'>): number | undefined {
  const found = className === undefined ? undefined : parseClass(className);
  return found?.ok ? found.value.grade : undefined;
}
