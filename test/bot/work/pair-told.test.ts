import { describe, expect, test } from 'vitest';
import { pairMoved, replaced } from '#bot/notices/pair-moved.ts';
import { plain, type Text } from '#bot/text.ts';
import type { Work } from '#bot/work/work.ts';
import { noteGuardian } from '#db/guardians.ts';
import { openReplacements } from '#db/replacements.ts';
import { keepSubstitute } from '#db/substitutes.ts';
import type { PersonId } from '#domain/ids.ts';
import { type MeetingSchool, meetingSchool } from '#test/support/meetings.ts';
import { moment } from '#test/support/working-school.ts';

const monday = moment('2026-09-14T16:00');
const of = ({ pair, mentee }: MeetingSchool) => ({ pair, mentee });

/** A pair with somebody who stands in for its mentor, the mother of the child, and the mother of the teacher. */
async function pairWithOthers() {
  const here = await meetingSchool();
  const { school } = here;
  const people = {
    mother: await school.joins('guardian'),
    motherOfTeacher: await school.joins('guardian'),
    substitute: await school.joins('mentor'),
    head: await school.joins('head'),
  };
  await school.db.inSchool(school.id, async (inside) => {
    await noteGuardian(inside, { guardian: people.mother, child: here.mentee }, monday);
    await noteGuardian(inside, { guardian: people.motherOfTeacher, child: here.mentor }, monday);
    const days = { from: Temporal.PlainDate.from('2026-09-14'), to: Temporal.PlainDate.from('2026-09-20') };
    await keepSubstitute(inside, here.pair, { mentor: people.substitute, ...days }, monday);
  });
  return { ...here, ...people };
}

type Here = Awaited<ReturnType<typeof pairWithOthers>>;

const does = (here: Here, who: PersonId, act: (work: Work) => Promise<unknown>) => here.school.does(who, monday, act);

/** Who has heard by the next morning, without curators. */
async function hear(here: Here): Promise<string[]> {
  await here.ticks('2026-09-15T16:00');
  const heard: string[] = [];
  for (const who of ['mentor', 'mentee', 'substitute', 'mother', 'motherOfTeacher'] as const) {
    if ((await here.told(here[who])).some((kind) => kind === 'pair-moved' || kind === 'replaced')) heard.push(who);
  }
  return heard;
}

async function granted(here: Here, asked: PersonId): Promise<void> {
  await does(here, asked, ({ replacements }) => replacements.ask(of(here)));
  const [petition] = await here.school.db.inSchool(here.school.id, openReplacements);
  if (!petition) throw new Error('Nobody has asked');
  await does(here, here.head, ({ replacements }) => replacements.decide(petition.id, 'granted'));
}

const read = (text: Text | undefined) => (text ? plain(text.pack()) : '');

const thanks = { told: 'thanks' } as const;

describe('of what becomes of a pair hear both sides, whoever stands in, and the guardians of a minor alone', () => {
  const cases: readonly [string, (here: Here) => Promise<unknown>][] = [
    ['a pause', (here) => does(here, here.curator, ({ endings }) => endings.pause(of(here), 'curator'))],
    [
      'an end',
      (here) =>
        does(here, here.curator, ({ endings }) => endings.end(of(here), 'other', { mentor: thanks, mentee: thanks })),
    ],
    ['a good end', (here) => does(here, here.curator, ({ endings }) => endings.complete(of(here)))],
    ['another mentor, whoever has asked', (here) => granted(here, here.mentee)],
  ];
  test.each(cases)('%s', async (_what, act) => {
    const here = await pairWithOthers();
    await act(here);
    expect(await hear(here)).toEqual(['mentor', 'mentee', 'substitute', 'mother']);
  });
});

test('a guardian who has asked for another mentor reads that the child gets one', async () => {
  const here = await pairWithOthers();
  await granted(here, here.mother);
  const reads = (who: PersonId) => here.school.does(who, monday, (work) => replaced(of(here), work));
  expect(read((await reads(here.mother))?.text)).toContain('ребёнку другого наставника');
  expect(read((await reads(here.substitute))?.text)).toContain('Спасибо');
});

test('the guardian of somebody who has come of age reads the answer to the own petition', async () => {
  const here = await pairWithOthers();
  await here.school.db.inSchool(here.school.id, ({ sql }) =>
    sql
      .updateTable('person')
      .set({ birth_date: Temporal.PlainDate.from('2008-05-01') })
      .where('id', '=', here.mentee)
      .execute(),
  );
  await granted(here, here.mother);
  expect(await hear(here)).toEqual(['mentor', 'mentee', 'substitute', 'mother']);
});

test('parents read of an early end what the child reads', async () => {
  const here = await pairWithOthers();
  const told = { mentor: thanks, mentee: { told: 'own', words: 'Подберём пару по физике' } } as const;
  await does(here, here.curator, ({ endings }) => endings.end(of(here), 'other', told));
  const reads = async (who: PersonId) => {
    const reply = await here.school.does(who, monday, (work) => pairMoved({ ...of(here), to: 'ended' }, work));
    return read(reply?.text);
  };
  expect(await reads(here.mother)).toEqual(await reads(here.mentee));
  expect(await reads(here.mentor)).not.toContain('физике');
});

test('a petition of whoever stands in is a mentor’s', async () => {
  const here = await pairWithOthers();
  await does(here, here.substitute, ({ replacements }) => replacements.ask(of(here)));
  const [petition] = await here.school.db.inSchool(here.school.id, openReplacements);
  expect(petition?.side).toBe('mentor');
});
