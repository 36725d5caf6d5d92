import { onDayText, shortDayText, timeText } from '#bot/days.ts';
import { impersonalLines, meetingLines, whyText } from '#bot/meeting-words.ts';
import { bold, enumerated, paragraphs, say, type Text } from '#bot/text.ts';
import type { SeenMeeting } from '#bot/work/meetings.ts';

export const words = {
  all: say`Встречи`,
  coming: (of: number): Text =>
    of === 0 ? paragraphs(bold(say`Встречи`), say`Назначенных встреч нет.`) : say`${bold(say`Встречи`)}: ${of}`,
  row: ({ starts, invited, led, side }: SeenMeeting, open: boolean): Text => {
    const when = say`${shortDayText(starts.toPlainDate())}, ${timeText(starts)}`;
    const names = invited.flatMap(({ person }) => (person ? [say`${person.called}`] : []));
    const who = side === 'mentee' ? led && say`${led.called}` : names.length > 0 ? enumerated(names) : undefined;
    return open && who ? say`${when} · ${who}` : when;
  },
  notHere: say`Этой встречи здесь нет.`,
  meeting: (seen: SeenMeeting, open: boolean): Text =>
    paragraphs(
      bold(headings[seen.state]),
      open ? meetingLines(seen) : impersonalLines(seen),
      seen.invited.some(({ guardianAnswer }) => guardianAnswer === 'asked')
        ? say`Ждём согласия родителей: пока встреча не назначена.`
        : undefined,
      seen.state === 'cancelled' && (open || !seen.whyWords) ? whyText(seen) : undefined,
    ),
  whole: say`С кем и где`,
  move: say`Перенести`,
  cancel: say`Отменить встречу`,
  plan: say`Назначить встречу`,
  next: ({ starts }: SeenMeeting): Text => say`Встреча ${onDayText(starts)}, ${timeText(starts)}`,
  /** For the menu: it names nobody. */
  soon: ({ starts }: SeenMeeting, today: Temporal.PlainDate): Text => {
    const days = today.until(starts.toPlainDate(), { largestUnit: 'days' }).days;
    const day = days === 0 ? 'сегодня' : days === 1 ? 'завтра' : onDayText(starts);
    return say`Ближайшая встреча: ${day}, в ${timeText(starts)}.`;
  },
} as const;

const headings: Readonly<Record<SeenMeeting['state'], Text>> = {
  planned: say`Встреча`,
  cancelled: say`Встреча отменена`,
  held: say`Встреча состоялась`,
  'not-held': say`Встреча не состоялась`,
};
