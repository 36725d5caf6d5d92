import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Notice } from '#bot/notices/notices.ts';
import { schoolRegistry } from '#bot/school-registry.ts';
import { accountForNotices } from '#db/accounts.ts';
import { addCheckIn } from '#db/check-ins.ts';
import { keepLetter } from '#db/letters.ts';
import { insertNotice } from '#db/outbox.ts';
import { addMember, addPair, membersOf } from '#db/pairs.ts';
import { keepWorry } from '#db/worries.ts';
import { brand, type PairId, type PersonId, type SchoolId } from '#domain/ids.ts';
import { opens } from '#test/support/journey/opening.ts';
import type { Person } from '#test/support/journey/person.ts';
import {
  answersAll,
  introducesGuardian,
  introducesPupil,
  invites,
  invitesClass,
  joinsAsTeacher,
  linkForParents,
  setsUpSchool,
} from '#test/support/journey/scripts.ts';
import { joinsStaff } from '#test/support/journey/walk-cast.ts';
import { now } from '#test/support/journey/walk-round.ts';
import { World } from '#test/support/journey/world.ts';
import { standingMeetingIn } from '#test/support/meetings.ts';
import { sampleFile } from '#test/support/sample-files.ts';
import { standingPair, standingPairIn } from '#test/support/standing-pair.ts';

/** Each is said once, in VK or in a window; whatever Telegram is given, none of them may be in it. */
const planted = [
  'Переверзев',
  'Акакий',
  'Мятлик',
  'Евстоли',
  '17.03.2011',
  '17 марта',
  '2011-03-17',
  'Крушинов',
  'телескоп',
  'гербари',
  'нивелир',
  '912 345',
  'Тихомиров',
  'Беркутов',
  'Луговая',
  'Верховцев',
];

type Who = 'curator' | 'pupil' | 'mother' | 'psychologist' | 'classTeacher' | 'mentor' | 'head';

interface Walked {
  who: Who;
  /** The argument of the button that starts or shows it. */
  arg?: (ids: Ids) => string;
  /** Pressed where it is offered; the first option otherwise. */
  presses?: readonly string[];
  /** What is typed where words are asked. */
  types?: string;
  /** Sends a file where one is asked. */
  sends?: true;
}

interface Ids {
  pupil: string;
  draft: string;
  question: string;
  invitation: string;
  decision: string;
  chat: string;
  paper: string;
  pair: string;
  worry: string;
  checkIn: string;
  letter: string;
  mentee: string;
  replacement: string;
  proposal: string;
  newPair: string;
  pairPaper: string;
  absence: string;
  meeting: string;
  /** One that has begun and is not written down, and one that is. */
  begun: string;
  logged: string;
  task: string;
  diaryFile: string;
  /** Of that meeting. */
  sequence: number;
}

/** Every conversation that people of a school can start, in this order: what ends something comes last. */
const conversations: Readonly<Record<string, Walked>> = {
  intake: { who: 'pupil', arg: () => 'mentee-pupil' },
  'ask-curator': { who: 'pupil', types: 'Где взять нивелир?' },
  'answer-question': { who: 'curator', arg: ({ question }) => question, types: 'Нивелир в кабинете физики' },
  'call-help': { who: 'pupil', types: 'Меня обижает Беркутов' },
  'take-worry': { who: 'curator', arg: ({ worry }) => worry },
  'resume-meetings': { who: 'curator', arg: ({ worry }) => worry, presses: ['Не сейчас'] },
  'close-worry': { who: 'curator', arg: ({ worry }) => worry, types: 'Поговорили с Беркутовым' },
  'check-in': { who: 'pupil', arg: ({ checkIn }) => `${checkIn}.bad` },
  'check-in-words': { who: 'pupil', arg: ({ checkIn }) => checkIn, types: 'Телескоп так и не собрали' },
  'write-letter': { who: 'pupil', arg: ({ pair }) => pair, types: 'Когда возьмём нивелир?' },
  'answer-letter': { who: 'mentor', arg: ({ letter }) => letter, types: 'Нивелир возьмём завтра' },
  invite: { who: 'curator', presses: ['Педагога-психолога'] },
  revoke: { who: 'curator', arg: ({ invitation }) => invitation, presses: ['Нет', 'Оставить'] },
  'send-back': { who: 'curator', arg: ({ draft }) => draft, presses: ['Готово'], types: 'Напишите, зачем нивелир' },
  undo: { who: 'curator', arg: ({ decision }) => decision },
  confirm: { who: 'curator', arg: ({ pupil }) => pupil },
  'confirm-all': { who: 'curator' },
  accept: { who: 'curator', arg: ({ draft }) => draft },
  'accept-all': { who: 'curator' },
  'set-address': { who: 'curator' },
  'set-quiet': { who: 'curator', presses: ['Присылать в любое время'] },
  'set-bells': { who: 'curator', types: '8:30–9:15' },
  'set-holidays': { who: 'curator' },
  'switch-teens': { who: 'curator' },
  'switch-telegram': { who: 'curator', presses: ['Оставить включённым'] },
  papers: { who: 'curator', presses: ['Все'], sends: true },
  'paper-consent': { who: 'curator', arg: ({ pupil }) => pupil },
  'paper-publication': { who: 'curator', arg: ({ pupil }) => pupil },
  'print-consent': { who: 'curator', arg: ({ pupil }) => pupil },
  'add-scan': { who: 'curator', arg: ({ paper }) => paper, sends: true },
  'pair-papers': { who: 'curator', presses: ['Соглашение: нет 1'], sends: true },
  'pair-paper': { who: 'curator', arg: ({ newPair }) => `0.${newPair}` },
  'pair-scan': { who: 'curator', arg: ({ pairPaper }) => pairPaper, sends: true },
  'print-order': { who: 'curator' },
  'print-agreement': { who: 'curator', arg: ({ newPair }) => newPair },
  'guardian-link': { who: 'curator', arg: ({ pupil }) => pupil },
  publication: { who: 'mother', arg: ({ pupil }) => pupil, presses: ['Полный текст', 'Можно'] },
  'sign-anew': { who: 'pupil' },
  sign: { who: 'mother', arg: ({ pupil }) => pupil },
  join: { who: 'pupil' },
  'notices-to': { who: 'pupil' },
  'my-quiet': { who: 'pupil', presses: ['Присылать в любое время'] },
  quarantine: { who: 'curator' },
  absence: { who: 'mentor' },
  'made-online': { who: 'mentor', arg: ({ absence }) => absence },
  'change-absence': { who: 'curator', arg: ({ absence }) => absence, presses: ['Ничего'] },
  'set-digest': { who: 'curator' },
  'figures-file': { who: 'head', arg: () => 'picture' },
  'stop-notices': { who: 'pupil', presses: ['Оставить'] },
  'end-chat': { who: 'pupil', arg: ({ chat }) => chat, presses: ['Оставить'] },
  'form-pair': { who: 'curator', arg: ({ pupil }) => pupil, types: 'Собрать телескоп' },
  'enter-pair': { who: 'curator', types: '01.09.2025' },
  council: { who: 'curator', types: '5' },
  'note-clearance': { who: 'curator', arg: ({ pupil }) => pupil },
  'set-grade-rule': { who: 'curator' },
  'set-several-pairs': { who: 'curator' },
  'remind-pair': { who: 'curator', arg: ({ proposal }) => proposal },
  'take-back': { who: 'curator', arg: ({ proposal }) => proposal, presses: ['Оставить'] },
  'paper-answer': { who: 'curator', arg: ({ proposal }) => proposal },
  'answer-pair': { who: 'mother', arg: ({ proposal }) => proposal, presses: ['Нет'], types: 'Нужен нивелир' },
  'set-guardian-reminders': { who: 'curator' },
  'my-lessons': { who: 'mentor', types: 'пн 1–4' },
  'my-reminders': { who: 'pupil' },
  'my-calendar': { who: 'pupil' },
  'plan-meeting': {
    who: 'mentor',
    arg: ({ pair }) => pair,
    presses: ['Вне школы', 'Пригласить специалиста', 'Назначить'],
    types: 'Там, где телескоп',
  },
  'allow-meeting': { who: 'mother', arg: ({ meeting }) => meeting },
  'approve-specialist': { who: 'curator', arg: ({ meeting }) => meeting },
  'suits-meeting': { who: 'pupil', arg: ({ meeting }) => meeting },
  'meeting-file': { who: 'pupil', arg: ({ meeting }) => meeting },
  'log-meeting': {
    who: 'mentor',
    arg: ({ begun }) => begun,
    presses: ['Состоялась', 'Как запланировано', 'Не сейчас'],
  },
  'note-meeting': { who: 'mentor', arg: ({ pair }) => pair },
  'log-details': {
    who: 'mentor',
    arg: ({ logged }) => logged,
    presses: ['Темы', 'Фото или голос', 'Сохранить'],
    types: 'Как устроен телескоп',
    sends: true,
  },
  'correct-outcome': { who: 'mentor', arg: ({ logged }) => logged, presses: ['Оставить как есть'] },
  'print-diary': { who: 'mentor', arg: ({ pair }) => pair },
  rate: { who: 'pupil', arg: ({ logged }) => `4${logged}`, presses: ['Добавить'], types: 'Не хватило гербария' },
  'give-task': { who: 'mentor', arg: ({ pair }) => pair, types: 'Собрать телескоп' },
  'take-task-back': { who: 'mentor', arg: ({ task }) => task, presses: ['Оставить'] },
  'do-task': { who: 'pupil', arg: ({ task }) => task, presses: ['Несколько слов'], types: 'Телескоп и нивелир готовы' },
  'move-meeting': {
    who: 'pupil',
    arg: ({ meeting }) => meeting,
    presses: ['Другая причина', 'Перенести'],
    types: 'Сломался нивелир',
  },
  'cancel-meeting': {
    who: 'mentor',
    arg: ({ meeting }) => meeting,
    presses: ['Другая причина', 'Да, отменить'],
    types: 'Сломался нивелир',
  },
  'ask-replacement': { who: 'pupil', arg: ({ pair }) => pair, types: 'Хочу собрать телескоп с другим' },
  'paper-replacement': { who: 'curator', arg: ({ replacement }) => replacement, presses: ['Нет, пара остаётся'] },
  'decide-replacement': { who: 'head', arg: ({ replacement }) => replacement, presses: ['Решить позже'] },
  'substitute-mentor': { who: 'curator', arg: ({ pair }) => pair, presses: ['До конца недели', 'Приказа пока нет'] },
  'substitute-order': { who: 'curator', arg: ({ pair }) => pair, types: '45-о' },
  'return-mentor': { who: 'curator', arg: ({ pair }) => pair, presses: ['Не нужно'] },
  'pause-pair': { who: 'curator', arg: ({ pair }) => pair },
  'resume-pair': { who: 'curator', arg: ({ pair }) => pair },
  'complete-pair': { who: 'curator', arg: ({ pair }) => pair },
  farewell: { who: 'pupil', arg: ({ pair }) => pair, types: 'Телескоп получился' },
  'end-pair': {
    who: 'curator',
    arg: ({ pair }) => pair,
    presses: ['Другая причина', 'Своими словами'],
    types: 'Нивелир',
  },
  withdraw: { who: 'mother', arg: ({ pupil }) => pupil, presses: ['Оставить'] },
};

/** Every screen, by whoever sees most in it. */
const screens: Readonly<Record<string, Walked>> = {
  home: { who: 'curator' },
  help: { who: 'pupil' },
  people: { who: 'curator' },
  card: { who: 'curator', arg: ({ pupil }) => pupil },
  children: { who: 'mother' },
  'my-answers': { who: 'pupil' },
  'my-data': { who: 'pupil' },
  'my-chats': { who: 'pupil' },
  notices: { who: 'pupil' },
  paper: { who: 'curator', arg: ({ paper }) => paper },
  questions: { who: 'curator' },
  question: { who: 'curator', arg: ({ question }) => question },
  'my-questions': { who: 'pupil' },
  questionnaires: { who: 'curator' },
  submission: { who: 'curator', arg: ({ draft }) => draft },
  invitations: { who: 'curator' },
  invitation: { who: 'curator', arg: ({ invitation }) => invitation },
  settings: { who: 'curator' },
  letters: { who: 'mentor', arg: ({ letter }) => letter },
  worries: { who: 'curator' },
  worry: { who: 'curator', arg: ({ worry }) => worry },
  'check-ins': { who: 'psychologist', arg: ({ pair }) => pair },
  'check-in': { who: 'pupil', arg: ({ checkIn }) => checkIn },
  'my-calls': { who: 'pupil' },
  'my-pairs': { who: 'mother' },
  pair: { who: 'curator', arg: ({ newPair }) => newPair },
  'pair-papers': { who: 'curator' },
  'pair-paper': { who: 'curator', arg: ({ pairPaper }) => pairPaper },
  pairs: { who: 'curator', arg: () => 'proposed.0' },
  'pair-history': { who: 'curator', arg: ({ pair }) => pair },
  absences: { who: 'curator' },
  'absent-meetings': { who: 'mentor', arg: ({ absence }) => absence },
  today: { who: 'curator' },
  attention: { who: 'curator', arg: () => 'papers.0' },
  figures: { who: 'head' },
  meetings: { who: 'mentor' },
  'meeting-log': { who: 'mentor', arg: ({ logged }) => logged },
  'log-history': { who: 'mentor', arg: ({ logged }) => logged },
  'diary-file': { who: 'mentor', arg: ({ diaryFile }) => diaryFile },
  diary: { who: 'mentor', arg: ({ pair }) => pair },
  tasks: { who: 'pupil' },
  task: { who: 'pupil', arg: ({ task }) => task },
  meeting: { who: 'mentor', arg: ({ meeting }) => meeting },
  replacements: { who: 'head', arg: ({ replacement }) => replacement },
  'farewell-words': { who: 'pupil', arg: ({ pair }) => pair },
};

/** Every notice, with its ids; the compiler asks for a new one. */
const notices = ({
  draft,
  question,
  pair,
  worry,
  checkIn,
  letter,
  mentee,
  proposal,
  replacement,
  newPair,
  meeting,
  begun,
  logged,
  task,
  sequence,
  absence,
}: Ids): { [Kind in Notice['kind']]: Extract<Notice, { kind: Kind }> } => ({
  'new-questionnaires': { kind: 'new-questionnaires', count: 2 },
  'remind-guardian': { kind: 'remind-guardian' },
  reviewed: { kind: 'reviewed', drafts: [draft] },
  'review-undone': { kind: 'review-undone' },
  confirmed: { kind: 'confirmed' },
  'confirmation-undone': { kind: 'confirmation-undone' },
  left: { kind: 'left', who: 'pupil' },
  'child-left': { kind: 'child-left' },
  'sign-anew': { kind: 'sign-anew' },
  'pair-active': { kind: 'pair-active', pair: newPair, mentee },
  'pair-papers-undone': { kind: 'pair-papers-undone', pair: newPair, mentee },
  digest: { kind: 'digest', from: '2026-09-07T05:30:00Z', to: '2026-09-14T05:30:00Z' },
  'pair-silent': { kind: 'pair-silent', pair, about: 'silent' },
  'silent-pairs': { kind: 'silent-pairs', pairs: [pair] },
  'absent-meetings': { kind: 'absent-meetings', absence },
  'made-online': { kind: 'made-online', starts: ['2026-10-14T12:30:00Z'], meetings: [meeting] },
  question: { kind: 'question', question },
  answer: { kind: 'answer', question },
  worry: { kind: 'worry', worry, despite: 'hours' },
  'worry-taken': { kind: 'worry-taken', worry, despite: 'stop' },
  'call-taken': { kind: 'call-taken', worry, despite: 'hours' },
  'call-unheard': { kind: 'call-unheard', worry, despite: 'hours' },
  'check-in': { kind: 'check-in', checkIn },
  letters: { kind: 'letters', letters: [letter] },
  'pair-moved': { kind: 'pair-moved', pair, mentee, to: 'active' },
  farewell: { kind: 'farewell', pair, mentee },
  replacement: { kind: 'replacement', replacement },
  'replacement-declined': { kind: 'replacement-declined', replacement },
  replaced: { kind: 'replaced', pair, mentee },
  substitute: { kind: 'substitute', pair },
  'substitute-ended': { kind: 'substitute-ended', pair },
  'pair-asked': { kind: 'pair-asked', pair: proposal },
  'pair-unreached': { kind: 'pair-unreached', pair: proposal },
  'proposal-silent': { kind: 'proposal-silent', pair: proposal },
  'pair-off': { kind: 'pair-off', pair: proposal, mentee },
  'pair-search': { kind: 'pair-search', pair: proposal, mentee },
  'pair-made': { kind: 'pair-made', pair: proposal, mentee },
  'pair-left': { kind: 'pair-left', pair: proposal, mentee },
  'remind-meeting': { kind: 'remind-meeting', meeting, sequence },
  'meeting-planned': { kind: 'meeting-planned', meeting, sequence },
  'meeting-moved': { kind: 'meeting-moved', meeting, sequence },
  'meeting-cancelled': { kind: 'meeting-cancelled', meeting, sequence, count: 1 },
  'meeting-suits': { kind: 'meeting-suits', meeting, sequence, by: mentee },
  'meeting-without': { kind: 'meeting-without', meeting, sequence, mentee },
  'meeting-allow': { kind: 'meeting-allow', meeting, sequence },
  'meeting-off': { kind: 'meeting-off', meeting, sequence },
  'meeting-time-off': {
    ...{ kind: 'meeting-time-off', meeting, sequence, pair },
    ...{ was: '2026-10-14T12:30:00Z', count: 1, next: 'asked' },
  },
  'meeting-specialist': { kind: 'meeting-specialist', meeting, sequence },
  'meeting-specialist-answered': { kind: 'meeting-specialist-answered', meeting, sequence },
  'ask-log': { kind: 'ask-log', meeting: begun },
  'remind-log': { kind: 'remind-log', meeting: begun },
  rate: { kind: 'rate', meeting: logged },
  task: { kind: 'task', task },
  'remind-task': { kind: 'remind-task', task },
  'task-done': { kind: 'task-done', task },
  'task-taken-back': { kind: 'task-taken-back' },
});

test('the walk leaves out no conversation and no screen', () => {
  const registry = schoolRegistry();
  expect(Object.keys(conversations).toSorted()).toEqual([...registry.conversations.keys()].toSorted());
  expect(Object.keys(screens).toSorted()).toEqual([...registry.screens.keys()].toSorted());
});

test('every conversation, screen and notice in Telegram with the switch on: nothing personal is sent there', {
  timeout: 1_200_000,
}, async () => {
  // After the lessons: a pupil is told things.
  const world = await World.open({ at: '2026-09-14T16:00+03:00' });
  const walk = await Walk.begin(world);
  await walk.showsAll();
  for (const who of ['psychologist', 'classTeacher', 'mentor', 'head'] as const) await walk.looksAround(who);
  await walk.shows('pair', { who: 'mentor', arg: ({ pair }) => pair });
  await walk.shows('pair', { who: 'mentor', arg: ({ pair }) => `${pair}.whole` });
  await walk.shows('meeting', { who: 'pupil', arg: ({ meeting }) => `${meeting}.whole` });
  await walk.tellsEverything('before');
  let walked = 0;
  for (const [name, conversation] of Object.entries(conversations)) {
    // What stands in the screens changes, and goes with whoever leaves.
    if (walked % 40 === 39 || name === 'withdraw') await walk.showsAll();
    await walk.goesThrough(name, conversation);
    walked += 1;
  }
  await walk.showsAll();
  await walk.tellsEverything('after');
  const shown = JSON.stringify(walk.windows.map(({ client }) => client.messages()));
  for (const word of ['Мятлик', 'Переверзев', 'телескоп', 'нивелир', '17 марта']) expect(shown).toContain(word);
  const sent = JSON.stringify(world.telegram.log.filter(({ method }) => method !== 'getUpdates'));
  for (const word of planted) expect(sent).not.toContain(word);
  expect(walk.windows.some(({ client }) => client.messages().some(({ file }) => file !== undefined))).toBe(true);
  // Meetings without names and place are the only files that go there.
  const files = walk.filesInTelegram();
  expect(new Set(files.map(({ name }) => name))).toEqual(new Set(['Встреча.ics']));
  for (const { bytes } of files) expect(new TextDecoder().decode(bytes)).toContain('SUMMARY:Встреча по наставничеству');
});

/** People of a state school, of every role, who have said everything in VK, and now walk in Telegram. */
class Walk {
  readonly windows: Person[] = [];
  readonly #world: World;
  readonly #people: Readonly<Record<Who, Person>>;

  private constructor(world: World, people: Readonly<Record<Who, Person>>) {
    this.#world = world;
    this.#people = people;
  }

  static async begin(world: World): Promise<Walk> {
    const curator = await world.person('vk');
    await setsUpSchool(curator, world, 'Государственная или муниципальная', { name: 'Переверзев Акакий Савватеевич' });
    const pupil = await world.person('vk');
    await introducesPupil(pupil, await invitesClass(curator), { name: 'Мятлик Евстолия Юрьевна', born: '17.03.2011' });
    await pupil.presses('Даю согласие');
    await pupil.sees('Нужно ещё согласие родителей');
    const mother = await world.person('vk');
    await introducesGuardian(mother, await linkForParents(pupil), 'Крушинова Ольга Петровна');
    await mother.presses('Даю согласие');
    await pupil.sees('теперь ты в программе');
    await pupil.sees(/1 из \d+/u);
    await answersAll(pupil, () => 'Хочу собрать телескоп и гербарий, мой телефон 8 912 345-67-89');
    await pupil.presses('Отправить');
    await pupil.sees('Анкета у куратора');
    await pupil.presses('Вопрос куратору');
    await pupil.types('Где взять телескоп?');
    await pupil.sees('Вопрос передан');
    const [psychologist, classTeacher] = [await world.person('vk'), await world.person('vk')];
    const [mentor, head] = [await world.person('vk'), await world.person('vk')];
    await goesHome(curator);
    await joinsStaff(psychologist, await invites(curator, 'Педагога-психолога'), 'Тихомирова Анна Сергеевна');
    const asClassTeacher = await invites(curator, 'Классного руководителя', { types: '7А' });
    await joinsStaff(classTeacher, asClassTeacher, 'Беркутова Ольга Ивановна');
    const asMentor = await invites(curator, 'Наставников', 'Педагоги');
    await joinsAsTeacher(mentor, asMentor, { name: 'Луговая Инна Петровна', subject: 'Астрономия' });
    await joinsStaff(head, await invites(curator, 'Директора'), 'Верховцев Роман Ильич');
    const pair = await standingPairIn(world, { form: 'teacher_pupil', variant: 'tp.indifferent' });
    await standingMeetingIn(world, pair, { at: '2026-09-14T14:00', place: 'Там, где гербарий' });
    await standingMeetingIn(world, pair, { at: '2026-10-20T15:30', place: 'Там, где гербарий' });
    await hasMuchToSay(world, pair);
    await proposesPair(world);
    await waitForPapers(world);
    // Whoever could stand in for the mentor.
    await joinsAsTeacher(await world.person('vk'), await invites(curator, 'Наставников', 'Педагоги'), {
      ...{ name: 'Крушинова Вера Ильинична', subject: 'Астрономия' },
    });
    return new Walk(world, {
      curator: await inTelegram(world, curator),
      pupil: await inTelegram(world, pupil),
      mother: await inTelegram(world, mother),
      psychologist: await inTelegram(world, psychologist),
      classTeacher: await inTelegram(world, classTeacher),
      mentor: await inTelegram(world, mentor),
      head: await inTelegram(world, head),
    });
  }

  async shows(name: string, { who, arg }: Walked): Promise<void> {
    const person = this.#people[who];
    const button = `s:${name}:${arg?.(await this.#ids()) ?? ''}`;
    await answered(this.#world, () => person.forges(button));
    await this.#opens(person);
  }

  async showsAll(): Promise<void> {
    for (const [name, walked] of Object.entries(screens)) await this.shows(name, walked);
  }

  /** What somebody of another role finds, and what is forbidden to them. */
  async looksAround(who: Who): Promise<void> {
    for (const name of ['home', 'people', 'card', 'questionnaires', 'submission', 'my-data', 'help']) {
      await this.shows(name, { who, ...(screens[name]?.arg && { arg: screens[name].arg }) });
    }
  }

  /** From its beginning to its end, in windows what Telegram may not ask. */
  async goesThrough(name: string, walked: Walked): Promise<void> {
    const person = this.#people[walked.who];
    const button = `c:${name}:${walked.arg?.(await this.#ids()) ?? ''}`;
    await answered(this.#world, () => person.forges(button));
    let here = person;
    const presses = [...(walked.presses ?? [])];
    for (let step = 0; step < 15; step += 1) {
      here = (await this.#opens(person)) ?? (here !== person && isOver(here) ? person : here);
      const last = here.last();
      if (!last || last.text.startsWith('Меню') || !last.buttons.some((label) => leaves.includes(label))) break;
      const wanted = presses.find((label) => last.buttons.includes(label));
      const first = last.buttons.find((label) => !ways.includes(label) && !label.startsWith('✓'));
      const label = wanted ?? first;
      if (wanted) presses.splice(presses.indexOf(wanted), 1);
      const at = here;
      await answered(this.#world, () => {
        if (walked.sends && withoutFile.some((label) => last.buttons.includes(label))) return at.sendsFile(scan);
        if (label !== undefined) return at.presses(label);
        if (last.buttons.includes('Готово')) return at.presses('Готово');
        return at.types(walked.types ?? 'Хочу собрать телескоп');
      });
    }
    await this.#home(person);
  }

  filesInTelegram(): { name: string; bytes: Uint8Array }[] {
    return Object.values(this.#people).flatMap(({ client }) => client.messages().flatMap(({ file }) => file ?? []));
  }

  /** Each kind to each of them: what makes no sense for somebody is not said. */
  async tellsEverything(when: string): Promise<void> {
    const ids = await this.#ids();
    const { school, everybody } = await this.#school();
    for (const notice of Object.values(notices(ids))) {
      for (const person of everybody) {
        await this.#world.program.db.atDoor(async (door) => {
          const account = await accountForNotices(door, school, person);
          const key = `${when}:${notice.kind}:${person}`;
          if (account)
            await insertNotice(door, { key, account, of: { school, person }, notice }, this.#world.clock.now());
        });
      }
      await this.#world.settled();
    }
    for (const person of Object.values(this.#people)) {
      await this.#opens(person);
      await this.#home(person);
    }
  }

  /** What is held back is looked at in the browser. */
  async #opens(person: Person): Promise<Person | undefined> {
    if (!person.last()?.buttons.includes('Открыть')) return undefined;
    const [guest] = await answered(this.#world, async () => [await opens(this.#world, person)]);
    if (!guest) return undefined;
    const { person: window } = guest;
    await window.sees(/./su);
    this.windows.push(window);
    return window;
  }

  async #home(person: Person): Promise<void> {
    await answered(this.#world, () => person.types('меню'));
  }

  async #school(): Promise<{ school: SchoolId; everybody: PersonId[] }> {
    const rows = await this.#world.program.db.atDoor(({ sql }) =>
      sql.selectFrom('dialogue').select(['school_id', 'person_id']).where('person_id', 'is not', null).execute(),
    );
    const [row] = rows;
    if (!row?.school_id) throw new Error('No school');
    return { school: row.school_id, everybody: rows.flatMap(({ person_id }) => person_id ?? []) };
  }

  /** Ids of what there is now. */
  async #ids(): Promise<Ids> {
    const { school } = await this.#school();
    const none = crypto.randomUUID();
    return this.#world.program.db.inSchool(brand<SchoolId>(school), async ({ sql, atDoor }) => {
      const pupil = await sql.selectFrom('person').select('id').where('kind', '=', 'pupil').executeTakeFirst();
      const draft = await sql.selectFrom('draft').select('id').executeTakeFirst();
      const question = await sql.selectFrom('question').select('id').orderBy('asked_at').executeTakeFirst();
      const invitation = await sql.selectFrom('invitation').select('id').orderBy('number', 'desc').executeTakeFirst();
      const decision = await sql.selectFrom('decision').select('id').orderBy('at', 'desc').executeTakeFirst();
      const paper = await sql.selectFrom('consent').select('id').where('paper_on', 'is not', null).executeTakeFirst();
      const pair = await sql
        .selectFrom('pair_member')
        .select(['pair_id', 'mentee_id'])
        .where('state', '!=', 'proposed')
        .executeTakeFirst();
      const absence = await sql.selectFrom('absence').select('id').executeTakeFirst();
      const replacement = await sql.selectFrom('replacement').select('id').executeTakeFirst();
      const proposal = await sql
        .selectFrom('pair')
        .select('id')
        .where('variant', '=', 'tp.unsuccessful')
        .executeTakeFirst();
      const newPair = await sql
        .selectFrom('pair_member')
        .select('pair_id')
        .where('variant', '=', 'tp.passive')
        .executeTakeFirst();
      const pairPaper = await sql
        .selectFrom('pair_paper')
        .select('id')
        .where('kind', '=', 'agreement')
        .orderBy('id')
        .executeTakeFirst();
      const meeting = await sql
        .selectFrom('meeting')
        .select(['id', 'sequence'])
        .where('state', '=', 'planned')
        .orderBy('made_at', 'desc')
        .orderBy('starts_at', 'desc')
        .executeTakeFirst();
      const begun = await sql
        .selectFrom('meeting')
        .select('id')
        .where('starts_at', '<=', this.#world.clock.now())
        .where('logged_at', 'is', null)
        .executeTakeFirst();
      const logged = await sql
        .selectFrom('meeting')
        .select('id')
        .where('logged_at', 'is not', null)
        .orderBy('starts_at')
        .executeTakeFirst();
      const task = await sql.selectFrom('task').select('id').executeTakeFirst();
      const diaryFile = await sql.selectFrom('diary_file').select('file_id').executeTakeFirst();
      const chat = await atDoor((door) =>
        door.sql.selectFrom('account').select('id').where('channel', '=', 'vk').orderBy('id').executeTakeFirst(),
      );
      return {
        pupil: pupil?.id ?? none,
        draft: draft?.id ?? none,
        question: question?.id ?? none,
        invitation: invitation?.id ?? none,
        decision: decision?.id ?? none,
        chat: String(chat?.id ?? 1),
        paper: paper?.id ?? none,
        worry: await idOf(sql.selectFrom('worry').select('id').where('kind', '=', 'call').orderBy('at', 'desc')),
        checkIn: await idOf(sql.selectFrom('check_in').select('id')),
        letter: await idOf(sql.selectFrom('letter').select('id').orderBy('at')),
        pair: pair?.pair_id ?? none,
        mentee: pair?.mentee_id ?? none,
        replacement: replacement?.id ?? none,
        proposal: proposal?.id ?? none,
        newPair: newPair?.pair_id ?? none,
        pairPaper: pairPaper?.id ?? none,
        absence: absence?.id ?? none,
        meeting: meeting?.id ?? none,
        begun: begun?.id ?? none,
        logged: logged?.id ?? none,
        task: task?.id ?? none,
        diaryFile: diaryFile?.file_id ?? none,
        sequence: meeting?.sequence ?? 0,
      };
    });
  }
}

async function idOf(query: { executeTakeFirst(): Promise<{ id: string } | undefined> }): Promise<string> {
  return (await query.executeTakeFirst())?.id ?? crypto.randomUUID();
}

/** In the pair of the walk there are a letter, a question how it goes and a call for help. */
async function hasMuchToSay({ program: { db }, clock }: World, pair: PairId): Promise<void> {
  const at = clock.now();
  const { school_id: school } = await db.atDoor(({ sql }) =>
    sql.selectFrom('dialogue').select('school_id').where('school_id', 'is not', null).executeTakeFirstOrThrow(),
  );
  await db.inSchool(brand<SchoolId>(school ?? ''), async (inside) => {
    for (const { mentee } of await membersOf(inside, pair)) {
      await addCheckIn(inside, { pair, mentee, person: mentee, number: 1, skipped: false }, at);
      await keepLetter(inside, { pair, mentee, fromMentor: false, words: 'Где взять гербарий?' }, at);
      await keepWorry(inside, { by: mentee, kind: 'call', topic: 'bullying', words: 'Меня обижает Беркутов' }, at);
    }
  });
}

/** The pupil with the teacher, for a goal in words of the curator's own. */
async function proposesPair({ program: { db }, clock }: World): Promise<void> {
  const row = await db.atDoor(({ sql }) =>
    sql.selectFrom('dialogue').select('school_id').where('school_id', 'is not', null).executeTakeFirstOrThrow(),
  );
  await db.inSchool(brand<SchoolId>(row.school_id ?? ''), async (inside) => {
    const ofRole = async (role: 'curator' | 'mentor' | 'mentee') => {
      const found = inside.sql.selectFrom('person_role').select('person_id').where('role', '=', role);
      return (await found.executeTakeFirstOrThrow()).person_id;
    };
    const [by, mentor, mentee] = [await ofRole('curator'), await ofRole('mentor'), await ofRole('mentee')];
    const pair = brand<PairId>(crypto.randomUUID());
    const offer = { form: 'teacher_pupil', variant: 'tp.unsuccessful', goal: 'Собрать телескоп с Евстолией' } as const;
    await addPair(inside, { ...offer, id: pair, mentor, by }, clock.now());
    const member = { pair, mentee, life: { state: 'proposed', waitsFor: 'mentor' }, by } as const;
    await addMember(inside, { ...member, employees: { mentor: true, mentee: false } }, clock.now());
  });
}

/** The teacher and the pupil of the walk have said yes to each other, and have no papers yet. */
async function waitForPapers({ program: { db }, clock }: World): Promise<void> {
  const school = await db.atDoor(({ sql }) =>
    sql.selectFrom('dialogue').select('school_id').where('school_id', 'is not', null).executeTakeFirstOrThrow(),
  );
  await db.inSchool(brand<SchoolId>(school.school_id ?? ''), async (inside) => {
    const withRole = async (role: string) => {
      const held = inside.sql.selectFrom('person_role').select('person_id').where('role', '=', role);
      return (await held.executeTakeFirstOrThrow()).person_id;
    };
    const [mentor, mentee, by] = [await withRole('mentor'), await withRole('mentee'), await withRole('curator')];
    const form = { form: 'teacher_pupil', variant: 'tp.passive', state: 'accepted' } as const;
    await standingPair(inside, { mentor, mentees: [mentee], by, ...form }, clock.now());
  });
}

async function goesHome(person: Person): Promise<void> {
  await person.types('меню');
  await person.sees('Меню');
}

/** Does something that comes to the program as a message, and waits until all that follows has been sent. */
async function answered<T>(world: World, does: () => Promise<T>): Promise<T> {
  const before = (await now(world)).inbox;
  const done = await does();
  for (let wait = 0; wait < 300 && (await now(world)).inbox === before; wait += 1) await pause(15);
  await world.settled();
  // A window hears of it by a stream of its own.
  await pause(60);
  return done;
}

const scan = { bytes: sampleFile('application/pdf'), name: 'Мятлик.pdf', type: 'application/pdf' } as const;

const withoutFile = ['Без скана', 'Без файла'];

/** The ways out of a conversation. */
const leaves = ['Отмена', 'Не отменять'];

/** What is no answer; of a question that has such a suggestion alone words are typed. */
const ways = [
  'Оставить пустым',
  '‹ Назад',
  ...leaves,
  'Меню',
  'Пропустить',
  'Готово',
  'Ещё »',
  '« К началу',
  'Открыть',
  'Новая ссылка',
];

function isOver({ client }: Person): boolean {
  return client.messages().at(-1)?.text.includes('Дальше разговор идёт в Telegram') ?? true;
}

/** The same person in Telegram, by a code typed there. */
async function inTelegram(world: World, first: Person): Promise<Person> {
  await first.types('помощь');
  await first.presses('Мой чат в другом мессенджере');
  const offer = await first.sees('передавать его никому нельзя');
  const second = await world.person('telegram');
  await second.types(/Код: (\S+)/u.exec(offer.text)?.[1] ?? '');
  await second.sees('здесь продолжается');
  await world.settled();
  await answered(world, () => second.types('меню'));
  return second;
}
