import { keepLeads, readLeads, remindAnew } from '#db/meeting-reminders.ts';
import { keepTimetable, keepWishes, noticesGoTo, readWishes, sendNoticesTo } from '#db/notices.ts';
import type { AccountId } from '#domain/ids.ts';
import type { ReminderLead } from '#domain/meeting/reminders.ts';
import type { NoticeWishes } from '#domain/people/notice-wishes.ts';
import type { Timetable } from '#domain/people/timetable.ts';
import type { QuietHours } from '#domain/school/quiet-hours.ts';
import type { Desk } from './desk.ts';

export interface NoticeActs {
  /** How I wish to be told what I have not asked for; `to` is absent where it is the chat that I write in. */
  wishes(): Promise<NoticeWishes & { to?: AccountId }>;
  /** In this chat of mine; null: wherever I have written last. */
  setChat(account: AccountId | null): Promise<void>;
  /** My own quiet hours; null: the school's. */
  setQuiet(quiet: QuietHours | null): Promise<void>;
  /** My own lessons; null: those of my class, or none. */
  setTimetable(timetable: Timetable | null): Promise<void>;
  /** «Стоп»: I take part, and am told nothing. */
  setStopped(stopped: boolean): Promise<void>;
  /** How long before a meeting I am reminded of it. */
  leads(): Promise<readonly ReminderLead[]>;
  setLeads(leads: readonly ReminderLead[]): Promise<void>;
}

export function noticeActs({ inside, at, school, me, demand }: Desk): NoticeActs {
  const kept = async () => (await readWishes(inside, me.id)) ?? { stopped: false };
  const anew = () => inside.atDoor((door) => remindAnew(door, school.id, me.id, at));
  return {
    async wishes() {
      const to = await inside.atDoor((door) => noticesGoTo(door, school.id, me.id));
      return { ...(await kept()), ...(to === undefined ? {} : { to }) };
    },
    async setChat(account) {
      demand('notices.choose', { id: me.id });
      await inside.atDoor((door) => sendNoticesTo(door, { school: school.id, person: me.id }, account));
    },
    async setQuiet(quiet) {
      demand('notices.choose', { id: me.id });
      const { stopped } = await kept();
      await keepWishes(inside, me.id, { stopped, ...(quiet && { quiet }) }, at);
      await anew();
    },
    async setTimetable(timetable) {
      demand('notices.choose', { id: me.id });
      await keepTimetable(inside, me.id, timetable);
      await anew();
    },
    async setStopped(stopped) {
      demand('notices.choose', { id: me.id });
      await keepWishes(inside, me.id, { ...(await kept()), stopped }, at);
      await anew();
    },
    leads: () => readLeads(inside, me.id),
    async setLeads(leads) {
      demand('notices.choose', { id: me.id });
      await keepLeads(inside, me.id, leads);
      await anew();
    },
  };
}
