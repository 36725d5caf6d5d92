import { timeText, weekdayText } from '#bot/days.ts';
import { enumerated, lines, plural, say, type Text } from '#bot/text.ts';
import type { SeenMeeting } from '#bot/work/meetings.ts';
import { meetingKindTitles } from '#domain/meeting/meeting.ts';
import type { ChangeReason, Meeting } from '#domain/meeting/planned.ts';

/** «Среда, 2 декабря, 15:30–16:15»: where a meeting is looked at. */
export function whenText({ starts, minutes }: Pick<SeenMeeting, 'starts' | 'minutes'>): Text {
  return say`${capital(weekdayText(starts))}, ${timeText(starts)}–${timeText(starts.add({ minutes }))}`;
}

/** With whom, as each side sees it. Nominative: nobody's name is put into a case here. */
export function whoLines({ side, invited, led }: Pick<SeenMeeting, 'side' | 'invited' | 'led'>): (Text | undefined)[] {
  const names = invited.flatMap(({ person }) => (person ? [say`${person.called}`] : []));
  const mentor = led && say`Наставник: ${led.called}`;
  const mentees =
    names.length === 0
      ? undefined
      : names.length === 1
        ? say`Наставляемый: ${enumerated(names)}`
        : say`Группа: ${enumerated(names)}`;
  switch (side) {
    case 'mentor':
      return [mentees];
    case 'mentee':
      return [mentor];
    case 'guardian':
      return [names.length > 0 ? say`Ребёнок: ${enumerated(names)}` : undefined, mentor];
    case 'staff':
      return [mentor, mentees];
    default:
      return side satisfies never;
  }
}

/** «Где: кабинет 12»; nothing where nobody has said it. */
function whereText({ place, online, outside }: Pick<Meeting, 'place' | 'online' | 'outside'>): Text | undefined {
  if (online) return place ? say`Онлайн: ${place}` : say`Онлайн`;
  if (outside) return place ? say`Вне школы: ${place}` : say`Вне школы`;
  return place && say`Где: ${place}`;
}

function specialistText({ specialist, specialistAnswer }: Meeting): Text | undefined {
  if (!specialist || specialistAnswer === 'no') return undefined;
  return specialistAnswer === 'asked'
    ? say`Приглашён специалист: ${specialist} (ждём согласия куратора)`
    : say`Приглашён специалист: ${specialist}`;
}

/** All that is known of a meeting to come, for whoever may see it. */
export function meetingLines(seen: SeenMeeting): Text {
  return lines(
    whenText(seen),
    say`${capital(meetingKindTitles[seen.kind])}`,
    ...whoLines(seen),
    whereText(seen),
    specialistText(seen),
  );
}

/** The same where nothing personal may be carried. */
export function impersonalLines(seen: SeenMeeting): Text {
  const { place: _, ...without } = seen;
  return lines(whenText(seen), say`${capital(meetingKindTitles[seen.kind])}`, whereText(without));
}

/** Why it was moved or cancelled: what others may hear of it. */
export function whyText({ why, whyWords }: Pick<Meeting, 'why' | 'whyWords'>): Text | undefined {
  if (whyWords) return say`Причина: ${whyWords}`;
  const reason = why === undefined ? undefined : reasonTitles[why];
  return reason === undefined ? undefined : say`Причина: ${reason}`;
}

/** Of the program's own reasons nothing is said: a guardian's no and the end of a pair are told neutrally. */
export const reasonTitles: Readonly<Partial<Record<ChangeReason, string>>> = {
  ill: 'болезнь',
  lessons: 'уроки или контрольная',
  busy: 'другие дела',
};

export function minutesText(minutes: number): string {
  return `${minutes} ${plural(minutes, { one: 'минута', few: 'минуты', many: 'минут' })}`;
}

export function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
