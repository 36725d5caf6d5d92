import { markAbout, readFile } from '#db/files.ts';
import { comingOfPair } from '#db/meetings.ts';
import { type Member, readMember } from '#db/members.ts';
import { tellLater } from '#db/notices.ts';
import { type Membership, membershipsOf, membersOf, readMembership } from '#db/pairs.ts';
import { planTaskReminder } from '#db/task-reminders.ts';
import {
  addTask,
  finishTask,
  markTaskSeen,
  openTasksOf,
  readTask,
  standingTasksOf,
  type Task,
  takeTaskBack,
  tasksOfMeeting,
} from '#db/tasks.ts';
import type { FileType } from '#domain/file.ts';
import { brand, type FileId, type MeetingId, type PairId, type PersonId, type TaskId } from '#domain/ids.ts';
import { isRunning } from '#domain/pairing/pair-life.ts';
import { mayInPair } from '#domain/people/access.ts';
import type { Person } from '#domain/people/person.ts';
import { schoolDate } from '#domain/time.ts';
import type { Desk } from './desk.ts';
import { leaderOn } from './meetings.ts';
import { type PairActs, pairSubject } from './pairs.ts';

/** A task as one of the two sides sees it. */
export interface SeenTask extends Task {
  side: 'mentor' | 'mentee';
  /** Who has it; undefined: they have left. */
  person?: Person;
}

/** Till when: a day, or the next meeting, whenever that is. */
export type Term = Temporal.PlainDate | 'next-meeting';

export interface TaskActs {
  /** To whom of a pair I may give one now. */
  takers(pair: PairId): Promise<Member[]>;
  give(task: {
    pair: PairId;
    mentees: readonly PersonId[];
    meeting?: MeetingId;
    words: string;
    term: Term;
  }): Promise<void>;
  /** What I have to do in pairs that go on. */
  mine(): Promise<SeenTask[]>;
  /** Those of a pair that concern me: to be done, or done and not read by the mentor yet. */
  ofPair(pair: PairId): Promise<SeenTask[]>;
  ofMeeting(meeting: MeetingId): Promise<SeenTask[]>;
  /** Undefined: there is none, or it is none of my business. */
  read(task: TaskId): Promise<SeenTask | undefined>;
  /** The mentor has read what was done. */
  noteSeen(task: TaskId): Promise<void>;
  /** False: it is done already, or was taken back. */
  finish(task: TaskId, how: { words?: string; file?: FileId }): Promise<boolean>;
  takeBack(task: TaskId): Promise<boolean>;
  /** What was sent with the answer. */
  file(task: TaskId): Promise<{ id: FileId; type: FileType } | undefined>;
}

export function taskActs(desk: Desk, pairs: PairActs): TaskActs {
  const { inside, at, school, me } = desk;

  async function seen(task: Task): Promise<SeenTask | undefined> {
    const member = await readMembership(inside, task);
    if (!member) return undefined;
    const subject = await pairSubject(desk, member);
    const gives = mayInPair(desk.actor, 'task.give', subject);
    if (!gives && !mayInPair(desk.actor, 'task.do', subject)) return undefined;
    const mentee = await readMember(inside, task.mentee);
    const person = mentee?.leftAt ? undefined : mentee?.person;
    return { ...task, side: gives ? 'mentor' : 'mentee', ...(person && { person }) };
  }

  const seenOf = async (tasks: readonly Task[]) => {
    const found: SeenTask[] = [];
    for (const task of tasks) found.push(...[(await seen(task)) ?? []].flat());
    return found;
  };

  async function read(id: TaskId): Promise<SeenTask | undefined> {
    const task = await readTask(inside, id);
    return task && seen(task);
  }

  async function mineAs(side: SeenTask['side'], id: TaskId): Promise<SeenTask> {
    const task = await read(id);
    if (task?.side !== side) desk.forbid(side === 'mentor' ? 'task.give' : 'task.do');
    return task;
  }

  async function takers(pair: PairId): Promise<Membership[]> {
    const found: Membership[] = [];
    for (const member of await membersOf(inside, pair)) {
      if (isRunning(member.life) && (await pairs.may('task.give', member))) found.push(member);
    }
    return found;
  }

  async function dayOf(pair: PairId, term: Term): Promise<Temporal.PlainDate | null> {
    if (term !== 'next-meeting') return term;
    const [next] = await comingOfPair(inside, pair, at);
    return next ? schoolDate(next.startsAt, school.timeZone) : null;
  }

  return {
    async takers(pair) {
      const found: Member[] = [];
      for (const { mentee } of await takers(pair)) {
        const member = await readMember(inside, mentee);
        if (member && !member.leftAt) found.push(member);
      }
      return found;
    },
    async give({ pair, mentees, meeting, words, term }) {
      const allowed = (await takers(pair)).map(({ mentee }) => mentee);
      const dueOn = await dayOf(pair, term);
      for (const mentee of mentees) {
        if (!allowed.includes(mentee)) desk.forbid('task.give');
        const id = brand<TaskId>(crypto.randomUUID());
        await addTask(inside, { id, pair, mentee, meeting: meeting ?? null, words, dueOn }, at);
        await inside.atDoor(async (door) => {
          const notice = { kind: 'task', task: id };
          await tellLater(door, { key: `task:${id}`, school: school.id, person: mentee, notice }, at);
          if (dueOn) await planTaskReminder(door, school, { id, dueOn }, at);
        });
      }
    },
    async mine() {
      const goesOn = new Set((await membershipsOf(inside, me.id)).map(({ pair }) => pair));
      const open = (await openTasksOf(inside, me.id)).filter(({ pair }) => goesOn.has(pair));
      return (await seenOf(open)).filter(({ side }) => side === 'mentee');
    },
    ofPair: async (pair) => seenOf(await standingTasksOf(inside, pair)),
    ofMeeting: async (meeting) => seenOf(await tasksOfMeeting(inside, meeting)),
    read,
    async noteSeen(id) {
      const task = await mineAs('mentor', id);
      if (task.done && !task.seen) await markTaskSeen(inside, id, at);
    },
    async finish(id, { words, file }) {
      const task = await mineAs('mentee', id);
      if (!(await finishTask(inside, { id, words: words ?? null, file: file ?? null }, at))) return false;
      if (file) await markAbout(inside, file, [task.mentee]);
      const mentor = await leaderOn(desk, { ...task, startsAt: at });
      await inside.atDoor(async (door) => {
        const notice = { kind: 'task-done', task: id };
        await tellLater(door, { key: `task-done:${id}`, school: school.id, person: mentor, notice }, at);
      });
      return true;
    },
    async takeBack(id) {
      const task = await mineAs('mentor', id);
      if (!(await takeTaskBack(inside, id))) return false;
      await inside.atDoor(async (door) => {
        const notice = { kind: 'task-taken-back' };
        await tellLater(door, { key: `task-back:${id}`, school: school.id, person: task.mentee, notice }, at);
      });
      return true;
    },
    async file(id) {
      const done = (await read(id))?.done;
      return done?.file && (await readFile(inside, done.file.id)) ? done.file : undefined;
    },
  };
}
