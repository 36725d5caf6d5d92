import type { Work } from '#bot/work/work.ts';
import type { Database } from '#db/open.ts';
import { standingPair } from '../standing-pair.ts';
import { type Act, actsOfMeeting, type Does, type Made, pairOf } from './acting-in-meetings.ts';
import { dateOf, everybody, type Minute, type SimPair, type SimPerson, type SimSchool } from './life.ts';
import { hoursOf, idOf, instant, type Settled, wishesOf } from './settling.ts';

/** All that people of a school do, by the same acts as in a conversation. */
export function actsOf(settled: Settled, made: Made): Act[] {
  const { life, school, ids } = settled;
  const acts: Act[] = [];
  const day = (number: number) => Temporal.PlainDate.from(dateOf(number));
  const days = ({ from, to }: { from: number; to: number }) => ({ from: day(from), to: day(to) });
  const curator = curatorOf(life);
  const does: Does = (at, what, person, act) => {
    acts.push({
      ...{ at, what },
      act: async (db) => void (await school.by(db).does(idOf(ids, person), instant(at), act)),
    });
  };
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
