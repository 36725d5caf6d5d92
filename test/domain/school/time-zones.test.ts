import { expect, it } from 'vitest';
import { timeZones, timeZoneTitle } from '#domain/school/time-zones.ts';

const longestButton = 40;

it('Russia has eleven time zones, Moscow first', () => {
  expect(timeZones).toHaveLength(11);
  expect(timeZones.map(timeZoneTitle).at(0)).toBe('Москва, Санкт-Петербург, МСК');
});

it.each(timeZones)('$id lies as far from Moscow as its name says, winter and summer, and fits a button', (zone) => {
  for (const at of ['2026-01-15T12:00Z', '2026-07-15T12:00Z'].map((text) => Temporal.Instant.from(text))) {
    const ahead = at.toZonedDateTimeISO(zone.id).offsetNanoseconds / 3.6e12 - 3;
    const offset = ahead === 0 ? 'МСК' : `МСК${ahead < 0 ? '−' : '+'}${Math.abs(ahead)}`;
    expect(zone.offset).toBe(offset);
  }
  expect(timeZoneTitle(zone).length).toBeLessThanOrEqual(longestButton);
});
