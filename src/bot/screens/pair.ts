import type { Screen } from '#bot/conversation/registry.ts';
import { words as absenceWords } from '#bot/conversations/absence/words.ts';
import type { Choice, Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { paragraphs, type Text } from '#bot/text.ts';
import type { SeenPair } from '#bot/work/pairs.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type PairId } from '#domain/ids.ts';
import { isRunning } from '#domain/pairing/pair-life.ts';
import { formingChoices, historyChoice } from './forming-choices.ts';
import { letterChoices } from './letters.ts';
import { lifeChoices } from './life-choices.ts';
import { back, isId, more, onPage, readWhole, start, whole } from './lists.ts';
import { words as logWords } from './meeting-log-words.ts';
import { ofPair } from './meetings.ts';
import { words } from './pair-words.ts';
import { papersOfPair } from './papers-of-pair.ts';
import { words as taskWords } from './task-words.ts';
import { words as worriesWords } from './worries-words.ts';

/** «Моя пара»: for a mentor, a mentee and a guardian of either; several are a list. Argument: `over.6`, those that are over. */
export const myPairs: Screen<Work> = {
  name: 'my-pairs',
  right: 'menu',
  async show(work, arg) {
    const finished = await work.pairs.finished();
    const [list, from] = arg.split('.');
    if (list === 'over' && finished.length > 0) return finishedPairs(finished, start(from));
    const all = await work.pairs.mine();
    const [only, ...others] = all;
    const over =
      finished.length > 0
        ? [{ label: words.finished(finished.length), press: press.screen('my-pairs', 'over.0') }]
        : [];
    if (!only) {
      const [last] = finished;
      if (!last) return { text: words.none[work.address] };
      return finished.length === 1 ? pairOf(work, last) : finishedPairs(finished, 0);
    }
    if (others.length === 0) {
      const reply = await pairOf(work, only);
      return { ...reply, choices: [...(reply.choices ?? []), ...over] };
    }
    return { text: words.several(all.length), choices: [...all.map(row), ...over] };
  },
};

function finishedPairs(all: readonly SeenPair[], from: number): Reply {
  return {
    text: words.finished(all.length),
    choices: [
      ...all.slice(from, from + onPage).map(row),
      ...more({ screen: 'my-pairs', of: all.length, from, key: 'over.' }),
    ],
    ways: back(words.mine, 'my-pairs'),
  };
}

function row(pair: SeenPair): Choice {
  return { label: words.row(pair), press: press.screen('pair', pair.id) };
}

/** One pair or group, with what I can do about it. Argument: its id, or {@link whole}, with names. */
export const pair: Screen<Work> = {
  name: 'pair',
  right: 'menu',
  async show(work, arg) {
    const { id, open } = readWhole(arg);
    const found = isId(id) ? await work.pairs.see(brand<PairId>(id)) : undefined;
    if (!found) return { text: words.notHere, ways: back(words.mine, 'my-pairs') };
    const ways = found.side === 'staff' ? back(words.all, 'pairs') : back(words.mine, 'my-pairs');
    return { ...(await pairOf(work, found, open)), ways };
  },
};

/**
 * Where nothing personal may be carried its sides see it without names, so that their taps stay there. Staff deal with
 * many pairs, and a pair without names is none to them.
 */
async function pairOf(work: Work, found: SeenPair, open = false): Promise<Reply> {
  if (!work.carriesPersonal && !open && found.side !== 'staff') {
    const opened = press.screen('pair', whole(found.id));
    return {
      text: words.impersonal(found, work.address),
      choices: [
        ...(await choicesOf(work, found)),
        ...(await changing(work, found)),
        { label: words.whole, press: opened },
      ],
    };
  }
  const papers = await papersOfPair(work, found);
  return {
    text: paragraphs(
      words.pair(found, work.address, found.substitute?.id === work.me.id),
      await standInText(work, found),
      papers.text,
    ),
    choices: [...(await choicesOf(work, found)), ...papers.choices, ...(await changing(work, found))],
    place: press.screen('pair', open ? whole(found.id) : found.id),
  };
}

/** Staff see till when somebody stands in, and by which order. */
async function standInText({ substitutes }: Work, { id, side }: SeenPair): Promise<Text | undefined> {
  const found = side === 'staff' ? await substitutes.standing(id) : undefined;
  return found && words.standsIn(found);
}

/** What can be done from a pair's screen, the most frequent first. */
async function choicesOf(work: Work, found: SeenPair): Promise<Choice[]> {
  const [first] = found.members;
  const plans = first !== undefined && (await work.pairs.may('meeting.plan', first));
  const runs = found.members.some(({ life }) => isRunning(life));
  const comes = found.side === 'mentor' || found.side === 'mentee';
  return [
    ...(await formingChoices(work, found)),
    ...(await ofPair(work, found.id, plans && runs)),
    ...(await written(work, found)),
    ...(await letterChoices(work, found)),
    ...checkInChoice(work, found),
    ...(comes && runs ? [{ label: absenceWords.title, press: press.start('absence') }] : []),
  ];
}

/** What a curator does once in a year comes after the papers. */
async function changing(work: Work, found: SeenPair): Promise<Choice[]> {
  return [...(await lifeChoices(work, found)), ...historyChoice(found)];
}

/** What is written of meetings, and tasks: for the two sides. */
async function written(work: Work, { id, members }: SeenPair): Promise<Choice[]> {
  const [first] = members;
  if (!first) return [];
  const tasks = await work.tasks.ofPair(id);
  const shown = tasks.length > 0 ? [{ label: taskWords.several(tasks.length), press: press.screen('tasks', id) }] : [];
  if (!(await work.pairs.may('diary.read', first))) return shown;
  const runs = members.some(({ life }) => isRunning(life));
  const diary = { label: logWords.diary, press: press.screen('diary', id) };
  return [
    ...(runs ? [{ label: logWords.note, press: press.start('note-meeting', id) }] : []),
    ...shown,
    ...(runs ? [{ label: logWords.task, press: press.start('give-task', id) }] : []),
    diary,
  ];
}

function checkInChoice(work: Work, { id, side, members }: SeenPair): Choice[] {
  const begun = members.some(({ startedOn }) => startedOn !== undefined);
  if (side !== 'staff' || !begun || !work.may('worry.hear')) return [];
  return [{ label: worriesWords.checkIns, press: press.screen('check-ins', id) }];
}
