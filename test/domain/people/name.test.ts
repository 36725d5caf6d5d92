import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullName, nameAndPatronymic, type PersonName, parseName, shortName } from '#domain/people/name.ts';

const read = (typed: string): string => {
  const name = parseName(typed);
  return name.ok ? [name.value.surname, name.value.given, name.value.patronymic ?? ''].join('|') : name.problem;
};

describe('a typed name', () => {
  it.each([
    ['Петрова Анна Сергеевна', 'Петрова|Анна|Сергеевна'],
    ['Петрова Анна', 'Петрова|Анна|'],
    ['  петрова   анна\nсергеевна ', 'Петрова|Анна|Сергеевна'],
    ['ПЕТРОВА АННА СЕРГЕЕВНА', 'Петрова|Анна|Сергеевна'],
    ['Петрова, Анна, Сергеевна', 'Петрова|Анна|Сергеевна'],
    ['Иванов-Петров Илья Ильич', 'Иванов-Петров|Илья|Ильич'],
    ['иванов – петров илья ильич', 'Иванов-Петров|Илья|Ильич'],
    ['Соловьёва Анна-Мария Львовна', 'Соловьёва|Анна-Мария|Львовна'],
    ['О’Коннор Ян', "О'Коннор|Ян|"],
    ['МакДональд Ян', 'МакДональд|Ян|'],
    ['Ли Ён', 'Ли|Ён|'],
    ['Ван Анна', 'Ван|Анна|'],
    ['Cоколова Aнна', 'Соколова|Анна|'],
    ['Соловьëва Анна', 'Соловьёва|Анна|'],
    ['Андрей Гусев', 'Андрей|Гусев|'],
    ['фон Берг Анна Карловна', 'фон Берг|Анна|Карловна'],
    ['Бабушка Анна Петровна', 'Бабушка|Анна|Петровна'],
    ['Алиев Рашид Мамед Оглы', 'Алиев|Рашид|Мамед оглы'],
    ['Алиева Лейла Рашид-кызы', 'Алиева|Лейла|Рашид-кызы'],
  ])('%j is understood', (typed, name) => expect(read(typed)).toBe(name));

  it.each([
    ['Анна Сергеевна Петрова', 'Петрова|Анна|Сергеевна'],
    ['Анна Сергеевна Абрамович', 'Абрамович|Анна|Сергеевна'],
    ['Илья Ильич Гусев', 'Гусев|Илья|Ильич'],
    ['Мицкевич Анна Сергеевна', 'Мицкевич|Анна|Сергеевна'],
    ['Абрамович Роман Ильич', 'Абрамович|Роман|Ильич'],
    ['Гусева Мицкевич Сергеевна', 'Гусева|Мицкевич|Сергеевна'],
  ])('%j shows by its patronymic which word is the surname', (typed, name) => expect(read(typed)).toBe(name));

  it.each([
    ['', 'empty'],
    [' \n ', 'empty'],
    ['Петрова', 'one-word'],
    ['Анна Сергеевна', 'surname-missing'],
    ['Рашид Мамедович', 'surname-missing'],
    ['Петрова Анна 7', 'digits'],
    ['Петрова Анна ٣', 'digits'],
    ['мама Тимура', 'relative'],
    ['Папа', 'relative'],
    ['Бабушка Оли, 7А', 'relative'],
    ['тимура мама', 'relative'],
    ['Петрова А. С.', 'initials'],
    ['Петрова А.С.', 'initials'],
    ['Петрова Анна С', 'initials'],
    ['Anna Petrova', 'latin'],
    ['Петрова Anna', 'latin'],
    ['Петрова (Соколова) Анна', 'other-characters'],
    ['Петрова Анна 🙂', 'other-characters'],
    ['- Анна', 'other-characters'],
    ['меня зовут Петрова Анна Сергеевна', 'too-many-words'],
    [`${'А'.repeat(60)} ${'Б'.repeat(60)}`, 'too-long'],
  ])('%j is refused: %s', (typed, problem) => expect(read(typed)).toBe(problem));

  it('has a hundred characters at most', () => {
    expect(read(`${'А'.repeat(95)} Анна`)).toMatch(/\|Анна\|$/u);
    expect(read(`${'А'.repeat(96)} Анна`)).toBe('too-long');
  });

  it('of ten thousand characters is refused at once', () => {
    expect(read('Анна-'.repeat(2000))).toBe('too-long');
  });
});

describe('a name', () => {
  const anna: PersonName = { surname: 'Петрова', given: 'Анна', patronymic: 'Сергеевна' };

  it.each<[PersonName, string, string, string]>([
    [anna, 'Петрова Анна Сергеевна', 'Анна Сергеевна', 'Петрова А. С.'],
    [{ surname: 'Ли', given: 'Ян' }, 'Ли Ян', 'Ян', 'Ли Я.'],
    [{ surname: 'Гусева', given: 'Анна-Мария' }, 'Гусева Анна-Мария', 'Анна-Мария', 'Гусева А.-М.'],
    [
      { surname: 'Алиев', given: 'Рашид', patronymic: 'Мамед оглы' },
      'Алиев Рашид Мамед оглы',
      'Рашид Мамед оглы',
      'Алиев Р. М.',
    ],
    [
      { surname: 'Алиева', given: 'Лейла', patronymic: 'Рашид-кызы' },
      'Алиева Лейла Рашид-кызы',
      'Лейла Рашид-кызы',
      'Алиева Л. Р.',
    ],
  ])('%j is written three ways', (name, full, called, short) => {
    expect([fullName(name), nameAndPatronymic(name), shortName(name)]).toEqual([full, called, short]);
  });

  const letters = (min: number) =>
    fc.array(fc.constantFrom(...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'), { minLength: min, maxLength: 10 });
  const word = letters(2).map((each) => each.join('').replace(/^./u, (first) => first.toUpperCase()));
  const surname = fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join('-'));
  const patronymic = fc.constantFrom('Сергеевна', 'Ильинична', 'Ильич', 'Львович');
  const name = fc.record({ surname, given: word, patronymic }, { requiredKeys: ['surname', 'given'] });

  it('survives being written in full and typed in whatever case, spaces and dashes', () => {
    const typing = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toLowerCase(),
      (text) => text.toUpperCase(),
      (text) => `  ${text.replaceAll(' ', ' \u00A0 ')} `,
      (text) => text.replaceAll('-', ' — '),
      (text) => text.normalize('NFD'),
    );
    fc.assert(
      fc.property(name, typing, (whole, type) => {
        fc.pre(!/^(фон|дер|де|ди|да|дю|ла|ле|эль|аль|бен|тер)$/iu.test(whole.surname));
        fc.pre(!/(вна|чна|вич)$/u.test(whole.given) && !/-(оглы|кызы)/iu.test(whole.surname));
        expect(parseName(type(fullName(whole)))).toEqual({ ok: true, value: whole });
      }),
    );
  });

  it('is read or refused, never a crash, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        const parsed = parseName(typed);
        if (parsed.ok) expect(parseName(fullName(parsed.value)).ok).toBe(true);
      }),
    );
  });
});
