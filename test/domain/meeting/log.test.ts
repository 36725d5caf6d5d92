import { describe, expect, test } from 'vitest';
import { mayLog } from '#domain/meeting/log.ts';

const zone = 'Europe/Moscow';
const moment = (local: string) => Temporal.Instant.from(`${local}+03:00`);
const startsAt = moment('2026-11-25T15:30');

describe('a meeting that is not written down', () => {
  test.each([
    ['2026-11-25T15:29', { ok: false, problem: 'not-begun' }],
    ['2026-11-25T15:30', { ok: true, value: 'log' }],
    ['2027-02-01T12:00', { ok: true, value: 'log' }],
  ])('at %s', (at, outcome) => {
    expect(mayLog({ state: 'planned', startsAt }, moment(at), [], zone)).toEqual(outcome);
  });

  test('is none once it is cancelled', () => {
    const outcome = mayLog({ state: 'cancelled', startsAt }, moment('2026-11-25T17:00'), [], zone);
    expect(outcome).toEqual({ ok: false, problem: 'cancelled' });
  });
});

describe('one that is written down is corrected for 14 days', () => {
  const loggedAt = moment('2026-11-25T17:00');

  test.each([
    ['2026-12-09T16:59', { ok: true, value: 'correct' }],
    ['2026-12-09T17:00', { ok: false, problem: 'too-late' }],
  ])('at %s', (at, outcome) => {
    expect(mayLog({ state: 'held', startsAt, loggedAt }, moment(at), [], zone)).toEqual(outcome);
  });

  test('and longer where the mentor was away', () => {
    const away = [{ from: Temporal.PlainDate.from('2026-12-01'), to: Temporal.PlainDate.from('2026-12-02') }];
    const at = moment('2026-12-11T16:59');
    expect(mayLog({ state: 'not-held', startsAt, loggedAt }, at, away, zone)).toEqual({ ok: true, value: 'correct' });
  });
});
