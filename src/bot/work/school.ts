import { setImpersonalTelegram } from '#db/schools.ts';
import type { Desk } from './work.ts';

export interface SchoolActs {
  /** Switches «Telegram: только обезличенные сообщения». */
  setImpersonalTelegram(on: boolean): Promise<void>;
}

export function schoolActs({ inside, demand }: Desk): SchoolActs {
  return {
    async setImpersonalTelegram(on) {
      demand('school.settings');
      await setImpersonalTelegram(inside, on);
    },
  };
}
