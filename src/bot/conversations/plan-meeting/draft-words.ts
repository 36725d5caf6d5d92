import { timeText, tinyDayText, weekdayText } from '#bot/days.ts';
import { capital, minutesText } from '#bot/meeting-words.ts';
import { bold, enumerated, lines, paragraphs, plural, say, type Text } from '#bot/text.ts';
import type { DraftCheck, MeetingDraft } from '#bot/work/planning.ts';
import { kindsFrom, type MeetingKind, meetingKindTitles } from '#domain/meeting/meeting.ts';
import type { MeetingHindrance } from '#domain/pairing/pair-life.ts';
import type { Person } from '#domain/people/person.ts';
import type { Personal } from '#domain/personal.ts';
import { type Holidays, isHoliday } from '#domain/school/holidays.ts';
import type { PupilAddress } from '#domain/school/school.ts';

interface Shown {
  draft: MeetingDraft;
  check: DraftCheck;
  supposed: readonly string[];
  /** Personal data may be carried here. */
  open: boolean;
  address: PupilAddress;
  holidays: readonly Holidays[];
  place?: Personal<string>;
  specialist?: Personal<string>;
  uninvited: readonly Person[];
}

export const words = {
  summary: (shown: Shown): Text => {
    const { draft, check, supposed } = shown;
    return paragraphs(
      bold(say`Всё верно?`),
      lines(
        whenLine(shown),
        say`${capital(kindsText(shown))}, ${minutesText(draft.minutes)}`,
        placeLine(shown),
        shown.specialist && (shown.open ? say`Специалист: ${shown.specialist}` : say`Приглашён специалист`),
      ),
      notes([
        ...supposed.map((each) => supposedWords[each]),
        draft.series === null && isHoliday(Temporal.PlainDateTime.from(draft.at).toPlainDate(), shown.holidays)
          ? say`Это каникулы или выходной день.`
          : undefined,
        clashText(check),
        ...check.cautions.map((each) => cautionWords[each]),
        check.asksGuardian
          ? say`Вне школы или позже 20:00 со взрослым наставником нужно согласие родителей. Сначала спросим их: встреча состоится, только если они согласны.`
          : undefined,
        check.asksCurator ? say`Специалиста на встрече с детьми сначала согласует куратор.` : undefined,
        uninvitedText(shown),
        check.hindrance && hindrances[check.hindrance],
      ]),
    );
  },
  save: (moved: boolean) => (moved ? say`Перенести` : say`Назначить`),
  saveAnyway: say`Всё равно назначить`,
  skip: say`Назначить, кроме занятых`,
  otherTime: say`Другое время`,
  otherPlace: say`Другое место`,
  otherLength: say`Другая длительность`,
  otherKind: say`Другой вид встречи`,
  specialist: say`Пригласить специалиста`,
  howLong: paragraphs(bold(say`Сколько минут?`), say`Нужно число, кнопкой или словами, например: 40`),
  minutes: (minutes: number): Text => say`${minutesText(minutes)}`,
  minutesProblem: say`Нужно число минут от 10 до 240. Например: 40`,
  whichKind: bold(say`Какая это встреча?`),
  kind: (kind: MeetingKind): Text => say`${capital(meetingKindTitles[kind])}`,
  whichSpecialist: paragraphs(
    bold(say`Кого пригласить?`),
    say`Кто это и зачем. Например: педагог-психолог Анна Сергеевна, поговорить о выборе профессии`,
  ),
  specialistProblem: say`Нужно от 3 до 200 знаков. Например: педагог-психолог Анна Сергеевна`,
} as const;

/** Why a meeting of some kind may not be yet. Sources: R2, R3, R5, R13. */
export const hindrances: Readonly<Record<MeetingHindrance | 'past' | 'empty', Text>> = {
  'not-accepted': say`Пара ещё не подтверждена: ждём ответов.`,
  paused: say`Встречи пары сейчас на паузе.`,
  over: say`Работа пары закончена.`,
  baseline: say`Для такой встречи нужен первый опрос наставляемого: его отмечает куратор.`,
  papers: say`Для такой встречи нужны документы пары: соглашение и приказ. Пока можно знакомство и пробную встречу.`,
  past: say`Это время уже прошло: нужно другое.`,
  empty: say`Не остаётся ни одного дня: нужно другое время.`,
};

const cautionWords: Readonly<Record<DraftCheck['cautions'][number], Text>> = {
  quiet: say`Это тихие часы школы.`,
  lessons: say`В это время уроки.`,
  away: say`В этот день кого-то из вас не будет или школа учится из дома.`,
};

/** «Знакомство, затем пробная рабочая встреча»: in a series the cycle goes on. */
function kindsText({ draft, check }: Shown): string {
  if (!draft.series) return meetingKindTitles[draft.kind];
  const kinds = new Set(kindsFrom(draft.kind, check.dates.length));
  return [...kinds].map((kind) => (kind === 'working' ? 'рабочие встречи' : meetingKindTitles[kind])).join(', затем ');
}

function whenLine({ draft, check }: Shown): Text {
  const at = Temporal.PlainDateTime.from(draft.at);
  const day = say`${capital(weekdayText(at))} ${at.year} г., ${timeText(at)}–${timeText(at.add({ minutes: draft.minutes }))}`;
  if (draft.series === null) return day;
  const [first, last] = [check.dates[0], check.dates.at(-1)];
  const rhythm = draft.series.every === 1 ? 'каждую неделю' : 'раз в две недели';
  const holidays = draft.series.exceptHolidays ? ', кроме каникул' : '';
  if (!first || !last) return say`${capital(rhythm)}${holidays}, начиная: ${day}`;
  const count = check.dates.length;
  return lines(
    say`${capital(rhythm)}${holidays}: ${count} ${plural(count, { one: 'встреча', few: 'встречи', many: 'встреч' })}`,
    say`Первая: ${weekdayText(first)}, ${timeText(first)}`,
    say`Последняя: ${weekdayText(last)} ${last.year} г.`,
  );
}

function placeLine({ draft, place, open }: Shown): Text {
  const { online, outside } = draft.place;
  const named = open ? place : undefined;
  const where = online ? say`Онлайн` : outside ? say`Вне школы` : say`В школе`;
  return named ? say`${where}: ${named}` : where;
}

function clashText({ clashes, dates }: DraftCheck): Text | undefined {
  const [first] = clashes;
  if (!first) return undefined;
  const whose = clashes.some((clash) => clash.whose === 'mentor') ? 'наставника' : 'наставляемого';
  if (dates.length === 1) return say`В это время у ${whose} уже есть другая встреча.`;
  const days = clashes.slice(0, daysListed).map(({ at }) => tinyDayText(at.toPlainDate()));
  const more = clashes.length > daysListed ? ` и ещё ${clashes.length - daysListed}` : '';
  return say`В эти дни у ${whose} уже есть другая встреча: ${days.join(', ')}${more}.`;
}

const daysListed = 8;

function uninvitedText({ uninvited, open, check }: Shown): Text | undefined {
  if (uninvited.length === 0 || check.hindrance) return undefined;
  return open
    ? say`Пока не приглашены (нет опроса или документов): ${enumerated(uninvited.map(({ called }) => say`${called}`))}.`
    : say`Пока не приглашены (нет опроса или документов): ${uninvited.length}.`;
}

function notes(all: readonly (Text | undefined)[]): Text | undefined {
  const present = all.filter((text) => text !== undefined);
  return present.length === 0 ? undefined : lines(...present);
}

const supposedWords: Readonly<Record<string, Text>> = {
  afternoon: say`Время понято как дневное.`,
  'time-as-last': say`Время взято как в прошлый раз.`,
  'last-lesson': say`Время взято по звонкам: конец последнего урока.`,
  'weekday-as-last': say`День недели взят как в прошлый раз.`,
  until: say`Конец не назван: взят последний звонок, 25 мая.`,
  'except-holidays': say`В каникулы встреч нет.`,
};
