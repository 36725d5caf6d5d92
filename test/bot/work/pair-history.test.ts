import { expect, test } from 'vitest';
import { pairHistory } from '#bot/screens/pair-history.ts';
import { plain } from '#bot/text.ts';
import { keepReplacement } from '#db/replacements.ts';
import type { PersonId } from '#domain/ids.ts';
import { type MeetingSchool, meetingSchool } from '#test/support/meetings.ts';
import { moment } from '#test/support/working-school.ts';

const monday = moment('2026-09-14T16:00');
const of = ({ pair, mentee }: MeetingSchool) => ({ pair, mentee });
const thanks = { mentor: { told: 'thanks' }, mentee: { told: 'thanks' } } as const;

const reads = (here: MeetingSchool, who: PersonId) =>
  here.school.does(who, monday, async (work) => plain((await pairHistory.show(work, here.pair)).text.pack()));

test('why a pair ended before its time stands in its history, for curators and the psychologist', async () => {
  const here = await meetingSchool();
  await here.school.does(here.curator, monday, ({ endings }) => endings.end(of(here), 'wish-of-mentee', thanks));
  const readers = [here.curator, await here.school.joins('psychologist')];
  for (const who of readers) expect(await reads(here, who)).toContain('раньше срока: желание наставляемого');
});

test('each step of a pair has words of its own', async () => {
  const here = await meetingSchool({ state: 'accepted' });
  const { school, curator } = here;
  const head = await school.joins('head');
  for (const place of ['baseline', 'agreement', 'mentor-duties', 'order'] as const) {
    await school.does(curator, monday, async ({ pairPapers }) => {
      const { cases } = await pairPapers.lacking(place);
      const keys = cases.map(({ key }) => key);
      return pairPapers.mark(place, keys, { number: '45-о', on: Temporal.PlainDate.from('2026-09-11') });
    });
  }
  await school.does(curator, monday, ({ endings }) => endings.pause(of(here), 'curator'));
  await school.does(curator, monday, ({ endings }) => endings.resume(of(here)));
  const asked = await school.db.inSchool(school.id, (inside) =>
    keepReplacement(inside, { ...of(here), by: here.mentee, side: 'mentee' }, monday),
  );
  if (!asked) throw new Error('It was not asked for');
  await school.does(head, monday, ({ replacements }) => replacements.decide(asked, 'granted'));
  const lines = (await reads(here, curator)).split('\n').filter((line) => line.includes(' — '));
  expect(lines.map((line) => line.replace(/^.* — /u, '').replace(/ \([^)]*\)$/u, ''))).toEqual([
    'пара закончила работу: директор согласился на другого наставника',
    'встречи продолжаются',
    'пауза',
    'все документы готовы, пара работает официально',
    'внесена как работающая',
  ]);
});
