import { randomBytes } from 'node:crypto';
import type { Channel } from '#bot/messenger.ts';
import { dropCalendar, hasCalendar, keepCalendar } from '#db/calendars.ts';
import type { Desk } from './desk.ts';

/** «Подписка для телефона»: a secret address by which a calendar reads my meetings. */
export interface CalendarActs {
  /** Whether there is one. */
  given(): Promise<boolean>;
  /** A new address; the one before opens nothing any more. */
  give(): Promise<string>;
  revoke(): Promise<void>;
  /** The address works on this computer only. */
  readonly isLocal: boolean;
}

export function calendarActs({ inside, at, school, me, setting, demand }: Desk, channel: Channel): CalendarActs {
  const mine = { school: school.id, person: me.id };
  return {
    isLocal: setting.webIsLocal,
    given: () => inside.atDoor((door) => hasCalendar(door, mine)),
    async give() {
      demand('notices.choose', { id: me.id });
      const secret = randomBytes(32).toString('base64url');
      const foreignChat = setting.foreign.has(channel);
      await inside.atDoor((door) => keepCalendar(door, secret, { ...mine, foreignChat }, at));
      return setting.calendarLink(secret);
    },
    async revoke() {
      demand('notices.choose', { id: me.id });
      await inside.atDoor((door) => dropCalendar(door, mine));
    },
  };
}
