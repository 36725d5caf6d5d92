import { z } from 'zod';
import { paperPlaces } from '#domain/pairing/pair-life.ts';
import { intakeIds } from '#domain/registry/intake-for.ts';
import { type Registry, registry, startable } from './conversation/registry.ts';
import { absence } from './conversations/absence/absence.ts';
import { words as absenceWords } from './conversations/absence/words.ts';
import { meetingWords as absentWords } from './conversations/absence-meetings-words.ts';
import { accept } from './conversations/accept/accept.ts';
import { words as acceptWords } from './conversations/accept/words.ts';
import { acceptAll } from './conversations/accept-all/accept-all.ts';
import { words as acceptAllWords } from './conversations/accept-all/words.ts';
import { addScan } from './conversations/add-scan/add-scan.ts';
import { words as addScanWords } from './conversations/add-scan/words.ts';
import { allowMeeting } from './conversations/allow-meeting/allow-meeting.ts';
import { words as allowMeetingWords } from './conversations/allow-meeting/words.ts';
import { answerPair } from './conversations/answer-pair/answer-pair.ts';
import { words as answerPairWords } from './conversations/answer-pair/words.ts';
import { answerQuestion } from './conversations/answer-question/answer-question.ts';
import { words as answerWords } from './conversations/answer-question/words.ts';
import { approveSpecialist } from './conversations/approve-specialist/approve-specialist.ts';
import { words as approveSpecialistWords } from './conversations/approve-specialist/words.ts';
import { askCurator } from './conversations/ask-curator/ask-curator.ts';
import { words as askWords } from './conversations/ask-curator/words.ts';
import { askReplacement } from './conversations/ask-replacement/ask-replacement.ts';
import { words as askReplacementWords } from './conversations/ask-replacement/words.ts';
import { callHelp } from './conversations/call-help/call-help.ts';
import { words as callWords } from './conversations/call-help/words.ts';
import { cancelMeeting } from './conversations/cancel-meeting/cancel-meeting.ts';
import { words as cancelMeetingWords } from './conversations/cancel-meeting/words.ts';
import { changeAbsence } from './conversations/change-absence/change-absence.ts';
import { words as changeAbsenceWords } from './conversations/change-absence/words.ts';
import { checkIn, checkInWords } from './conversations/check-in/check-in.ts';
import { words as checkInTexts } from './conversations/check-in/words.ts';
import { confirm } from './conversations/confirm/confirm.ts';
import { words as confirmWords } from './conversations/confirm/words.ts';
import { confirmAll } from './conversations/confirm-all/confirm-all.ts';
import { words as confirmAllWords } from './conversations/confirm-all/words.ts';
import { correctOutcome } from './conversations/correct-outcome/correct-outcome.ts';
import { words as correctOutcomeWords } from './conversations/correct-outcome/words.ts';
import { council } from './conversations/council/council.ts';
import { words as councilWords } from './conversations/council/words.ts';
import { decideReplacement, paperReplacement } from './conversations/decide-replacement/decide-replacement.ts';
import { words as decideReplacementWords } from './conversations/decide-replacement/words.ts';
import { doTask } from './conversations/do-task/do-task.ts';
import { words as doTaskWords } from './conversations/do-task/words.ts';
import { endChat } from './conversations/end-chat/end-chat.ts';
import { words as endChatWords } from './conversations/end-chat/words.ts';
import { completePair, endPair } from './conversations/end-pair/end-pair.ts';
import { words as endPairWords } from './conversations/end-pair/words.ts';
import { farewell } from './conversations/farewell/farewell.ts';
import { words as farewellWords } from './conversations/farewell/words.ts';
import { figuresFile } from './conversations/figures-file/figures-file.ts';
import { words as figuresFileWords } from './conversations/figures-file/words.ts';
import { enterPair } from './conversations/form-pair/enter-pair.ts';
import { formPair } from './conversations/form-pair/form-pair.ts';
import { words as formPairWords } from './conversations/form-pair/words.ts';
import { giveTask } from './conversations/give-task/give-task.ts';
import { words as giveTaskWords } from './conversations/give-task/words.ts';
import { guardianLink } from './conversations/guardian-link/guardian-link.ts';
import { words as guardianLinkWords } from './conversations/guardian-link/words.ts';
import { intake } from './conversations/intake/intake.ts';
import { words as intakeWords } from './conversations/intake/words.ts';
import { invite } from './conversations/invite/invite.ts';
import { words as inviteWords } from './conversations/invite/words.ts';
import { join } from './conversations/join/join.ts';
import { words as joinWords } from './conversations/join/words.ts';
import { words as letterWords } from './conversations/letters/words.ts';
import { answerLetter, writeLetter } from './conversations/letters/write-letter.ts';
import { logDetails } from './conversations/log-details/log-details.ts';
import { words as logDetailsWords } from './conversations/log-details/words.ts';
import { logMeeting, outcomes } from './conversations/log-meeting/log-meeting.ts';
import { words as logMeetingWords } from './conversations/log-meeting/words.ts';
import { madeOnline } from './conversations/made-online/made-online.ts';
import { meetingFile } from './conversations/meeting-file/meeting-file.ts';
import { words as meetingFileWords } from './conversations/meeting-file/words.ts';
import { moveMeeting } from './conversations/move-meeting/move-meeting.ts';
import { words as moveMeetingWords } from './conversations/move-meeting/words.ts';
import { myCalendar } from './conversations/my-calendar/my-calendar.ts';
import { words as myCalendarWords } from './conversations/my-calendar/words.ts';
import { myLessons } from './conversations/my-lessons/my-lessons.ts';
import { words as myLessonsWords } from './conversations/my-lessons/words.ts';
import { myQuiet } from './conversations/my-quiet/my-quiet.ts';
import { words as myQuietWords } from './conversations/my-quiet/words.ts';
import { myReminders } from './conversations/my-reminders/my-reminders.ts';
import { words as myRemindersWords } from './conversations/my-reminders/words.ts';
import { noteClearance } from './conversations/note-clearance/note-clearance.ts';
import { words as noteClearanceWords } from './conversations/note-clearance/words.ts';
import { noteMeeting } from './conversations/note-meeting/note-meeting.ts';
import { words as noteMeetingWords } from './conversations/note-meeting/words.ts';
import { noticesTo } from './conversations/notices-to/notices-to.ts';
import { words as noticesToWords } from './conversations/notices-to/words.ts';
import { pairPaper, pairPapers, pairScan } from './conversations/pair-papers/pair-papers.ts';
import { words as pairPapersWords } from './conversations/pair-papers/words.ts';
import { paperAnswer } from './conversations/paper-answer/paper-answer.ts';
import { words as paperAnswerWords } from './conversations/paper-answer/words.ts';
import { paperConsent, paperPublication, papers } from './conversations/papers/papers.ts';
import { words as papersWords } from './conversations/papers/words.ts';
import { pausePair, resumePair } from './conversations/pause-pair/pause-pair.ts';
import { words as pausePairWords } from './conversations/pause-pair/words.ts';
import { planMeeting } from './conversations/plan-meeting/plan-meeting.ts';
import { words as planMeetingWords } from './conversations/plan-meeting/words.ts';
import { printConsent } from './conversations/print-consent/print-consent.ts';
import { words as printWords } from './conversations/print-consent/words.ts';
import { printDiary } from './conversations/print-diary/print-diary.ts';
import { words as printDiaryWords } from './conversations/print-diary/words.ts';
import { printAgreement, printOrder } from './conversations/print-pairs/print-pairs.ts';
import { words as printPairsWords } from './conversations/print-pairs/words.ts';
import { publication } from './conversations/publication/publication.ts';
import { words as publicationWords } from './conversations/publication/words.ts';
import { quarantine } from './conversations/quarantine/quarantine.ts';
import { words as quarantineWords } from './conversations/quarantine/words.ts';
import { rate } from './conversations/rate/rate.ts';
import { words as rateWords } from './conversations/rate/words.ts';
import { remindPair } from './conversations/remind-pair/remind-pair.ts';
import { words as remindPairWords } from './conversations/remind-pair/words.ts';
import { revoke } from './conversations/revoke/revoke.ts';
import { words as revokeWords } from './conversations/revoke/words.ts';
import { sendBack } from './conversations/send-back/send-back.ts';
import { words as sendBackWords } from './conversations/send-back/words.ts';
import { setAddress } from './conversations/set-address/set-address.ts';
import { words as setAddressWords } from './conversations/set-address/words.ts';
import { setBells } from './conversations/set-bells/set-bells.ts';
import { words as setBellsWords } from './conversations/set-bells/words.ts';
import { setDigest } from './conversations/set-digest/set-digest.ts';
import { words as setDigestWords } from './conversations/set-digest/words.ts';
import { setGradeRule } from './conversations/set-grade-rule/set-grade-rule.ts';
import { words as setGradeRuleWords } from './conversations/set-grade-rule/words.ts';
import { setGuardianReminders } from './conversations/set-guardian-reminders/set-guardian-reminders.ts';
import { words as setGuardianRemindersWords } from './conversations/set-guardian-reminders/words.ts';
import { setHolidays } from './conversations/set-holidays/set-holidays.ts';
import { words as setHolidaysWords } from './conversations/set-holidays/words.ts';
import { setQuiet } from './conversations/set-quiet/set-quiet.ts';
import { words as setQuietWords } from './conversations/set-quiet/words.ts';
import { setSeveralPairs } from './conversations/set-several-pairs/set-several-pairs.ts';
import { words as setSeveralPairsWords } from './conversations/set-several-pairs/words.ts';
import { sign } from './conversations/sign/sign.ts';
import { words as signWords } from './conversations/sign/words.ts';
import { signAnew } from './conversations/sign-anew/sign-anew.ts';
import { words as signAnewWords } from './conversations/sign-anew/words.ts';
import { stopNotices } from './conversations/stop-notices/stop-notices.ts';
import { words as stopWords } from './conversations/stop-notices/words.ts';
import {
  returnMentor,
  substituteMentor,
  substituteOrder,
} from './conversations/substitute-mentor/substitute-mentor.ts';
import { words as substituteWords } from './conversations/substitute-mentor/words.ts';
import { suitsMeeting } from './conversations/suits-meeting/suits-meeting.ts';
import { words as suitsMeetingWords } from './conversations/suits-meeting/words.ts';
import { switchTeens } from './conversations/switch-teens/switch-teens.ts';
import { words as teensWords } from './conversations/switch-teens/words.ts';
import { switchTelegram } from './conversations/switch-telegram/switch-telegram.ts';
import { words as switchWords } from './conversations/switch-telegram/words.ts';
import { takeBack } from './conversations/take-back/take-back.ts';
import { words as takeBackWords } from './conversations/take-back/words.ts';
import { takeTaskBack } from './conversations/take-task-back/take-task-back.ts';
import { words as takeTaskBackWords } from './conversations/take-task-back/words.ts';
import { undo } from './conversations/undo/undo.ts';
import { words as undoWords } from './conversations/undo/words.ts';
import { withdraw } from './conversations/withdraw/withdraw.ts';
import { words as withdrawWords } from './conversations/withdraw/words.ts';
import { words as worryWords } from './conversations/worry/words.ts';
import { closeWorry, resumeMeetings, takeWorry } from './conversations/worry/worry.ts';
import { absences, absentMeetings } from './screens/absences.ts';
import { card, myAnswers } from './screens/card.ts';
import { checkIn as checkInScreen } from './screens/check-in.ts';
import { children } from './screens/children.ts';
import { diary } from './screens/diary.ts';
import { farewellScreen } from './screens/farewell-words.ts';
import { figures } from './screens/figures.ts';
import { help, helpScreen } from './screens/help.ts';
import { home, homeScreen } from './screens/home.ts';
import { invitation, invitations } from './screens/invitations.ts';
import { letters } from './screens/letters.ts';
import { diaryFileShown, logHistory, meetingLog } from './screens/meeting-log.ts';
import { meeting, meetings } from './screens/meetings.ts';
import { myChats } from './screens/my-chats.ts';
import { myData } from './screens/my-data.ts';
import { notices } from './screens/notices.ts';
import { myPairs, pair } from './screens/pair.ts';
import { pairHistory } from './screens/pair-history.ts';
import { pairPaperScreen, pairPapersScreen } from './screens/pair-papers.ts';
import { pairs } from './screens/pairs.ts';
import { paper } from './screens/paper.ts';
import { people } from './screens/people.ts';
import { myQuestions, question, questions } from './screens/question.ts';
import { questionnaires } from './screens/questionnaires.ts';
import { replacements } from './screens/replacements.ts';
import { settings } from './screens/settings.ts';
import { submission } from './screens/submission.ts';
import { task, tasks } from './screens/task.ts';
import { attention, today } from './screens/today.ts';
import { checkIns, myCalls, worries, worry } from './screens/worries.ts';
import type { Work } from './work/work.ts';

/** Everything that people of a school can start and see, each with the right it needs. */
export function schoolRegistry(): Registry<Work> {
  return registry(conversations, screens, { home, help });
}

const nothing = { params: z.null(), fromButton: () => null };
const aboutPerson = {
  params: z.strictObject({ person: z.uuid() }),
  fromButton: (person: string) => ({ person }),
};
const aboutAbsence = {
  params: z.strictObject({ absence: z.uuid() }),
  fromButton: (absence: string) => ({ absence }),
};
const aboutReplacement = {
  params: z.strictObject({ replacement: z.uuid() }),
  fromButton: (replacement: string) => ({ replacement }),
};
const aboutDraft = {
  params: z.strictObject({ draft: z.uuid() }),
  fromButton: (draft: string) => ({ draft }),
};

const aboutMeeting = {
  params: z.strictObject({ meeting: z.uuid() }),
  fromButton: (meeting: string) => ({ meeting }),
};

const aboutPair = {
  params: z.strictObject({ pair: z.uuid() }),
  fromButton: (pair: string) => ({ pair }),
};
const aboutTask = {
  params: z.strictObject({ task: z.uuid() }),
  fromButton: (task: string) => ({ task }),
};
const aboutWorry = {
  params: z.strictObject({ worry: z.uuid() }),
  fromButton: (worry: string) => ({ worry }),
};

const conversations = [
  startable(callHelp, {
    title: callWords.title,
    right: 'help.call',
    anew: true,
    always: true,
    unheard: true,
    ...nothing,
  }),
  startable(takeWorry, { title: worryWords.title, right: 'worry.hear', ...aboutWorry }),
  startable(closeWorry, { title: worryWords.closeTitle, right: 'worry.hear', unheard: true, ...aboutWorry }),
  startable(resumeMeetings, { title: worryWords.resumeTitle, right: 'worry.hear', ...aboutWorry }),
  startable(checkIn, {
    title: checkInTexts.title,
    right: 'check-in.answer',
    params: z.strictObject({ checkIn: z.uuid(), answer: z.enum(['good', 'so-so', 'bad']) }),
    fromButton: (arg) => ({ checkIn: arg.slice(0, 36), answer: arg.slice(37) }),
  }),
  startable(checkInWords, {
    title: checkInTexts.title,
    right: 'check-in.answer',
    params: z.strictObject({ checkIn: z.uuid() }),
    fromButton: (checkIn) => ({ checkIn }),
  }),
  startable(writeLetter, {
    title: letterWords.title,
    right: 'letter.write',
    params: z.strictObject({ pair: z.uuid() }),
    fromButton: (pair) => ({ pair }),
  }),
  startable(answerLetter, {
    title: letterWords.title,
    right: 'letter.write',
    params: z.strictObject({ letter: z.uuid() }),
    fromButton: (letter) => ({ letter }),
  }),
  startable(join, {
    // It ends in the first questionnaire, and is known by its name then.
    title: ({ pause }) => (pause?.kind === 'fill' ? intakeWords.title : joinWords.title),
    right: 'menu',
    ...nothing,
  }),
  startable(intake, {
    title: intakeWords.title,
    right: 'intake.fill',
    params: z.strictObject({ questionnaire: z.enum(intakeIds) }),
    fromButton: (questionnaire) => ({ questionnaire }),
  }),
  startable(invite, { title: inviteWords.title, right: 'invite', unheard: true, anew: true, ...nothing }),
  startable(confirm, { title: confirmWords.title, right: 'person.confirm', ...aboutPerson }),
  startable(confirmAll, { title: confirmAllWords.title, right: 'person.confirm', ...nothing }),
  startable(accept, { title: acceptWords.title, right: 'intake.review', ...aboutDraft }),
  startable(acceptAll, { title: acceptAllWords.title, right: 'intake.review', ...nothing }),
  startable(sendBack, { title: sendBackWords.title, right: 'intake.review', ...aboutDraft }),
  startable(undo, {
    title: undoWords.title,
    right: 'person.confirm',
    params: z.strictObject({ decision: z.uuid() }),
    fromButton: (decision) => ({ decision }),
  }),
  startable(guardianLink, {
    title: guardianLinkWords.title,
    right: 'guardian.invite',
    params: z.strictObject({ child: z.union([z.uuid(), z.literal('')]) }),
    fromButton: (child) => ({ child }),
  }),
  startable(papers, { title: papersWords.titleMany, right: 'consent.mark-paper', anew: true, ...nothing }),
  startable(paperConsent, { title: papersWords.title, right: 'consent.mark-paper', ...aboutPerson }),
  startable(paperPublication, { title: papersWords.title, right: 'consent.mark-paper', ...aboutPerson }),
  startable(printConsent, { title: printWords.title, right: 'consent.print', ...aboutPerson }),
  startable(addScan, {
    title: addScanWords.title,
    right: 'consent.mark-paper',
    params: z.strictObject({ consents: z.array(z.uuid()).min(1) }),
    fromButton: (consent) => ({ consents: [consent] }),
  }),
  startable(pairPapers, { title: pairPapersWords.title, right: 'pair.papers', anew: true, ...nothing }),
  startable(pairPaper, {
    title: pairPapersWords.titleOne,
    right: 'pair.papers',
    params: z.strictObject({ pair: z.uuid(), place: z.enum(paperPlaces) }),
    // The place by its number, for a button has no room for its name.
    fromButton: (arg) => ({ pair: arg.slice(2), place: /^\d\./u.test(arg) ? paperPlaces[Number(arg[0])] : undefined }),
  }),
  startable(pairScan, {
    title: pairPapersWords.titleScan,
    right: 'pair.papers',
    params: z.strictObject({ paper: z.uuid() }),
    fromButton: (paper) => ({ paper }),
  }),
  startable(printOrder, { title: printPairsWords.order, right: 'pair.papers', anew: true, ...nothing }),
  startable(printAgreement, {
    title: printPairsWords.agreement,
    right: 'pair.papers',
    params: z.strictObject({ pair: z.uuid() }),
    fromButton: (pair) => ({ pair }),
  }),
  startable(sign, {
    title: signWords.title,
    right: 'consent.sign',
    params: z.strictObject({ child: z.uuid() }),
    fromButton: (child) => ({ child }),
  }),
  startable(signAnew, { title: signAnewWords.title, right: 'consent.answer', ...nothing }),
  startable(revoke, {
    title: revokeWords.title,
    right: 'invitation.revoke',
    params: z.strictObject({ invitation: z.uuid() }),
    fromButton: (invitation) => ({ invitation }),
  }),
  startable(endChat, {
    title: endChatWords.title,
    right: 'my-data.see',
    params: z.strictObject({ account: z.int().positive() }),
    fromButton: (account) => ({ account: Number(account) }),
  }),
  startable(askCurator, { title: askWords.title, right: 'curator.ask', ...nothing }),
  startable(answerQuestion, {
    title: answerWords.title,
    right: 'questions.answer',
    params: z.strictObject({ question: z.uuid() }),
    fromButton: (question) => ({ question }),
  }),
  startable(noticesTo, { title: noticesToWords.title, right: 'notices.choose', ...nothing }),
  startable(myQuiet, { title: myQuietWords.title, right: 'notices.choose', ...nothing }),
  startable(myLessons, { title: myLessonsWords.title, right: 'notices.choose', ...nothing }),
  startable(stopNotices, { title: stopWords.title, right: 'notices.choose', ...nothing }),
  startable(absence, { title: absenceWords.title, right: 'absence.note', ...nothing }),
  startable(quarantine, { title: quarantineWords.title, right: 'quarantine.note', anew: true, ...nothing }),
  startable(changeAbsence, { title: changeAbsenceWords.title, right: 'absence.note', ...aboutAbsence }),
  startable(madeOnline, { title: absentWords.allOnline, right: 'absence.note', ...aboutAbsence }),
  startable(figuresFile, {
    title: figuresFileWords.title,
    right: 'figures.see',
    params: z.strictObject({ as: z.enum(['picture', 'table']) }),
    fromButton: (as) => ({ as }),
  }),
  startable(setDigest, { title: setDigestWords.title, right: 'school.settings', ...nothing }),
  startable(withdraw, {
    title: withdrawWords.title,
    right: 'consent.withdraw',
    params: z.strictObject({ child: z.union([z.uuid(), z.literal('')]) }),
    fromButton: (child) => ({ child }),
  }),
  startable(publication, {
    title: publicationWords.title,
    right: 'consent.publish',
    params: z.strictObject({ child: z.union([z.uuid(), z.literal('')]) }),
    fromButton: (child) => ({ child }),
  }),
  startable(switchTelegram, { title: switchWords.title, right: 'school.settings', unheard: true, ...nothing }),
  startable(setAddress, { title: setAddressWords.title, right: 'school.settings', unheard: true, ...nothing }),
  startable(setQuiet, { title: setQuietWords.title, right: 'school.settings', unheard: true, ...nothing }),
  startable(setBells, { title: setBellsWords.title, right: 'school.settings', unheard: true, ...nothing }),
  startable(setHolidays, { title: setHolidaysWords.title, right: 'school.settings', unheard: true, ...nothing }),
  startable(switchTeens, { title: teensWords.title, right: 'school.settings', unheard: true, ...nothing }),
  startable(pausePair, { title: pausePairWords.titlePause, right: 'pair.pause', ...aboutPair }),
  startable(resumePair, { title: pausePairWords.titleResume, right: 'pair.pause', ...aboutPair }),
  startable(substituteMentor, { title: substituteWords.title, right: 'pair.form', ...aboutPair }),
  startable(returnMentor, { title: substituteWords.titleReturn, right: 'pair.form', ...aboutPair }),
  startable(substituteOrder, { title: substituteWords.titleOrder, right: 'pair.form', ...aboutPair }),
  startable(endPair, { title: endPairWords.titleEnd, right: 'pair.end', ...aboutPair }),
  startable(completePair, { title: endPairWords.titleComplete, right: 'pair.end', ...aboutPair }),
  startable(farewell, { title: farewellWords.title, right: 'letter.write', ...aboutPair }),
  startable(askReplacement, { title: askReplacementWords.title, right: 'pair.replace.ask', ...aboutPair }),
  startable(decideReplacement, {
    title: decideReplacementWords.title,
    right: 'pair.replace.decide',
    ...aboutReplacement,
  }),
  startable(paperReplacement, {
    title: decideReplacementWords.titleOnPaper,
    right: 'pair.papers',
    ...aboutReplacement,
  }),
  startable(formPair, {
    title: formPairWords.title,
    right: 'pair.form',
    anew: true,
    params: z.strictObject({ mentee: z.union([z.uuid(), z.literal('')]) }),
    fromButton: (mentee) => ({ mentee }),
  }),
  startable(enterPair, { title: formPairWords.titleOfEntered, right: 'pair.form', anew: true, ...nothing }),
  startable(answerPair, { title: answerPairWords.title, right: 'pair.answer', ...aboutPair }),
  startable(paperAnswer, { title: paperAnswerWords.title, right: 'pair.form', ...aboutPair }),
  startable(remindPair, { title: remindPairWords.title, right: 'pair.form', ...aboutPair }),
  startable(takeBack, { title: takeBackWords.title, right: 'pair.form', ...aboutPair }),
  startable(council, { title: councilWords.title, right: 'pair.form', anew: true, ...nothing }),
  startable(noteClearance, { title: noteClearanceWords.title, right: 'person.clearance', ...aboutPerson }),
  startable(setGradeRule, { title: setGradeRuleWords.title, right: 'school.settings', ...nothing }),
  startable(setSeveralPairs, { title: setSeveralPairsWords.title, right: 'school.settings', ...nothing }),
  startable(setGuardianReminders, {
    title: setGuardianRemindersWords.title,
    right: 'school.settings',
    ...nothing,
  }),
  startable(planMeeting, {
    title: planMeetingWords.title,
    right: 'meeting.plan',
    params: z.strictObject({ pair: z.uuid() }),
    fromButton: (pair) => ({ pair }),
  }),
  startable(moveMeeting, { title: moveMeetingWords.title, right: 'meeting.plan', ...aboutMeeting }),
  startable(cancelMeeting, {
    title: cancelMeetingWords.title,
    right: 'meeting.plan',
    leave: cancelMeetingWords.leave,
    cancelled: () => ({ text: cancelMeetingWords.left }),
    ...aboutMeeting,
  }),
  startable(meetingFile, { title: meetingFileWords.title, right: 'menu', ...aboutMeeting }),
  startable(suitsMeeting, { title: suitsMeetingWords.title, right: 'meeting.plan', ...aboutMeeting }),
  startable(allowMeeting, { title: allowMeetingWords.title, right: 'meeting.allow', ...aboutMeeting }),
  startable(approveSpecialist, { title: approveSpecialistWords.title, right: 'meeting.approve', ...aboutMeeting }),
  startable(logMeeting, {
    title: logMeetingWords.title,
    right: 'meeting.log',
    params: z.strictObject({ meeting: z.uuid(), outcome: z.enum(outcomes).exactOptional() }),
    // Under the question that comes unasked the first tap is the answer: «h» and the id.
    fromButton: (arg) => {
      const said = outcomes.find((outcome) => outcome.startsWith(arg.slice(0, 1)));
      return said ? { meeting: arg.slice(1), outcome: said } : { meeting: arg };
    },
  }),
  startable(logDetails, { title: logDetailsWords.title, right: 'meeting.log', ...aboutMeeting }),
  startable(correctOutcome, { title: correctOutcomeWords.title, right: 'meeting.log', ...aboutMeeting }),
  startable(noteMeeting, { title: noteMeetingWords.title, right: 'meeting.log', ...aboutPair }),
  startable(printDiary, { title: printDiaryWords.title, right: 'diary.read', ...aboutPair }),
  startable(rate, {
    title: rateWords.title,
    right: 'meeting.rate',
    params: z.strictObject({ meeting: z.uuid(), rating: z.int().min(1).max(5) }),
    // The tap and the id.
    fromButton: (arg) => ({ meeting: arg.slice(1), rating: Number(arg.slice(0, 1)) }),
  }),
  startable(giveTask, {
    title: giveTaskWords.title,
    right: 'task.give',
    params: z.union([z.strictObject({ pair: z.uuid() }), z.strictObject({ meeting: z.uuid() })]),
    fromButton: (arg) => (arg.startsWith('m') ? { meeting: arg.slice(1) } : { pair: arg }),
  }),
  startable(doTask, { title: doTaskWords.title, right: 'task.do', ...aboutTask }),
  startable(takeTaskBack, { title: takeTaskBackWords.title, right: 'task.give', ...aboutTask }),
  startable(myReminders, { title: myRemindersWords.title, right: 'notices.choose', ...nothing }),
  startable(myCalendar, { title: myCalendarWords.title, right: 'notices.choose', ...nothing }),
];

const screens = [
  homeScreen,
  helpScreen,
  people,
  card,
  children,
  myAnswers,
  myData,
  myChats,
  notices,
  paper,
  questions,
  question,
  myQuestions,
  questionnaires,
  submission,
  invitations,
  invitation,
  settings,
  absences,
  absentMeetings,
  today,
  attention,
  figures,
  myPairs,
  pair,
  meetings,
  meeting,
  meetingLog,
  logHistory,
  diaryFileShown,
  diary,
  tasks,
  task,
  letters,
  worries,
  worry,
  checkIns,
  checkInScreen,
  myCalls,
  replacements,
  farewellScreen,
  pairs,
  pairHistory,
  pairPapersScreen,
  pairPaperScreen,
];
