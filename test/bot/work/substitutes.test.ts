import { expect, test } from 'vitest';
import { noteConsent } from '#db/consents.ts';
import { noteGuardian } from '#db/guardians.ts';
import type { Inside } from '#db/open.ts';
import type { PersonId } from '#domain/ids.ts';
import { draft, inLibrary, type MeetingSchool, meetingSchool } from '#test/support/meetings.ts';

const days = { from: Temporal.PlainDate.from('2026-09-14'), to: Temporal.PlainDate.from('2026-09-20') };
const weekly = { every: 1, until: '2026-09-30', exceptHolidays: true } as const;

const later = (here: MeetingSchool) => here.moment('2026-09-14T17:00');

/** A graduate of 16, with whom a pupil may meet wherever they like, and a teacher who may stand in. */
async function withYoungMentor() {
  const here = await meetingSchool();
  const { school, mentor, mentee } = here;
  const [standIn, guardian] = [await school.joins('mentor'), await school.joins('guardian')];
  await school.db.inSchool(school.id, async (inside) => {
    await inside.sql
      .updateTable('school')
      .set({ forms: JSON.stringify(['teacher_pupil']) })
      .execute();
    await ages(inside, mentor, 'graduate', '2010-06-01');
    await ages(inside, mentee, 'pupil', '2013-06-01');
    await noteGuardian(inside, { guardian, child: mentee }, later(here));
    const consent = { kind: 'processing', version: '1', answer: 'given' } as const;
    await noteConsent(inside, { ...consent, person: mentee, by: 'guardian', guardian }, later(here));
    await noteConsent(inside, { ...consent, person: standIn, by: 'self' }, later(here));
  });
  const puts = async () => {
    const put = school.does(here.curator, later(here), ({ substitutes }) =>
      substitutes.put(here.pair, { mentor: standIn, ...days }),
    );
    expect(await put).toEqual({ ok: true, value: null });
  };
  return { ...here, standIn, guardian, puts };
}

async function ages(inside: Inside, person: PersonId, kind: string, birthDate: string): Promise<void> {
  await inside.sql
    .updateTable('person')
    .set({ kind, birth_date: Temporal.PlainDate.from(birthDate) })
    .where('id', '=', person)
    .execute();
}

test('an adult who stands in for somebody young: guardians are asked about what is planned outside in those days', async () => {
  const here = await withYoungMentor();
  const meeting = await here.plans('2026-09-16T15:30', { place: inLibrary, series: weekly });
  expect(await here.told(here.guardian)).toEqual(['meeting-planned']);
  await here.puts();
  await here.ticks('2026-09-14T17:00');
  expect(await here.told(here.guardian)).toEqual(['meeting-planned', 'substitute', 'meeting-allow']);
  expect(await here.school.told(here.mentee)).toContainEqual(
    expect.objectContaining({ kind: 'meeting-time-off', next: 'asked', count: 1 }),
  );
  const coming = await here.school.does(here.mentee, later(here), ({ meetings }) => meetings.coming());
  expect(coming.map(({ starts }) => `${starts.toPlainDate()}`)).toEqual(['2026-09-23', '2026-09-30']);
  await here.school.does(here.guardian, later(here), ({ meetingAnswers }) => meetingAnswers.allow(meeting, 'yes'));
  await here.ticks('2026-09-14T17:00');
  expect((await here.told(here.mentee)).at(-1)).toBe('meeting-planned');
});

test('the mentor is back: nobody is asked any more, and what was planned is planned', async () => {
  const here = await withYoungMentor();
  await here.plans('2026-09-16T15:30', { place: inLibrary });
  await here.puts();
  await here.ticks('2026-09-14T17:00');
  await here.school.does(here.curator, later(here), ({ substitutes }) => substitutes.end(here.pair));
  await here.ticks('2026-09-14T17:00');
  const coming = await here.school.does(here.mentee, later(here), ({ meetings }) => meetings.coming());
  expect(coming).toHaveLength(1);
  expect((await here.told(here.mentee)).at(-1)).toBe('meeting-planned');
});

test('of a series, guardians are asked about the days on which an adult leads', async () => {
  const here = await withYoungMentor();
  await here.puts();
  const wished = draft('2026-09-16T15:30', { place: inLibrary, series: weekly });
  const { asksGuardian } = await here.school.does(here.mentor, later(here), ({ planning }) =>
    planning.check(here.pair, wished),
  );
  expect(asksGuardian).toBe(true);
  await here.plans('2026-09-16T15:30', { place: inLibrary, series: weekly });
  const answers = await here.school.does(here.mentor, later(here), async ({ meetings }) =>
    (await meetings.coming()).map(({ invited }) => invited[0]?.guardianAnswer),
  );
  expect(answers).toEqual(['asked', undefined, undefined]);
  expect(await here.told(here.guardian)).toContain('meeting-allow');
  expect(await here.told(here.mentee)).toContain('meeting-planned');
});
