import { describe, expect, test } from 'vitest';
import { worryAboutRating } from '#bot/work/overhearing.ts';
import { readSchool } from '#db/schools.ts';
import { brand, type MeetingId, type PersonId } from '#domain/ids.ts';
import { tick } from '#jobs/tick.ts';
import { freshDatabase } from '#test/support/database.ts';
import { standingPair } from '#test/support/standing-pair.ts';
import { moment, WorkingSchool } from '#test/support/working-school.ts';

const quiet = { error: () => {} };
const noon = moment('2026-09-16T16:00');

async function school() {
  const home = await WorkingSchool.found(await freshDatabase());
  const curator = await home.joins('curator');
  const psychologist = await home.joins('psychologist');
  const mentor = await home.joins('mentor');
  const mentee = await home.joins('mentee');
  const pair = await home.db.inSchool(home.id, (inside) =>
    standingPair(inside, { mentor, mentees: [mentee], by: curator }, noon),
  );
  const types = (who: PersonId, words: string, at = noon) => home.does(who, at, (work) => work.overhear(words));
  const heard = async (by = psychologist) => (await home.does(by, noon, ({ worries }) => worries.list(0, 9))).list;
  return { home, curator, psychologist, mentor, mentee, pair, types, heard };
}

const worrying = 'Я не хочу больше жить';
const alsoWorrying = 'Хочу сбежать из дома';

describe('words that worry', () => {
  test('are put before psychologist and curator with the text, and told of out of quiet hours', async () => {
    const { home, types, heard, mentee, psychologist } = await school();
    const late = moment('2026-09-16T22:30');
    await home.does(psychologist, noon, ({ notices }) => notices.setStopped(true));
    await types(mentee, worrying, late);
    await tick(home.db, late, quiet);
    expect(await home.told(psychologist)).toEqual([]);
    await tick(home.db, moment('2026-09-17T08:00'), quiet);
    const [worry, ...others] = await heard();
    expect(others).toEqual([]);
    expect(worry).toMatchObject({ kind: 'words', by: mentee });
    expect(worry?.words?.holds((words) => words === worrying)).toBe(true);
    expect(await home.told(psychologist)).toEqual([{ kind: 'worry', worry: worry?.id, despite: 'stop' }]);
    expect(await home.told(mentee)).toEqual([]);
  });

  test('of everybody count, also a mentor’s; harmless ones do not', async () => {
    const { types, heard, mentor, mentee } = await school();
    await types(mentee, 'Когда будет встреча?');
    expect(await heard()).toEqual([]);
    await types(mentor, worrying);
    expect((await heard()).map(({ by }) => by)).toEqual([mentor]);
  });

  test('of a curator go to the others', async () => {
    const { types, heard, curator, psychologist } = await school();
    await types(curator, worrying);
    expect(await heard(curator)).toEqual([]);
    expect((await heard(psychologist)).map(({ by }) => by)).toEqual([curator]);
  });

  test('piece by piece are one worry; another topic is told of again', async () => {
    const { home, types, heard, mentee, psychologist } = await school();
    await types(mentee, worrying);
    await tick(home.db, noon, quiet);
    const later = noon.add({ minutes: 5 });
    await types(mentee, alsoWorrying, later);
    await tick(home.db, later, quiet);
    const [worry, ...others] = await heard();
    expect(others).toEqual([]);
    expect(worry?.words?.holds((words) => words === `${worrying}\n${alsoWorrying}`)).toBe(true);
    expect(worry?.topic.split(',')).toContain('running-away');
    expect(await home.told(psychologist)).toHaveLength(2);
    await types(mentee, worrying, noon.add({ hours: 1 }));
    expect(await heard()).toHaveLength(2);
  });

  test('of somebody who has not consented are not kept (R2)', async () => {
    const { home, types, heard, mentee } = await school();
    await home.db.inSchool(home.id, ({ sql }) =>
      sql.updateTable('person').set({ joined_at: null }).where('id', '=', mentee).execute(),
    );
    await types(mentee, worrying);
    expect(await heard()).toEqual([]);
  });
});

describe('a low rating twice in a row', () => {
  const rates = async (here: Awaited<ReturnType<typeof school>>, ratings: readonly number[]) => {
    const { home, pair, mentee } = here;
    await home.db.inSchool(home.id, async (inside) => {
      for (const [index, rating] of ratings.entries()) {
        const at = noon.add({ hours: 24 * (index + 1) });
        const id = brand<MeetingId>(crypto.randomUUID());
        await inside.sql
          .insertInto('meeting')
          .values({
            ...{ school_id: inside.school, id, pair_id: pair, kind: 'working', starts_at: at, minutes: 40 },
            ...{
              state: 'held',
              logged_at: at,
              place: null,
              series_id: null,
              made_by: null,
              made_at: at,
              changed_at: at,
              timed_at: at,
            },
          })
          .execute();
        await inside.sql
          .insertInto('meeting_member')
          .values({ school_id: inside.school, meeting_id: id, mentee_id: mentee, rating, rated_at: at })
          .execute();
        await worryAboutRating({ inside, at, school: await readSchool(inside) }, { pair, mentee });
      }
    });
  };

  test.each<[string, number[], 'rating'[]]>([
    ['1 and 2', [1, 2], ['rating']],
    ['once', [5, 1], []],
    ['with a good one between', [1, 4, 1], []],
    ['three times is one worry', [2, 2, 2], ['rating']],
  ])('%s', async (_what, ratings, expected) => {
    const here = await school();
    await rates(here, ratings);
    const heard = await here.heard();
    expect(heard.map(({ kind }) => kind)).toEqual(expected);
    expect(heard.every(({ by }) => by === here.mentee)).toBe(true);
  });
});
