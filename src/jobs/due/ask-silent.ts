import type { Due } from '#db/due.ts';
import { tellInTime } from '#db/notices.ts';
import type { Door, Inside } from '#db/open.ts';
import { curatorsOf } from '#db/pair-asking.ts';
import { type Membership, membershipsIn } from '#db/pairs.ts';
import { readSchool } from '#db/schools.ts';
import {
  noteCuratorTold,
  noteMentorAsked,
  pastMeetings,
  type SilenceKind,
  type ToldSilence,
  toldSilences,
} from '#db/silence.ts';
import { type Begun, stillDaysOfAll } from '#db/still-days.ts';
import { curatorHears, silencesNow } from '#domain/care/pair-silence.ts';
import type { StillDays } from '#domain/care/silence.ts';
import type { PairId, PersonId, SchoolId } from '#domain/ids.ts';
import { nextMorning } from '#domain/people/coming-of-age.ts';
import { isHoliday } from '#domain/school/holidays.ts';
import type { Pause } from '#domain/school/pauses.ts';
import type { School } from '#domain/school/school.ts';
import { schoolDate } from '#domain/time.ts';

/** A mentor who is asked of one silence of a pair. */
interface Asked {
  pair: PairId;
  kind: SilenceKind;
  since: Temporal.Instant;
  mentor: PersonId;
}

interface Heard {
  curator: PersonId;
  pairs: readonly PairId[];
}

/**
 * Each morning: whose pair is silent, or has missed three meetings in a row, is asked kindly; three days later curators
 * hear of it, all such pairs in one message. Once for each silence; a missed morning is made up for by the next.
 */
export async function askSilent(door: Door, { school, at }: Due, now: Temporal.Instant): Promise<Temporal.Instant> {
  const { asked, heard, timeZone } = await door.enter(school, async (inside) => {
    const home = await readSchool(inside);
    return { ...(await look(inside, home, now)), timeZone: home.timeZone };
  });
  for (const one of asked) await ask(door, school, one, now);
  for (const { curator, pairs } of heard) {
    const notice = { kind: 'silent-pairs', pairs };
    await tellInTime(door, { key: `silent-pairs:${school}:${at}:${curator}`, school, person: curator, notice }, now);
  }
  return nextMorning(now, timeZone);
}

async function ask(
  door: Door,
  school: SchoolId,
  { pair, kind, since, mentor }: Asked,
  now: Temporal.Instant,
): Promise<void> {
  const notice = { kind: 'pair-silent', pair, about: kind };
  await tellInTime(door, { key: `pair-silent:${pair}:${kind}:${since}`, school, person: mentor, notice }, now);
}

async function look(
  inside: Inside,
  school: School,
  now: Temporal.Instant,
): Promise<{ asked: Asked[]; heard: Heard[] }> {
  const today = schoolDate(now, school.timeZone);
  if (isHoliday(today, school.holidays)) return { asked: [], heard: [] };
  const running = (await membershipsIn(inside, ['accepted', 'active'])).flatMap(({ startedOn, ...member }) =>
    startedOn ? [{ ...member, startedOn }] : [],
  );
  const stillOf = await stillDaysOfAll(inside, running, school, today);
  const pairs = Map.groupBy(running, ({ pair }) => pair);
  const meetings = await pastMeetings(inside, [...pairs.keys()], now);
  const told = Map.groupBy(await toldSilences(inside), ({ pair }) => pair);
  const asked: Asked[] = [];
  const heard: PairId[] = [];
  for (const [pair, members] of pairs) {
    const mentor = members[0]?.mentor;
    if (mentor === undefined) continue;
    for (const { kind, since, stills } of silencesOf(members, stillOf, {
      school,
      meetings: meetings.get(pair) ?? [],
      now,
    })) {
      const before = (told.get(pair) ?? []).find((each) => each.kind === kind && each.since.equals(since));
      if (!before && (await noteMentorAsked(inside, { pair, kind, since }, now)))
        asked.push({ pair, kind, since, mentor });
      if (!before || !isToHear(before, stills, now)) continue;
      await noteCuratorTold(inside, before, now);
      heard.push(pair);
    }
  }
  return { asked: once(asked), heard: await toCurators(inside, pairs, [...new Set(heard)]) };
}

/**
 * Of a group whoever may meet counts: the silence is the pair's as soon as it is that of one of its members, the longest one
 * where there are several; `stills` are of all those whose it is.
 */
function silencesOf(
  members: readonly Begun[],
  stillOf: (member: Begun) => readonly Pause[],
  {
    school,
    meetings,
    now,
  }: { school: School; meetings: Parameters<typeof silencesNow>[0]['meetings']; now: Temporal.Instant },
): { kind: SilenceKind; since: Temporal.Instant; stills: StillDays[] }[] {
  const { timeZone, holidays } = school;
  const found: { kind: SilenceKind; since: Temporal.Instant; still: StillDays }[] = [];
  for (const member of members) {
    const still = { pauses: stillOf(member), holidays, timeZone };
    const startedAt = member.startedOn.toZonedDateTime(timeZone).toInstant();
    for (const silence of silencesNow({ startedAt, agreed: 'weekly', meetings }, still, now)) {
      found.push({ ...silence, still });
    }
  }
  const { compare } = Temporal.Instant;
  return [...Map.groupBy(found, ({ kind }) => kind)].flatMap(([kind, silences]) => {
    const [longest] = silences.toSorted((one, other) => compare(one.since, other.since));
    if (!longest) return [];
    const { since } = longest;
    return { kind, since, stills: silences.flatMap((each) => (each.since.equals(since) ? each.still : [])) };
  });
}

function isToHear({ mentorAskedAt, curatorToldAt }: ToldSilence, stills: StillDays[], now: Temporal.Instant): boolean {
  return !curatorToldAt && stills.some((still) => curatorHears(mentorAskedAt, still, now));
}

/** Three missed say why it is silent: one question about a pair is enough. */
function once(asked: readonly Asked[]): Asked[] {
  return asked.filter(
    ({ pair, kind }) => kind === 'missed' || !asked.some((other) => other.pair === pair && other.kind === 'missed'),
  );
}

/** Of a pair those hear who may decide on it: a curator who is a part of it, or whose child is, was asked or hears nothing. */
async function toCurators(
  inside: Inside,
  pairs: ReadonlyMap<PairId, readonly Membership[]>,
  heard: readonly PairId[],
): Promise<Heard[]> {
  const found = new Map<PersonId, PairId[]>();
  for (const pair of heard) {
    const all: (readonly PersonId[])[] = [];
    for (const member of pairs.get(pair) ?? []) all.push(await curatorsOf(inside, member));
    for (const curator of all[0] ?? []) {
      if (all.every((each) => each.includes(curator))) found.set(curator, [...(found.get(curator) ?? []), pair]);
    }
  }
  return [...found].map(([curator, own]) => ({ curator, pairs: own }));
}
