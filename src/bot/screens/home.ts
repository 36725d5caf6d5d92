import type { Screen } from '#bot/conversation/registry.ts';
import { words as callWords } from '#bot/conversations/call-help/words.ts';
import { words as intakeWords } from '#bot/conversations/intake/words.ts';
import { words as signAnewWords } from '#bot/conversations/sign-anew/words.ts';
import type { Choice, Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import type { Text } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import type { Role } from '#domain/people/role.ts';
import { type IntakeId, intakesOf } from '#domain/registry/intake-for.ts';
import { words } from './home-words.ts';
import { words as meetingWords } from './meetings-words.ts';
import { toCurator } from './question.ts';
import { words as replacementWords } from './replacements.ts';
import { words as taskWords } from './task-words.ts';

/** «Меню»: what can be gone on with, then what each role finds here. It names nobody, so that every messenger may show it. */
export async function home(work: Work, inProgress: readonly Choice[], page = 0): Promise<Reply> {
  const { me, roles, address } = work;
  // Who else answers in this chat still matters; a second chat of somebody who has left does not.
  if (me.leftAt) return { text: words.left[address], choices: inProgress.filter(leadsToOthers) };
  if (!me.joinedAt) return joining(work, inProgress);
  const { sent, open, returned } = await intakes(work);
  const pairs = await work.pairs.mine();
  const finished = await work.pairs.finished();
  const next = await work.meetings.next();
  const tasks = await work.tasks.mine();
  const notes: (Text | undefined)[] = [
    next && meetingWords.soon(next, work.today()),
    me.confirmed ? undefined : words.unconfirmed,
    standingOfIntakes(
      { sent, open, returned },
      {
        confirmed: me.confirmed,
        paired: pairs.some(({ side }) => side !== 'guardian'),
      },
    ),
  ];
  const begun = inProgress.filter(goesOn);
  const choices = [
    ...begun,
    ...(await askedOfPairs(work)),
    ...(pairs.length + finished.length > 0 ? [screen(words.myPairs, 'my-pairs')] : []),
    ...(pairs.length > 0 ? [screen(meetingWords.all, 'meetings')] : []),
    ...(tasks.length > 0 ? [{ label: taskWords.several(tasks.length), press: press.screen('tasks') }] : []),
    ...(begun.length > 0 ? [] : open.map((id) => start(intakeWords.fill[id], 'intake', id))),
    ...(begun.length > 0 ? [] : returned.map((id) => start(intakeWords.correct[id], 'intake', id))),
    ...((await work.consents.askedAnew()) ? [start(signAnewWords.title, 'sign-anew')] : []),
    ...ordered.filter((role) => roles.includes(role)).flatMap((role) => buttons[role] ?? []),
    start(callWords.title, 'call-help'),
    ...((await replacementsWait(work)) ? [screen(replacementWords.title, 'replacements')] : []),
    ...(sent.length + returned.length > 0 ? [screen(words.myAnswers, 'my-answers')] : []),
    ...(roles.includes('curator') ? [] : [await toCurator(work, words.askCurator)]),
    screen(words.myData, 'my-data'),
    screen(words.notices, 'notices'),
    screen(words.help, 'help'),
    ...inProgress.filter((choice) => !goesOn(choice)),
  ];
  return {
    text: words.home(roles, address, notes),
    choices: once(choices),
    page: { number: page, press: (next) => press.screen('home', next) },
  };
}

/** The same by a button: for a further page of it whoever speaks says what can be gone on with. */
export const homeScreen: Screen<Work> = { name: 'home', right: 'menu', show: (work) => home(work, []) };

async function replacementsWait({ may, replacements }: Work): Promise<boolean> {
  if (!may('pair.papers') && !may('pair.replace.decide')) return false;
  return (await replacements.open()).length > 0;
}

/** Goes on with something begun; the others lead to other people, schools and chats of this account. */
function goesOn(choice: Choice): boolean {
  return 'press' in choice && choice.press === press.resume;
}

function leadsToOthers(choice: Choice): boolean {
  return 'press' in choice && choice.press === press.whoSpeaks;
}

async function standing({ consents }: Work, waits: boolean) {
  if (!waits) return words.notJoined;
  return (await consents.guardianCame()) ? words.waitsForAnswer : words.waitsForGuardian;
}

async function joining(work: Work, inProgress: readonly Choice[]): Promise<Reply> {
  const waits = work.me.person !== undefined && (await work.consents.state()) === 'waiting-for-guardian';
  return {
    text: (await standing(work, waits))[work.address],
    choices: [
      ...(waits ? [start(words.guardianLink, 'guardian-link')] : []),
      ...(waits || inProgress.some(goesOn) ? [] : [start(words.goOnJoining, 'join')]),
      ...inProgress.filter(goesOn),
      start(callWords.title, 'call-help'),
      ...(work.me.person ? [screen(words.myData, 'my-data')] : []),
      screen(words.help, 'help'),
      ...inProgress.filter((choice) => !goesOn(choice)),
    ],
  };
}

/** A proposal waits for my answer. */
async function askedOfPairs({ proposals }: Work): Promise<Choice[]> {
  return (await proposals.askedOfMe()).map((pair) => start(words.answerPair, 'answer-pair', pair));
}

interface Intakes {
  /** Not sent yet. */
  open: readonly IntakeId[];
  /** To be changed and sent once more. */
  returned: readonly IntakeId[];
  /** With the curator, and which of them are in the register already. */
  sent: readonly { id: IntakeId; accepted: boolean }[];
}

async function intakes({ me, filling }: Work): Promise<Intakes> {
  const states = new Map((await filling.mine()).map(({ questionnaire, state }) => [questionnaire, state]));
  const all = intakesOf(me.roles, me.kind);
  return {
    open: all.filter((id) => !states.has(id)),
    returned: all.filter((id) => states.get(id) === 'returned'),
    sent: all.flatMap((id) => {
      const state = states.get(id);
      return state === 'waiting' || state === 'accepted' ? [{ id, accepted: state === 'accepted' }] : [];
    }),
  };
}

/** One line about questionnaires, the most urgent; an accepted one is no news to whoever has a pair. */
function standingOfIntakes(
  { open, returned, sent }: Intakes,
  { confirmed, paired }: { confirmed: boolean; paired: boolean },
): Text | undefined {
  if (returned.length > 0) return words.intakeReturned;
  if (open.length > 0) return words.intakeOpen;
  if (sent.length === 0) return undefined;
  if (!confirmed || !sent.every(({ accepted }) => accepted)) return words.intakeSent;
  return paired ? undefined : words.intakeAccepted;
}

/** Who has most to do comes first. */
const ordered: readonly Role[] = [
  'curator',
  'psychologist',
  'head',
  'deputy_head',
  'class_teacher',
  'mentor',
  'mentee',
  'guardian',
];

const buttons: Partial<Readonly<Record<Role, readonly Choice[]>>> = {
  curator: [
    screen(words.today, 'today'),
    start(words.invite, 'invite'),
    screen(words.people, 'people'),
    screen(words.questionnaires, 'questionnaires'),
    screen(words.pairs, 'pairs'),
    screen(words.pairPapers, 'pair-papers'),
    screen(words.questions, 'questions'),
    screen(words.worries, 'worries'),
    screen(words.invitations, 'invitations'),
    screen(words.settings, 'settings'),
  ],
  psychologist: [screen(words.worries, 'worries'), screen(words.people, 'people'), screen(words.pairs, 'pairs')],
  class_teacher: [screen(words.people, 'people')],
  head: [screen(words.worries, 'worries'), screen(words.figures, 'figures')],
  deputy_head: [screen(words.figures, 'figures')],
  guardian: [screen(words.children, 'children')],
};

function start(label: Text, conversation: string, arg = ''): Choice {
  return { label, press: press.start(conversation, arg) };
}

function screen(label: Text, name: string): Choice {
  return { label, press: press.screen(name) };
}

/** Two roles may lead to the same place. */
function once(choices: readonly Choice[]): Choice[] {
  const places = choices.map((choice) => ('press' in choice ? choice.press : choice.link));
  return choices.filter((_, index) => places.indexOf(places[index] ?? '') === index);
}
