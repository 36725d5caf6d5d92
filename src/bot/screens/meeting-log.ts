import type { Screen } from '#bot/conversation/registry.ts';
import type { Choice } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import type { Entry } from '#bot/work/diary.ts';
import type { Work } from '#bot/work/work.ts';
import { extensions } from '#domain/file.ts';
import { brand, type FileId, type MeetingId } from '#domain/ids.ts';
import { back, isId } from './lists.ts';
import { words } from './meeting-log-words.ts';

/** What is written down of one meeting, for whoever leads it. */
export const meetingLog: Screen<Work> = {
  name: 'meeting-log',
  right: 'menu',
  async show(work, arg) {
    const entry = await entryOf(work, arg);
    if (!entry) return { text: words.gone };
    return {
      text: words.entry(entry, work.carriesPersonal),
      choices: await choicesOf(work, entry),
      ways: back(words.diary, 'diary', entry.pair),
      place: press.screen('meeting-log', entry.id),
    };
  },
};

/** How it was written down first, and each correction. */
export const logHistory: Screen<Work> = {
  name: 'log-history',
  right: 'menu',
  async show(work, arg) {
    const entry = await entryOf(work, arg);
    if (!entry) return { text: words.gone };
    const all = await work.diary.history(entry.id);
    return {
      text: words.versions(entry, all, work.school.timeZone),
      ways: back(words.log, 'meeting-log', entry.id),
      place: press.screen('log-history', entry.id),
    };
  },
};

/** A photo, a voice message or a paper of a diary. */
export const diaryFileShown: Screen<Work> = {
  name: 'diary-file',
  right: 'menu',
  async show(work, arg) {
    const file = isId(arg) ? await work.diary.file(brand<FileId>(arg)) : undefined;
    const entry = file && (await work.diary.entry(file.meeting));
    if (!file || !entry) return { text: words.gone };
    const { id, type } = file;
    return {
      text: words.fileOf(entry),
      file: { id, type, name: `dnevnik-${entry.starts.toPlainDate()}.${extensions[type]}` },
      ways: back(words.log, 'meeting-log', entry.id),
      place: press.screen('diary-file', id),
    };
  },
};

async function entryOf({ diary }: Work, arg: string): Promise<Entry | undefined> {
  return isId(arg) ? diary.entry(brand<MeetingId>(arg)) : undefined;
}

async function choicesOf(work: Work, entry: Entry): Promise<Choice[]> {
  const { id, last, mayLog } = entry;
  if (!last) return mayLog.ok ? [{ label: words.write, press: press.start('log-meeting', id) }] : [];
  const files = await work.diary.files(id);
  const tasks = await work.tasks.ofMeeting(id);
  const plain = last.version === 1 && last.log.held;
  return [
    ...(mayLog.ok ? corrections(entry, plain) : []),
    ...(last.log.held ? [{ label: words.task, press: press.start('give-task', `m${id}`) }] : []),
    ...tasks.slice(0, 1).map((task) => ({ label: words.tasks(tasks.length), press: press.screen('tasks', task.pair) })),
    ...files.map((file, index) => ({
      label: words.file(file.type, index + 1),
      press: press.screen('diary-file', file.id),
    })),
    ...(last.version > 1 ? [{ label: words.history, press: press.screen('log-history', id) }] : []),
  ];
}

function corrections({ id, last }: Entry, plain: boolean): Choice[] {
  if (!last?.log.held) return [{ label: words.wasHeld, press: press.start('correct-outcome', id) }];
  return [
    { label: plain ? words.addDetails : words.correct, press: press.start('log-details', id) },
    { label: words.wasNot, press: press.start('correct-outcome', id) },
  ];
}
