import type { Reply } from '#bot/layout.ts';
import type { Work } from '#bot/work/work.ts';
import type { Despite } from '#db/notices.ts';
import type { LifeState } from '#domain/pairing/pair-life.ts';
import type { PersonKind } from '#domain/people/person-kind.ts';
import { callTaken, callUnheard, checkInAsked, worryCame, worryTaken } from './care.ts';
import { confirmationUndone, confirmed } from './confirmed.ts';
import { aboutDesk, type DeskNotice } from './desk.ts';
import { childLeft, left } from './left.ts';
import { lettersCame } from './letters.ts';
import { askLog, askRating, type LogNotice } from './logs.ts';
import { aboutMeeting, type MeetingNotice } from './meetings.ts';
import { newQuestionnaires } from './new-questionnaires.ts';
import { pairActive, pairPapersUndone } from './pair-active.ts';
import { farewellCame, pairMoved, replaced } from './pair-moved.ts';
import { pairAsked, pairLeft, pairMade, pairOff, pairSearch, pairSilent, pairUnreached } from './pairs.ts';
import { answerOfCurator, askedOfCurator } from './questions.ts';
import { remindGuardian } from './remind-guardian.ts';
import { replacementAsked, replacementDeclined } from './replacement.ts';
import { reviewed, reviewUndone } from './reviewed.ts';
import { signAnew } from './sign-anew.ts';
import { aboutSubstitute, type SubstituteNotice } from './substitute.ts';
import { aboutTask, type TaskNotice } from './tasks.ts';

/** What the program says unasked, as it is kept: a kind with ids and counts, nothing that a person would read. */
export type Notice =
  | { readonly kind: 'new-questionnaires'; readonly count: number }
  | { readonly kind: 'remind-guardian' }
  | { readonly kind: 'reviewed'; readonly drafts: readonly string[] }
  | { readonly kind: 'review-undone' }
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'confirmation-undone' }
  | { readonly kind: 'left'; readonly who: PersonKind }
  | { readonly kind: 'child-left' }
  | { readonly kind: 'sign-anew' }
  | { readonly kind: 'pair-active'; readonly pair: string; readonly mentee: string }
  | { readonly kind: 'pair-papers-undone'; readonly pair: string; readonly mentee: string }
  | { readonly kind: 'question'; readonly question: string }
  | { readonly kind: 'answer'; readonly question: string }
  | MeetingNotice
  | LogNotice
  | TaskNotice
  | { readonly kind: 'rate'; readonly meeting: string }
  | DeskNotice
  | { readonly kind: 'worry'; readonly worry: string; readonly despite: Despite }
  | { readonly kind: 'worry-taken'; readonly worry: string; readonly despite: Despite }
  | { readonly kind: 'call-taken'; readonly worry: string; readonly despite: Despite }
  | { readonly kind: 'call-unheard'; readonly worry: string; readonly despite: Despite }
  | { readonly kind: 'check-in'; readonly checkIn: string }
  | { readonly kind: 'letters'; readonly letters: readonly string[] }
  | { readonly kind: 'pair-moved'; readonly pair: string; readonly mentee: string; readonly to: LifeState }
  | { readonly kind: 'farewell'; readonly pair: string; readonly mentee: string }
  | { readonly kind: 'replacement'; readonly replacement: string }
  | { readonly kind: 'replacement-declined'; readonly replacement: string }
  | { readonly kind: 'replaced'; readonly pair: string; readonly mentee: string }
  | SubstituteNotice
  | { readonly kind: 'pair-asked'; readonly pair: string }
  | { readonly kind: 'pair-unreached'; readonly pair: string }
  | { readonly kind: 'proposal-silent'; readonly pair: string }
  | { readonly kind: 'pair-off'; readonly pair: string; readonly mentee: string }
  | { readonly kind: 'pair-search'; readonly pair: string; readonly mentee: string }
  | { readonly kind: 'pair-made'; readonly pair: string; readonly mentee: string }
  | { readonly kind: 'pair-left'; readonly pair: string; readonly mentee: string };

/** Made when it is sent, for the person whom it goes to. Undefined: it makes no sense any more. */
export async function renderNotice(notice: Notice, work: Work): Promise<Reply | undefined> {
  switch (notice.kind) {
    case 'new-questionnaires':
      return newQuestionnaires(notice, work);
    case 'remind-guardian':
      return remindGuardian(work);
    case 'reviewed':
      return reviewed(notice, work);
    case 'review-undone':
      return reviewUndone(work);
    case 'confirmed':
      return confirmed(work);
    case 'confirmation-undone':
      return confirmationUndone(work);
    case 'left':
      return left(notice, work);
    case 'child-left':
      return childLeft(work);
    case 'sign-anew':
      return signAnew(work);
    case 'pair-active':
      return pairActive(notice, work);
    case 'pair-papers-undone':
      return pairPapersUndone(notice, work);
    case 'question':
      return askedOfCurator(notice, work);
    case 'answer':
      return answerOfCurator(notice, work);
    case 'remind-meeting':
    case 'meeting-planned':
    case 'meeting-moved':
    case 'meeting-cancelled':
    case 'meeting-suits':
    case 'meeting-without':
    case 'meeting-allow':
    case 'meeting-off':
    case 'meeting-time-off':
    case 'meeting-specialist':
    case 'meeting-specialist-answered':
      return aboutMeeting(notice, work);
    case 'ask-log':
    case 'remind-log':
      return askLog(notice, work);
    case 'rate':
      return askRating(notice, work);
    case 'task':
    case 'remind-task':
    case 'task-done':
    case 'task-taken-back':
      return aboutTask(notice, work);
    case 'digest':
    case 'pair-silent':
    case 'silent-pairs':
    case 'absent-meetings':
    case 'made-online':
      return aboutDesk(notice, work);
    case 'worry':
      return worryCame(notice, work);
    case 'worry-taken':
      return worryTaken(notice, work);
    case 'call-taken':
      return callTaken(notice, work);
    case 'call-unheard':
      return callUnheard(notice, work);
    case 'check-in':
      return checkInAsked(notice, work);
    case 'letters':
      return lettersCame(notice, work);
    case 'pair-moved':
      return pairMoved(notice, work);
    case 'farewell':
      return farewellCame(notice, work);
    case 'replacement':
      return replacementAsked(notice, work);
    case 'replacement-declined':
      return replacementDeclined(work);
    case 'replaced':
      return replaced(notice, work);
    case 'substitute':
    case 'substitute-ended':
      return aboutSubstitute(notice, work);
    case 'pair-asked':
      return pairAsked(notice, work);
    case 'pair-unreached':
      return pairUnreached(notice, work);
    case 'proposal-silent':
      return pairSilent(notice, work);
    case 'pair-off':
      return pairOff(notice, work);
    case 'pair-search':
      return pairSearch(notice, work);
    case 'pair-made':
      return pairMade(notice, work);
    case 'pair-left':
      return pairLeft(notice, work);
    default:
      return notice satisfies never;
  }
}
