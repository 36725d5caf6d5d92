import { type Outcome, ok, refused } from '#domain/outcome.ts';
import { capitalised, tidied } from '#domain/people/typed-words.ts';

/** A name as in documents. */
export interface PersonName {
  readonly surname: string;
  readonly given: string;
  readonly patronymic?: string;
}

export type NameProblem =
  | 'empty'
  | 'one-word'
  /** «Анна Сергеевна», though the surname is asked too. */
  | 'surname-missing'
  | 'too-many-words'
  | 'too-long'
  | 'digits'
  | 'initials'
  /** «мама Тимура». */
  | 'relative'
  | 'latin'
  | 'other-characters';

/** Longer than any real name with two hyphens; more is somebody's story put into the wrong field. */
const longestName = 100;

/**
 * Reads «Петрова Анна Сергеевна», typed carelessly on a phone: spaces, dashes, case and Latin look-alikes are mended.
 * Two words are a name without patronymic. «Анна Сергеевна Петрова» is understood by its patronymic.
 */
export function parseName(typed: string): Outcome<PersonName, NameProblem> {
  const text = tidied(typed);
  if (text === '') return refused('empty');
  if (text.length > longestName) return refused('too-long');
  if (relative.test(text) && !text.split(' ').some((word) => isPatronymic(word))) return refused('relative');
  if (/\p{N}/u.test(text)) return refused('digits');
  if (/[a-z]/iu.test(text)) return refused('latin');
  if (/(^|[ .])[а-яё]\.?($|[ .])/iu.test(text.replace(/^\S+ /u, ''))) return refused('initials');
  if (!namePattern.test(text)) return refused('other-characters');

  const words = withParticles(text.split(' ').map(capitalisedName));
  const [first, second, third, ...rest] = words;
  if (first === undefined || second === undefined) return refused('one-word');
  if (rest.length > 0) return refused('too-many-words');
  if (third === undefined) {
    return isPatronymic(second) ? refused('surname-missing') : ok({ surname: first, given: second });
  }
  return givenFirst(second, third)
    ? ok({ surname: third, given: first, patronymic: second })
    : ok({ surname: first, given: second, patronymic: third });
}

/**
 * Who somebody is to a child, as adults sign their messages: «мама Тимура», «Оли бабушка». Whoever has such a surname
 * is understood by the patronymic: «Анна Петровна Бабушка».
 */
const relative =
  /^(я )?(мама|мамочка|мать|папа|папочка|отец|бабушка|дедушка|т[её]тя|дядя|опекун(ша)?|родител[ьи]|сестра|брат)( |$)|^\S+ (мама|папа|бабушка|дедушка)$/iu;

/** «Петрова Анна Сергеевна»: registers and documents. */
export function fullName(name: PersonName): string {
  return [name.surname, name.given, name.patronymic].filter((part) => part !== undefined).join(' ');
}

/** «Анна Сергеевна»: how adults are called. */
export function nameAndPatronymic(name: PersonName): string {
  return [name.given, name.patronymic].filter((part) => part !== undefined).join(' ');
}

/** «Петрова А. С.»: lists and tables. */
export function shortName(name: PersonName): string {
  const initials = [name.given, name.patronymic].filter((part) => part !== undefined).map(initial);
  return [name.surname, ...initials].join(' ');
}

const word = "[а-яё]+(?:'[а-яё]+)*";
const namePattern = new RegExp(`^${word}(?:-${word})*(?: ${word}(?:-${word})*)*$`, 'iu');

/** «Рашид-оглы»: the particle after a hyphen stays small. */
function capitalisedName(word: string): string {
  return capitalised(word).replace(/-(оглы|оглу|кызы|гызы|угли|кизи|уулу)$/iu, (particle) => particle.toLowerCase());
}

/** «Алиев Рашид Мамед оглы», «фон Берг Анна»: a particle is no word of its own. */
function withParticles(words: readonly string[]): string[] {
  const joined: string[] = [];
  let before = '';
  for (const each of words) {
    const last = joined.at(-1);
    if (patronymicParticle.test(each) && last !== undefined && joined.length === 3) {
      joined[joined.length - 1] = `${last} ${each.toLowerCase()}`;
    } else if (surnameParticle.test(each) && joined.length === 0 && words.length > 2) {
      before += `${each.toLowerCase()} `;
    } else {
      joined.push(before + each);
      before = '';
    }
  }
  return joined;
}

const patronymicParticle = /^(оглы|оглу|кызы|гызы|угли|кизи|уулу)$/iu;
/** «Ван» is left out: it is a surname of its own far more often. */
const surnameParticle = /^(фон|дер|де|ди|да|дю|ла|ле|эль|аль|бен|тер)$/iu;

/** Nobody's given name ends so; in «Роман Абрамович» it is a surname, and the order is wrong as well. */
function isPatronymic(word: string): boolean {
  return /(вна|чна|[ео]вич|ьич|мич)$/u.test(word);
}

/** Surnames end in «-вич» too («Мицкевич Анна Сергеевна»), so the third word is asked as well. */
function givenFirst(second: string, third: string): boolean {
  if (!/(вна|чна|вич|ьич|мич)$/u.test(second)) return false;
  if (/(вна|чна)$/u.test(third)) return false;
  return /(вна|чна)$/u.test(second) || !/(вич|ьич|мич)$/u.test(third);
}

function initial(part: string): string {
  const [own = part] = part.split(' ');
  return own
    .split('-')
    .filter((each) => !patronymicParticle.test(each))
    .map((each) => `${each.slice(0, 1)}.`)
    .join('-');
}
