import { describe, expect, test } from 'vitest';
import type { Conversation } from '#bot/conversation/conversation.ts';
import { ownEvents, tellDialogue } from '#bot/events.ts';
import { press, stamped } from '#bot/payload.ts';
import { say } from '#bot/text.ts';
import type { FoundingWork } from '#bot/work/founding.ts';
import { accountAt, sit, speakIn } from '#db/accounts.ts';
import { readDialogue, startDialogue } from '#db/dialogues.ts';
import { TurnBench } from './bench.ts';

type Guest = Conversation<null, FoundingWork>;

const words = (input: string) => ({ value: input });

/** Asks two things and says both. */
const twoQuestions: Guest = {
  name: 'two',
  version: 1,
  async run(talk) {
    const first = await talk.ask('first', say`Первый?`, { read: words });
    const second = await talk.ask('second', say`Второй?`, { read: words });
    await talk.say(say`Ответы: ${first}, ${second}`);
  },
};

test('an event for a guest that has been swept away is told where the person wrote last', async () => {
  const bench = await TurnBench.open([twoQuestions]);
  await bench.starts('two');
  await bench.db.atDoor(async (door) => {
    const { dialogue } = await accountAt(door, 'telegram', 'a', bench.clock.now());
    await tellDialogue(door, dialogue, 'key', { event: ownEvents.resume, account: 999_999 }, bench.clock.now());
  });
  await bench.turns();
  expect((await bench.said()).filter((line) => line === 'Первый?')).toHaveLength(2);
  expect(bench.logged).toEqual([]);
});

test('what was typed after a press that turns to another dialogue is heard there, also when both waited', async () => {
  const bench = await TurnBench.open([twoQuestions]);
  await bench.starts('two');
  const at = bench.clock.now();
  const { first, other } = await bench.db.atDoor(async (door) => {
    const account = await accountAt(door, 'telegram', 'a', at);
    const elsewhere = await startDialogue(door);
    await sit(door, account.id, elsewhere, at);
    await speakIn(door, account.id, elsewhere);
    return { first: account.dialogue, other: elsewhere };
  });
  await bench.starts('two');
  await bench.hears({ kind: 'press', payload: stamped(first, press.resume) });
  await bench.hears({ kind: 'text', text: 'ответ первого' });
  await bench.turns();
  await bench.says('ещё один');
  expect(await bench.said()).toContain('Ответы: ответ первого, ещё один');
  const { question } = await bench.db.atDoor((door) => readDialogue(door, other));
  expect(JSON.stringify(question)).toContain('Первый?');
});

test('numbers of one dialogue make nothing late in another of the same chat', async () => {
  const bench = await TurnBench.open([twoQuestions]);
  await bench.starts('two');
  await bench.hears({ kind: 'text', text: 'один' }, { sequence: 12 });
  await bench.turns();
  await bench.db.atDoor(async (door) => {
    const { id } = await accountAt(door, 'telegram', 'a', bench.clock.now());
    const elsewhere = await startDialogue(door);
    await sit(door, id, elsewhere, bench.clock.now());
    await speakIn(door, id, elsewhere);
  });
  await bench.starts('two');
  await bench.hears({ kind: 'text', text: 'раз' }, { sequence: 11 });
  await bench.turns();
  expect((await bench.said()).filter((line) => line.includes('с опозданием'))).toEqual([]);
  expect((await bench.said()).at(-1)).toBe('Второй?');
});

test('an event that fails for good is told of where it would have been answered', async () => {
  const fails: Guest = {
    name: 'fails',
    version: 1,
    run: async () => {
      throw new Error('mistake');
    },
  };
  const bench = await TurnBench.open([fails]);
  await bench.db.atDoor(async (door) => {
    const { id, dialogue } = await accountAt(door, 'telegram', 'a', bench.clock.now());
    const told = { event: ownEvents.start, conversation: 'fails', params: null, account: id };
    await tellDialogue(door, dialogue, 'key', told, bench.clock.now());
  });
  await bench.turns();
  expect((await bench.said()).join()).toContain('У нас случился сбой');
});

describe('one update at a time', () => {
  test('a known key changes and says nothing', async () => {
    const bench = await TurnBench.open([twoQuestions]);
    await bench.starts('two');
    await bench.hears({ kind: 'text', text: 'один' }, { key: 'same' });
    await bench.turns();
    const before = await bench.said();
    await bench.hears({ kind: 'text', text: 'один' }, { key: 'same' });
    await bench.turns();
    expect(await bench.said()).toEqual(before);
    expect(before).toContain('Второй?');
  });

  test('updates kept out of order are handled by their numbers', async () => {
    const bench = await TurnBench.open([twoQuestions]);
    await bench.starts('two');
    await bench.hears({ kind: 'text', text: 'второй' }, { sequence: 12 });
    await bench.hears({ kind: 'text', text: 'первый' }, { sequence: 11 });
    await bench.turns();
    expect(await bench.said()).toContain('Ответы: первый, второй');
  });

  test('an older update that comes after a newer one gets the current question and answers nothing', async () => {
    const bench = await TurnBench.open([twoQuestions]);
    await bench.starts('two');
    await bench.hears({ kind: 'text', text: 'первый' }, { sequence: 12 });
    await bench.turns();
    await bench.hears({ kind: 'text', text: 'опоздал' }, { sequence: 11 });
    await bench.turns();
    const said = await bench.said();
    expect(said.some((line) => line.includes('с опозданием'))).toBe(true);
    expect(said.at(-1)).toBe('Второй?');
    await bench.says('второй');
    expect(await bench.said()).toContain('Ответы: первый, второй');
  });

  test('after a quiet week smaller numbers are new ones', async () => {
    const bench = await TurnBench.open([twoQuestions]);
    await bench.starts('two');
    await bench.hears({ kind: 'text', text: 'первый' }, { sequence: 900 });
    await bench.turns();
    bench.clock.advance({ hours: 8 * 24 });
    await bench.hears({ kind: 'text', text: 'второй' }, { sequence: 5 });
    await bench.turns();
    expect(await bench.said()).toContain('Ответы: первый, второй');
  });

  test('one person’s updates never run at once, those of two people may', async () => {
    const bench = await TurnBench.open([twoQuestions]);
    for (const who of ['a', 'b']) {
      await bench.starts('two', who);
      for (const text of ['первый', 'второй']) await bench.hears({ kind: 'text', text }, { who });
    }
    await Promise.all(Array.from({ length: 6 }, () => bench.turn()));
    await bench.turns();
    for (const who of ['a', 'b']) {
      expect((await bench.said(who)).filter((line) => line === 'Ответы: первый, второй')).toHaveLength(1);
    }
  });

  test('what was typed does not stay in the inbox', async () => {
    const bench = await TurnBench.open();
    await bench.says('моя тайна');
    expect(await bench.inbox()).toMatchObject([{ state: 'done', body: null }]);
  });
});

describe('a turn that fails', () => {
  const broken: Guest = {
    name: 'broken',
    version: 1,
    async run(talk) {
      const answer = await talk.ask('first', say`Первый?`, { read: words });
      await talk.record('kept', async () => {
        if (answer === 'сломай') throw new Error('Фамилия Лесная не принята');
        return null;
      });
      await talk.say(say`Готово`);
    },
  };

  test('is tried three times, then the person is told and the next update goes on', async () => {
    const bench = await TurnBench.open([broken]);
    await bench.starts('broken');
    await bench.hears({ kind: 'text', text: 'сломай' });
    await bench.hears({ kind: 'text', text: 'верно' });
    await bench.turns();
    const failed = (await bench.inbox()).find(({ state }) => state === 'failed');
    expect(failed).toMatchObject({ tries: 3, body: { text: 'сломай' } });
    const said = await bench.said();
    expect(said.filter((line) => line.includes(`номер ${failed?.failure}`))).toHaveLength(1);
    expect(said.at(-2)).toBe('Готово');
  });

  test('is logged with the id that the person is told, without a word of what was said', async () => {
    const bench = await TurnBench.open([broken]);
    await bench.starts('broken');
    await bench.says('сломай');
    expect(bench.logged).toHaveLength(3);
    const failed = (await bench.inbox()).find(({ state }) => state === 'failed');
    expect(bench.logged[2]).toContain(failed?.failure);
    expect(bench.logged.join()).not.toMatch(/Лесная|сломай/);
  });

  test('leaves nothing of what it did', async () => {
    let runs = 0;
    const half: Guest = {
      name: 'half',
      version: 1,
      async run(talk) {
        await talk.ask('first', say`Первый?`, { read: words });
        await talk.record('counted', async () => null);
        await talk.say(say`Записано`);
        runs += 1;
        if (runs < 2) throw new Error('после записи');
      },
    };
    const bench = await TurnBench.open([half]);
    await bench.starts('half');
    await bench.says('ответ');
    expect((await bench.said()).filter((line) => line === 'Записано')).toHaveLength(1);
  });

  test('a turn that never ends is rolled back and counted, and the next update goes on', async () => {
    const endless: Guest = {
      name: 'endless',
      version: 1,
      async run(talk) {
        await talk.ask('first', say`Первый?`, { read: words });
        await talk.record('for-ever', () => new Promise<null>(() => {}));
      },
    };
    const bench = await TurnBench.open([endless, twoQuestions], 150);
    await bench.starts('endless');
    await bench.hears({ kind: 'text', text: 'ответ' });
    await bench.hears({ kind: 'text', text: '/cancel' });
    await bench.turns();
    const said = await bench.said();
    expect(said.some((line) => line.includes('сбой'))).toBe(true);
    expect(said.some((line) => line.includes('Отменено'))).toBe(true);
  });
});

describe('after a deploy', () => {
  test('a conversation of another version starts anew, and what was recorded is not done twice', async () => {
    let recorded = 0;
    const versioned = (version: number, question: string): Guest => ({
      name: 'versioned',
      version,
      async run(talk) {
        await talk.record('once', async () => {
          recorded += 1;
          return recorded;
        });
        const answer = await talk.ask('first', say`${question}`, { read: words });
        await talk.say(say`Ответ: ${answer}`);
      },
    });
    const bench = await TurnBench.open([versioned(1, 'Старый?')]);
    await bench.starts('versioned');
    const deployed = bench.deployed([versioned(2, 'Новый?')]);
    await deployed.says('что-то');
    expect(await deployed.said()).toContain('Новый?');
    await deployed.says('ответ');
    expect(await deployed.said()).toContain('Ответ: ответ');
    expect(recorded).toBe(1);
  });
});

describe('somebody who blocked us', () => {
  test('gets nothing that still waits, and is reachable again with the next word', async () => {
    const bench = await TurnBench.open([twoQuestions]);
    await bench.starts('two');
    await bench.hears({ kind: 'blocked' });
    await bench.turns();
    const states = () =>
      bench.db.atDoor((door) => door.sql.selectFrom('outbox').select(['state', 'content']).execute());
    expect(new Set((await states()).map(({ state }) => state))).toEqual(new Set(['unreachable']));
    await bench.says('я снова тут');
    expect((await states()).filter(({ state }) => state === 'waiting').length).toBeGreaterThan(0);
  });
});

test('NUL and halves of a surrogate pair do not stop the queue', async () => {
  const bench = await TurnBench.open([twoQuestions]);
  await bench.starts('two');
  await bench.says('а\0б\ud83d');
  await bench.says('да');
  expect((await bench.said()).some((line) => line.startsWith('Ответы: аб'))).toBe(true);
});
