import { tellDialogue } from '#bot/events.ts';
import { dialogueOf } from '#db/dialogues.ts';
import { planAnew } from '#db/due.ts';
import { remindAnew } from '#db/meeting-reminders.ts';
import { newcomers } from '#db/members.ts';
import { changeSchool, type SchoolChange } from '#db/schools.ts';
import { nextDigest } from '#domain/desk/digest-time.ts';
import type { Desk } from './desk.ts';

export interface SchoolActs {
  /** Where it says who consents for those of 14 to 17, whoever waits for it goes on by themselves. */
  change(change: SchoolChange): Promise<void>;
}

export function schoolActs({ inside, at, school, demand, refresh }: Desk): SchoolActs {
  return {
    async change(change) {
      demand('school.settings');
      await changeSchool(inside, change);
      await refresh();
      const { digest } = change;
      if (digest) {
        const next = nextDigest(at, digest, school.timeZone);
        const due = { key: `digest:${school.id}`, school: school.id, kind: 'digest', at: next, subject: '' };
        await inside.atDoor((door) => planAnew(door, due));
      }
      const { quiet, bells, holidays, remindGuardians } = change;
      if ([quiet, bells, holidays, remindGuardians].some((each) => each !== undefined)) {
        await inside.atDoor((door) => remindAnew(door, school.id, undefined, at));
      }
      if (change.teenConsent === undefined) return;
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
