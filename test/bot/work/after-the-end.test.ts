import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { stateOfFile } from '#db/files.ts';
import { noteGuardian } from '#db/guardians.ts';
import { readMeeting } from '#db/meetings.ts';
import { forgetDiary, forgetWordsInPairs } from '#db/pair-words.ts';
import { keepReplacement } from '#db/replacements.ts';
import { planSchoolDays } from '#db/school-days.ts';
import { closeIfEmpty, foundSchool, newSchoolId } from '#db/schools.ts';
import { keepSubstitute } from '#db/substitutes.ts';
import { defaultsFor } from '#domain/school/school.ts';
import { tick } from '#jobs/tick.ts';
import { freshDatabase } from '#test/support/database.ts';
import { inLibrary, type MeetingSchool, meetingSchool } from '#test/support/meetings.ts';
import { standingMeeting } from '#test/support/standing-meeting.ts';
import { moment } from '#test/support/working-school.ts';

const thanks = { mentor: { told: 'thanks' }, mentee: { told: 'thanks' } } as const;
const monday = moment('2026-09-14T17:00');
const of = ({ pair, mentee }: MeetingSchool) => ({ pair, mentee });

const ends = (here: MeetingSchool, at = monday) =>
  here.school.does(here.curator, at, ({ endings }) => endings.end(of(here), 'other', thanks));

test('the meetings of a mentor who has been replaced are off', async () => {
  const here = await meetingSchool();
  const meeting = await here.plans('2026-09-16T15:30');
  const head = await here.school.joins('head');
  const asked = await here.school.db.inSchool(here.school.id, (inside) =>
    keepReplacement(inside, { ...of(here), by: here.mentee, side: 'mentee' }, monday),
  );
  if (!asked) throw new Error('It was not asked for');
  await here.school.does(head, monday, ({ replacements }) => replacements.decide(asked, 'granted'));
  const { state } = (await here.school.db.inSchool(here.school.id, (inside) => readMeeting(inside, meeting))) ?? {};
  expect(state).toBe('cancelled');
});

test('of a pair that is over the curator has nothing to do any more', async () => {
  const here = await meetingSchool();
  await here.school.db.inSchool(here.school.id, async (inside) => {
    await keepReplacement(inside, { ...of(here), by: here.mentee, side: 'mentee' }, monday);
    await standingMeeting(inside, { pair: here.pair, mentees: [here.mentee], startsAt: moment('2026-09-01T15:00') });
  });
  const toDo = () =>
    here.school.does(here.curator, monday, async ({ week }) => (await week.toDo()).map(({ matter }) => matter));
  expect(await toDo()).toEqual(expect.arrayContaining(['replacements', 'unlogged']));
  await ends(here);
  const left = await toDo();
  expect(left).not.toContain('replacements');
  expect(left).not.toContain('unlogged');
});

test('a task of a pair that is over is nobody’s, and is not reminded of', async () => {
  const here = await meetingSchool();
  const term = Temporal.PlainDate.from('2026-09-17');
  const given = { pair: here.pair, mentees: [here.mentee], words: 'Прочитать главу', term };
  await here.school.does(here.mentor, monday, ({ tasks }) => tasks.give(given));
  await here.ticks('2026-09-14T17:01');
  await ends(here, moment('2026-09-15T15:00'));
  await here.ticks('2026-09-16T16:00');
  expect(await here.told(here.mentee)).not.toContain('remind-task');
  expect(await here.school.does(here.mentee, moment('2026-09-16T16:00'), ({ tasks }) => tasks.mine())).toEqual([]);
});

test('nothing that a closed school would do each morning is tried any more', async () => {
  const db = await freshDatabase();
  const school = { id: newSchoolId(), name: 'Школа № 12', kind: 'private', ...defaultsFor('private') } as const;
  const home = { ...school, timeZone: 'Europe/Moscow' };
  await db.atDoor(async (door) => {
    await door.enter(school.id, (inside) => foundSchool(inside, home, monday));
    await planSchoolDays(door, home, monday);
    await door.enter(school.id, closeIfEmpty);
  });
  const failed: unknown[] = [];
  await tick(db, monday.add({ hours: 24 * 8 }), { error: (what: object) => void failed.push(what) });
  expect(failed).toEqual([]);
});

test('in a group the guardian of a child whose work is paused is not reminded', async () => {
  const here = await meetingSchool({ mentees: 2 });
  const mother = await here.school.joins('guardian');
  await here.school.db.inSchool(here.school.id, async (inside) => {
    await noteGuardian(inside, { guardian: mother, child: here.mentee }, monday);
    await inside.sql
      .updateTable('person')
      .set({ birth_date: Temporal.PlainDate.from('2014-05-01') })
      .where('id', '=', here.mentee)
      .execute();
    await inside.sql.updateTable('school').set({ remind_guardians: true }).execute();
  });
  await here.plans('2026-09-16T17:00');
  await here.ticks('2026-09-15T17:00');
  const reminded = async () => (await here.told(mother)).filter((kind) => kind === 'remind-meeting').length;
  expect(await reminded()).toBe(1);
  await here.school.does(here.curator, moment('2026-09-15T18:00'), ({ endings }) => endings.pause(of(here), 'curator'));
  await here.ticks('2026-09-16T15:00');
  expect(await reminded()).toBe(1);
});

test('whoever stands in for a mentor says farewell for nobody', async () => {
  const here = await meetingSchool();
  const standIn = await here.school.joins('mentor');
  await here.school.db.inSchool(here.school.id, (inside) =>
    inside.sql
      .insertInto('substitute')
      .values({
        ...{ school_id: here.school.id, pair_id: here.pair, mentor_id: standIn, made_at: monday },
        ...{ from_day: Temporal.PlainDate.from('2026-09-14'), till_day: Temporal.PlainDate.from('2026-09-20') },
        ...{ order_number: null, order_on: null },
      })
      .execute(),
  );
  await here.school.does(here.curator, monday, ({ endings }) => endings.complete(of(here)));
  const said = here.school.does(standIn, monday, ({ endings }) => endings.farewell(of(here), { stays: true }));
  await expect(said).rejects.toThrow('Not allowed');
});

test('the last of a group who leaves a series leaves no meeting without anybody', async () => {
  const here = await meetingSchool({ mentees: 2 });
  const series = { every: 1, until: '2026-09-24', exceptHolidays: true } as const;
  await here.plans('2026-09-16T15:30', { series });
  const [one, other] = here.mentees;
  if (!one || !other) throw new Error('Two are here');
  const ids = await here.school.does(one, monday, async ({ meetings }) =>
    (await meetings.coming()).map(({ id }) => id),
  );
  const [first, second] = ids;
  if (!first || !second) throw new Error('Two meetings are planned');
  const cancels = (who: typeof one, meeting: typeof first, extent: 'one' | 'following') =>
    here.school.does(who, monday, ({ meetingChanges }) =>
      meetingChanges.cancel(meeting, { reason: 'busy', words: null, extent }),
    );
  await cancels(other, second, 'one');
  await cancels(one, first, 'following');
  const { state } = (await here.school.db.inSchool(here.school.id, (inside) => readMeeting(inside, second))) ?? {};
  expect(state).toBe('cancelled');
});

test('of two guardians who answer at the same moment the first is heard', async () => {
  const here = await meetingSchool();
  const parents = [await here.school.joins('guardian'), await here.school.joins('guardian')] as const;
  await here.school.db.inSchool(here.school.id, async (inside) => {
    for (const guardian of parents) await noteGuardian(inside, { guardian, child: here.mentee }, monday);
  });
  const meeting = await here.plans('2026-09-16T15:30', { place: inLibrary });
  const says = (who: number, answer: 'yes' | 'no') =>
    here.school.does(parents[who] ?? parents[0], monday, ({ meetingAnswers }) => meetingAnswers.allow(meeting, answer));
  const answers: Promise<boolean>[] = [];
  await here.school.db.inSchool(here.school.id, async (inside) => {
    await inside.sql.selectFrom('meeting_member').select('meeting_id').forUpdate().execute();
    answers.push(says(0, 'yes'));
    await sleep(300);
    answers.push(says(1, 'no'));
    await sleep(300);
  });
  expect((await Promise.all(answers)).filter((heard) => heard)).toHaveLength(1);
  const found = await here.school.db.inSchool(here.school.id, (inside) => readMeeting(inside, meeting));
  expect(found?.invited).toMatchObject([{ mentee: here.mentee, guardianAnswer: 'yes' }]);
});

test('what was written in a pair goes with whoever leaves it, whichever side they are', async () => {
  for (const side of ['mentor', 'mentee'] as const) {
    const here = await meetingSchool();
    const meeting = await here.school.db.inSchool(here.school.id, (inside) =>
      standingMeeting(inside, {
        ...{ pair: here.pair, mentees: [here.mentee], startsAt: moment('2026-09-14T12:00') },
        ...{ state: 'held', rating: 2 },
      }),
    );
    await here.school.db.inSchool(here.school.id, async (inside) => {
      await inside.sql.updateTable('meeting_member').set({ rating_words: 'Скучно' }).execute();
      await keepReplacement(inside, { ...of(here), by: here.mentee, side: 'mentee', words: 'Не подходит' }, monday);
      await inside.sql
        .insertInto('diary')
        .values({
          ...{ school_id: here.school.id, meeting_id: meeting, version: 1, by_id: here.mentor, at: monday },
          ...{
            held: true,
            came: [here.mentee],
            why: null,
            why_words: null,
            minutes: 45,
            topics: 'Дроби',
            note: 'Плакал',
          },
          ...{ result: null, difficulties: null },
        })
        .execute();
    });
    const given = { pair: here.pair, mentees: [here.mentee], words: 'Прочитать главу', term: 'next-meeting' } as const;
    await here.school.does(here.mentor, monday, ({ tasks }) => tasks.give(given));
    const left = await here.school.db.inSchool(here.school.id, async (inside) => {
      await forgetWordsInPairs(inside, here[side]);
      await forgetDiary(inside, here.pair);
      const { sql } = inside;
      return {
        tasks: await sql.selectFrom('task').select('words').execute(),
        ratings: await sql.selectFrom('meeting_member').select(['rating', 'rating_words']).execute(),
        petitions: await sql.selectFrom('replacement').select('words').execute(),
        diary: await sql.selectFrom('diary').select(['minutes', 'topics', 'note']).execute(),
      };
    });
    expect(left).toEqual({
      tasks: [],
      ratings: [{ rating: 2, rating_words: null }],
      petitions: [{ words: null }],
      diary: [{ minutes: 45, topics: null, note: null }],
    });
  }
});

test('a curator who is the mentor does not read why somebody has said no', async () => {
  const here = await meetingSchool();
  await here.school.alsoHas(here.mentor, 'curator');
  const reads = (who: typeof here.mentor) =>
    here.school.does(who, monday, ({ pairList }) => pairList.history(here.pair));
  expect(await reads(here.curator)).not.toEqual(undefined);
  expect(await reads(here.mentor)).toBeUndefined();
});

test('a matter of a pair is in no list of the curator who stands in for its mentor (R15)', async () => {
  const here = await meetingSchool();
  const other = await here.school.joins('curator');
  await here.school.db.inSchool(here.school.id, async (inside) => {
    await keepReplacement(inside, { ...of(here), by: here.mentee, side: 'mentee' }, monday);
    const days = { from: Temporal.PlainDate.from('2026-09-14'), to: Temporal.PlainDate.from('2026-09-20') };
    await keepSubstitute(inside, here.pair, { mentor: other, ...days }, monday);
  });
  const lists = (who: typeof other) =>
    here.school.does(who, monday, async ({ week }) => {
      const lines = (await week.toDo()).some(({ matter }) => matter === 'replacements');
      return [lines, (await week.pairs('replacements', 0, 9)).of];
    });
  expect(await lists(here.curator)).toEqual([true, 1]);
  expect(await lists(other)).toEqual([false, 0]);
});

test('of whoever leaves a group that goes on nothing sent in is left, and nothing written of meetings with them alone', async () => {
  const here = await meetingSchool({ mentees: 2 });
  const [leaves, stays] = here.mentees;
  if (!leaves || !stays) throw new Error('Two are here');
  const { school } = here;
  const meets = (mentees: readonly (typeof leaves)[], day: string) =>
    school.db.inSchool(school.id, async (inside) => {
      const startsAt = moment(`${day}T12:00`);
      const id = await standingMeeting(inside, { pair: here.pair, mentees, startsAt, state: 'held' });
      const entry = { school_id: school.id, meeting_id: id, version: 1, by_id: here.mentor, at: monday };
      const written = { note: 'Плакал', topics: null, result: null, difficulties: null, why: null, why_words: null };
      const held = { held: true, came: [...mentees], minutes: 45 };
      await inside.sql
        .insertInto('diary')
        .values({ ...entry, ...held, ...written })
        .execute();
    });
  await meets([leaves], '2026-09-01');
  await meets([leaves, stays], '2026-09-02');
  const given = { pair: here.pair, mentees: [leaves], words: 'Прочитать', term: 'next-meeting' } as const;
  await school.does(here.mentor, monday, ({ tasks }) => tasks.give(given));
  const file = await school.does(leaves, monday, ({ files }) => files.expect({ ref: 'сочинение' }));
  await school.db.inSchool(school.id, async (inside) => {
    await inside.sql.updateTable('task').set({ done_file: file }).execute();
    await inside.sql.updateTable('school').set({ teen_consent: 'own-only' }).execute();
  });
  await school.does(leaves, monday, ({ people }) => people.refuse());
  const left = await school.db.inSchool(school.id, async (inside) => ({
    file: await stateOfFile(inside, file),
    notes: (await inside.sql.selectFrom('diary').select('note').execute()).map(({ note }) => note),
  }));
  expect(left).toEqual({ file: undefined, notes: expect.arrayContaining([null, 'Плакал']) });
});
