import { momentText, shortDayText } from '#bot/days.ts';
import { bold, enumerated, paragraphs, say, type Text } from '#bot/text.ts';
import type { Entry, Logging } from '#bot/work/diary.ts';
import type { NotHeldReason } from '#domain/meeting/log.ts';

/** What is asked about a meeting must be understood where no name may stand: then its time has to suffice. */
interface Around {
  today: Temporal.PlainDate;
  named: boolean;
}

export const words = {
  title: say`Запись о встрече`,
  whichMeeting: (entry: Entry, around: Around): Text => whichMeeting(entry, around),
  tookPlace: (entry: Entry, around: Around): Text => bold(say`${whichMeeting(entry, around)}. Состоялась?`),
  outcomes: { held: say`Состоялась`, moved: say`Перенесли`, 'not-held': say`Не состоялась` },
  how: (entry: Entry, around: Around): Text =>
    paragraphs(bold(say`${whichMeeting(entry, around)}: состоялась.`), say`Всё прошло как запланировано?`),
  asPlanned: say`Как запланировано`,
  allCame: say`Как запланировано, пришли все`,
  notAll: say`Пришли не все`,
  more: say`Подробнее`,
  whoCame: bold(say`Кто пришёл на встречу?`),
  why: (entry: Entry, around: Around): Text =>
    paragraphs(bold(say`${whichMeeting(entry, around)}: не состоялась.`), say`Что помешало?`),
  reasons: {
    ill: say`Болезнь`,
    absent: say`Наставляемого не было`,
    lessons: say`Уроки или мероприятие`,
    busy: say`Другое срочное дело`,
    other: say`Другое, напишу`,
    moved: say`Перенесли`,
  } satisfies Record<NotHeldReason, Text>,
  whyInWords: bold(say`Что помешало? Хватит пары слов.`),
  example: 'Заняли кабинет, другого не нашлось',
  logged: say`Записано.`,
  movedTo: say`Записано: встречу перенесли. Теперь выберем новое время.`,
  outcome: {
    meanwhile: say`Об этой встрече только что записали в другом чате. Запись можно исправить.`,
    'not-begun': say`Эта встреча ещё не началась: записать её можно после начала.`,
    cancelled: say`Эта встреча отменена, записывать нечего.`,
    'too-late': say`Исправлять запись можно 14 дней, они прошли.`,
  } satisfies Record<Exclude<Logging, 'done'>, Text>,
  gone: say`Этой встречи здесь нет.`,
  already: say`Эта встреча уже записана.`,
} as const;

function whichMeeting({ invited, group, starts, dayOnly }: Entry, { today, named }: Around): Text {
  const when = dayOnly ? shortDayText(starts.toPlainDate()) : momentText(starts, today);
  const names = invited.flatMap(({ person }) => (person ? [say`${person.called}`] : []));
  if (!named || names.length === 0) return group ? say`Встреча группы, ${when}` : say`Встреча ${when}`;
  return say`Встреча ${when} (${enumerated(names)})`;
}
