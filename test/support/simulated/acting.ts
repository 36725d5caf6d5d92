import type { Work } from '#bot/work/work.ts';
import { keepRating } from '#db/marks.ts';
import type { Database } from '#db/open.ts';
import type { MeetingId, PairId } from '#domain/ids.ts';
import { draft, inLibrary } from '../meetings.ts';
import { standingPair } from '../standing-pair.ts';
import {
  dateOf,
  dayMinutes,
  dayOf,
  everybody,
  leaderOn,
  type Minute,
  type SimMeeting,
  type SimPair,
  type SimPerson,
  type SimSchool,
} from './life.ts';
import { clock, hoursOf, idOf, instant, type Settled, wishesOf } from './settling.ts';

/** Something that people do, at its moment, in a process that has the data open. */
export interface Act {
  readonly at: Minute;
  readonly what: string;
  act(db: Database): Promise<void>;
}

/** Which rows the simulated pairs and meetings have become. */
export interface Made {
  readonly pairs: Map<SimPair, PairId>;
  readonly meetings: Map<SimMeeting, MeetingId>;
}

/** All that people of a school do, by the same acts as in a conversation. */
export function actsOf(settled: Settled, made: Made): Act[] {
  const { life, school, ids } = settled;
  const acts: Act[] = [];
  const day = (number: number) => Temporal.PlainDate.from(dateOf(number));
  const days = ({ from, to }: { from: number; to: number }) => ({ from: day(from), to: day(to) });
  const curator = curatorOf(life);
  const does = (
    at: Minute,
    what: string,
    person: Parameters<typeof idOf>[1],
    act: Parameters<typeof school.does<unknown>>[2],
  ) =>
    acts.push({
      ...{ at, what },
      act: async (db) => void (await school.by(db).does(idOf(ids, person), instant(at), act)),
    });
  for (const pair of life.pairs) {
    acts.push({ at: pair.entered, what: 'enter', act: (db) => enter(db, settled, made, pair) });
    for (const meeting of pair.meetings) actsOfMeeting(settled, made, { pair, meeting, acts, does });
    for (const { mentee, rest, over } of pair.members) {
      const of = () => ({ pair: pairOf(made, pair), mentee: idOf(ids, mentee) });
      const turn = (at: Minute, what: string, act: (endings: Work['endings']) => Promise<boolean>) =>
        does(at, what, curator, async ({ endings }) => {
          if (!(await act(endings))) throw new Error(`${pair.label}: ${what}`);
        });
      if (rest) turn(rest.from, 'rest', (endings) => endings.pause(of(), 'curator'));
      if (rest) turn(rest.to, 'go on', (endings) => endings.resume(of()));
      if (over !== undefined) turn(over, 'end', (endings) => endings.complete(of()));
    }
    const { standIn } = pair;
    if (!standIn) continue;
    does(standIn.put, 'stand in', curator, async ({ substitutes }) => {
      const put = await substitutes.put(pairOf(made, pair), {
        ...{ mentor: idOf(ids, standIn.person), ...days(standIn.days) },
      });
      if (!put.ok) throw new Error(`${pair.label}: ${put.problem}`);
    });
  }
  for (const person of everybody(life)) {
    for (const { days: away, noted } of person.absences) {
      does(noted, 'absence', person, ({ absences }) => absences.note(days(away)));
    }
    for (const { from, to } of person.stops) {
      does(from, 'stop', person, ({ notices }) => notices.setStopped(true));
      if (Number.isFinite(to)) does(to, 'no stop', person, ({ notices }) => notices.setStopped(false));
    }
    for (const { at, taken } of person.calls) {
      does(at, 'call', person, ({ calls }) => calls.call('other'));
      if (!Number.isFinite(taken)) continue;
      does(taken, 'take', curator, async ({ worries }) => {
        const { list } = await worries.list(0, 50);
        const [call] = list.filter(({ kind, by, taken }) => kind === 'call' && by === idOf(ids, person) && !taken);
        if (!call || !(await worries.take(call.id))) throw new Error(`${person.label} has not called`);
      });
    }
    for (const [version, { since }] of person.wishes.entries()) {
      if (version === 0) continue;
      const { quiet, leads } = wishesOf(person, version);
      does(since, 'wishes', person, async ({ notices }) => {
        await notices.setQuiet(quiet ?? null);
        await notices.setLeads(leads);
      });
    }
  }
  for (const [version, { since }] of life.hours.entries()) {
    if (version > 0) does(since, 'hours', curator, ({ settings }) => settings.change(hoursOf(life, version)));
  }
  for (const { className, days: off, noted } of life.quarantines) {
    const whose = className === undefined ? ({ kind: 'school' } as const) : ({ kind: 'class', className } as const);
    does(noted, 'quarantine', curator, ({ absences }) =>
      absences.noteQuarantine({ kind: 'quarantine', whose, days: days(off) }),
    );
  }
  return acts;
}

const teacherPupil = { form: 'teacher_pupil', variant: 'tp.passive' } as const;
const pupilPupil = { form: 'pupil_pupil', variant: 'pp.success' } as const;

function curatorOf({ curators: [curator] }: SimSchool): SimPerson {
  if (!curator) throw new Error('A school has a curator');
  return curator;
}

function pairOf({ pairs }: Made, pair: SimPair): PairId {
  const id = pairs.get(pair);
  if (id === undefined) throw new Error(`${pair.label} has not begun`);
  return id;
}

async function enter(db: Database, { life, school, ids }: Settled, made: Made, pair: SimPair): Promise<void> {
  const form = pair.mentor.className === undefined ? teacherPupil : pupilPupil;
  const mentees = pair.members.map(({ mentee }) => idOf(ids, mentee));
  const id = await db.inSchool(school.id, (inside) =>
    standingPair(
      inside,
      {
        ...{ mentor: idOf(ids, pair.mentor), mentees, ...form },
        ...{ by: idOf(ids, curatorOf(life)), startedOn: Temporal.PlainDate.from(dateOf(pair.startedOn)) },
      },
      instant(pair.entered),
    ),
  );
  made.pairs.set(pair, id);
}

function actsOfMeeting(
  { life, school, ids }: Settled,
  made: Made,
  {
    pair,
    meeting,
    acts,
    does,
  }: {
    pair: SimPair;
    meeting: SimMeeting;
    acts: Act[];
    does: (
      at: Minute,
      what: string,
      person: SimPair['mentor'],
      act: Parameters<typeof school.does<unknown>>[2],
    ) => unknown;
  },
): void {
  const local = (at: Minute) => {
    const on = dayOf(life, at);
    return `${dateOf(on)}T${clock(at + life.offset - on * dayMinutes)}`;
  };
  const id = (): MeetingId => {
    const known = made.meetings.get(meeting);
    if (known === undefined) throw new Error(`${meeting.label} was not planned`);
    return known;
  };
  const { minutes, asked } = meeting;
  meeting.times.forEach(({ starts, made: at, by }, version) => {
    if (version > 0) {
      const change = { extent: 'one', reason: 'busy', words: null } as const;
      does(at, 'move', by, async ({ meetingChanges }) => {
        const moved = await meetingChanges.move(id(), draft(local(starts), { minutes }), change);
        if (!moved.ok) throw new Error(`${meeting.label}: ${moved.problem}`);
      });
      return;
    }
    if (meeting.seriesOf) return;
    acts.push({
      ...{ at, what: 'plan' },
      act: async (db) => {
        const pairId = pairOf(made, pair);
        const series = meeting.series && {
          ...{ every: meeting.series.every, until: dateOf(meeting.series.until), exceptHolidays: true },
        };
        const planned = draft(local(starts), {
          ...{ minutes, ...(series && { series }), ...(asked && { place: inLibrary }) },
        });
        const outcome = await school
          .by(db)
          .does(idOf(ids, by), instant(at), ({ planning }) => planning.plan(pairId, planned));
        if (!outcome.ok) throw new Error(`${meeting.label}: ${outcome.problem}`);
        made.meetings.set(meeting, outcome.value);
        if (series) await noteSeries(db, school.id, made, { first: meeting, pair, pairId });
      },
    });
  });
  const { cancelled, left, logged, ratings } = meeting;
  if (asked && Number.isFinite(asked.at)) {
    does(asked.at, 'allow', asked.of, async ({ meetingAnswers }) => {
      if (!(await meetingAnswers.allow(id(), asked.answer))) throw new Error(`${meeting.label}: nothing was asked`);
    });
  }
  if (left) {
    does(left.at, 'leave', left.by, async ({ meetingChanges }) => {
      const gone = await meetingChanges.cancel(id(), { extent: 'one', reason: 'ill', words: null });
      if (!gone.ok || gone.value !== 'left') throw new Error(`${meeting.label}: nobody left it`);
    });
  }
  if (cancelled) {
    does(cancelled.at, 'cancel', cancelled.by, async ({ meetingChanges }) => {
      const gone = await meetingChanges.cancel(id(), { extent: 'one', reason: 'ill', words: null });
      if (!gone.ok) throw new Error(`${meeting.label}: ${gone.problem}`);
    });
  }
  if (logged) {
    does(logged.at, 'log', leaderOn(pair, dayOf(life, logged.at), logged.at), async ({ diary }) => {
      const came = logged.came.map((mentee) => idOf(ids, mentee));
      const log = came.length > 0 ? ({ held: true, came } as const) : ({ held: false, why: 'ill' } as const);
      const kept = await diary.keep(id(), log);
      if (kept !== 'done') throw new Error(`${meeting.label}: ${kept}`);
    });
  }
  for (const { at, by } of ratings) {
    acts.push({
      ...{ at, what: 'rate' },
      act: (db) =>
        db.inSchool(school.id, (inside) =>
          keepRating(inside, { meeting: id(), mentee: idOf(ids, by), rating: 5 }, instant(at)),
        ),
    });
  }
}

/** The other meetings that were planned with the first. */
async function noteSeries(
  db: Database,
  school: Settled['school']['id'],
  made: Made,
  { first, pair, pairId }: { first: SimMeeting; pair: SimPair; pairId: PairId },
): Promise<void> {
  const rows = await db.inSchool(school, ({ sql }) =>
    sql.selectFrom('meeting').select(['id', 'starts_at']).where('pair_id', '=', pairId).execute(),
  );
  for (const meeting of pair.meetings) {
    if (meeting.seriesOf !== first) continue;
    const starts = instant(meeting.times[0]?.starts ?? 0);
    const row = rows.find(({ starts_at }) => starts_at.equals(starts));
    if (!row) throw new Error(`${meeting.label} is not in its series`);
    made.meetings.set(meeting, row.id);
  }
  const own = pair.meetings.filter((meeting) => meeting === first || meeting.seriesOf === first);
  if (rows.length !== own.length)
    throw new Error(`${first.label}: ${rows.length} meetings in a series of ${own.length}`);
}
