import { awayOf } from '#db/away.ts';
import {
  attachToDiary,
  type DiaryVersion,
  diaryFilesOf,
  keepLog,
  type LogState,
  lastVersion,
  loggedOf,
  logStateOf,
  markDayOnly,
  meetingOfFile,
  versionsOf,
} from '#db/diary.ts';
import { markAbout, readFile } from '#db/files.ts';
import { addMeeting, kindsOf, readMeeting } from '#db/meetings.ts';
import { membersOf } from '#db/pairs.ts';
import type { FileType } from '#domain/file.ts';
import { brand, type FileId, type MeetingId, type PairId, type PersonId } from '#domain/ids.ts';
import { type Log, type LogHindrance, mayLog } from '#domain/meeting/log.ts';
import { isFresh } from '#domain/meeting/log-times.ts';
import { type MeetingKind, nextKind } from '#domain/meeting/meeting.ts';
import { type Meeting, standing, usualMinutes } from '#domain/meeting/planned.ts';
import { type Outcome, ok, refused } from '#domain/outcome.ts';
import { type MeetingHindrance, mayMeet } from '#domain/pairing/pair-life.ts';
import { schoolDate } from '#domain/time.ts';
import type { Desk } from './desk.ts';
import { mayAboutMeeting, type SeenMeeting, seenMeeting } from './meetings.ts';
import type { PairActs } from './pairs.ts';
import { askForRatings } from './ratings.ts';

/** A meeting of mine with what is written down of it. */
export interface Entry extends SeenMeeting, LogState {
  /** What I may do: write it down for the first time, correct it, or why neither. */
  readonly mayLog: Outcome<'log' | 'correct', LogHindrance>;
  readonly last?: DiaryVersion;
}

export type Logging = 'done' | 'meanwhile' | LogHindrance;

/** The mentor's diary of a pair: of whoever leads it, and nobody else's. */
export interface DiaryActs {
  /** Undefined: there is none, or it is not mine to write. */
  entry(meeting: MeetingId): Promise<Entry | undefined>;
  /** Writes down, or corrects; what was written before stays in the history. */
  keep(meeting: MeetingId, log: Log): Promise<Logging>;
  /** A meeting that nobody has planned. */
  note(
    pair: PairId,
    met: { day: Temporal.PlainDate; came: readonly PersonId[] },
  ): Promise<Outcome<MeetingId, MeetingHindrance>>;
  /** The newest first. */
  pages(pair: PairId, page?: { from?: number; limit?: number }): Promise<{ list: Entry[]; of: number } | undefined>;
  history(meeting: MeetingId): Promise<readonly DiaryVersion[]>;
  files(meeting: MeetingId): Promise<readonly { id: FileId; type: FileType }[]>;
  attach(meeting: MeetingId, file: FileId): Promise<void>;
  /** A file of a diary that I may read. */
  file(file: FileId): Promise<{ id: FileId; type: FileType; meeting: MeetingId } | undefined>;
}

export function diaryActs(desk: Desk, pairs: PairActs): DiaryActs {
  const { inside, at, school, me } = desk;

  async function entry(id: MeetingId): Promise<Entry | undefined> {
    const meeting = await readMeeting(inside, id);
    if (!meeting || !(await mayAboutMeeting(desk, 'diary.read', meeting))) return undefined;
    const seen = await seenMeeting(desk, meeting);
    if (!seen) return undefined;
    const state = await logStateOf(inside, id);
    const last = await lastVersion(inside, id);
    const away = await awayOf(inside, me.id, schoolDate(meeting.startsAt, school.timeZone));
    const open = mayLog({ ...meeting, ...state }, at, away, school.timeZone);
    // For whom a guardian has not said yes it was not planned.
    const expected = new Set(standing(meeting).map(({ mentee }) => mentee));
    const invited = seen.invited.filter(({ mentee }) => expected.has(mentee));
    return { ...seen, ...state, invited, group: invited.length > 1, mayLog: open, ...(last && { last }) };
  }

  /** Everything that follows from a meeting that was held. */
  async function follows(meeting: Meeting, log: Log): Promise<void> {
    if (!log.held) return;
    const today = schoolDate(at, school.timeZone);
    if (isFresh(schoolDate(meeting.startsAt, school.timeZone), today)) await askForRatings(desk, meeting.id, log.came);
  }

  async function keep(id: MeetingId, log: Log): Promise<Logging> {
    const meeting = await readMeeting(inside, id);
    if (!meeting || !(await mayAboutMeeting(desk, 'meeting.log', meeting))) desk.forbid('meeting.log');
    const found = await entry(id);
    if (!found) desk.forbid('meeting.log');
    if (!found.mayLog.ok) return found.mayLog.problem;
    const after = found.last?.version ?? 0;
    if (!(await keepLog(inside, { meeting: id, log, by: me.id, after }, at))) return 'meanwhile';
    await follows(meeting, log);
    return 'done';
  }

  return {
    entry,
    keep,
    async note(pair, { day, came }) {
      const members = (await membersOf(inside, pair)).filter(({ mentee }) => came.includes(mentee));
      const [first] = members;
      if (!first) return refused('over');
      const kind = nextKind(await kindsOf(inside, pair), first);
      for (const member of members) {
        if (!(await pairs.may('meeting.log', member))) desk.forbid('meeting.log');
        const may = mayMeet(member.life, member.papers, kind);
        if (!may.ok) return may;
      }
      const id = brand<MeetingId>(crypto.randomUUID());
      const meeting = meetingOf({ id, pair, kind, day }, desk);
      await addMeeting(inside, { ...meeting, by: me.id, invited: members.map(({ mentee }) => ({ mentee })) }, at);
      await markDayOnly(inside, id);
      await keep(id, { held: true, came });
      return ok(id);
    },
    async pages(pair, { from = 0, limit } = {}) {
      const [member] = await membersOf(inside, pair);
      if (!member || !(await pairs.may('diary.read', member))) return undefined;
      const { meetings, of } = await loggedOf(inside, pair, { from, ...(limit !== undefined && { limit }) });
      const list: Entry[] = [];
      for (const id of meetings) list.push(...[(await entry(id)) ?? []].flat());
      return { list, of };
    },
    async history(id) {
      return (await entry(id)) ? versionsOf(inside, id) : [];
    },
    async files(id) {
      return (await entry(id)) ? diaryFilesOf(inside, id) : [];
    },
    async attach(id, file) {
      const found = await entry(id);
      if (!found?.mayLog.ok) desk.forbid('meeting.log');
      await attachToDiary(inside, id, file, at);
      await markAbout(
        inside,
        file,
        found.invited.map(({ mentee }) => mentee),
      );
    },
    async file(id) {
      const meeting = await meetingOfFile(inside, id);
      const kept = meeting && (await entry(meeting)) && (await readFile(inside, id));
      return kept ? { id, type: kept.type, meeting } : undefined;
    },
  };
}

/** Of which only the day is known: noon, so that it is that day in any zone; today, now. */
function meetingOf(
  { id, pair, kind, day }: { id: MeetingId; pair: PairId; kind: MeetingKind; day: Temporal.PlainDate },
  { at, school }: Pick<Desk, 'at' | 'school'>,
) {
  const noon = day.toZonedDateTime({ timeZone: school.timeZone, plainTime: '12:00' }).toInstant();
  const startsAt = Temporal.Instant.compare(noon, at) < 0 ? noon : at;
  return {
    ...{ id, pair, kind, startsAt, minutes: usualMinutes, place: null, online: false, outside: false },
    ...{ series: null, specialist: null, specialistAsked: false },
  };
}
