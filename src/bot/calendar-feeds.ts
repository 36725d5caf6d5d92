import { findCalendar } from '#db/calendars.ts';
import { readMember } from '#db/members.ts';
import type { Database } from '#db/open.ts';
import { readSchool } from '#db/schools.ts';
import { type CalendarMeeting, meetingsFeed } from '#documents/meeting-ics.ts';
import { type AccountId, brand } from '#domain/ids.ts';
import type { Clock } from '#domain/time.ts';
import { calendarEntry } from './documents/calendar-entry.ts';
import type { Setting } from './work/setting.ts';
import { workFor } from './work/work.ts';

/** What phones that have subscribed read, by a secret address and without a chat. */
export class CalendarFeeds {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #setting: Setting;

  constructor(db: Database, clock: Clock, setting: Setting) {
    this.#db = db;
    this.#clock = clock;
    this.#setting = setting;
  }

  /** Read as the person, with their rights of now. Undefined: that secret opens nothing, or they take part no more. */
  async read(secret: string): Promise<Uint8Array | undefined> {
    const found = await this.#db.atDoor(async (door) => {
      const calendar = await findCalendar(door, secret);
      return calendar && door.enter(calendar.school, async (inside) => this.#shown(inside, calendar));
    });
    return found && meetingsFeed(found.meetings, { impersonal: found.impersonal });
  }

  async #shown(
    inside: Parameters<typeof workFor>[0],
    { person, foreignChat }: { person: Parameters<typeof readMember>[1]; foreignChat: boolean },
  ): Promise<{ meetings: CalendarMeeting[]; impersonal: boolean } | undefined> {
    const me = await readMember(inside, person);
    if (!me?.joinedAt || me.leftAt) return undefined;
    const school = await readSchool(inside);
    // No account: nothing of this work speaks to anybody.
    const work = workFor(
      inside,
      { me, school, channel: 'web', account: brand<AccountId>(0) },
      this.#clock.now(),
      this.#setting,
    );
    const meetings = (await work.meetings.calendar()).map(calendarEntry);
    return { meetings, impersonal: foreignChat && school.impersonalTelegram };
  }
}
