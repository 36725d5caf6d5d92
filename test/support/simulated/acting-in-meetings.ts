import type { Work } from '#bot/work/work.ts';
import { keepRating } from '#db/marks.ts';
import type { Database } from '#db/open.ts';
import type { MeetingId, PairId } from '#domain/ids.ts';
import { draft, inLibrary } from '../meetings.ts';
import {
  dateOf,
  dayMinutes,
  dayOf,
  leaderOn,
  type Minute,
  type SimMeeting,
  type SimPair,
  type SimPerson,
} from './life.ts';
import { clock, idOf, instant, type Settled } from './settling.ts';

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

/** Lets somebody do something at a moment. */
export type Does = (at: Minute, what: string, person: SimPerson, act: (work: Work) => Promise<unknown>) => void;

export function pairOf({ pairs }: Made, pair: SimPair): PairId {
  const id = pairs.get(pair);
  if (id === undefined) throw new Error(`${pair.label} has not begun`);
  return id;
}

export function actsOfMeeting(
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
    does: Does;
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
