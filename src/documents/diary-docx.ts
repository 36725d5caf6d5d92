import { fullName, type PersonName } from '#domain/people/name.ts';
import { type Personal, reveal } from '#domain/personal.ts';
import { heading, line, longDay, type Piece, record, schoolPaper } from './school-paper.ts';

/** One meeting as the mentor has noted it down. What was not said is left out. */
export interface DiaryEntry {
  number: number;
  /** «пробная рабочая». */
  kind: string;
  on: Temporal.PlainDate;
  /** By the school's clock; absent where only the day is known. */
  time?: Temporal.PlainTime;
  state: 'held' | 'moved' | 'not-held';
  /** Why it was moved or not held. */
  reason?: Personal<string>;
  online?: boolean;
  minutes?: number;
  place?: Personal<string>;
  present?: readonly Personal<PersonName>[];
  topics?: Personal<string>;
  planItem?: Personal<string>;
  done?: Personal<string>;
  result?: Personal<string>;
  difficulties?: Personal<string>;
  /** How the contact was, 1 to 5. */
  contact?: number;
  task?: Personal<string>;
  next?: Temporal.PlainDate;
}

export interface DiaryPaper {
  school: string;
  schoolYear: string;
  mentor: Personal<PersonName>;
  mentees: readonly Personal<PersonName>[];
  form: string;
  variant?: string;
  entries: readonly DiaryEntry[];
  printedOn: Temporal.PlainDate;
}

/** The mentor's diary: a record for each meeting, the oldest first. Fields: methodology.md 4.2. */
export async function diaryDocx(about: DiaryPaper): Promise<Uint8Array> {
  const { school, schoolYear, mentor, mentees, form, variant, entries, printedOn } = about;
  const pieces: Piece[] = [
    line(school, { alignment: 'center' }),
    heading('ДНЕВНИК НАСТАВНИКА', { space: 8 }),
    line(`${schoolYear} учебный год`, { alignment: 'center' }),
    line([{ text: 'Наставник: ', bold: true }, reveal(mentor.map(fullName))], { spacing: { before: 160 } }),
    line([
      { text: mentees.length > 1 ? 'Наставляемые: ' : 'Наставляемый: ', bold: true },
      mentees.map((name) => reveal(name.map(fullName))).join(', '),
    ]),
    line([{ text: 'Форма и вариант: ', bold: true }, variant === undefined ? `«${form}»` : `«${form}», «${variant}»`]),
    line([
      { text: 'Встреч состоялось: ', bold: true },
      `${entries.filter(({ state }) => state === 'held').length} из ${entries.length}`,
    ]),
    ...entries.flatMap(entryPieces),
    line(`Записи на ${longDay(printedOn)}`, { spacing: { before: 240 } }),
  ];
  return schoolPaper(pieces, { title: 'Дневник наставника' });
}

function entryPieces(entry: DiaryEntry): Piece[] {
  const { number, kind, on, time } = entry;
  const at = time ? `, ${time.toString({ smallestUnit: 'minute' })}` : '';
  return [
    line([{ text: `Встреча № ${number}, ${kind}. ${longDay(on)}${at}`, bold: true }], {
      keepNext: true,
      spacing: { before: 240, after: 60 },
    }),
    record(rowsOf(entry)),
  ];
}

const states: Readonly<Record<DiaryEntry['state'], string>> = {
  held: 'Состоялась',
  moved: 'Перенесена',
  'not-held': 'Не состоялась',
};

function rowsOf(entry: DiaryEntry): [string, string][] {
  const { state, reason, present, contact, next } = entry;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Как прошла', reason ? `${states[state]}: ${reveal(reason)}` : states[state]],
    ['Формат, длительность, место', where(entry)],
    ['Присутствовали', present?.map((name) => reveal(name.map(fullName))).join(', ')],
    ['Тема и цель', opened(entry.topics)],
    ['Пункт плана', opened(entry.planItem)],
    ['Что делали', opened(entry.done)],
    ['Результат', opened(entry.result)],
    ['Трудности', opened(entry.difficulties)],
    ['Контакт с наставляемым (1–5)', contact === undefined ? undefined : String(contact)],
    ['Задание, договорённость', opened(entry.task)],
    ['Следующая встреча', next && longDay(next)],
  ];
  return rows.flatMap(([what, how]): [string, string][] => (how === undefined || how === '' ? [] : [[what, how]]));
}

function where({ online, minutes, place }: DiaryEntry): string {
  const format = online === undefined ? undefined : online ? 'онлайн' : 'очно';
  return [format, minutes === undefined ? undefined : `${minutes} мин`, opened(place)]
    .filter((each) => each)
    .join(', ');
}

function opened(text: Personal<string> | undefined): string | undefined {
  return text && reveal(text);
}
