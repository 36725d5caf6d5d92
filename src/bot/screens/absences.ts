import type { Screen } from '#bot/conversation/registry.ts';
import { words as absenceWords } from '#bot/conversations/absence/words.ts';
import { meetingWords } from '#bot/conversations/absence-meetings-words.ts';
import { absenceText } from '#bot/conversations/change-absence/words.ts';
import { words as quarantineWords } from '#bot/conversations/quarantine/words.ts';
import type { Choice, Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { bold, lines, paragraphs, say } from '#bot/text.ts';
import type { SeenMeeting } from '#bot/work/meetings.ts';
import type { Work } from '#bot/work/work.ts';
import { type AbsenceId, brand } from '#domain/ids.ts';
import { back, isId, more, onPage, start } from './lists.ts';

/** Days of absence now and to come: mine, the school's; to a curator everybody's. */
export const absences: Screen<Work> = {
  name: 'absences',
  right: 'absence.note',
  async show(work, arg) {
    const all = await work.absences.list();
    const from = start(arg);
    const shown = all.slice(from, from + onPage);
    if (shown.length === 0 && from > 0) return this.show(work, '');
    const others = shown.filter(({ mayChange }) => !mayChange);
    return {
      text: paragraphs(
        bold(words.title),
        all.length === 0 ? words.none : undefined,
        others.length > 0 ? lines(...others.map(absenceText)) : undefined,
        shown.length > others.length ? words.press : undefined,
      ),
      choices: [
        ...shown
          .filter(({ mayChange }) => mayChange)
          .map((absence) => ({ label: absenceText(absence), press: press.start('change-absence', absence.id) })),
        ...more({ screen: 'absences', of: all.length, from }),
        { label: absenceWords.title, press: press.start('absence') },
        ...quarantineChoice(work),
      ],
      ways: back(words.notices, 'notices'),
    };
  },
};

/** Meetings of mine that fall into an absence: each can be moved. */
export const absentMeetings: Screen<Work> = {
  name: 'absent-meetings',
  right: 'absence.note',
  show: async (work, arg) =>
    (isId(arg) && (await meetingsIn(work, brand<AbsenceId>(arg)))) || {
      text: words.noMeetings,
      ways: back(words.title, 'absences'),
    },
};

/** Undefined: none of mine is left in it. */
async function meetingsIn(work: Work, id: AbsenceId): Promise<Reply | undefined> {
  const meetings = await work.absences.meetings(id);
  if (meetings.length === 0) return undefined;
  return {
    text: paragraphs(bold(words.inDays(meetings.length)), words.pressToMove),
    choices: [
      ...meetings.map((meeting) => ({
        label: meetingWords.row(meeting, work.carriesPersonal),
        press: press.start('move-meeting', meeting.id),
      })),
      ...allOnlineChoice(meetings, id),
    ],
    ways: back(words.title, 'absences'),
    place: press.screen('absent-meetings', id),
  };
}

/** Where one of them is not online yet. */
export function allOnlineChoice(meetings: readonly SeenMeeting[], id: AbsenceId): Choice[] {
  if (meetings.every(({ online }) => online)) return [];
  return [{ label: meetingWords.allOnline, press: press.start('made-online', id) }];
}

/** For curators, from wherever they look for it. */
export function quarantineChoice(work: Work): Choice[] {
  return work.may('quarantine.note') ? [{ label: quarantineWords.title, press: press.start('quarantine') }] : [];
}

const words = {
  title: say`Дни отсутствия`,
  none: say`Записанных дней нет.`,
  press: say`Дни можно изменить или убрать: для этого есть кнопка с ними.`,
  notices: say`Уведомления`,
  noMeetings: say`Встреч на эти дни больше нет.`,
  inDays: (of: number) => say`Встречи на эти дни: ${of}`,
  pressToMove: say`Каждую можно перенести: кнопки с ними под сообщением.`,
} as const;
