import { expect, test } from 'vitest';
import { renderNotice } from '#bot/notices/notices.ts';
import { planCheckIns } from '#db/check-ins.ts';
import { plan } from '#db/due.ts';
import { keepHistory } from '#db/pairs.ts';
import { keepSubstitute } from '#db/substitutes.ts';
import { brand, type CheckInId, type PersonId } from '#domain/ids.ts';
import { tick } from '#jobs/tick.ts';
import { freshDatabase } from '#test/support/database.ts';
import { standingPair } from '#test/support/standing-pair.ts';
import { moment, WorkingSchool } from '#test/support/working-school.ts';

const quiet = { error: () => {} };
const start = moment('2026-09-14T10:00');

async function school(mentees = 1) {
  const home = await WorkingSchool.found(await freshDatabase());
  const curator = await home.joins('curator');
  const psychologist = await home.joins('psychologist');
  const mentor = await home.joins('mentor');
  const all: PersonId[] = [];
  for (let count = 0; count < mentees; count += 1) all.push(await home.joins('mentee'));
  const [mentee] = all;
  if (!mentee) throw new Error('Nobody to be asked');
  const pair = await home.db.inSchool(home.id, (inside) =>
    standingPair(inside, { mentor, mentees: all, by: curator }, start),
  );
  const asked = () =>
    home.db.inSchool(home.id, ({ sql }) =>
      sql.selectFrom('check_in').selectAll().orderBy('asked_at').orderBy('number').execute(),
    );
  /** Days on which somebody was asked, not left out. */
  const daysOf = async (person: PersonId) =>
    (await asked())
      .filter((row) => row.person_id === person && !row.skipped)
      .map(({ asked_at }) => asked_at.toZonedDateTimeISO('Europe/Moscow').toPlainDate().toString());
  /** The tick comes each hour of these days. */
  const lives = async (from: string, to: string) => {
    for (let at = moment(`${from}T00:30`); Temporal.Instant.compare(at, moment(`${to}T23:59`)) < 0; ) {
      await tick(home.db, at, quiet);
      at = at.add({ hours: 4 });
    }
  };
  return { home, curator, psychologist, mentor, mentee, all, pair, asked, daysOf, lives };
}

type School = Awaited<ReturnType<typeof school>>;

const plans = ({ home, pair, mentee }: School) =>
  home.db.atDoor((door) => planCheckIns(door, { school: home.id, pair, mentee }, start));

test('both sides are asked apart on days 7 and 21 and then monthly, out of holidays, once', async () => {
  const here = await school();
  await plans(here);
  await plans(here);
  await here.lives('2026-09-14', '2026-11-08');
  // Day 7, day 21; a month later 5 November is the first day after the autumn holidays that end on the 4th.
  const days = ['2026-09-21', '2026-10-05', '2026-11-05'];
  expect(await here.daysOf(here.mentee)).toEqual(days);
  expect(await here.daysOf(here.mentor)).toEqual(days);
  expect((await here.home.told(here.mentee)).map((notice) => (notice as { kind: string }).kind)).toEqual([
    'check-in',
    'check-in',
    'check-in',
  ]);
});

test('about all of a group a mentor is asked one after the other', async () => {
  const here = await school(3);
  const { home, mentor, pair, all } = here;
  for (const mentee of all) {
    await home.db.atDoor((door) => planCheckIns(door, { school: home.id, pair, mentee }, start));
  }
  await here.lives('2026-09-21', '2026-09-21');
  const at = moment('2026-09-21T16:00');
  const ids = ((await home.told(mentor)) as { checkIn: string }[]).map(({ checkIn }) => checkIn);
  expect(ids).toHaveLength(3);
  const shown = async () => {
    const found: string[] = [];
    for (const id of ids) {
      const notice = { kind: 'check-in', checkIn: id } as const;
      if (await home.does(mentor, at, (work) => renderNotice(notice, work))) found.push(id);
    }
    return found;
  };
  const asked: string[] = [];
  for (let [next] = await shown(); next; ) {
    expect(await shown()).toEqual([next]);
    asked.push(next);
    next = await home.does(mentor, at, async ({ checkIns }) => {
      const id = brand<CheckInId>(next ?? '');
      await checkIns.answer(id, 'good');
      const mine = await checkIns.read(id);
      return (mine && (await checkIns.first(mine))?.id) ?? '';
    });
  }
  expect(asked.toSorted()).toEqual(ids.toSorted());
});

test('about a group, whoever does not answer about one is asked about the next on the next day', async () => {
  const here = await school(4);
  const { home, curator, mentor, pair, all } = here;
  await home.db.atDoor(async (door) => {
    for (const mentee of all) await planCheckIns(door, { school: home.id, pair, mentee }, start);
  });
  await here.lives('2026-09-21', '2026-09-21');
  const ids = ((await home.told(mentor)) as { checkIn: string }[]).map(({ checkIn }) => checkIn);
  const askedOn = async (day: string) => {
    await tick(home.db, moment(`${day}T16:00`), quiet);
    const found: string[] = [];
    for (const checkIn of ids) {
      const notice = { kind: 'check-in', checkIn } as const;
      if (await home.does(mentor, moment(`${day}T16:01`), (work) => renderNotice(notice, work))) found.push(checkIn);
    }
    return found;
  };
  const [first] = await askedOn('2026-09-21');
  expect(await askedOn('2026-09-21')).toEqual([first]);
  expect(await askedOn('2026-09-22')).toHaveLength(2);
  // Whose pair rests is not asked about, and the others move up.
  const about = (await here.asked()).find(({ id }) => id === first);
  await home.does(curator, moment('2026-09-22T17:00'), ({ endings }) =>
    endings.pause({ pair, mentee: about?.mentee_id ?? brand<PersonId>('') }, 'curator'),
  );
  expect(await askedOn('2026-09-22')).toHaveLength(2);
  expect(await askedOn('2026-09-23')).toHaveLength(3);
  expect(await askedOn('2026-09-23')).not.toContain(first);
  // Whoever waited came by itself on its day: the second on the 22nd, the third on the 23rd.
  const told = ((await home.told(mentor)) as { checkIn?: string }[]).flatMap(({ checkIn }) => checkIn ?? []);
  expect(told).toHaveLength(ids.length + 2);
  const inTurn = new Set(told.slice(ids.length));
  expect(inTurn.size).toBe(2);
  expect([...inTurn]).not.toContain(first);
});

test('days of a rest are not counted, also where somebody was put in the place of the mentor meanwhile', async () => {
  const here = await school();
  const { home, curator, pair, mentee } = here;
  await plans(here);
  await home.does(curator, moment('2026-09-16T10:00'), ({ endings }) => endings.pause({ pair, mentee }, 'curator'));
  await home.db.inSchool(home.id, (inside) =>
    keepHistory(
      inside,
      { pair, mentee },
      { by: curator, what: 'substitute:2026-09-17:2026-09-20' },
      moment('2026-09-17T10:00'),
    ),
  );
  await here.lives('2026-09-14', '2026-09-25');
  await home.does(curator, moment('2026-09-26T10:00'), ({ endings }) => endings.resume({ pair, mentee }));
  await plans(here);
  await here.lives('2026-09-26', '2026-10-05');
  // Two days before the rest, five after it.
  expect(await here.daysOf(mentee)).toEqual(['2026-10-02']);
});

test('days of an absence are not counted, and somebody who has just said how they are is left out', async () => {
  const here = await school();
  await plans(here);
  await here.home.db.inSchool(here.home.id, ({ sql, school }) =>
    sql
      .insertInto('absence')
      .values({
        ...{ school_id: school, id: crypto.randomUUID() as never, person_id: here.mentor, kind: 'away' },
        ...{ class_name: null, building: null, made_by: null, made_at: start },
        from_day: Temporal.PlainDate.from('2026-09-16'),
        till_day: Temporal.PlainDate.from('2026-09-18'),
      })
      .execute(),
  );
  await here.home.does(here.mentee, moment('2026-09-22T12:00'), ({ calls }) => calls.call('health'));
  await here.lives('2026-09-14', '2026-09-26');
  expect(await here.daysOf(here.mentor)).toEqual(['2026-09-24']);
  expect(await here.daysOf(here.mentee)).toEqual([]);
  expect((await here.asked()).filter(({ skipped }) => skipped).map(({ person_id }) => person_id)).toEqual([
    here.mentee,
  ]);
});

test('each morning plans what nobody has planned, and a paused or ended pair is not asked', async () => {
  const here = await school(2);
  const [first, second] = here.all as [PersonId, PersonId];
  await here.home.db.atDoor((door) =>
    plan(door, { key: 'check-ins', school: here.home.id, kind: 'check-ins', at: start, subject: '' }),
  );
  await here.home.does(here.curator, start, ({ endings }) =>
    endings.pause({ pair: here.pair, mentee: second }, 'curator'),
  );
  await here.lives('2026-09-14', '2026-09-22');
  expect(await here.daysOf(first)).toEqual(['2026-09-21']);
  expect(await here.daysOf(second)).toEqual([]);
  await here.home.does(here.curator, moment('2026-09-23T10:00'), ({ endings }) =>
    endings.resume({ pair: here.pair, mentee: second }),
  );
  await here.lives('2026-09-24', '2026-10-02');
  // Ten days of a pause are not counted.
  expect(await here.daysOf(second)).toEqual(['2026-10-01']);
});

test('a bad answer is put before those who hear, with the words that come after; the other side sees nothing', async () => {
  const here = await school();
  await plans(here);
  await here.lives('2026-09-20', '2026-09-21');
  const at = moment('2026-09-22T16:00');
  const [mine] = (await here.asked()).filter(({ person_id }) => person_id === here.mentee);
  if (!mine) throw new Error('Not asked');
  const answers = (who: PersonId, answer: 'bad' | 'good') =>
    here.home.does(who, at, ({ checkIns }) => checkIns.answer(mine.id, answer));
  expect(await answers(here.mentor, 'good')).toBe(false);
  expect(await answers(here.mentee, 'bad')).toBe(true);
  expect(await answers(here.mentee, 'good')).toBe(false);
  await here.home.does(here.mentee, at, ({ checkIns }) => checkIns.tell(mine.id, 'Он на меня кричит'));
  await tick(here.home.db, at, quiet);
  for (const who of [here.curator, here.psychologist]) {
    const { list } = await here.home.does(who, at, ({ worries }) => worries.list(0, 9));
    expect(list.map(({ kind, topic, pair }) => ({ kind, topic, pair }))).toEqual([
      { kind: 'check-in', topic: 'mentee', pair: here.pair },
    ]);
    expect(list[0]?.words?.holds((words) => words === 'Он на меня кричит')).toBe(true);
    expect((await here.home.told(who)).at(-1)).toMatchObject({ kind: 'worry', despite: 'stop' });
  }
  expect(await here.home.does(here.mentor, at, ({ checkIns }) => checkIns.read(mine.id))).toBeUndefined();
  const seen = await here.home.does(here.psychologist, at, ({ worries }) => worries.checkIns(here.pair));
  expect(seen.map(({ answer, person }) => ({ answer, person }))).toEqual([{ answer: 'bad', person: here.mentee }]);
});

test('while somebody stands in for the mentor neither side is asked, and those days do not count', {
  timeout: 120_000,
}, async () => {
  const here = await school();
  await plans(here);
  const standIn = await here.home.joins('mentor');
  const days = { from: Temporal.PlainDate.from('2026-09-18'), to: Temporal.PlainDate.from('2026-09-22') };
  await here.home.db.inSchool(here.home.id, (inside) =>
    keepSubstitute(inside, here.pair, { mentor: standIn, ...days }, start),
  );
  await here.lives('2026-09-14', '2026-09-27');
  for (const side of [here.mentor, here.mentee]) expect(await here.daysOf(side)).toEqual(['2026-09-26']);
});
