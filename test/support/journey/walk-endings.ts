import { words as engine } from '#bot/conversation/words.ts';
import { words as addScan } from '#bot/conversations/add-scan/words.ts';
import { words as answerPair } from '#bot/conversations/answer-pair/words.ts';
import { words as answerQuestion } from '#bot/conversations/answer-question/words.ts';
import { words as askCurator } from '#bot/conversations/ask-curator/words.ts';
import { words as askReplacement } from '#bot/conversations/ask-replacement/words.ts';
import { words as confirm } from '#bot/conversations/confirm/words.ts';
import { words as confirmAll } from '#bot/conversations/confirm-all/words.ts';
import { words as council } from '#bot/conversations/council/words.ts';
import { words as decideReplacement } from '#bot/conversations/decide-replacement/words.ts';
import { words as endChat } from '#bot/conversations/end-chat/words.ts';
import { words as endPair } from '#bot/conversations/end-pair/words.ts';
import { words as farewell } from '#bot/conversations/farewell/words.ts';
import { words as formPair } from '#bot/conversations/form-pair/words.ts';
import { words as intake } from '#bot/conversations/intake/words.ts';
import { words as invite } from '#bot/conversations/invite/words.ts';
import { words as join } from '#bot/conversations/join/words.ts';
import { words as noteClearance } from '#bot/conversations/note-clearance/words.ts';
import { words as noticesTo } from '#bot/conversations/notices-to/words.ts';
import { words as pairPapers } from '#bot/conversations/pair-papers/words.ts';
import { words as paperAnswer } from '#bot/conversations/paper-answer/words.ts';
import { words as papers } from '#bot/conversations/papers/words.ts';
import { words as pausePair } from '#bot/conversations/pause-pair/words.ts';
import { words as printConsent } from '#bot/conversations/print-consent/words.ts';
import { words as printPairs } from '#bot/conversations/print-pairs/words.ts';
import { words as publication } from '#bot/conversations/publication/words.ts';
import { words as revoke } from '#bot/conversations/revoke/words.ts';
import { words as sendBack } from '#bot/conversations/send-back/words.ts';
import { words as setAddress } from '#bot/conversations/set-address/words.ts';
import { words as setBells } from '#bot/conversations/set-bells/words.ts';
import { words as setGradeRule } from '#bot/conversations/set-grade-rule/words.ts';
import { words as setSeveralPairs } from '#bot/conversations/set-several-pairs/words.ts';
import { words as setup } from '#bot/conversations/setup/words.ts';
import { words as sign } from '#bot/conversations/sign/words.ts';
import { words as signAnew } from '#bot/conversations/sign-anew/words.ts';
import { words as stopNotices } from '#bot/conversations/stop-notices/words.ts';
import { words as switchTeens } from '#bot/conversations/switch-teens/words.ts';
import { words as switchTelegram } from '#bot/conversations/switch-telegram/words.ts';
import { words as takeBack } from '#bot/conversations/take-back/words.ts';
import { words as withdraw } from '#bot/conversations/withdraw/words.ts';
import { words as home } from '#bot/screens/home-words.ts';
import type { Text } from '#bot/text.ts';

/** A whole sentence; or how it begins, where what it says differs. */
type Sentence = Text | RegExp;

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
  'add-scan': [
    addScan.gone,
    addScan.kept,
    /^✓ Без скана|^Согласие: |^Все люди программы|С какого дня|^Этого человека нет/u,
  ],
  'ask-replacement': [askReplacement.asked, askReplacement.gone],
  'answer-question': [answerQuestion.answered, answerQuestion.gone],
  'answer-pair': [answerPair.gone, answerPair.later, /^Спасибо|^Хорошо\. Об этом узнает только куратор/u],
  'ask-curator': [askCurator.asked, askCurator.notYet],
  'complete-pair': [endPair.completed, endPair.kept, endPair.gone],
  'decide-replacement': [...Object.values(decideReplacement.done), decideReplacement.waits, decideReplacement.gone],
  'paper-replacement': [...Object.values(decideReplacement.done), decideReplacement.waits, decideReplacement.gone],
  'end-pair': [endPair.ended, endPair.kept, endPair.gone],
  farewell: [farewell.done, farewell.gone],
  'pause-pair': [pausePair.paused, pausePair.kept, pausePair.gone],
  'resume-pair': [pausePair.resumed, pausePair.kept, pausePair.gone],
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
  revoke: [revoke.gone, revoke.revoked, revoke.kept],
  'send-back': Object.values(sendBack.outcome),
  'set-address': Object.values(setAddress.set),
  'set-bells': [setBells.set, setBells.removed, ...Object.values(setBells.problem)],
  'set-grade-rule': Object.values(setGradeRule.set),
  'set-holidays': [/^Готово: /u],
  'set-quiet': [/^Тихие часы школы: /u],
  'set-several-pairs': Object.values(setSeveralPairs.set),
  setup: [setup.founded, setup.cancelled, setup.codeUsed, setup.notHere],
  sign: [...signed, sign.notYours, /^Согласие за ребёнка уже есть|^За ребёнка сейчас ничего/u],
  'sign-anew': [signAnew.agreed, signAnew.settled],
  'stop-notices': [stopNotices.on, stopNotices.off, /^✓ Оставить|^Уведомления\n/u],
  'switch-teens': [switchTeens.isBoth, switchTeens.isOwnOnly],
  'switch-telegram': [switchTelegram.isOn, switchTelegram.isOff],
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
