import { words as engine } from '#bot/conversation/words.ts';
import { meetingWords as absentMeetings } from '#bot/conversations/absence-meetings-words.ts';
import { words as addScan } from '#bot/conversations/add-scan/words.ts';
import { words as allowMeeting } from '#bot/conversations/allow-meeting/words.ts';
import { words as answerPair } from '#bot/conversations/answer-pair/words.ts';
import { words as answerQuestion } from '#bot/conversations/answer-question/words.ts';
import { words as approveSpecialist } from '#bot/conversations/approve-specialist/words.ts';
import { words as askCurator } from '#bot/conversations/ask-curator/words.ts';
import { words as askReplacement } from '#bot/conversations/ask-replacement/words.ts';
import { words as callHelp } from '#bot/conversations/call-help/words.ts';
import { words as cancelMeeting } from '#bot/conversations/cancel-meeting/words.ts';
import { words as changeAbsence } from '#bot/conversations/change-absence/words.ts';
import { words as checkIn } from '#bot/conversations/check-in/words.ts';
import { words as confirm } from '#bot/conversations/confirm/words.ts';
import { words as confirmAll } from '#bot/conversations/confirm-all/words.ts';
import { words as correctOutcome } from '#bot/conversations/correct-outcome/words.ts';
import { words as council } from '#bot/conversations/council/words.ts';
import { words as decideReplacement } from '#bot/conversations/decide-replacement/words.ts';
import { words as doTask } from '#bot/conversations/do-task/words.ts';
import { words as endChat } from '#bot/conversations/end-chat/words.ts';
import { words as endPair } from '#bot/conversations/end-pair/words.ts';
import { words as farewell } from '#bot/conversations/farewell/words.ts';
import { words as formPair } from '#bot/conversations/form-pair/words.ts';
import { words as giveTask } from '#bot/conversations/give-task/words.ts';
import { words as intake } from '#bot/conversations/intake/words.ts';
import { words as invite } from '#bot/conversations/invite/words.ts';
import { words as join } from '#bot/conversations/join/words.ts';
import { words as letters } from '#bot/conversations/letters/words.ts';
import { words as logDetails } from '#bot/conversations/log-details/words.ts';
import { words as logMeeting } from '#bot/conversations/log-meeting/words.ts';
import { words as moveMeeting } from '#bot/conversations/move-meeting/words.ts';
import { words as myCalendar } from '#bot/conversations/my-calendar/words.ts';
import { words as myLessons } from '#bot/conversations/my-lessons/words.ts';
import { words as myReminders } from '#bot/conversations/my-reminders/words.ts';
import { words as noteClearance } from '#bot/conversations/note-clearance/words.ts';
import { words as noteMeeting } from '#bot/conversations/note-meeting/words.ts';
import { words as noticesTo } from '#bot/conversations/notices-to/words.ts';
import { words as pairPapers } from '#bot/conversations/pair-papers/words.ts';
import { words as paperAnswer } from '#bot/conversations/paper-answer/words.ts';
import { words as papers } from '#bot/conversations/papers/words.ts';
import { words as pausePair } from '#bot/conversations/pause-pair/words.ts';
import { hindrances } from '#bot/conversations/plan-meeting/draft-words.ts';
import { words as planMeeting } from '#bot/conversations/plan-meeting/words.ts';
import { words as printConsent } from '#bot/conversations/print-consent/words.ts';
import { words as printDiary } from '#bot/conversations/print-diary/words.ts';
import { words as printPairs } from '#bot/conversations/print-pairs/words.ts';
import { words as publication } from '#bot/conversations/publication/words.ts';
import { words as quarantine } from '#bot/conversations/quarantine/words.ts';
import { words as rate } from '#bot/conversations/rate/words.ts';
import { words as revoke } from '#bot/conversations/revoke/words.ts';
import { words as sendBack } from '#bot/conversations/send-back/words.ts';
import { words as setAddress } from '#bot/conversations/set-address/words.ts';
import { words as setBells } from '#bot/conversations/set-bells/words.ts';
import { words as setGradeRule } from '#bot/conversations/set-grade-rule/words.ts';
import { words as setGuardianReminders } from '#bot/conversations/set-guardian-reminders/words.ts';
import { words as setSeveralPairs } from '#bot/conversations/set-several-pairs/words.ts';
import { words as setup } from '#bot/conversations/setup/words.ts';
import { words as sign } from '#bot/conversations/sign/words.ts';
import { words as signAnew } from '#bot/conversations/sign-anew/words.ts';
import { words as stopNotices } from '#bot/conversations/stop-notices/words.ts';
import { words as substitute } from '#bot/conversations/substitute-mentor/words.ts';
import { words as switchTeens } from '#bot/conversations/switch-teens/words.ts';
import { words as switchTelegram } from '#bot/conversations/switch-telegram/words.ts';
import { words as takeBack } from '#bot/conversations/take-back/words.ts';
import { words as takeTaskBack } from '#bot/conversations/take-task-back/words.ts';
import { words as withdraw } from '#bot/conversations/withdraw/words.ts';
import { words as worry } from '#bot/conversations/worry/words.ts';
import { words as home } from '#bot/screens/home-words.ts';
import type { Text } from '#bot/text.ts';

/** A whole sentence; or how it begins, where what it says differs. */
type Sentence = Text | RegExp;

const logEnds = [logMeeting.gone, logMeeting.already, ...Object.values(logMeeting.outcome)];
const signed = [...Object.values(sign.came.signed), ...Object.values(sign.came.settled)];
const marked = [/^Отмечено: /u, papers.notWanted];
const markedPairs = [/^Отмечено: /u, pairPapers.notMissing];

/** The screens that forming a pair leads to, and the beginnings it begins anew from. */
const formed = [
  formPair.proposed,
  formPair.goesToCouncil,
  formPair.entered,
  formPair.nobodyAlone,
  formPair.nobody,
  formPair.nothingOffered,
  formPair.whom,
  /^Что за пара|^Так не получится|^✓ Не сейчас|^Пары\n/u,
];

/** Whoever reads this takes no part any more: nothing that was begun goes on. */
export const leaves: readonly Sentence[] = [...Object.values(home.left), ...Object.values(join.noConsent)];

/**
 * By what a person sees that a conversation has ended: its last words, or why it makes no sense any more; where it says
 * nothing itself, the answer that stands under its question («✓ …»), or what it leads to. Those that ask nothing are never parked, and are not here.
 */
export const endings: Readonly<Record<string, readonly Sentence[]>> = {
  absence: [/^Записано: /u, absentMeetings.left, /^Теперь онлайн|^Эти встречи уже онлайн/u],
  'add-scan': [
    addScan.gone,
    addScan.kept,
    /^✓ Без скана|^Согласие: |^Все люди программы|С какого дня|^Этого человека нет/u,
  ],
  'ask-replacement': [askReplacement.asked, askReplacement.gone],
  'answer-question': [answerQuestion.answered, answerQuestion.gone],
  'answer-letter': [letters.written, letters.stands, letters.gone],
  'answer-pair': [answerPair.gone, answerPair.later, /^Спасибо|^Хорошо\. Об этом узнает только куратор/u],
  'ask-curator': [askCurator.asked, askCurator.notYet],
  // Begun once more, it begins from its first question.
  'call-help': [callHelp.enough, callHelp.added, callHelp.over, /Что случилось\?/u, /Сообщение отсюда уйдёт/u],
  'check-in-words': [checkIn.told, checkIn.gone],
  'close-worry': [worry.closed, worry.closedResting, worry.notYours],
  'complete-pair': [endPair.completed, endPair.kept, endPair.gone],
  'decide-replacement': [...Object.values(decideReplacement.done), decideReplacement.waits, decideReplacement.gone],
  'paper-replacement': [...Object.values(decideReplacement.done), decideReplacement.waits, decideReplacement.gone],
  'end-pair': [endPair.ended, endPair.kept, endPair.gone],
  farewell: [farewell.done, farewell.gone],
  'substitute-mentor': [
    /^Готово: наставник, замещающий|^Так нельзя: /u,
    ...(['no-pair', 'taken', 'past'] as const).map((problem) => substitute.done(problem)),
    ...[substitute.nobody, substitute.kept],
  ],
  'substitute-order': [substitute.orderNoted, substitute.noOrderNeeded, /^✓ Приказа пока нет|^Пара: |^Группа: /u],
  'return-mentor': [substitute.returned, substitute.kept, substitute.gone],
  'pause-pair': [pausePair.paused, pausePair.kept, pausePair.gone],
  'resume-pair': [pausePair.resumed, pausePair.kept, pausePair.gone],
  'change-absence': [changeAbsence.ended, changeAbsence.gone, /^Готово: |^✓ Ничего|^Дни отсутствия/u],
  'allow-meeting': [allowMeeting.gone, ...Object.values(allowMeeting.kept)],
  'approve-specialist': [approveSpecialist.gone, ...Object.values(approveSpecialist.kept)],
  'cancel-meeting': [
    ...Object.values(cancelMeeting.came),
    cancelMeeting.left,
    // Kept as it is, or moved in a conversation of its own.
    /^✓ (Оставить как есть|Перенести)|^Встреча|^Только эту встречу|^Какая причина/u,
  ],
  'move-meeting': [
    moveMeeting.gone,
    moveMeeting.asked,
    /^(Встреча перенесена|Перенесены встречи)/u,
    ...Object.values(hindrances),
  ],
  'my-calendar': [myCalendar.revoked, /^Личная ссылка на календарь|^✓ Не сейчас|^Меню/u],
  'my-lessons': [myLessons.usualSet(true), myLessons.usualSet(false), /^Готово\. Уроки: /u],
  'my-reminders': Object.values(myReminders.set),
  // Each leads to what is written down, or to a conversation of its own.
  'log-meeting': [...logEnds, /^✓ |^Записано|^Когда встреча/u],
  'log-details': [
    ...logEnds,
    logDetails.gone,
    logDetails.kept,
    /^✓ Сохранить|^(Знакомство|Пробная|Встреча|Рабочая|Итоговая)/u,
  ],
  'correct-outcome': [...logEnds, correctOutcome.gone, correctOutcome.kept, correctOutcome.corrected],
  'note-meeting': [noteMeeting.nobody, noteMeeting.noted, ...Object.values(hindrances)],
  'print-diary': [printDiary.gone, printDiary.making],
  rate: [rate.gone, rate.already, rate.thanks],
  'give-task': [giveTask.nobody, giveTask.given],
  'do-task': [doTask.gone, doTask.sent],
  'take-task-back': [takeTaskBack.gone, takeTaskBack.takenBack, takeTaskBack.kept],
  'plan-meeting': [
    planMeeting.notHere,
    planMeeting.saved,
    planMeeting.asked,
    ...Object.values(hindrances),
    /^✓ Не сейчас|^Меню/u,
  ],
  'set-guardian-reminders': Object.values(setGuardianReminders.set),
  confirm: [confirm.confirmed, confirm.gone, /^✓ Не сейчас|С какого дня|^Этого человека нет/u],
  'confirm-all': [confirmAll.nobody, /^✓ Не сейчас|подтверждено участие|^Ждут подтверждения/u],
  council: [council.nothing, council.which, /^Записано\./u],
  'end-chat': [endChat.ended, endChat.gone, /^✓ Оставить|^Меню/u],
  'enter-pair': formed,
  'form-pair': formed,
  intake: [intake.alreadySent, intake.notYet, intake.notForThisRole, ...Object.values(intake.thanks)],
  // Begun once more, it begins from its first question.
  invite: [/^Приглашение готово/u, invite.whom],
  join: [
    ...Object.values(intake.thanks),
    /в программе!|^Спасибо\. Теперь о ребёнке/u,
    // The children come next, in a conversation of their own.
    /^Согласие на обработку персональных данных ребёнка/u,
    sign.notYours,
  ],
  'my-quiet': [/^Тихие часы теперь как в школе|^Уведомления (не )?будут приходить/u],
  'note-clearance': [noteClearance.noted, noteClearance.notNeeded, /^✓ Не сейчас|С какого дня|^Этого человека нет/u],
  'notices-to': [...Object.values(noticesTo.set), noticesTo.setLastUsed],
  'paper-answer': [...Object.values(paperAnswer.outcome), paperAnswer.gone, /^✓ Никто из них|^(Пара|Группа): /u],
  'paper-consent': marked,
  'paper-publication': marked,
  papers: [...marked, papers.nothingWanted, papers.whichKind],
  'print-consent': [printConsent.making, printConsent.gone],
  'pair-papers': [...markedPairs, pairPapers.nothingMissing, pairPapers.whichPaper],
  'pair-paper': markedPairs,
  'pair-scan': [pairPapers.gone, pairPapers.scanKept, /^✓ Без скана|^Документы пар|^Пара: |^Группа: /u],
  'print-agreement': [printPairs.making, printPairs.gone],
  'print-order': [printPairs.making, printPairs.nothing],
  publication: [publication.notNow, publication.later, ...Object.values(publication.answered), /^Спасибо|^Записано\./u],
  quarantine: [/^Записано: /u, quarantine.gone, quarantine.kind],
  'resume-meetings': [worry.resumed, worry.notYours, /^✓ Не сейчас|^Этого обращения здесь нет/u],
  revoke: [revoke.gone, revoke.revoked, revoke.kept],
  'send-back': Object.values(sendBack.outcome),
  'set-address': Object.values(setAddress.set),
  'set-bells': [
    setBells.set,
    setBells.removed,
    setBells.noShortDays,
    /^Готово, звонки сокращённых дней/u,
    ...Object.values(setBells.problem),
  ],
  'set-grade-rule': Object.values(setGradeRule.set),
  'set-digest': [/^Сводка недели: /u],
  'set-holidays': [/^Готово: /u],
  'set-quiet': [/^Тихие часы школы: /u],
  'set-several-pairs': Object.values(setSeveralPairs.set),
  setup: [setup.founded, setup.cancelled, setup.codeUsed, setup.notHere],
  sign: [...signed, sign.notYours, /^Согласие за ребёнка уже есть|^За ребёнка сейчас ничего/u],
  'sign-anew': [signAnew.agreed, signAnew.settled],
  'stop-notices': [stopNotices.on, stopNotices.off, /^✓ Оставить|^Уведомления\n/u],
  'switch-teens': [switchTeens.isBoth, switchTeens.isOwnOnly],
  'switch-telegram': [switchTelegram.isOn, switchTelegram.isOff],
  'write-letter': [letters.written, letters.stands, letters.gone],
  'take-back': [takeBack.taken, takeBack.gone, /^✓ Оставить|^(Пара|Группа): /u],
  withdraw: [withdraw.onlyCurator, withdraw.nothingToWithdraw, withdraw.stays, withdraw.withdrawn],
};

/** What may end any of them: «Отмена», a right that is lost, a conversation that is not there any more. */
export const endedAnyhow: readonly Sentence[] = [
  engine.cancelled,
  engine.draftKept,
  engine.notAllowed,
  engine.unknownButton,
];

export function isOneOf(sentences: readonly Sentence[], said: string): boolean {
  return sentences.some((sentence) =>
    sentence instanceof RegExp ? sentence.test(said) : said.startsWith(plain(sentence)),
  );
}

function plain(text: Text): string {
  return text
    .pack()
    .spans.map((span) => span.text)
    .join('');
}
