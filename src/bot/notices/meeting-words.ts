import { onDayText, timeText, weekdayText } from '#bot/days.ts';
import { plural, say, type Text } from '#bot/text.ts';
import type { SeenMeeting } from '#bot/work/meetings.ts';
import type { Personal } from '#domain/personal.ts';

export const words = {
  /** «Встреча завтра, в среду, 2 декабря, в 15:30, кабинет 12». */
  remind: ({ starts, place, online, outside }: SeenMeeting, today: Temporal.PlainDate, open: boolean): Text => {
    const days = today.until(starts.toPlainDate(), { largestUnit: 'days' }).days;
    const day = days === 0 ? 'сегодня, ' : days === 1 ? 'завтра, ' : '';
    const when = say`Встреча ${day}${onDayText(starts)}, в ${timeText(starts)}`;
    if (!(open && place)) return online ? say`${when}, онлайн` : outside ? say`${when}, вне школы` : when;
    return say`${when}, ${place}`;
  },
  planned: say`Назначена встреча`,
  series: (of: number, last: Temporal.PlainDateTime) =>
    say`Встречи повторяются: всего ${of} ${plural(of, { one: 'встреча', few: 'встречи', many: 'встреч' })}, последняя — ${weekdayText(last)}.`,
  moved: say`Встреча перенесена. Теперь так:`,
  cancelled: (count: number) => (count > 1 ? say`Отменены встречи: ${count}. Первая из них:` : say`Встреча отменена`),
  suits: say`Есть ответ: время подходит`,
  suitsWhom: (person: Personal<string>) => say`Есть ответ: время подходит (${person})`,
  without: (person: Personal<string>) => say`На встрече не будет: ${person}. Остальные встречаются.`,
  withoutSomebody: say`На встрече не будет одного из группы. Остальные встречаются.`,
  allow: {
    guardian: say`Нужно ваше согласие: встреча ребёнка со взрослым наставником вне школы или поздно вечером`,
    staff: say`Нужно согласие родителей ребёнка, а их в программе нет. Спросите их сами и отметьте ответ здесь`,
  },
  off: say`Эта встреча не состоится`,
  chooseAnother: say`Можно выбрать другое время или место.`,
  timeOff: (count: number) =>
    count > 1 ? say`Прежнее время встреч отменено (встреч: ${count})` : say`Прежнее время встречи отменено`,
  was: (starts: Temporal.PlainDateTime) =>
    say`Раньше встреча была назначена ${onDayText(starts)}, в ${timeText(starts)}.`,
  timeOffNext: {
    asked: say`Время и место согласуются. Как только их подтвердят, придёт сообщение.`,
    off: say`В это время встречи не будет, другое время пока не назначено.`,
  },
  specialist: say`На встречу с детьми приглашают специалиста. Нужно согласие куратора`,
  specialistApproved: say`Специалист согласован с куратором`,
  specialistRefused: say`Без специалиста: куратор не согласен, встреча остаётся`,
  move: say`Перенести`,
  another: say`Предложить другое время`,
  cannot: say`Не смогу`,
  itSuits: say`Подходит`,
  answer: say`Ответить`,
  details: say`Подробнее`,
} as const;
