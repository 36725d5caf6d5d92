import { describe, expect, test } from 'vitest';
import { meetingToKeep } from '#bot/documents/meeting.ts';
import { type Notice, renderNotice } from '#bot/notices/notices.ts';
import { readFile } from '#db/files.ts';
import { noteGuardian } from '#db/guardians.ts';
import type { PersonId } from '#domain/ids.ts';
import { draft, inLibrary, type MeetingSchool, meetingSchool } from '#test/support/meetings.ts';

const why = { reason: 'busy', words: null, extent: 'one' } as const;
const following = { ...why, extent: 'following' } as const;

/** On 14 September after the lessons. */
const later = (here: MeetingSchool) => here.moment('2026-09-14T17:00');

async function mother(here: MeetingSchool): Promise<PersonId> {
  const guardian = await here.school.joins('guardian');
  await here.school.db.inSchool(here.school.id, (inside) =>
    noteGuardian(inside, { guardian, child: here.mentee }, later(here)),
  );
  return guardian;
}

/** What is in a calendar file: how many meetings, of which numbers. */
function inFile(bytes: Uint8Array | undefined) {
  const text = new TextDecoder().decode(bytes);
  const [method] = /METHOD:\w+/u.exec(text) ?? [];
  return { method, of: text.split('BEGIN:VEVENT').length - 1, numbers: [...new Set(text.match(/SEQUENCE:\d/gu))] };
}

describe('the file for a calendar', () => {
  /** What goes with a notice, to the mentee unless it is said; undefined: no file. */
  async function fileWith(here: MeetingSchool, notice: Notice, person = here.mentee, at = later(here)) {
    const { school } = here;
    const file = await school.does(person, at, async (work) => (await renderNotice(notice, work))?.file);
    if (!file) return undefined;
    return inFile((await school.db.inSchool(school.id, (inside) => readFile(inside, file.id)))?.bytes);
  }

  /** The newest notice of that kind that somebody has been told, with what goes with it. */
  async function toldWith(here: MeetingSchool, person: PersonId, kind: Notice['kind']) {
    const notice = ((await here.school.told(person)) as Notice[]).findLast((each) => each.kind === kind);
    return notice && fileWith(here, notice, person);
  }

  test('has all of a series; what is moved or cancelled goes alone, with a higher number', async () => {
    const here = await meetingSchool();
    const series = { every: 1, until: '2026-10-14', exceptHolidays: false } as const;
    const meeting = await here.plans('2026-09-16T15:30', { series });
    const planned = await fileWith(here, { kind: 'meeting-planned', meeting, sequence: 0 });
    expect(planned).toEqual({ method: 'METHOD:PUBLISH', of: 5, numbers: ['SEQUENCE:0'] });
    const moved = await here.school.does(here.mentor, here.moment('2026-09-14T16:30'), ({ meetingChanges }) =>
      meetingChanges.move(meeting, draft('2026-09-17T15:30'), why),
    );
    expect(moved.ok).toBe(true);
    expect(await fileWith(here, { kind: 'meeting-moved', meeting, sequence: 1 })).toEqual({
      ...{ method: 'METHOD:PUBLISH', of: 1, numbers: ['SEQUENCE:1'] },
    });
    await here.school.does(here.mentor, here.moment('2026-09-14T16:40'), ({ meetingChanges }) =>
      meetingChanges.cancel(meeting, following),
    );
    expect(await fileWith(here, { kind: 'meeting-cancelled', meeting, sequence: 2, count: 4 })).toMatchObject({
      ...{ method: 'METHOD:CANCEL', numbers: expect.arrayContaining(['SEQUENCE:2']) },
    });
  });

  test('takes what was planned out of the calendar when the pair ends; a subscription shows it as cancelled', async () => {
    const here = await meetingSchool();
    const series = { every: 1, until: '2026-10-14', exceptHolidays: false } as const;
    await here.plans('2026-09-16T15:30', { series });
    const of = { pair: here.pair, mentee: here.mentee };
    const told = { told: 'thanks' } as const;
    await here.school.does(here.curator, later(here), ({ endings }) =>
      endings.end(of, 'goal-changed', { mentor: told, mentee: told }),
    );
    expect(await fileWith(here, { kind: 'pair-moved', ...of, to: 'ended' })).toEqual({
      ...{ method: 'METHOD:CANCEL', of: 5, numbers: ['SEQUENCE:1'] },
    });
    const subscribed = await here.school.does(here.mentee, later(here), async ({ meetings, calendar }) => {
      await calendar.give();
      return (await meetings.calendar()).map(({ state }) => state);
    });
    expect(subscribed).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled', 'cancelled']);
    expect(await fileWith(here, { kind: 'pair-moved', ...of, to: 'ended' })).toBeUndefined();
  });

  test('is kept till the meeting, and goes with whoever it names', async () => {
    const here = await meetingSchool();
    const meeting = await here.plans('2026-09-16T15:30');
    await fileWith(here, { kind: 'meeting-planned', meeting, sequence: 0 });
    const files = () =>
      here.school.db.inSchool(here.school.id, ({ sql }) => sql.selectFrom('file').select('about').execute());
    expect((await files()).map(({ about }) => about?.toSorted())).toEqual([[here.mentee, here.mentor].toSorted()]);
    await here.ticks('2026-09-16T15:29');
    expect(await files()).toHaveLength(1);
    await here.ticks('2026-09-16T15:30');
    expect(await files()).toEqual([]);
  });

  test('does not come to whoever has subscribed, nor before a guardian has agreed', async () => {
    const here = await meetingSchool();
    await mother(here);
    const waits = await here.plans('2026-09-17T15:30', { place: inLibrary });
    const meeting = await here.plans('2026-09-16T15:30');
    expect(await fileWith(here, { kind: 'meeting-planned', meeting, sequence: 0 })).toBeDefined();
    expect(await fileWith(here, { kind: 'meeting-planned', meeting: waits, sequence: 0 })).toBeUndefined();
    await here.school.does(here.mentee, later(here), ({ calendar }) => calendar.give());
    expect(await fileWith(here, { kind: 'meeting-planned', meeting, sequence: 0 })).toBeUndefined();
  });

  test('takes back the time that holds no more: a guardian is asked about another place, and says no', async () => {
    const here = await meetingSchool();
    const guardian = await mother(here);
    const series = { every: 1, until: '2026-09-30', exceptHolidays: false } as const;
    const meeting = await here.plans('2026-09-16T15:30', { series });
    await here.school.does(here.mentor, later(here), ({ meetingChanges }) =>
      meetingChanges.move(meeting, draft('2026-09-16T15:30', { place: inLibrary }), following),
    );
    await here.ticks('2026-09-14T17:00');
    const off = { method: 'METHOD:CANCEL', of: 3, numbers: ['SEQUENCE:1'] };
    expect(await toldWith(here, here.mentee, 'meeting-time-off')).toEqual(off);
    await here.school.does(guardian, later(here), ({ meetingAnswers }) => meetingAnswers.allow(meeting, 'no'));
    await here.ticks('2026-09-14T17:00');
    expect(await toldWith(here, here.mentor, 'meeting-off')).toMatchObject({ method: 'METHOD:CANCEL', of: 3 });
  });

  test('has none of the dates that wait for a guardian', async () => {
    const here = await meetingSchool();
    const series = { every: 1, until: '2026-09-30', exceptHolidays: false } as const;
    const meeting = await here.plans('2026-09-16T15:30', { series });
    const waits = (starts: string) =>
      here.school.db.inSchool(here.school.id, ({ sql }) =>
        sql
          .updateTable('meeting_member')
          .set({ guardian_answer: 'asked' })
          .where(({ eb, selectFrom }) =>
            eb('meeting_id', 'in', selectFrom('meeting').select('id').where('starts_at', '=', here.moment(starts))),
          )
          .execute(),
      );
    const planned = { kind: 'meeting-planned', meeting, sequence: 0 } as const;
    await waits('2026-09-23T15:30');
    expect(await fileWith(here, planned, here.mentor)).toMatchObject({ of: 2 });
    await waits('2026-09-16T15:30');
    expect(await fileWith(here, planned, here.mentor)).toMatchObject({ of: 1 });
    await waits('2026-09-30T15:30');
    expect(await fileWith(here, planned, here.mentor)).toBeUndefined();
    const drafted = await here.school.does(here.mentor, later(here), (work) => meetingToKeep.read(work, { meeting }));
    expect(drafted).toBeUndefined();
  });

  test('of one who will not come to a group’s meeting takes it out of the own calendar alone', async () => {
    const here = await meetingSchool({ mentees: 2 });
    const meeting = await here.plans('2026-09-16T15:30');
    const was = here.moment('2026-09-16T15:30').toString();
    await here.school.does(here.mentee, later(here), ({ meetingChanges }) => meetingChanges.cancel(meeting, why));
    const of = async (person: PersonId) =>
      here.school.does(person, later(here), async (work) => {
        const drafted = await meetingToKeep.read(work, { meeting, was });
        return drafted && inFile(await drafted.make());
      });
    expect(await of(here.mentee)).toEqual({ method: 'METHOD:CANCEL', of: 1, numbers: ['SEQUENCE:0'] });
    expect(await of(here.mentees[1] ?? here.mentee)).toBeUndefined();
    expect(await of(await here.school.joins('mentee'))).toBeUndefined();
  });

  test('of a change that another has followed meanwhile does not come, where nobody has asked for it', async () => {
    const here = await meetingSchool();
    const meeting = await here.plans('2026-09-16T15:30');
    const file = (sequence?: number) =>
      here.school.does(here.mentor, later(here), async (work) => {
        const unasked = sequence === undefined ? {} : ({ unasked: true, sequence } as const);
        return (await meetingToKeep.read(work, { meeting, ...unasked })) !== undefined;
      });
    expect([await file(), await file(0)]).toEqual([true, true]);
    await here.school.does(here.mentor, later(here), ({ meetingChanges }) => meetingChanges.cancel(meeting, why));
    expect([await file(), await file(0), await file(1)]).toEqual([true, false, true]);
  });

  test('goes also with meetings that are made online', async () => {
    const here = await meetingSchool();
    await here.plans('2026-09-16T15:30');
    await here.plans('2026-09-17T15:30');
    const days = { from: Temporal.PlainDate.from('2026-09-16'), to: Temporal.PlainDate.from('2026-09-18') };
    await here.school.does(here.mentor, later(here), async ({ absences }) => {
      const { absence } = await absences.note(days);
      await absences.makeOnline(absence);
    });
    await here.ticks('2026-09-14T17:00');
    expect(await toldWith(here, here.mentee, 'made-online')).toEqual({
      ...{ method: 'METHOD:PUBLISH', of: 2, numbers: ['SEQUENCE:1'] },
    });
  });

  test('of a series whose first meeting has been moved before its notice goes, the others are told of', async () => {
    const here = await meetingSchool();
    const series = { every: 1, until: '2026-10-14', exceptHolidays: false } as const;
    const meeting = await here.plans('2026-09-16T15:30', { series });
    await here.school.does(here.mentor, here.moment('2026-09-14T16:30'), ({ meetingChanges }) =>
      meetingChanges.move(meeting, draft('2026-09-17T15:30'), why),
    );
    expect(await fileWith(here, { kind: 'meeting-planned', meeting, sequence: 0 })).toMatchObject({ of: 4 });
    expect(await fileWith(here, { kind: 'meeting-moved', meeting, sequence: 1 })).toMatchObject({ of: 1 });
  });
});
