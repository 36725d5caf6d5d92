import {
  addAbsence,
  changeAbsence,
  comingAbsences,
  type KeptAbsence,
  readAbsence,
  removeAbsence,
} from '#db/absences.ts';
import { classesOf, makeOnline, runningMentees } from '#db/absent-meetings.ts';
import { remindOf } from '#db/meeting-reminders.ts';
import { startingBefore } from '#db/meetings.ts';
import { readMember } from '#db/members.ts';
import { tellLater } from '#db/notices.ts';
import { substitutesOfPairs } from '#db/substitutes.ts';
import type { AbsenceId, MeetingId, PersonId } from '#domain/ids.ts';
import { type Meeting, standing } from '#domain/meeting/planned.ts';
import { may } from '#domain/people/access.ts';
import type { Person } from '#domain/people/person.ts';
import { type Absence, type Attendant, endedOn, isConcerned } from '#domain/school/absence.ts';
import { isIn, type Pause } from '#domain/school/pauses.ts';
import { schoolDate } from '#domain/time.ts';
import type { Desk } from './desk.ts';
import { whoHears } from './meeting-telling.ts';
import { type SeenMeeting, seenMeetings } from './meetings.ts';

export interface SeenAbsence extends KeptAbsence {
  /** Who is away, where it is somebody else. */
  person?: Person;
  /** It is mine, or I am a curator and it is the school's. */
  mayChange: boolean;
}

export interface AbsenceActs {
  /** «Меня не будет»: whoever leads a meeting in those days is asked what becomes of it. */
  note(days: Pause): Promise<Noted>;
  /** Quarantine, or learning at home: of the school, a building or a class. */
  noteQuarantine(absence: Absence): Promise<Noted>;
  /** Mine and what concerns me; to a curator also the absences of others. */
  list(): Promise<SeenAbsence[]>;
  /** Undefined: there is none, or it is none of my business. */
  read(id: AbsenceId): Promise<SeenAbsence | undefined>;
  /** False: I may not, or it is gone. */
  change(id: AbsenceId, days: Pause): Promise<boolean>;
  /** Today is the first day that is none any more; one that has not begun goes. */
  end(id: AbsenceId): Promise<boolean>;
  /** Meetings in it that I lead. */
  meetings(id: AbsenceId): Promise<SeenMeeting[]>;
  /** Why those are in question, for whoever leads one: a teacher is in no class that is in quarantine. */
  why(id: AbsenceId): Promise<Pick<Absence, 'kind' | 'days'> | undefined>;
  /** All those of mine that are not yet. Returns which; those who come are told. */
  makeOnline(id: AbsenceId): Promise<MeetingId[]>;
}

export type Noted = {
  readonly absence: AbsenceId;
  /** In its days: those that I lead, and those of which others are asked. */
  readonly mine: number;
  readonly others: number;
};

export function absenceActs(desk: Desk): AbsenceActs {
  const { inside, at, school, demand } = desk;
  const { id: myself } = desk.me;
  const today = schoolDate(at, school.timeZone);

  async function seen(absence: KeptAbsence): Promise<SeenAbsence | undefined> {
    const { whose } = absence;
    const runs = may(desk.actor.roles, 'quarantine.note');
    if (whose.kind === 'person') {
      if (whose.person === myself) return { ...absence, mayChange: true };
      if (!runs) return undefined;
      const person = (await readMember(inside, whose.person))?.person;
      return { ...absence, mayChange: false, ...(person && { person }) };
    }
    if (!runs && !isConcerned(whose, withClass(myself, desk.me.className), school.bells)) return undefined;
    return { ...absence, mayChange: runs };
  }

  async function read(id: AbsenceId): Promise<SeenAbsence | undefined> {
    const absence = await readAbsence(inside, id);
    return absence && seen(absence);
  }

  /** Whoever leads is asked in one message; the one who notes it is asked at once, where it is said. */
  async function offered(id: AbsenceId, absence: Absence): Promise<Noted> {
    const led = await ledMeetings(desk, absence);
    for (const leader of led.keys()) {
      if (leader === myself) continue;
      const notice = { kind: 'absent-meetings', absence: id };
      const key = `absent-meetings:${id}:${leader}:${at}`;
      await inside.atDoor((door) => tellLater(door, { key, school: school.id, person: leader, notice }, at));
    }
    const mine = led.get(myself)?.length ?? 0;
    return { absence: id, mine, others: [...led.values()].flat().length - mine };
  }

  async function add(absence: Absence): Promise<Noted> {
    return offered(await addAbsence(inside, { ...absence, by: myself }, at), absence);
  }

  async function changeable(id: AbsenceId): Promise<SeenAbsence | undefined> {
    const absence = await read(id);
    return absence?.mayChange && Temporal.PlainDate.compare(absence.days.to, today) >= 0 ? absence : undefined;
  }

  async function mine(id: AbsenceId): Promise<Meeting[]> {
    demand('absence.note', { id: myself });
    const absence = await readAbsence(inside, id);
    return (absence && (await ledMeetings(desk, absence)).get(myself)) ?? [];
  }

  return {
    async note(days) {
      demand('absence.note', { id: myself });
      return add({ kind: 'away', whose: { kind: 'person', person: myself }, days });
    },
    async noteQuarantine(absence) {
      demand('quarantine.note');
      return add(absence);
    },
    async list() {
      demand('absence.note', { id: myself });
      const runs = may(desk.actor.roles, 'quarantine.note');
      const found: SeenAbsence[] = [];
      for (const absence of await comingAbsences(inside, { today, ...(!runs && { person: myself }) })) {
        const one = await seen(absence);
        if (one) found.push(one);
      }
      return found;
    },
    read,
    async change(id, days) {
      const absence = await changeable(id);
      if (!absence) return false;
      await changeAbsence(inside, id, days);
      await offered(id, { ...absence, days });
      return true;
    },
    async end(id) {
      const absence = await changeable(id);
      if (!absence) return false;
      const days = endedOn(absence.days, today);
      await (days ? changeAbsence(inside, id, days) : removeAbsence(inside, id));
      return true;
    },
    async meetings(id) {
      return seenMeetings(desk, await mine(id));
    },
    async why(id) {
      return (await mine(id)).length > 0 ? readAbsence(inside, id) : undefined;
    },
    async makeOnline(id) {
      const made: Meeting[] = [];
      for (const meeting of await mine(id)) if (await makeOnline(inside, meeting.id, at)) made.push(meeting);
      const hears = new Map<PersonId, Meeting[]>();
      for (const meeting of made) {
        await inside.atDoor((door) => remindOf(door, school.id, meeting, at));
        for (const person of await whoHears(desk, meeting)) {
          hears.set(person, [...(hears.get(person) ?? []), meeting]);
        }
      }
      hears.delete(myself);
      for (const [person, theirs] of hears) {
        const key = `made-online:${id}:${person}:${at}`;
        const starts = theirs.map(({ startsAt }) => startsAt.toString());
        const notice = { kind: 'made-online', starts, meetings: theirs.map((meeting) => meeting.id) };
        await inside.atDoor((door) => tellLater(door, { key, school: school.id, person, notice }, at));
      }
      return made.map((meeting) => meeting.id);
    },
  };
}

/** Meetings to come that fall into an absence, by who leads them: the mentor, or whoever stands in that day. */
async function ledMeetings(desk: Desk, { whose, days }: Absence): Promise<Map<PersonId, Meeting[]>> {
  const { inside, at, school } = desk;
  const begins = days.from.toZonedDateTime(school.timeZone).toInstant();
  const from = Temporal.Instant.compare(begins, at) > 0 ? begins : at;
  const until = days.to.add({ days: 1 }).toZonedDateTime(school.timeZone).toInstant();
  const meetings = await startingBefore(inside, { at: from, until });
  const running = await runningMentees(
    inside,
    meetings.map(({ pair }) => pair),
  );
  const standIns = await substitutesOfPairs(
    inside,
    meetings.map(({ pair }) => pair),
    days.from,
  );
  const held = meetings
    .toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))
    .map((meeting) => ({
      meeting,
      leader:
        standIns.get(meeting.pair)?.findLast((stay) => isIn(stay, schoolDate(meeting.startsAt, school.timeZone)))
          ?.mentor ?? meeting.mentor,
      mentees: standing(meeting)
        .map(({ mentee }) => mentee)
        .filter((mentee) => running.get(meeting.pair)?.includes(mentee)),
    }))
    .filter(({ mentees }) => mentees.length > 0);
  const everybody = new Set(held.flatMap(({ leader, mentees }) => [leader, ...mentees]));
  const classes = await classesOf(inside, [...everybody]);
  const isOne = (id: PersonId) => isConcerned(whose, withClass(id, classes.get(id)), school.bells);
  const led = new Map<PersonId, Meeting[]>();
  for (const { meeting, leader, mentees } of held) {
    if ([leader, ...mentees].some(isOne)) led.set(leader, [...(led.get(leader) ?? []), meeting]);
  }
  return led;
}

function withClass(id: PersonId, className: string | undefined): Attendant {
  return { id, ...(className !== undefined && { className }) };
}
