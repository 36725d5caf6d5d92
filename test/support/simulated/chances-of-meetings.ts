import type { Chance } from './chance.ts';
import {
  dateOf,
  dayMinutes,
  dayOf,
  invitedTo,
  isHolidayIn,
  isRunning,
  type Minute,
  minutesOf,
  type SimMeeting,
  type SimPair,
  type SimPerson,
  type SimSchool,
  type Span,
  wall,
} from './life.ts';

/** What a pair plans, once a week or fortnight, and what becomes of it. */
export function meetingsByChance(chance: Chance, school: SimSchool, span: Span, pair: SimPair): void {
  const every = chance.in(0.8) ? 1 : 2;
  const [weekday, at] = [chance.between(0, 6), chance.between(minutesOf('12:30') / 5, minutesOf('18:30') / 5) * 5];
  const days = Array.from({ length: 20 }, (_, week) => pair.startedOn + 1 + weekday + week * 7 * every).filter(
    (day) => day > span.firstDay && day <= span.lastDay + 10,
  );
  if (chance.in(0.5)) series(pair, school, { days, every, at, by: pair.mentor, chance });
  else for (const day of days) single(pair, school, { day, at, chance });
  const silentFrom = chance.in(0.15) ? chance.between(span.firstDay, span.lastDay) : Number.POSITIVE_INFINITY;
  const missesAll = chance.in(0.1);
  for (const meeting of pair.meetings) fate(meeting, pair, school, { chance, silentFrom, missesAll });
}

/** «Каждую среду до …, кроме каникул». */
function series(
  pair: SimPair,
  school: SimSchool,
  plan: { days: readonly number[]; every: 1 | 2; at: number; by: SimPerson; chance: Chance },
): void {
  const made = pair.entered + plan.chance.between(5, 90);
  const kept = plan.days.filter((day) => !isHolidayIn(school, day) && wall(school, day, plan.at) > made);
  const until = kept.at(-1);
  if (until === undefined) return;
  let first: SimMeeting | undefined;
  for (const day of kept) {
    const meeting: SimMeeting = {
      ...{ label: `${pair.label}, ${dateOf(day)}`, minutes: 45, ratings: [] },
      times: [{ starts: wall(school, day, plan.at), made, by: plan.by }],
      ...(first ? { seriesOf: first } : { series: { every: plan.every, until } }),
    };
    first ??= meeting;
    pair.meetings.push(meeting);
  }
}

/** From ten days to an hour before, by either side. */
function single(
  pair: SimPair,
  school: SimSchool,
  { day, at, chance }: { day: number; at: number; chance: Chance },
): void {
  const starts = wall(school, day, at);
  const ahead = chance.in(0.15) ? chance.between(40, 200) : chance.between(200, 10 * dayMinutes);
  const made = Math.max(pair.entered + chance.between(5, 30), Math.floor(starts - ahead) + 0.5);
  const by = someoneOf(pair, chance, made);
  if (made > starts - 30 || !by) return;
  const asked = chance.in(0.25) ? askedByChance(pair, school, chance, { made, starts }) : undefined;
  pair.meetings.push({
    ...{ label: `${pair.label}, ${dateOf(day)}`, minutes: chance.of([30, 45, 60]), ratings: [] },
    ...{ times: [{ starts, made, by }], ...(asked && { asked }) },
  });
}

/** A pupil goes out with a teacher: a yes, a no, or no answer at all. */
function askedByChance(
  { mentor, members: [member, ...others] }: SimPair,
  { curators: [curator] }: SimSchool,
  chance: Chance,
  { made, starts }: { made: Minute; starts: Minute },
): SimMeeting['asked'] {
  const of = member?.guardian ?? curator;
  if (!member || !of || others.length > 0 || mentor.className !== undefined) return undefined;
  const at = made + chance.between(1, Math.max(20, Math.floor((starts - made) / 2)));
  const answered = isRunning(member, at) && at < starts - 1 && chance.in(0.85);
  return { of, at: answered ? at : Number.POSITIVE_INFINITY, answer: chance.in(0.75) ? 'yes' : 'no' };
}

/** Whoever leads the pair that day, or a mentee; nobody while all of it rests. */
function someoneOf(pair: SimPair, chance: Chance, at: Minute): SimPerson | undefined {
  const running = pair.members.filter((member) => isRunning(member, at));
  if (running.length === 0) return undefined;
  return chance.in(0.7) ? pair.mentor : chance.of(running).mentee;
}

/** Moved, called off, written down soon or late or never. */
function fate(
  meeting: SimMeeting,
  pair: SimPair,
  school: SimSchool,
  { chance, silentFrom, missesAll }: { chance: Chance; silentFrom: number; missesAll: boolean },
): void {
  const [planned] = meeting.times;
  if (!planned) return;
  const changed = Math.floor(chance.between(Math.ceil(planned.made) + 3, planned.starts - 5)) + 0.5;
  const there = invitedTo(pair, meeting, 0, changed).filter((member) => isRunning(member, changed));
  if (changed > planned.made && changed < planned.starts && there.length > 0) {
    // In a group a mentee moves it for nobody.
    const group = invitedTo(pair, meeting, 0, changed).length > 1;
    const by = chance.in(0.6) ? pair.mentor : chance.of(there).mentee;
    const how = chance.next();
    if (how < 0.2) {
      const day = dayOf(school, changed) + chance.between(0, 4);
      const starts = wall(school, day, chance.between(minutesOf('12:30') / 5, minutesOf('18:30') / 5) * 5);
      if (starts > changed + 20) meeting.times.push({ starts, made: changed, by: group ? pair.mentor : by });
    } else if (how < 0.3) {
      const leaves = by !== pair.mentor && group;
      meeting[leaves ? 'left' : 'cancelled'] = { at: changed, by };
      if (!leaves) return;
    }
  }
  const { starts } = meeting.times.at(-1) ?? planned;
  if (starts > silentFrom * dayMinutes || chance.in(0.12)) return;
  const late = chance.of([10, 100, 300, 3000, 5000]);
  const at = starts + meeting.minutes + chance.between(Math.floor(late / 2), late) + 0.5;
  const could = invitedTo(pair, meeting, meeting.times.length - 1, at).filter((member) => isRunning(member, at));
  if (could.length === 0) return;
  const came = could.filter((_, index) => index === 0 || chance.in(0.7)).map(({ mentee }) => mentee);
  meeting.logged = { at, came: !missesAll && chance.in(0.85) ? came : [] };
  for (const by of meeting.logged.came)
    if (chance.in(0.3)) meeting.ratings.push({ by, at: at + chance.between(2, 2000) });
}
