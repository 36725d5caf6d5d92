import { expect, test } from 'vitest';
import { noteGuardian } from '#db/guardians.ts';
import type { PersonId } from '#domain/ids.ts';
import { tick } from '#jobs/tick.ts';
import { freshDatabase } from '#test/support/database.ts';
import { standingPair } from '#test/support/standing-pair.ts';
import { moment, WorkingSchool } from '#test/support/working-school.ts';

const quiet = { error: () => {} };
const day = moment('2026-09-16T16:00');
const night = moment('2026-09-16T22:30');
const morning = moment('2026-09-17T15:00');

async function school() {
  const home = await WorkingSchool.found(await freshDatabase());
  const curator = await home.joins('curator');
  const mentor = await home.joins('mentor');
  const mentees = [await home.joins('mentee'), await home.joins('mentee')] as const;
  const pair = await home.db.inSchool(home.id, (inside) => standingPair(inside, { mentor, mentees, by: curator }, day));
  const writes = (who: PersonId, mentee: PersonId, words: string, at = day) =>
    home.does(who, at, ({ letters }) => letters.write({ pair, mentee }, words));
  const page = (who: PersonId, mentee: PersonId) =>
    home.does(who, day, ({ letters }) => letters.page({ pair, mentee }, 0, 9));
  return { home, curator, mentor, mentees, pair, writes, page };
}

test('letters go both ways, wait in quiet hours, and come together', async () => {
  const { home, mentor, mentees, writes, page } = await school();
  const [mentee] = mentees;
  expect(await writes(mentee, mentee, 'Можно перенести?', night)).toBe('written');
  await writes(mentee, mentee, 'На четверг', night.add({ minutes: 1 }));
  await tick(home.db, night.add({ minutes: 2 }), quiet);
  expect(await home.told(mentor)).toEqual([]);
  await tick(home.db, morning, quiet);
  const told = await home.told(mentor);
  expect(told).toEqual([{ kind: 'letters', letters: [expect.any(String), expect.any(String)] }]);
  await writes(mentor, mentee, 'Хорошо, в четверг', morning);
  await tick(home.db, morning, quiet);
  expect(await home.told(mentee)).toHaveLength(1);
  const mine = await page(mentee, mentee);
  expect(mine.map((letter) => letter.mine)).toEqual([false, true, true]);
  expect((await page(mentor, mentee)).map((letter) => letter.mine)).toEqual([true, false, false]);
});

test('nobody else reads them: not the other mentee of a group, not the curator; guardians know how many', async () => {
  const { home, curator, mentor, mentees, pair, writes, page } = await school();
  const [mentee, other] = mentees;
  const mother = await home.joins('guardian');
  await home.db.inSchool(home.id, (inside) => noteGuardian(inside, { guardian: mother, child: mentee }, day));
  await writes(mentee, mentee, 'Это тайна');
  const [letter] = await page(mentor, mentee);
  if (!letter) throw new Error('No letter');
  for (const who of [other, curator, mother]) {
    expect(await page(who, mentee)).toEqual([]);
    expect(await home.does(who, day, ({ letters }) => letters.read(letter.id))).toBeUndefined();
    await expect(writes(who, mentee, 'Чужое')).rejects.toThrow('Not allowed');
  }
  const known = (who: PersonId) => home.does(who, day, ({ letters }) => letters.known(pair));
  expect(await known(mother)).toEqual([{ pair, mentee, of: 1, first: day, last: day }]);
  expect(await known(other)).toEqual([]);
});

test('a paused pair takes no letters, and what waits is told of when it goes on', async () => {
  const { home, curator, mentor, mentees, pair, writes } = await school();
  const [mentee] = mentees;
  await writes(mentor, mentee, 'До завтра!', night);
  await home.does(curator, night, ({ endings }) => endings.pause({ pair, mentee }, 'curator'));
  expect(await writes(mentee, mentee, 'Почему?', night)).toBe('stands');
  await tick(home.db, morning, quiet);
  const letters = async () => (await home.told(mentee)).filter((told) => (told as { kind: string }).kind === 'letters');
  expect(await letters()).toEqual([]);
  await home.does(curator, morning, ({ endings }) => endings.resume({ pair, mentee }));
  await tick(home.db, morning.add({ hours: 1 }), quiet);
  expect(await letters()).toHaveLength(1);
});

test('what somebody has written goes with whoever leaves', async () => {
  const { home, mentor, mentees, writes, page } = await school();
  const [mentee] = mentees;
  await writes(mentee, mentee, 'Спасибо');
  await home.does(mentee, day, ({ people }) => people.refuse());
  expect(await page(mentor, mentee)).toEqual([]);
});
