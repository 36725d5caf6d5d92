import { beforeEach, describe, expect, test } from 'vitest';
import { renderNotice } from '#bot/notices/notices.ts';
import { plain, say } from '#bot/text.ts';
import { addAbsence } from '#db/absences.ts';
import { plan } from '#db/due.ts';
import { noteGuardian } from '#db/guardians.ts';
import { membersOf, moveMember } from '#db/pairs.ts';
import { keepSubstitute } from '#db/substitutes.ts';
import type { PairId, PersonId } from '#domain/ids.ts';
import { paused } from '#domain/pairing/pair-life.ts';
import { tick } from '#jobs/tick.ts';
import { freshDatabase } from '#test/support/database.ts';
import { standingMeeting } from '#test/support/standing-meeting.ts';
import { standingPair } from '#test/support/standing-pair.ts';
import { moment, WorkingSchool } from '#test/support/working-school.ts';

const quiet = { error: () => {} };
const day = (text: string) => Temporal.PlainDate.from(text);

let school: WorkingSchool;
let curator: PersonId;
let mentor: PersonId;
let mentee: PersonId;
let pair: PairId;

/** A pair that began on Monday 9 November, in a school whose daily look begins then. */
beforeEach(async () => {
  school = await WorkingSchool.found(await freshDatabase());
  [curator, mentor, mentee] = [
    await school.joins('curator'),
    await school.joins('mentor'),
    await school.joins('mentee'),
  ];
  pair = await school.db.inSchool(school.id, (inside) =>
    standingPair(
      inside,
      {
        mentor,
        mentees: [mentee],
        form: 'teacher_pupil',
        variant: 'tp.talent',
        by: curator,
        startedOn: day('2026-11-09'),
      },
      moment('2026-11-09T10:00'),
    ),
  );
  await school.db.atDoor((door) =>
    plan(door, {
      key: `silence:${school.id}`,
      school: school.id,
      kind: 'silence',
      at: moment('2026-11-10T09:00'),
      subject: '',
    }),
  );
});

const meets = (local: string, state: 'held' | 'not-held' | 'planned') =>
  school.db.inSchool(school.id, (inside) =>
    standingMeeting(inside, { pair, mentees: [mentee], startsAt: moment(local), state }),
  );

/** Ticks at ten on each of these days, as a school lives them. */
async function lives(from: string, to: string): Promise<void> {
  for (let each = day(from); Temporal.PlainDate.compare(each, day(to)) <= 0; each = each.add({ days: 1 })) {
    await tick(school.db, moment(`${each}T10:00`), quiet);
  }
}

const asked = (about: 'silent' | 'missed') => ({ kind: 'pair-silent', pair, about });

describe('a silent pair', () => {
  test('its mentor is asked once after a fortnight, the curator hears once three days later', async () => {
    await lives('2026-11-10', '2026-11-22');
    expect(await school.told(mentor)).toEqual([]);
    await lives('2026-11-23', '2026-11-23');
    expect(await school.told(mentor)).toEqual([asked('silent')]);
    await lives('2026-11-24', '2026-11-25');
    expect(await school.told(curator)).toEqual([]);
    await lives('2026-11-26', '2026-12-20');
    expect(await school.told(mentor)).toEqual([asked('silent')]);
    expect(await school.told(curator)).toEqual([{ kind: 'silent-pairs', pairs: [pair] }]);
  });

  test('is not asked to plan what is planned', async () => {
    const says = async () => {
      const notice = { kind: 'pair-silent', pair, about: 'silent' } as const;
      const reply = await school.does(mentor, moment('2026-11-23T10:00'), (work) => renderNotice(notice, work));
      const buttons = (reply?.choices ?? []).map(({ label }) => plain(label.pack()));
      return [
        plain((reply?.text ?? say``).pack()).includes('Ближайшая встреча'),
        buttons.includes('Назначить встречу'),
      ];
    };
    expect(await says()).toEqual([false, true]);
    const meeting = await meets('2026-11-25T15:00', 'planned');
    expect(await says()).toEqual([true, false]);
    // What waits for a guardian is no meeting yet.
    await school.db.inSchool(school.id, ({ sql }) =>
      sql.updateTable('meeting_member').set({ guardian_answer: 'asked' }).where('meeting_id', '=', meeting).execute(),
    );
    expect(await says()).toEqual([false, true]);
  });

  test('two ticks at once, and a look that was missed for days, ask once', async () => {
    const now = moment('2026-11-25T10:00');
    await Promise.all([tick(school.db, now, quiet), tick(school.db, now, quiet), tick(school.db, now, quiet)]);
    await tick(school.db, now.add({ minutes: 1 }), quiet);
    expect(await school.told(mentor)).toEqual([asked('silent')]);
  });

  test('a meeting that was held ends it, and the next silence is another', async () => {
    await lives('2026-11-10', '2026-11-23');
    await meets('2026-11-24T15:00', 'held');
    await lives('2026-11-24', '2026-12-07');
    expect(await school.told(curator)).toEqual([]);
    expect(await school.told(mentor)).toHaveLength(1);
    await lives('2026-12-08', '2026-12-09');
    expect(await school.told(mentor)).toEqual([asked('silent'), asked('silent')]);
  });

  test('whoever is away is not asked, and days of absence do not count', async () => {
    await school.db.inSchool(school.id, (inside) =>
      addAbsence(
        inside,
        {
          kind: 'away',
          whose: { kind: 'person', person: mentee },
          days: { from: day('2026-11-16'), to: day('2026-11-20') },
          by: mentee,
        },
        moment('2026-11-14T10:00'),
      ),
    );
    await lives('2026-11-10', '2026-11-27');
    expect(await school.told(mentor)).toEqual([]);
    await lives('2026-11-28', '2026-11-28');
    expect(await school.told(mentor)).toEqual([asked('silent')]);
  });

  test('over New Year nobody is asked till the holidays are over', async () => {
    await meets('2026-12-20T15:00', 'held');
    await lives('2026-12-21', '2027-01-14');
    expect(await school.told(mentor)).toEqual([]);
    // Eleven days before them, three after: the 15th is the first morning past the fortnight.
    await lives('2027-01-15', '2027-01-16');
    expect(await school.told(mentor)).toEqual([asked('silent')]);
  });

  test('a paused pair stands still', async () => {
    await school.db.inSchool(school.id, async (inside) => {
      const [member] = await membersOf(inside, pair);
      const life = member && paused(member.life, 'curator');
      if (!member || !life?.ok) throw new Error('No pair');
      await moveMember(inside, member, life.value, { by: curator, what: 'paused' }, moment('2026-11-20T10:00'));
    });
    await lives('2026-11-10', '2026-12-20');
    expect(await school.told(mentor)).toEqual([]);
    expect(await school.told(curator)).toEqual([]);
  });

  test('of a group the curator hears three days later though one of it is away meanwhile, whichever that is', async () => {
    const groups: PairId[] = [];
    const leaves = async (person: PersonId) => {
      const days = { from: day('2026-11-24'), to: day('2026-11-25') };
      const absence = { kind: 'away', whose: { kind: 'person', person }, days, by: person } as const;
      await school.db.inSchool(school.id, (inside) => addAbsence(inside, absence, moment('2026-11-23T12:00')));
    };
    for (const away of [0, 1]) {
      const leader = await school.joins('mentor');
      // Members are read in the order of their ids.
      const mentees = [await school.joins('mentee'), await school.joins('mentee')].toSorted();
      const group = { mentor: leader, mentees, by: curator, startedOn: day('2026-11-09') };
      groups.push(
        await school.db.inSchool(school.id, (inside) => standingPair(inside, group, moment('2026-11-09T10:00'))),
      );
      await leaves(mentees[away] ?? leader);
    }
    await lives('2026-11-10', '2026-11-26');
    const [heard] = (await school.told(curator)) as { pairs: PairId[] }[];
    expect(heard?.pairs).toEqual(expect.arrayContaining(groups));
  });

  test('a curator who is the mentor is asked as a mentor, and does not hear of it as a curator', async () => {
    const second = await school.joins('curator');
    await school.db.inSchool(school.id, (inside) =>
      inside.sql
        .insertInto('person_role')
        .values({ school_id: school.id, person_id: mentor, role: 'curator', since: moment('2026-11-09T10:00') })
        .execute(),
    );
    await lives('2026-11-10', '2026-11-30');
    expect(await school.told(mentor)).toEqual([asked('silent')]);
    expect(await school.told(second)).toEqual([{ kind: 'silent-pairs', pairs: [pair] }]);
  });
});

describe('somebody stands in', () => {
  test('those days do not count, and nobody is asked on them', async () => {
    const standIn = await school.joins('mentor');
    await school.db.inSchool(school.id, (inside) =>
      keepSubstitute(
        inside,
        pair,
        { mentor: standIn, from: day('2026-11-20'), to: day('2026-11-26') },
        moment('2026-11-19T10:00'),
      ),
    );
    await lives('2026-11-10', '2026-11-29');
    expect([await school.told(mentor), await school.told(standIn)]).toEqual([[], []]);
    await lives('2026-11-30', '2026-11-30');
    expect(await school.told(mentor)).toEqual([asked('silent')]);
  });
});

test('a curator who is the mother of the mentee does not hear of it as a curator', async () => {
  const mother = await school.joins('curator');
  await school.db.inSchool(school.id, (inside) =>
    noteGuardian(inside, { guardian: mother, child: mentee }, moment('2026-11-09T10:00')),
  );
  await lives('2026-11-10', '2026-11-30');
  expect(await school.told(mother)).toEqual([]);
  expect(await school.told(curator)).toEqual([{ kind: 'silent-pairs', pairs: [pair] }]);
});

describe('three missed in a row', () => {
  test('lead to one question, though the pair is not silent yet; a fourth to none', async () => {
    for (const local of ['2026-11-11T15:00', '2026-11-13T15:00', '2026-11-16T15:00']) await meets(local, 'not-held');
    await lives('2026-11-10', '2026-11-17');
    expect(await school.told(mentor)).toEqual([asked('missed')]);
    await meets('2026-11-18T15:00', 'not-held');
    await lives('2026-11-18', '2026-11-19');
    expect(await school.told(mentor)).toEqual([asked('missed')]);
    await lives('2026-11-20', '2026-11-20');
    expect(await school.told(curator)).toEqual([{ kind: 'silent-pairs', pairs: [pair] }]);
  });

  test('one that nobody has written down is not missed', async () => {
    await meets('2026-11-11T15:00', 'not-held');
    await meets('2026-11-13T15:00', 'planned');
    await meets('2026-11-16T15:00', 'not-held');
    await lives('2026-11-10', '2026-11-20');
    expect(await school.told(mentor)).toEqual([]);
  });
});
