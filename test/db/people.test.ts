import { describe, expect, test } from 'vitest';
import { plan } from '#db/due.ts';
import { newInvitation, newInvitationId, noteUse } from '#db/invitations.ts';
import { tellInTime } from '#db/notices.ts';
import { forgetWhatWasSaid } from '#db/outbox.ts';
import { forgetAnswers } from '#db/people.ts';
import type { SchoolTables } from '#db/tables.ts';
import type { PersonId } from '#domain/ids.ts';
import { freshDatabase } from '#test/support/database.ts';
import { moment, WorkingSchool } from '#test/support/working-school.ts';

const decided = moment('2026-09-14T12:00');
const left = moment('2026-09-15T12:00');

describe('of somebody who has left', () => {
  /** Whatever the table gets, somebody has to say here what becomes of it. */
  const columns: Readonly<Record<keyof SchoolTables['person'], 'forgotten' | 'kept' | 'now'>> = {
    school_id: 'kept',
    id: 'kept',
    // What the invitation has said.
    kind: 'kept',
    created_at: 'kept',
    // That nobody asks again.
    left_at: 'now',
    surname: 'forgotten',
    given: 'forgotten',
    patronymic: 'forgotten',
    called: 'forgotten',
    birth_date: 'forgotten',
    class_name: 'forgotten',
    subject: 'forgotten',
    // Kept where a personal invitation has said who it is: below.
    confirmed_at: 'forgotten',
    confirmed_in: 'forgotten',
    joined_at: 'forgotten',
    quiet_from: 'forgotten',
    quiet_to: 'forgotten',
    silenced_at: 'forgotten',
    asked_anew_at: 'forgotten',
    clearance_on: 'forgotten',
    remind_hours: 'forgotten',
    timetable: 'forgotten',
  };

  const rowOf = (school: WorkingSchool, person: PersonId) =>
    school.db.inSchool(school.id, ({ sql }) =>
      sql.selectFrom('person').selectAll().where('id', '=', person).executeTakeFirstOrThrow(),
    );

  /** Everything that can be known of somebody is. */
  async function known() {
    const school = await WorkingSchool.found(await freshDatabase());
    const curator = await school.joins('curator');
    const person = await school.joins('mentee', { confirmed: false });
    await school.does(curator, decided, ({ people }) => people.confirm(person));
    await school.db.inSchool(school.id, ({ sql }) =>
      sql
        .updateTable('person')
        .set({
          patronymic: 'Иванович',
          birth_date: Temporal.PlainDate.from('2011-09-05'),
          subject: 'Физика',
          quiet_from: Temporal.PlainTime.from('20:00'),
          quiet_to: Temporal.PlainTime.from('09:00'),
          silenced_at: decided,
          asked_anew_at: decided,
          clearance_on: Temporal.PlainDate.from('2026-09-01'),
          remind_hours: [24],
          timetable: { 1: [2] },
          left_at: decided,
        })
        .where('id', '=', person)
        .execute(),
    );
    return { school, person };
  }

  test('each column is either forgotten or kept, and none is left out', async () => {
    const { school, person } = await known();
    const before = await rowOf(school, person);
    expect(Object.keys(before).toSorted()).toEqual(Object.keys(columns).toSorted());
    expect(Object.entries(before).filter(([, value]) => value === null)).toEqual([]);
    await school.db.inSchool(school.id, (inside) => forgetAnswers(inside, person, left));
    const becomes = { forgotten: () => null, kept: (was: unknown) => was, now: () => left };
    expect(await rowOf(school, person)).toEqual(
      Object.fromEntries(
        Object.entries(before).map(([name, was]) => [name, becomes[columns[name as keyof typeof columns]](was)]),
      ),
    );
  });

  test('it is kept that a personal invitation has said who they are', async () => {
    const { school, person } = await known();
    await school.db.inSchool(school.id, async (inside) => {
      const id = newInvitationId();
      const invitation = { id, role: 'mentee', kind: 'pupil', scope: 'personal', limit: 1, expiresAt: left } as const;
      await newInvitation(inside, invitation, decided);
      await noteUse(inside, id, person, decided);
      await forgetAnswers(inside, person, left);
    });
    const { confirmed_at, confirmed_in } = await rowOf(school, person);
    expect([confirmed_at, confirmed_in]).toEqual([decided, null]);
  });

  test('nothing waits to be said, and others are told what was to be told to them', async () => {
    const school = await WorkingSchool.found(await freshDatabase());
    const person = await school.joins('mentee');
    const other = await school.joins('mentee');
    const kinds = ['reviewed', 'review-undone', 'confirmed', 'remind-guardian', 'erase-silent'];
    const keys = await school.db.atDoor(async (door) => {
      for (const to of [person, other]) {
        for (const kind of kinds) {
          await plan(door, { key: `${kind}:${to}`, school: school.id, kind, at: left, subject: to });
        }
        const what = { key: to, school: school.id, person: to, notice: { kind: 'confirmed' } };
        await tellInTime(door, what, moment('2026-09-14T23:00'));
      }
      const waiting = () => door.sql.selectFrom('due').select('key').orderBy('key').execute();
      const before = await waiting();
      await forgetWhatWasSaid(door, school.id, person);
      return { before: before.length, after: (await waiting()).map(({ key }) => key) };
    });
    const stays = [...kinds, 'notice'].map((kind) => `${kind}:${other}`);
    expect(keys.before).toBe(2 * stays.length);
    expect(keys.after.toSorted()).toEqual([...stays, `erase-silent:${person}`].toSorted());
  });
});
