import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { MessageContent } from '#bot/outbox-content.ts';
import { accountAt } from '#db/accounts.ts';
import { readDialogue, saveDialogue } from '#db/dialogues.ts';
import { enqueue } from '#db/outbox.ts';
import { newPersonId } from '#db/people.ts';
import { newSchoolId } from '#db/schools.ts';
import { World } from '#test/support/journey/world.ts';
import { sampleFile } from '#test/support/sample-files.ts';

const png = { name: 'scan.png', type: 'image/png', bytes: sampleFile('image/png') } as const;

/** The whole program, and a browser that has said something. */
async function started() {
  const world = await World.open();
  const { db } = world.program;
  const person = await world.person('web');
  await person.opens();
  await person.sees('');
  const address = await db.atDoor(async ({ sql }) => {
    const [account] = await sql.selectFrom('account').select('address').execute();
    return account?.address ?? '';
  });
  const at = world.clock.now();
  const says = (content: Partial<MessageContent>, school = newSchoolId()) =>
    db.atDoor(async (door) => {
      const { id, dialogue } = await accountAt(door, 'web', address, at);
      if (content.asksFile) {
        const { frames, asked } = await readDialogue(door, dialogue);
        await saveDialogue(door, dialogue, { frames, asked, question: { number: asked, asksFile: true } });
      }
      const whole: MessageContent = { kind: 'message', spans: [{ text: 'Согласие' }], rows: [], ...content };
      const of = { school, person: newPersonId() };
      await enqueue(door, [{ key: randomUUID(), account: id, channel: 'web', of, content: whole, personal: true }], at);
    });
  return { db, at, person, says };
}

test('a browser sends a file where one is asked for, and the program has it', async () => {
  const { db, person, says } = await started();
  await expect(person.sendsFile(png)).rejects.toThrow('takes no file');
  await says({ spans: [{ text: 'Пришлите скан' }], asksFile: true });
  await person.sees('Пришлите скан');
  const updates = () => db.atDoor(async ({ sql }) => (await sql.selectFrom('inbox').select('id').execute()).length);
  const before = await updates();
  await person.sendsFile(png);
  expect(await updates()).toBe(before + 1);
});

test('a browser shows a file of the school, byte for byte', async () => {
  const { db, at, person, says } = await started();
  const [school, id] = [newSchoolId(), randomUUID()];
  const { name, type, bytes } = png;
  await db.inSchool(school, (inside) =>
    inside.sql.insertInto('file').values({ school_id: school, id, type, bytes, state: 'here', kept_at: at }).execute(),
  );
  await says({ spans: [{ text: 'Вот скан' }], file: { id, name, type } }, school);
  expect(await person.sees('Вот скан')).toMatchObject({ picture: false, file: { name, bytes } });
});
