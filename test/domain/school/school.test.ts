import { expect, it } from 'vitest';
import { isQuiet } from '#domain/school/quiet-hours.ts';
import { defaultsFor } from '#domain/school/school.ts';

it.each([
  ['state', true],
  ['private', false],
] as const)('a %s school begins with «только обезличенные сообщения» %s', (kind, impersonal) => {
  expect(defaultsFor(kind).impersonalTelegram).toBe(impersonal);
});

it('a new school sleeps from 21:00 to 08:00 and says «ты» to pupils', () => {
  const { quiet, timeZone, pupilAddress } = defaultsFor('state');
  const quietAt = (time: string) => isQuiet(quiet, Temporal.Instant.from(`2026-11-25T${time}+03:00`), timeZone);
  expect([quietAt('20:59'), quietAt('21:00'), quietAt('07:59'), quietAt('08:00')]).toEqual([false, true, true, false]);
  expect(pupilAddress).toBe('ты');
});
