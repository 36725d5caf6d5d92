import { describe, expect, test } from 'vitest';
import { keepWishes } from '#db/notices.ts';
import type { DecisionId, PersonId } from '#domain/ids.ts';
import { tick } from '#jobs/tick.ts';
import { freshDatabase } from '#test/support/database.ts';
import { moment, WorkingSchool } from '#test/support/working-school.ts';

// Lessons are over at 15:00.
const today = (time: string) => moment(`2026-09-14T${time}`);
const tomorrow = (time: string) => moment(`2026-09-15T${time}`);

/** A curator who decides of somebody's questionnaire, and takes it back, while time goes by. */
async function review({ confirmed = true } = {}) {
  const school = await WorkingSchool.found(await freshDatabase());
  const curator = await school.joins('curator');
  const author = await school.joins('mentee', { confirmed });
  const draft = await school.sends(author, today('09:00'));
  await ticks(school, today('09:30'));
  return {
    ...{ school, curator, author },
    ticks: (at: Temporal.Instant) => ticks(school, at),
    accepts: (at: Temporal.Instant) => school.does(curator, at, (work) => work.review.accept(draft)),
    returns: (at: Temporal.Instant) =>
      school.does(curator, at, (work) => work.review.giveBack(draft, ['note'], 'Подробнее')),
    confirms: (at: Temporal.Instant) => school.does(curator, at, ({ people }) => people.confirm(author)),
    undoes: (at: Temporal.Instant) =>
      school.does(curator, at, async ({ decisions }) => decisions.undo((await decisions.last())?.id as DecisionId)),
    told: () => school.told(author),
    reviewed: { kind: 'reviewed', drafts: [draft] },
  };
}

async function ticks(school: WorkingSchool, at: Temporal.Instant): Promise<void> {
  const failed: unknown[] = [];
  await tick(school.db, at, { error: (what: object) => void failed.push(what) });
  expect(failed).toEqual([]);
}

async function keepsQuiet(school: WorkingSchool, person: PersonId, from: string, to: string): Promise<void> {
  const quiet = { from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) };
  await school.db.inSchool(school.id, (inside) =>
    keepWishes(inside, person, { stopped: false, quiet }, today('09:00')),
  );
}

describe('an undone slip is never heard of', () => {
  test('also where another decision was taken shortly before', async () => {
    const { accepts, undoes, returns, ticks, told, reviewed } = await review();
    await accepts(today('15:00'));
    await undoes(today('15:05'));
    await returns(today('15:08'));
    await ticks(today('15:10'));
    expect(await told()).toEqual([]);
    expect(await undoes(today('15:11'))).toBe('undone');
    await ticks(today('15:18'));
    expect(await told()).toEqual([]);
    await accepts(today('15:19'));
    await ticks(today('15:29'));
    expect(await told()).toEqual([reviewed]);
  });

  test('nor one that was made in the quiet hours of whoever it is about', async () => {
    const { school, author, returns, undoes, ticks, told } = await review();
    await keepsQuiet(school, author, '18:00', '09:00');
    await returns(today('18:30'));
    await ticks(today('18:40'));
    await undoes(today('18:50'));
    await ticks(tomorrow('08:00'));
    await ticks(tomorrow('15:00'));
    expect(await told()).toEqual([]);
  });

  test('nor a confirmation that was taken back and given again', async () => {
    const { confirms, undoes, ticks, told } = await review({ confirmed: false });
    await confirms(today('15:00'));
    await undoes(today('15:05'));
    await confirms(today('15:08'));
    await ticks(today('15:10'));
    expect(await told()).toEqual([]);
    await ticks(today('15:18'));
    expect(await told()).toEqual([{ kind: 'confirmed' }]);
  });
});

test('whoever has been told of a confirmation is told that it was taken back', async () => {
  const { confirms, undoes, ticks, told } = await review({ confirmed: false });
  await confirms(today('15:00'));
  await ticks(today('15:10'));
  await undoes(today('15:20'));
  await ticks(today('15:21'));
  expect(await told()).toEqual([{ kind: 'confirmed' }, { kind: 'confirmation-undone' }]);
  await confirms(today('15:22'));
  await undoes(today('15:23'));
  await ticks(today('15:40'));
  expect(await told()).toHaveLength(2);
});

describe('in the quiet hours of the school', () => {
  test('whoever wishes to be told at any time is told at once', async () => {
    const { school, author, curator, accepts, ticks, told, reviewed } = await review();
    await keepsQuiet(school, author, '00:00', '00:00');
    await keepsQuiet(school, curator, '00:00', '00:00');
    await accepts(today('22:00'));
    await ticks(today('22:10'));
    expect(await told()).toEqual([reviewed]);
    const before = (await school.told(curator)).length;
    await school.sends(await school.joins('mentee'), today('23:00'));
    await ticks(today('23:10'));
    expect((await school.told(curator)).slice(before)).toEqual([{ kind: 'new-questionnaires', count: 1 }]);
  });

  test('others are told in the morning, of everything in one message', async () => {
    const { school, curator, accepts, ticks, told, reviewed } = await review();
    const before = (await school.told(curator)).length;
    await accepts(today('22:00'));
    for (const hour of ['22:20', '23:20']) {
      await school.sends(await school.joins('mentee'), today(hour));
      await ticks(today(hour).add({ minutes: 10 }));
    }
    await ticks(tomorrow('07:59'));
    expect([await told(), (await school.told(curator)).slice(before)]).toEqual([[], []]);
    await ticks(tomorrow('08:00'));
    await ticks(tomorrow('08:30'));
    expect(await told()).toEqual([reviewed]);
    expect((await school.told(curator)).slice(before)).toEqual([{ kind: 'new-questionnaires', count: 2 }]);
  });
});
