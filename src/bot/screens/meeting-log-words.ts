import { words as logWords } from '#bot/conversations/log-meeting/words.ts';
import { dayText, shortDayText, timeText, tinyDayText } from '#bot/days.ts';
import { capital, minutesText } from '#bot/meeting-words.ts';
import { bold, enumerated, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { Entry } from '#bot/work/diary.ts';
import type { DiaryVersion } from '#db/diary.ts';
import type { FileType } from '#domain/file.ts';
import type { Log } from '#domain/meeting/log.ts';
import { meetingKindTitles } from '#domain/meeting/meeting.ts';

export const words = {
  gone: say`Этой записи здесь нет.`,
  entry: (entry: Entry, named: boolean): Text =>
    paragraphs(
      bold(say`${capital(meetingKindTitles[entry.kind])}, ${whenOf(entry)}`),
      entry.last ? logText(entry, entry.last.log, named) : say`Записи об этой встрече пока нет.`,
    ),
  write: say`Записать`,
  addDetails: say`Подробнее`,
  correct: say`Исправить`,
  wasHeld: say`Исправить: состоялась`,
  wasNot: say`Исправить: не состоялась`,
  task: say`Дать задание`,
  tasks: (of: number): Text => say`Задания: ${of}`,
  history: say`История записи`,
  file: (type: FileType, number: number): Text =>
    say`${type.startsWith('image/') ? 'Фото' : type.startsWith('audio/') ? 'Голос' : 'Файл'} ${number}`,
  diary: say`Дневник`,
  log: say`Встреча`,
  versions: (entry: Entry, all: readonly DiaryVersion[], timeZone: string): Text =>
    paragraphs(
      bold(say`История записи: ${whenOf(entry)}`),
      ...all.map(({ version, at, log }) => {
        const day = at.toZonedDateTimeISO(timeZone).toPlainDateTime();
        const heading = version === 1 ? 'Записано' : 'Исправлено';
        return lines(say`${heading} ${shortDayText(day.toPlainDate())} в ${timeText(day)}`, logText(entry, log, true));
      }),
    ),
  fileOf: (entry: Entry): Text => say`К встрече ${whenOf(entry)}`,

  pages: (of: number): Text =>
    paragraphs(bold(say`Дневник`), of === 0 ? say`Записанных встреч пока нет.` : say`Записано встреч: ${of}`),
  row: (entry: Entry, named: boolean): Text => {
    const { starts, kind, last } = entry;
    const day = tinyDayText(starts.toPlainDate());
    const about = named && last?.log.held ? last.log.topics : undefined;
    if (last && !last.log.held) return last.log.why === 'moved' ? say`${day} · перенесли` : say`${day} · не состоялась`;
    return about ? say`${day} · ${about.map(short)}` : say`${day} · ${meetingKindTitles[kind]}`;
  },
  asFile: say`Дневник файлом`,
  note: say`Записать встречу`,
  pair: say`Пара`,
} as const;

function whenOf({ starts, dayOnly }: Entry): string {
  const day = dayText(starts.toPlainDate());
  return dayOnly ? day : `${day}, ${timeText(starts)}`;
}

function logText(entry: Entry, log: Log, named: boolean): Text {
  if (!log.held) {
    const why = log.why === 'other' ? undefined : logWords.reasons[log.why];
    return lines(
      log.why === 'moved' ? say`Перенесли` : say`Не состоялась`,
      why && log.why !== 'moved' ? say`Причина: ${why}` : undefined,
      log.words && say`Причина: ${log.words}`,
    );
  }
  const { minutes, topics, note, result, difficulties } = log;
  return lines(
    minutes === undefined ? say`Состоялась` : say`Состоялась, ${minutesText(minutes)}`,
    cameText(entry, log, named),
    topics && say`Темы: ${topics}`,
    note && say`Заметка: ${note}`,
    result && say`Результат: ${result}`,
    difficulties && say`Трудности: ${difficulties}`,
  );
}

/** Of a pair it is plain who came. */
function cameText({ invited, group }: Entry, log: Extract<Log, { held: true }>, named: boolean): Text | undefined {
  if (!group) return undefined;
  const came = invited.filter(({ mentee }) => log.came.includes(mentee));
  const names = came.flatMap(({ person }) => (person ? [say`${person.called}`] : []));
  const count = say`Пришли: ${came.length} из ${invited.length}`;
  return named && names.length > 0 ? say`${count} (${enumerated(names)})` : count;
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
