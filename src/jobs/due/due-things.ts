import type { Due } from '#db/due.ts';
import type { Door } from '#db/open.ts';
import { askAfterMeeting, remindOfLog, remindOfTask } from './ask-after-meetings.ts';
import { askSilent } from './ask-silent.ts';
import { askOnBirthdays } from './birthdays.ts';
import { askHowThingsGo, planEveryCheckIn } from './check-ins.ts';
import { tellOfWeek } from './digest.ts';
import { eraseSilent } from './erase-silent.ts';
import { forgetFile } from './forget-file.ts';
import { sayNotice } from './notice.ts';
import { remindGuardian } from './remind-guardian.ts';
import { remindOfMeeting, workOutAnew, workOutReminders } from './remind-of-meetings.ts';
import { tellConfirmationUndone, tellConfirmed, tellReviewed, tellReviewUndone } from './tell-decided.ts';
import { tellLeft } from './tell-left.ts';
import { tellOfLetters } from './tell-letters.ts';
import { tellOfNewQuestionnaires } from './tell-of-new-questionnaires.ts';
import { tellPairActive, tellPairPapersUndone } from './tell-pair-papers.ts';
import { askOfPair, tellPairLeft, tellPairMade, tellPairOff, tellSilentPair } from './tell-pairs.ts';
import { tellOfAnswer, tellOfQuestion } from './tell-questions.ts';
import { callWaits, tellOfWorry } from './tell-worries.ts';

/** Does what is due. A time: it cannot be done yet, and is tried again then. */
export type DueThing = (door: Door, due: Due, now: Temporal.Instant) => Promise<Temporal.Instant | undefined>;

/** Each kind of due thing, by the name it is planned under. */
export const dueThings: ReadonlyMap<string, DueThing> = new Map<string, DueThing>([
  ['new-questionnaires', tellOfNewQuestionnaires],
  ['remind-guardian', remindGuardian],
  ['erase-silent', eraseSilent],
  ['reviewed', tellReviewed],
  ['review-undone', tellReviewUndone],
  ['confirmed', tellConfirmed],
  ['confirmation-undone', tellConfirmationUndone],
  ['question', tellOfQuestion],
  ['answer', tellOfAnswer],
  ['pair-active', tellPairActive],
  ['pair-papers-undone', tellPairPapersUndone],
  ['birthdays', askOnBirthdays],
  ['silence', askSilent],
  ['digest', tellOfWeek],
  ['left', tellLeft],
  ['forget-file', forgetFile],
  ['worry', tellOfWorry],
  ['call-waits', callWaits],
  ['check-in', askHowThingsGo],
  ['check-ins', planEveryCheckIn],
  ['letter', tellOfLetters],
  ['pair-asks', askOfPair],
  ['proposal-silent', tellSilentPair],
  ['pair-off', tellPairOff],
  ['pair-made', tellPairMade],
  ['pair-left', tellPairLeft],
  ['notice', sayNotice],
  ['log-question', askAfterMeeting],
  ['log-reminder', remindOfLog],
  ['remind-task', remindOfTask],
  ['meeting-reminders', workOutReminders],
  ['reminders-anew', workOutAnew],
  ['remind-meeting', remindOfMeeting],
]);
