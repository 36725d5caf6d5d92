import { z } from 'zod';
import { paperPlaces } from '#domain/pairing/pair-life.ts';
import { intakeIds } from '#domain/registry/intake-for.ts';
import { type Registry, registry, startable } from './conversation/registry.ts';
import { accept } from './conversations/accept/accept.ts';
import { words as acceptWords } from './conversations/accept/words.ts';
import { acceptAll } from './conversations/accept-all/accept-all.ts';
import { words as acceptAllWords } from './conversations/accept-all/words.ts';
import { addScan } from './conversations/add-scan/add-scan.ts';
import { words as addScanWords } from './conversations/add-scan/words.ts';
import { answerPair } from './conversations/answer-pair/answer-pair.ts';
import { words as answerPairWords } from './conversations/answer-pair/words.ts';
import { answerQuestion } from './conversations/answer-question/answer-question.ts';
import { words as answerWords } from './conversations/answer-question/words.ts';
import { askCurator } from './conversations/ask-curator/ask-curator.ts';
import { words as askWords } from './conversations/ask-curator/words.ts';
import { askReplacement } from './conversations/ask-replacement/ask-replacement.ts';
import { words as askReplacementWords } from './conversations/ask-replacement/words.ts';
import { confirm } from './conversations/confirm/confirm.ts';
import { words as confirmWords } from './conversations/confirm/words.ts';
import { confirmAll } from './conversations/confirm-all/confirm-all.ts';
import { words as confirmAllWords } from './conversations/confirm-all/words.ts';
import { council } from './conversations/council/council.ts';
import { words as councilWords } from './conversations/council/words.ts';
import { decideReplacement, paperReplacement } from './conversations/decide-replacement/decide-replacement.ts';
import { words as decideReplacementWords } from './conversations/decide-replacement/words.ts';
import { endChat } from './conversations/end-chat/end-chat.ts';
import { words as endChatWords } from './conversations/end-chat/words.ts';
import { completePair, endPair } from './conversations/end-pair/end-pair.ts';
import { words as endPairWords } from './conversations/end-pair/words.ts';
import { farewell } from './conversations/farewell/farewell.ts';
import { words as farewellWords } from './conversations/farewell/words.ts';
import { enterPair } from './conversations/form-pair/enter-pair.ts';
import { formPair } from './conversations/form-pair/form-pair.ts';
import { words as formPairWords } from './conversations/form-pair/words.ts';
import { guardianLink } from './conversations/guardian-link/guardian-link.ts';
import { words as guardianLinkWords } from './conversations/guardian-link/words.ts';
import { intake } from './conversations/intake/intake.ts';
import { words as intakeWords } from './conversations/intake/words.ts';
import { invite } from './conversations/invite/invite.ts';
import { words as inviteWords } from './conversations/invite/words.ts';
import { join } from './conversations/join/join.ts';
import { words as joinWords } from './conversations/join/words.ts';
import { myQuiet } from './conversations/my-quiet/my-quiet.ts';
import { words as myQuietWords } from './conversations/my-quiet/words.ts';
import { noteClearance } from './conversations/note-clearance/note-clearance.ts';
import { words as noteClearanceWords } from './conversations/note-clearance/words.ts';
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
import { printConsent } from './conversations/print-consent/print-consent.ts';
import { words as printWords } from './conversations/print-consent/words.ts';
import { printAgreement, printOrder } from './conversations/print-pairs/print-pairs.ts';
import { words as printPairsWords } from './conversations/print-pairs/words.ts';
import { publication } from './conversations/publication/publication.ts';
import { words as publicationWords } from './conversations/publication/words.ts';
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
import { setGradeRule } from './conversations/set-grade-rule/set-grade-rule.ts';
import { words as setGradeRuleWords } from './conversations/set-grade-rule/words.ts';
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
import { switchTeens } from './conversations/switch-teens/switch-teens.ts';
import { words as teensWords } from './conversations/switch-teens/words.ts';
import { switchTelegram } from './conversations/switch-telegram/switch-telegram.ts';
import { words as switchWords } from './conversations/switch-telegram/words.ts';
import { takeBack } from './conversations/take-back/take-back.ts';
import { words as takeBackWords } from './conversations/take-back/words.ts';
import { undo } from './conversations/undo/undo.ts';
import { words as undoWords } from './conversations/undo/words.ts';
import { withdraw } from './conversations/withdraw/withdraw.ts';
import { words as withdrawWords } from './conversations/withdraw/words.ts';
import { card, myAnswers } from './screens/card.ts';
import { children } from './screens/children.ts';
import { help, helpScreen } from './screens/help.ts';
import { home, homeScreen } from './screens/home.ts';
import { invitation, invitations } from './screens/invitations.ts';
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
const aboutPair = {
  params: z.strictObject({ pair: z.uuid() }),
  fromButton: (pair: string) => ({ pair }),
};
const aboutReplacement = {
  params: z.strictObject({ replacement: z.uuid() }),
  fromButton: (replacement: string) => ({ replacement }),
};
const aboutDraft = {
  params: z.strictObject({ draft: z.uuid() }),
  fromButton: (draft: string) => ({ draft }),
};

const conversations = [
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
  startable(invite, { title: inviteWords.title, right: 'invite', anew: true, ...nothing }),
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
  startable(stopNotices, { title: stopWords.title, right: 'notices.choose', ...nothing }),
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
  startable(pausePair, { title: pausePairWords.titlePause, right: 'pair.pause', ...aboutPair }),
  startable(resumePair, { title: pausePairWords.titleResume, right: 'pair.pause', ...aboutPair }),
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
  startable(switchTelegram, { title: switchWords.title, right: 'school.settings', ...nothing }),
  startable(setAddress, { title: setAddressWords.title, right: 'school.settings', ...nothing }),
  startable(setQuiet, { title: setQuietWords.title, right: 'school.settings', ...nothing }),
  startable(setBells, { title: setBellsWords.title, right: 'school.settings', ...nothing }),
  startable(setHolidays, { title: setHolidaysWords.title, right: 'school.settings', ...nothing }),
  startable(switchTeens, { title: teensWords.title, right: 'school.settings', ...nothing }),
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
  myPairs,
  pair,
  replacements,
  pairs,
  pairHistory,
  pairPapersScreen,
  pairPaperScreen,
];
