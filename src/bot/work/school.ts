import { tellDialogue } from '#bot/events.ts';
import { dialogueOf } from '#db/dialogues.ts';
import { newcomers } from '#db/members.ts';
import { setImpersonalTelegram, setTeenConsent } from '#db/schools.ts';
import type { TeenConsent } from '#domain/people/consent-rules.ts';
import type { Desk } from './desk.ts';

export interface SchoolActs {
  /** Switches «Telegram: только обезличенные сообщения». */
  setImpersonalTelegram(on: boolean): Promise<void>;
  /** Who consents for those of 14 to 17; whoever waits for it goes on by themselves. */
  setTeenConsent(teenConsent: TeenConsent): Promise<void>;
}

export function schoolActs({ inside, at, school, demand }: Desk): SchoolActs {
  return {
    async setImpersonalTelegram(on) {
      demand('school.settings');
      await setImpersonalTelegram(inside, on);
    },
    async setTeenConsent(teenConsent) {
      demand('school.settings');
      await setTeenConsent(inside, teenConsent);
      const waiting = await newcomers(inside);
      await inside.atDoor(async (door) => {
        for (const person of waiting) {
          const dialogue = await dialogueOf(door, school.id, person);
          const key = `teen-consent:${person}:${at}`;
          if (dialogue !== undefined) await tellDialogue(door, dialogue, key, { event: 'consent' }, at);
        }
      });
    },
  };
}
