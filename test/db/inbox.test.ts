import { expect, test } from 'vitest';
import { accountAt } from '#db/accounts.ts';
import { countTry, finish, keep, takeOldest, tell } from '#db/inbox.ts';
import { freshDatabase, freshPostgres, onPostgres, onServer } from '#test/support/database.ts';

const at = Temporal.Instant.from('2026-09-14T07:00:00Z');
const update = (key: string, address: string) => ({ channel: 'telegram', key, address, body: { text: key } });

test('a dialogue whose first update rests after a failure holds up no other', async () => {
  const db = await freshDatabase();
  await db.atDoor(async (door) => {
    await keep(door, [update('first', 'a'), update('other', 'b')], at);
    const { dialogue } = await accountAt(door, 'telegram', 'a', at);
    await tell(door, dialogue, 'told', { event: 'home' }, at);
    const told = await takeOldest(door, at);
    expect(told?.key).toBe('told');
    await countTry(door, told?.id ?? 0, at.add({ seconds: 1 }));
    expect((await takeOldest(door, at))?.key).toBe('other');
    expect((await takeOldest(door, at.add({ seconds: 1 })))?.key).toBe('told');
  });
});

test('nothing to work on is said as such', async () => {
  const db = await freshDatabase();
  await db.atDoor(async (door) => {
    expect(await takeOldest(door, at)).toBeUndefined();
    await keep(door, [update('only', 'a')], at);
    const only = await takeOldest(door, at);
    await countTry(door, only?.id ?? 0, at.add({ seconds: 1 }));
    expect(await takeOldest(door, at)).toBeUndefined();
    await finish(door, only?.id ?? 0);
    expect(await takeOldest(door, at.add({ seconds: 1 }))).toBeUndefined();
  });
});

onPostgres('of two replicas each takes another dialogue, and the next update is kept meanwhile', async () => {
  const url = await freshPostgres();
  const [one, other] = [onServer(url), onServer(url)];
  await one.db.atDoor((door) => keep(door, [update('a1', 'a'), update('b1', 'b')], at));
  await one.db.atDoor(async (door) => {
    expect((await takeOldest(door, at))?.key).toBe('a1');
    await other.db.atDoor(async (beside) => {
      expect(await keep(beside, [update('a2', 'a')], at)).toEqual(['a2']);
      expect((await takeOldest(beside, at))?.key).toBe('b1');
    });
    await other.db.atDoor(async (beside) => {
      expect((await takeOldest(beside, at))?.key).toBe('b1');
    });
  });
  await Promise.all([one.close(), other.close()]);
});
