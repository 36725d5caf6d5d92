import type { Channel } from '#bot/messenger.ts';
import type { Member } from '#db/members.ts';
import type { Inside } from '#db/open.ts';
import type { AccountId } from '#domain/ids.ts';
import { type Act, may } from '#domain/people/access.ts';
import type { Role } from '#domain/people/role.ts';
import type { PupilAddress, School } from '#domain/school/school.ts';
import { schoolDate } from '#domain/time.ts';
import { type AbsenceActs, absenceActs } from './absences.ts';
import { type CalendarActs, calendarActs } from './calendar.ts';
import { type CallActs, callActs } from './calls.ts';
import { type ChatActs, chatActs } from './chats.ts';
import { type CheckInActs, checkInActs } from './check-ins.ts';
import { type ClearanceActs, clearanceActs } from './clearance.ts';
import { type ConsentActs, consentActs } from './consents.ts';
import { type CouncilActs, councilActs } from './council.ts';
import { type DecisionActs, decisionActs } from './decisions.ts';
import { deskFor, rolesOf } from './desk.ts';
import { type DiaryActs, diaryActs } from './diary.ts';
import { type DocumentActs, documentActs } from './documents.ts';
import { type EndingActs, endingActs } from './endings.ts';
import { type FigureActs, figureActs } from './figures.ts';
import { type FileActs, fileActs } from './files.ts';
import { type FillingActs, fillingActs } from './filling.ts';
import { type FormingActs, formingActs } from './forming.ts';
import { type InvitationActs, invitationActs } from './invitations.ts';
import { type LetterActs, letterActs } from './letters.ts';
import { type MatchingActs, matchingActs } from './matching.ts';
import { type MeetingAnswerActs, meetingAnswerActs } from './meeting-answers.ts';
import { type MeetingChangeActs, meetingChangeActs } from './meeting-changes.ts';
import { type MeetingActs, meetingActs } from './meetings.ts';
import { type NoticeActs, noticeActs } from './notices.ts';
import { overhear } from './overhearing.ts';
import { type PairDocumentActs, pairDocumentActs } from './pair-documents.ts';
import { type PairListActs, pairListActs } from './pair-list.ts';
import { type PairPaperActs, pairPaperActs } from './pair-papers.ts';
import { type PairActs, pairActs } from './pairs.ts';
import { type PaperActs, paperActs } from './papers.ts';
import { type PeopleActs, peopleActs } from './people.ts';
import { type PlanningActs, planningActs } from './planning.ts';
import { type ProposalActs, proposalActs } from './proposals.ts';
import { type PublicationActs, publicationActs } from './publication.ts';
import { type QuestionActs, questionActs } from './questions.ts';
import { type RatingActs, ratingActs } from './ratings.ts';
import { type ReplacementActs, replacementActs } from './replacements.ts';
import { type ReviewActs, reviewActs } from './review.ts';
import { type SchoolActs, schoolActs } from './school.ts';
import type { Setting } from './setting.ts';
import { type SubstituteActs, substituteActs } from './substitutes.ts';
import { type TaskActs, taskActs } from './tasks.ts';
import { type WeekActs, weekActs } from './week.ts';
import { type WorryActs, worryActs } from './worries.ts';

/**
 * What conversations and screens can do in a school, for one person in one turn. Every act asks the access table
 * itself, at the moment it is done; there is no other way to the data.
 */
export interface Work {
  readonly at: Temporal.Instant;
  readonly school: School;
  /** As the acts of this turn have left me. */
  readonly me: Member;
  /** What invitations have named, also before consent: {@link may} says what they open. */
  readonly roles: readonly Role[];
  /** «ты» or «вы», as this person is spoken to. */
  readonly address: PupilAddress;
  /** False where the messenger may carry no personal data: what is personal is shown in the browser. */
  readonly carriesPersonal: boolean;
  may(act: Act): boolean;
  today(): Temporal.PlainDate;
  readonly settings: SchoolActs;
  readonly people: PeopleActs;
  readonly invitations: InvitationActs;
  readonly consents: ConsentActs;
  readonly papers: PaperActs;
  readonly files: FileActs;
  readonly documents: DocumentActs;
  readonly publication: PublicationActs;
  readonly filling: FillingActs;
  readonly review: ReviewActs;
  readonly decisions: DecisionActs;
  readonly chats: ChatActs;
  readonly notices: NoticeActs;
  readonly questions: QuestionActs;
  readonly pairs: PairActs;
  readonly diary: DiaryActs;
  readonly tasks: TaskActs;
  readonly ratings: RatingActs;
  readonly absences: AbsenceActs;
  readonly week: WeekActs;
  readonly figures: FigureActs;
  readonly meetings: MeetingActs;
  readonly planning: PlanningActs;
  readonly meetingChanges: MeetingChangeActs;
  readonly meetingAnswers: MeetingAnswerActs;
  readonly calendar: CalendarActs;
  readonly calls: CallActs;
  readonly worries: WorryActs;
  readonly checkIns: CheckInActs;
  readonly letters: LetterActs;
  /** What was typed here, for whatever: words that worry are heard by those whose duty it is. */
  overhear(text: string): Promise<void>;
  readonly endings: EndingActs;
  readonly replacements: ReplacementActs;
  readonly substitutes: SubstituteActs;
  readonly pairList: PairListActs;
  readonly matching: MatchingActs;
  readonly forming: FormingActs;
  readonly proposals: ProposalActs;
  readonly council: CouncilActs;
  readonly clearance: ClearanceActs;
  readonly pairPapers: PairPaperActs;
  readonly pairDocuments: PairDocumentActs;
}

export function workFor(
  inside: Inside,
  { me: member, school, channel, account }: { me: Member; school: School; channel: Channel; account: AccountId },
  at: Temporal.Instant,
  setting: Setting,
): Work {
  const desk = deskFor(inside, member, school, at, setting);
  const consents = consentActs(desk);
  const people = peopleActs(desk, consents);
  const pairPapers = pairPaperActs(desk);
  const filling = fillingActs(desk);
  const [review, pairs, matching] = [reviewActs(desk), pairActs(desk), matchingActs(desk)];
  return {
    at,
    get school() {
      return desk.school;
    },
    get me() {
      return desk.me;
    },
    get roles() {
      return rolesOf(desk.me);
    },
    address: desk.address,
    carriesPersonal: !(school.impersonalTelegram && setting.foreign.has(channel)),
    may: (act) => may(desk.actor.roles, act),
    today: () => schoolDate(at, school.timeZone),
    settings: schoolActs(desk),
    people,
    invitations: invitationActs(desk),
    consents,
    papers: paperActs(desk, people),
    files: fileActs(desk, channel),
    documents: documentActs(desk, account),
    publication: publicationActs(desk),
    filling,
    review,
    decisions: decisionActs(desk),
    chats: chatActs(desk, account),
    notices: noticeActs(desk),
    questions: questionActs(desk),
    pairs,
    diary: diaryActs(desk, pairs),
    tasks: taskActs(desk, pairs),
    ratings: ratingActs(desk, filling),
    absences: absenceActs(desk),
    figures: figureActs(desk),
    week: weekActs(desk, { pairs, people, review, matching }),
    meetings: meetingActs(desk),
    planning: planningActs(desk),
    meetingChanges: meetingChangeActs(desk),
    meetingAnswers: meetingAnswerActs(desk),
    calendar: calendarActs(desk, channel),
    calls: callActs(desk),
    worries: worryActs(desk),
    checkIns: checkInActs(desk),
    letters: letterActs(desk),
    overhear: (text) => overhear(desk, text),
    endings: endingActs(desk),
    replacements: replacementActs(desk),
    substitutes: substituteActs(desk),
    pairList: pairListActs(desk),
    matching,
    forming: formingActs(desk),
    proposals: proposalActs(desk),
    council: councilActs(desk),
    clearance: clearanceActs(desk),
    pairPapers,
    pairDocuments: pairDocumentActs(desk, pairPapers),
  };
}
