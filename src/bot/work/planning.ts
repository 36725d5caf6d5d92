import { remindOf } from '#db/meeting-reminders.ts';
import {
  addMeeting,
  comingOf,
  fromOn,
  kindsOf,
  lastOfPair,
  type MeetingTerms,
  readMeeting,
  type UsualPlace,
  usualPlaces,
} from '#db/meetings.ts';
import { readMember } from '#db/members.ts';
import { type Membership, membersOf } from '#db/pairs.ts';
import { substitutesOfPairs } from '#db/substitutes.ts';
import { brand, type MeetingId, type PairId, type PersonId, type SeriesId } from '#domain/ids.ts';
import { kindsFrom, type MeetingKind, meetingKinds, nextKind } from '#domain/meeting/meeting.ts';
import { endOf, type Invited, type Meeting } from '#domain/meeting/planned.ts';
import { seriesDates } from '#domain/meeting/series.ts';
import { type Outcome, ok, refused } from '#domain/outcome.ts';
import { isOver, type MeetingHindrance, mayMeet } from '#domain/pairing/pair-life.ts';
import { mayInPair } from '#domain/people/access.ts';
import type { Person } from '#domain/people/person.ts';
import { type BellSchedule, bellsOf } from '#domain/school/bells.ts';
import { isIn } from '#domain/school/pauses.ts';
import { schoolDate } from '#domain/time.ts';
import type { Desk } from './desk.ts';
import { type Caution, cautionsFor } from './draft-cautions.ts';
import { invitingOf, type Occasion, stillInvited } from './inviting.ts';
import { isMinor, tellPlanned } from './meeting-telling.ts';
import { attendedBy, goingOn } from './meetings.ts';
import { pairSubject } from './pairs.ts';

/** A place as the log of a conversation keeps it. */
export type Place = {
  /** A room, an address or a link, in somebody's words. */
  words: string | null;
  /** The place of that meeting, in place of words. */
  as: string | null;
  online: boolean;
  outside: boolean;
};

/** A meeting as it is put together in a conversation. `at` and the days are ISO, by the clock on the school's wall. */
export type MeetingDraft = {
  kind: MeetingKind;
  at: string;
  minutes: number;
  place: Place;
  specialist: string | null;
  series: { every: 1 | 2; until: string; exceptHolidays: boolean } | null;
  /** Moments of the series that are left out. */
  skip: readonly string[];
};

/** What a meeting of this pair can be put together of. */
export interface PlanningTerms {
  /** Kinds for which somebody may meet. */
  readonly kinds: readonly MeetingKind[];
  readonly proposed: MeetingKind;
  /** Why the proposed kind is for nobody yet. */
  readonly hindrance?: MeetingHindrance;
  /** The pair's last meeting that was not cancelled, or the next one, by the clock on the wall. */
  readonly last?: Temporal.PlainDateTime;
  /** By which «после 6 урока» is understood: of the mentee's class, else of the mentor's. */
  readonly bells?: BellSchedule;
  /** Where the pair has met of late. */
  readonly places: readonly UsualPlace[];
  /** Of a group, who may not be invited yet: for the mentor and the curator. */
  readonly uninvited: readonly Person[];
}

/** What is known of a draft before it is saved. */
export interface DraftCheck {
  readonly hindrance?: MeetingHindrance | 'past' | 'empty';
  /** Moments at which a side has another meeting already. */
  readonly clashes: readonly { readonly at: Temporal.PlainDateTime; readonly whose: 'mentor' | 'mentee' }[];
  readonly cautions: readonly Caution[];
  readonly dates: readonly Temporal.PlainDateTime[];
  /** A guardian is asked first. */
  readonly asksGuardian: boolean;
  /** A curator is asked about the specialist. */
  readonly asksCurator: boolean;
}

/** The meeting that a draft is a new time for; with `following`, and for all that follow it in its series. */
export interface Instead {
  readonly meeting: MeetingId;
  readonly following: boolean;
}

export interface PlanningActs {
  /** Undefined: I may plan nothing here. */
  terms(pair: PairId, kind?: MeetingKind): Promise<PlanningTerms | undefined>;
  check(pair: PairId, draft: MeetingDraft, instead?: Instead): Promise<DraftCheck>;
  plan(pair: PairId, draft: MeetingDraft): Promise<Outcome<MeetingId, MeetingHindrance | 'past' | 'empty'>>;
}

const placesShown = 3;

export function planningActs(desk: Desk): PlanningActs {
  const { inside, at, school } = desk;

  /** Those that are moved, with their new moments: none where that would be past. */
  async function moved(draft: MeetingDraft, { meeting: id, following }: Instead) {
    const meeting = await readMeeting(inside, id);
    const all = meeting && following ? await fromOn(inside, meeting) : [meeting ?? []].flat();
    const dates = shifted(desk, all, Temporal.PlainDateTime.from(draft.at));
    const past = dates.some((date) => Temporal.Instant.compare(toInstant(desk, date), at) <= 0);
    return { all, dates: past ? [] : dates, ...(meeting && { only: stillInvited(meeting) }) };
  }

  async function check(pair: PairId, draft: MeetingDraft, instead?: Instead): Promise<DraftCheck> {
    const members = await plannable(desk, pair);
    const inviting = await invitingOf(desk, members);
    const { all, dates, only } = instead
      ? await moved(draft, instead)
      : { all: [], dates: datesOf(desk, draft), only: undefined };
    const invited = inviting.to(draft.kind, occasionOf(draft), only);
    const nothing = { clashes: [], cautions: [], dates, asksGuardian: false, asksCurator: false };
    if (!invited.ok) return { ...nothing, hindrance: invited.problem };
    // In a series the cycle goes on: what a later kind asks for has to be there too.
    const kinds = new Set(draft.series ? kindsFrom(draft.kind, dates.length) : [draft.kind]);
    const later = [...kinds].map((kind) => inviting.to(kind, occasionOf(draft), only)).find(({ ok }) => !ok);
    if (later && !later.ok) return { ...nothing, hindrance: later.problem };
    const [[member], [first]] = [members, dates];
    if (!member || !first) return { ...nothing, hindrance: draft.series ? 'empty' : 'past' };
    const leaders = await leadersOf(desk, member);
    const sides = [leaders(first), ...invited.value.map(({ mentee }) => mentee)];
    return {
      dates,
      clashes: await clashesOf(desk, leaders, invited.value, dates, draft.minutes, all),
      cautions: await cautionsFor(desk, sides, { at: first, minutes: draft.minutes }),
      asksGuardian: invited.value.some(({ mentee }) =>
        dates.some((at) => inviting.asks(mentee, occasionOf(draft, at))),
      ),
      asksCurator: draft.specialist !== null && (await anyMinor(desk, invited.value)),
    };
  }

  return {
    async terms(pair, kind) {
      const members = await plannable(desk, pair, false);
      const [first] = members;
      if (!first) return undefined;
      const proposed = kind ?? nextKind(await kindsOf(inside, pair), first);
      const outcomes = members.map(({ life, papers }) => mayMeet(life, papers, proposed));
      const refusedFirst = outcomes.find((outcome) => !outcome.ok);
      const last = await lastOfPair(inside, pair);
      const uninvited: Person[] = [];
      for (const [index, member] of members.entries()) {
        const person = outcomes[index]?.ok ? undefined : (await readMember(inside, member.mentee))?.person;
        if (person) uninvited.push(person);
      }
      const bells = await bellsFor(desk, first);
      return {
        proposed,
        kinds: meetingKinds.filter((each) => members.some(({ life, papers }) => mayMeet(life, papers, each).ok)),
        ...(outcomes.every(({ ok }) => !ok) && refusedFirst && !refusedFirst.ok
          ? { hindrance: refusedFirst.problem }
          : {}),
        ...(last && { last: last.startsAt.toZonedDateTimeISO(school.timeZone).toPlainDateTime() }),
        ...(bells && { bells }),
        places: await usualPlaces(inside, pair, placesShown),
        // A mentee hears nothing of the others' papers.
        uninvited: desk.me.id === first.mentee ? [] : uninvited,
      };
    },
    check,
    async plan(pair, draft) {
      const members = await plannable(desk, pair);
      const inviting = await invitingOf(desk, members);
      const anyDay = inviting.to(draft.kind, occasionOf(draft));
      if (!anyDay.ok) return anyDay;
      const dates = datesOf(desk, draft).filter((date) => !draft.skip.includes(date.toString()));
      const [first] = dates;
      if (!first) return refused(draft.series ? 'empty' : 'past');
      const series = draft.series && dates.length > 1 ? brand<SeriesId>(crypto.randomUUID()) : null;
      const specialistAsked = draft.specialist !== null && (await anyMinor(desk, anyDay.value));
      const made: MeetingId[] = [];
      const kinds = kindsFrom(draft.kind, dates.length);
      for (const [index, date] of dates.entries()) {
        const id = brand<MeetingId>(crypto.randomUUID());
        const kind = kinds[index] ?? draft.kind;
        const terms = await termsOf(desk, { ...draft, kind }, date);
        const { specialist } = draft;
        const invited = inviting.to(kind, occasionOf(draft, date));
        if (!invited.ok) return invited;
        await addMeeting(
          inside,
          { ...terms, id, pair, series, specialist, specialistAsked, by: desk.me.id, invited: invited.value },
          at,
        );
        await inside.atDoor((door) => remindOf(door, school.id, { ...terms, id }, at));
        made.push(id);
      }
      const [id] = made as [MeetingId];
      const planned = await readMeeting(inside, id);
      if (planned) await tellPlanned(desk, await fromOn(inside, planned));
      return ok(id);
    },
  };
}

export async function termsOf(desk: Desk, draft: MeetingDraft, at: Temporal.PlainDateTime): Promise<MeetingTerms> {
  const { kind, minutes, place } = draft;
  const same = place.as === null ? undefined : await readMeeting(desk.inside, brand<MeetingId>(place.as));
  return {
    ...{ kind, minutes, startsAt: toInstant(desk, at), online: place.online, outside: place.outside },
    place: same?.place ?? place.words,
  };
}

/** Members of a pair for whom I may plan; of those over nobody speaks any more. */
export async function plannable(desk: Desk, pair: PairId, demanded = true): Promise<Membership[]> {
  const members = (await membersOf(desk.inside, pair)).filter(({ life }) => !isOver(life));
  for (const member of members) {
    if (mayInPair(desk.actor, 'meeting.plan', await pairSubject(desk, member))) return members;
  }
  return demanded ? desk.forbid('meeting.plan') : [];
}

/** Where meetings come to be whose first is moved to that moment: all by the same days and time of the clock on the wall. */
export function shifted(
  { school }: Pick<Desk, 'school'>,
  meetings: readonly Meeting[],
  to: Temporal.PlainDateTime,
): Temporal.PlainDateTime[] {
  const local = ({ startsAt }: Meeting) => startsAt.toZonedDateTimeISO(school.timeZone).toPlainDateTime();
  const [first] = meetings;
  const by = first && local(first).until(to);
  return by ? meetings.map((meeting) => local(meeting).add(by)) : [];
}

export function occasionOf(
  { at, minutes, place }: Pick<MeetingDraft, 'at' | 'minutes' | 'place'>,
  date = Temporal.PlainDateTime.from(at),
): Occasion {
  return { at: date, minutes, outside: place.outside };
}

/** The moments of a draft that are to come. */
function datesOf({ at, school }: Desk, { at: first, series }: MeetingDraft): Temporal.PlainDateTime[] {
  const starts = Temporal.PlainDateTime.from(first);
  const dates = series
    ? seriesDates({ ...series, first: starts, until: Temporal.PlainDate.from(series.until) }, school.holidays)
    : [starts];
  return dates.filter((date) => Temporal.Instant.compare(toInstant({ school }, date), at) > 0);
}

async function clashesOf(
  desk: Desk,
  leaders: Leaders,
  invited: readonly Invited[],
  dates: readonly Temporal.PlainDateTime[],
  minutes: number,
  except: readonly Meeting[],
): Promise<DraftCheck['clashes']> {
  const last = dates.at(-1);
  if (!last) return [];
  const until = toInstant(desk, last).add({ minutes });
  const moved = new Set(except.map(({ id }) => id));
  const others = async (person: PersonId) => {
    const coming = await comingOf(desk.inside, [person], { at: desk.at, until });
    return (await attendedBy(desk, person, await goingOn(desk, coming))).filter(({ id }) => !moved.has(id));
  };
  const ofMentees: Meeting[] = [];
  for (const { mentee } of invited) ofMentees.push(...(await others(mentee)));
  const ofLeaders = new Map<PersonId, Meeting[]>();
  for (const leader of new Set(dates.map(leaders))) ofLeaders.set(leader, await others(leader));
  return dates.flatMap((at): DraftCheck['clashes'] => {
    const here = { startsAt: toInstant(desk, at), minutes };
    if (ofLeaders.get(leaders(at))?.some((other) => overlap(other, here))) return [{ at, whose: 'mentor' }];
    return ofMentees.some((other) => overlap(other, here)) ? [{ at, whose: 'mentee' }] : [];
  });
}

/** Who leads the pair's meeting of a day: the mentor, or whoever stands in. */
type Leaders = (at: Temporal.PlainDateTime) => PersonId;

async function leadersOf({ inside, at, school }: Desk, { pair, mentor }: Membership): Promise<Leaders> {
  const stays = (await substitutesOfPairs(inside, [pair], schoolDate(at, school.timeZone))).get(pair) ?? [];
  return (date) => stays.findLast((stay) => isIn(stay, date.toPlainDate()))?.mentor ?? mentor;
}

function overlap(one: Pick<Meeting, 'startsAt' | 'minutes'>, other: Pick<Meeting, 'startsAt' | 'minutes'>): boolean {
  const { compare } = Temporal.Instant;
  return compare(one.startsAt, endOf(other)) < 0 && compare(other.startsAt, endOf(one)) < 0;
}

async function anyMinor(desk: Desk, invited: readonly Invited[]): Promise<boolean> {
  for (const { mentee } of invited) {
    const member = await readMember(desk.inside, mentee);
    if (member && isMinor(desk, member)) return true;
  }
  return false;
}

async function bellsFor({ inside, school }: Desk, { mentor, mentee }: Membership): Promise<BellSchedule | undefined> {
  for (const person of [mentee, mentor]) {
    const className = (await readMember(inside, person))?.className;
    if (className !== undefined) return bellsOf(className, school.bells);
  }
  return school.bells[0];
}

export function toInstant({ school }: Pick<Desk, 'school'>, at: Temporal.PlainDateTime): Temporal.Instant {
  return at.toZonedDateTime(school.timeZone).toInstant();
}
