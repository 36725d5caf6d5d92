import { accountAt } from '#db/accounts.ts';
import { noteConsent } from '#db/consents.ts';
import { belongTo } from '#db/dialogues.ts';
import { noteGuardian } from '#db/guardians.ts';
import { keepLeads } from '#db/meeting-reminders.ts';
import { keepTimetable, keepWishes } from '#db/notices.ts';
import type { Database } from '#db/open.ts';
import { grantRole, markJoined, newMember, newPersonId, sayWho } from '#db/people.ts';
import { planSchoolDays } from '#db/school-days.ts';
import { changeSchool, readSchool } from '#db/schools.ts';
import type { PersonId } from '#domain/ids.ts';
import { reminderLeads } from '#domain/meeting/reminders.ts';
import { WorkingSchool } from '../working-school.ts';
import { type DaySpan, everybody, type Minute, type SimPerson, type SimSchool } from './life.ts';

export const instant = (at: Minute): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(at * 60_000);

export interface Settled {
  readonly life: SimSchool;
  readonly school: WorkingSchool;
  readonly ids: ReadonlyMap<SimPerson, PersonId>;
}

/** A simulated school with all its people, each with a chat, as it stands at that moment; pairs come later. */
export async function settle(db: Database, life: SimSchool, since: Minute): Promise<Settled> {
  const at = instant(since);
  const school = await WorkingSchool.found(db, {
    timeZone: life.zone,
    forms: ['pupil_pupil', 'teacher_pupil'],
  });
  const ids = new Map<SimPerson, PersonId>();
  const signedOn = Temporal.PlainDate.from('2026-09-01');
  await db.atDoor(async (door) => {
    const home = await door.enter(school.id, async (inside) => {
      const { holidays, remindGuardians, impersonal: impersonalTelegram, digest } = life;
      await changeSchool(inside, {
        ...{ holidays, remindGuardians, impersonalTelegram, ...hoursOf(life, 0) },
        digest: { weekday: digest.weekday, time: Temporal.PlainTime.from(clock(digest.minute)) },
      });
      return readSchool(inside);
    });
    await planSchoolDays(door, home, at);
    for (const person of everybody(life)) {
      const id = newPersonId();
      ids.set(person, id);
      await door.enter(school.id, async (inside) => {
        const { className, role, born, timetable } = person;
        const kind = role === 'guardian' ? 'parent' : className === undefined ? 'teacher' : 'pupil';
        await newMember(inside, { id, kind, confirmed: true, ...(className !== undefined && { className }) }, at);
        const birthDate = born === undefined ? undefined : Temporal.PlainDate.from(`${born}-03-01`);
        const name = { surname: 'Лесной', given: 'Пётр' };
        await sayWho(inside, id, { name, called: 'Пётр', ...(birthDate && { birthDate }) });
        await grantRole(inside, id, { role }, at);
        await markJoined(inside, id, at);
        const { quiet, leads } = wishesOf(person, 0);
        await keepWishes(inside, id, { stopped: false, ...(quiet && { quiet }) }, at);
        if (timetable) await keepTimetable(inside, id, timetable);
        if (leads.length < 2) await keepLeads(inside, id, leads);
        for (const by of ['self', 'guardian'] as const) {
          const consent = { kind: 'processing', version: '1', by, answer: 'given', paperOn: signedOn } as const;
          await noteConsent(inside, { person: id, ...consent }, at);
        }
      });
      const { dialogue } = await accountAt(door, 'telegram', id, at);
      await belongTo(door, dialogue, school.id, id);
    }
    await door.enter(school.id, async (inside) => {
      for (const { guardian, mentee } of life.pairs.flatMap(({ members }) => members)) {
        if (guardian) await noteGuardian(inside, { guardian: idOf(ids, guardian), child: idOf(ids, mentee) }, at);
      }
    });
  });
  return { life, school, ids };
}

export function idOf(ids: ReadonlyMap<SimPerson, PersonId>, person: SimPerson): PersonId {
  const id = ids.get(person);
  if (id === undefined) throw new Error(`Nobody knows ${person.label}`);
  return id;
}

/** `HH:MM` */
export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Quiet hours and bells of a school after so many changes. */
export function hoursOf({ hours: versions }: SimSchool, version: number) {
  const { quiet, bells } = versions[version] ?? {};
  return {
    ...(quiet && { quiet: hours(quiet) }),
    ...(bells && {
      bells: bells.map(({ classes, lessons, short }, index) => ({
        ...{ title: `Смена ${index + 1}`, classes, lessons: lessonsOf(lessons) },
        ...(short && { short: { days: short.days, lessons: lessonsOf(short.lessons) } }),
      })),
    }),
  };
}

const lessonsOf = (lessons: readonly DaySpan[]) =>
  lessons.map(({ from, to }) => ({ from: clock(from), to: clock(to) }));

/** What somebody wishes after so many changes. */
export function wishesOf({ wishes }: SimPerson, version: number) {
  const { quiet, leads = [] } = wishes[version] ?? {};
  return {
    ...(quiet && { quiet: hours(quiet) }),
    leads: reminderLeads.filter((lead) => leads.includes(Number.parseInt(lead, 10))),
  };
}

function hours({ from, to }: DaySpan) {
  return { from: Temporal.PlainTime.from(clock(from)), to: Temporal.PlainTime.from(clock(to)) };
}
