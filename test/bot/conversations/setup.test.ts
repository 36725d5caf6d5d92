import { describe, expect, it } from 'vitest';
import { words } from '#bot/conversations/setup/words.ts';
import { plain } from '#bot/text.ts';
import { timeZones } from '#domain/school/time-zones.ts';

describe('buttons of set-up', () => {
  it('show every time zone whole', () => {
    for (const zone of timeZones) expect(plain(words.zone(zone).pack()).length).toBeLessThanOrEqual(40);
  });
});
