import { expect, test } from 'vitest';
import type { Conversation, Json, Talk } from '#bot/conversation/conversation.ts';
import type { Frame } from '#bot/conversation/frame.ts';
import { answered, type Effects, type Played, play, stepBack, supply } from '#bot/conversation/replay.ts';
import { plain, say } from '#bot/text.ts';

/** The world of one conversation: what it has said, and what it has recorded under which step. */
class World {
  readonly said: string[] = [];
  readonly effects = new Map<string, Json>();
  readonly tried: string[] = [];
  guardianAgreed = false;

  get around(): Effects<World> {
    return {
      work: this,
      say: (text) => void this.said.push(plain(text.pack())),
      recorded: async (step) => {
        const result = this.effects.get(step);
        return result === undefined ? undefined : { result };
      },
      record: async (step, effect) => {
        this.tried.push(step);
        const result = await effect();
        this.effects.set(step, result);
        return result;
      },
    };
  }
}

type Body = (talk: Talk<World>) => Promise<void>;

function conversation(run: Body, version = 1): Conversation<null, World> {
  return { name: 'sample', version, run };
}

function newFrame(version = 1): Frame {
  return { id: 'f1', conversation: 'sample', version, params: null, log: { send: [], receive: [] }, back: [] };
}

function replay(what: Conversation<null, World>, frame: Frame, world: World): Promise<Played<World>> {
  return play(what, null, frame, world.around);
}

/** Where it stops: «ask», «choose» …, «ended» or «stale». */
async function stopsAt(what: Conversation<null, World>, frame: Frame, world: World): Promise<string> {
  const played = await replay(what, frame, world);
  return played.kind === 'stopped' ? played.stop.kind : played.kind;
}

async function answer(what: Conversation<null, World>, frame: Frame, world: World, value: Json): Promise<void> {
  const played = await replay(what, frame, world);
  if (played.kind !== 'stopped') throw new Error(`Nothing is asked: ${played.kind}`);
  supply(frame, played.op, value);
}

const words = { read: (input: string) => ({ value: input }) };
const yesNo = [
  { key: 'yes', label: say`Да` },
  { key: 'no', label: say`Нет` },
] as const;

test('a sentence is said once, however often the conversation is replayed', async () => {
  const world = new World();
  const frame = newFrame();
  const greeting = conversation(async (talk) => {
    await talk.say(say`Здравствуйте!`);
    await talk.ask('one', say`Один?`, words);
    await talk.say(async () => say`Дальше.`);
    await talk.ask('two', say`Два?`, words);
  });

  await replay(greeting, frame, world);
  await replay(greeting, frame, world);
  expect(world.said).toEqual(['Здравствуйте!']);
  await answer(greeting, frame, world, 'раз');
  await replay(greeting, frame, world);
  await answer(greeting, frame, world, 'два');

  expect(await stopsAt(greeting, frame, world)).toBe('ended');
  expect(world.said).toEqual(['Здравствуйте!', 'Дальше.']);
});

test('answers of ask, choose and fill come back as they were given', async () => {
  const world = new World();
  const frame = newFrame();
  const got: Json[] = [];
  const asking = conversation(async (talk) => {
    const subject = await talk.ask('subject', say`Предмет?`, words);
    const held = await talk.choose('held', say`Состоялась?`, yesNo);
    const draft = await talk.fill('report', 'meeting-report', 'm7');
    got.push(subject, held, draft);
  });

  await answer(asking, frame, world, 'Физика');
  await answer(asking, frame, world, 'yes');
  const played = await replay(asking, frame, world);
  expect(played).toMatchObject({ stop: { kind: 'fill', questionnaire: 'meeting-report', about: 'm7' } });
  await answer(asking, frame, world, 'draft-1');
  await replay(asking, frame, world);

  expect(got).toEqual(['Физика', 'yes', 'draft-1']);
});

test('a record runs once and gives the same result in every replay', async () => {
  const world = new World();
  const frame = newFrame();
  const results: Json[] = [];
  const recording = conversation(async (talk) => {
    results.push(await talk.record('made', async (work) => ({ id: work.tried.length })));
    await talk.ask('next', say`Дальше?`, words);
  });

  for (let round = 0; round < 3; round += 1) await replay(recording, frame, world);

  expect(world.tried).toEqual(['made']);
  expect(results).toEqual([{ id: 1 }, { id: 1 }, { id: 1 }]);
});

test('what a step has recorded is not repeated when the conversation starts anew in another version', async () => {
  const world = new World();
  const frame = newFrame();
  const body: Body = async (talk) => {
    await talk.record('made', async () => 'm1');
    await talk.ask('next', say`Дальше?`, words);
  };
  await replay(conversation(body), frame, world);
  const renewed = conversation(body, 2);

  expect(await stopsAt(renewed, frame, world)).toBe('stale');
  expect(await stopsAt(renewed, newFrame(2), world)).toBe('ask');
  expect(world.tried).toEqual(['made']);
});

test('the error of a record can be caught, and every replay goes the same way', async () => {
  const world = new World();
  const frame = newFrame();
  const caught: string[] = [];
  const failing = conversation(async (talk) => {
    try {
      await talk.record('made', async () => {
        throw new RangeError('taken');
      });
    } catch (error) {
      if (error instanceof Error) caught.push(`${error.name}: ${error.message}`);
      await talk.ask('other', say`Занято. Другое время?`, words);
    }
    await talk.say(say`Готово.`);
  });

  expect(await stopsAt(failing, frame, world)).toBe('ask');
  await answer(failing, frame, world, 'среда');
  expect(await stopsAt(failing, frame, world)).toBe('ended');

  expect(world.tried).toEqual(['made']);
  expect(new Set(caught)).toEqual(new Set(['RangeError: taken']));
  expect(world.said).toEqual(['Готово.']);
});

test('a record that fails and is not caught fails the turn with its own error', async () => {
  const lost = new RangeError('lost');
  const failing = conversation(async (talk) => {
    await talk.record('made', () => Promise.reject(lost));
  });
  await expect(replay(failing, newFrame(), new World())).rejects.toBe(lost);
});

test('a sentence that cannot be made fails like a record, and the turn does not hang when that is caught', async () => {
  const world = new World();
  const frame = newFrame();
  const failing = conversation(async (talk) => {
    try {
      await talk.say(() => Promise.reject(new Error('gone')));
    } catch {
      await talk.ask('instead', say`Этой встречи уже нет. О какой речь?`, words);
    }
  });
  expect(await stopsAt(failing, frame, world)).toBe('ask');
  await answer(failing, frame, world, 'о среде');
  expect(await stopsAt(failing, frame, world)).toBe('ended');
});

test.each<[string, Body]>([
  ['a question', (talk) => talk.ask('inner', say`Как?`, words).then(() => undefined)],
  ['a sentence', (talk) => talk.say(say`Внутри.`)],
  ['another record', (talk) => talk.record('inner', async () => 1).then(() => undefined)],
  [
    'another conversation',
    (talk) =>
      talk.run(
        'inner',
        conversation((inner) => inner.say(say`Внутри.`)),
        null,
      ),
  ],
])('%s inside a record is refused', async (_, inside) => {
  const world = new World();
  const wrong = conversation(async (talk) => {
    await talk.record('outer', async () => {
      await inside(talk);
      return null;
    });
  });
  await expect(replay(wrong, newFrame(), world)).rejects.toThrow('is it inside a record');
  expect(world.said).toEqual([]);
});

test('two steps of one name are refused, also of one kind of step and another', async () => {
  const twice = conversation(async (talk) => {
    await talk.record('same', async () => 1);
    await talk.ask('same', say`Как?`, words);
  });
  await expect(replay(twice, newFrame(), new World())).rejects.toThrow('Two steps are named same');
});

test('the same conversation may be a part twice, each time under its own name', async () => {
  const world = new World();
  const frame = newFrame();
  const part = conversation(async (talk) => {
    const value = await talk.ask('value', say`Что?`, words);
    await talk.record('kept', async () => value);
  });
  const whole = conversation(async (talk) => {
    await talk.run('first', part, null);
    await talk.run('second', part, null);
  });
  await answer(whole, frame, world, 'а');
  await answer(whole, frame, world, 'б');
  expect(await stopsAt(whole, frame, world)).toBe('ended');
  expect([...world.effects]).toEqual([
    ['first/kept', 'а'],
    ['second/kept', 'б'],
  ]);
});

test('swapped questions make the log stale', async () => {
  const world = new World();
  const frame = newFrame();
  const ask = (...steps: string[]) =>
    conversation(async (talk) => {
      for (const step of steps) await talk.ask(step, say`${step}?`, words);
    });
  await answer(ask('name', 'subject'), frame, world, 'Вера');
  expect(await stopsAt(ask('subject', 'name'), frame, world)).toBe('stale');
});

test('a stale log is noticed even by a conversation that catches everything', async () => {
  const world = new World();
  const frame = newFrame();
  const catching = (step: string) =>
    conversation(async (talk) => {
      try {
        await talk.record(step, async () => 1);
      } catch {
        await talk.say(say`Не вышло.`);
      }
      await talk.ask('next', say`Дальше?`, words);
    });
  await replay(catching('before'), frame, world);
  expect(await stopsAt(catching('after'), frame, world)).toBe('stale');
  expect(world.said).toEqual([]);
});

test('another version of a conversation that is a part of this one makes the log stale', async () => {
  const world = new World();
  const frame = newFrame();
  const whole = (version: number) =>
    conversation((talk) =>
      talk.run(
        'part',
        conversation((inner) => inner.ask('value', say`Что?`, words).then(() => undefined), version),
        null,
      ),
    );
  expect(await stopsAt(whole(1), frame, world)).toBe('ask');
  expect(await stopsAt(whole(1), frame, world)).toBe('ask');
  expect(await stopsAt(whole(2), frame, world)).toBe('stale');
});

test.each<[string, Body]>([
  ['the last question', async (talk) => void talk.ask('last', say`Как?`, words)],
  ['the last sentence', async (talk) => void talk.say(say`Пока.`)],
  [
    'a sentence before a question',
    async (talk) => {
      void talk.say(say`Вопрос.`);
      await talk.ask('last', say`Как?`, words);
    },
  ],
  [
    'two questions at once',
    async (talk) => {
      await Promise.all([talk.ask('one', say`Один?`, words), talk.ask('two', say`Два?`, words)]);
    },
  ],
])('a forgotten await is reported: %s', async (_, body) => {
  await expect(replay(conversation(body), newFrame(), new World())).rejects.toThrow('is an await missing?');
});

test('back leads to the previous answer, and what was said after it is said again', async () => {
  const world = new World();
  const frame = newFrame();
  const two = conversation(async (talk) => {
    const one = await talk.ask('one', say`Один?`, words);
    await talk.say(say`Записано: ${one}`);
    await talk.ask('two', say`Два?`, words);
    await talk.ask('three', say`Три?`, words);
  });
  await answer(two, frame, world, 'а');
  await answer(two, frame, world, 'б');

  expect(stepBack(frame)).toBe(true);
  expect(stepBack(frame)).toBe(true);
  expect(stepBack(frame)).toBe(false);
  expect(answered(frame)).toBe(false);
  await answer(two, frame, world, 'в');
  await replay(two, frame, world);
  expect(world.said).toEqual(['Записано: а', 'Записано: в']);
});

test('back leads past what was only read, and then it is read anew', async () => {
  const world = new World();
  const frame = newFrame();
  let read = 0;
  const reading = conversation(async (talk) => {
    await talk.ask('one', say`Один?`, words);
    const seen = await talk.read('seen', async () => {
      read += 1;
      return read;
    });
    await talk.say(say`Видно: ${seen}`);
    await talk.ask('two', say`Два?`, words);
  });
  await answer(reading, frame, world, 'а');
  await replay(reading, frame, world);
  await replay(reading, frame, world);
  expect(stepBack(frame)).toBe(true);
  await answer(reading, frame, world, 'б');
  await replay(reading, frame, world);
  expect(world.said).toEqual(['Видно: 1', 'Видно: 2']);
  expect(world.tried).toEqual([]);
});

test('a log that was kept when reads were records is gone on with', async () => {
  const world = new World();
  const frame = newFrame();
  const body =
    (by: 'record' | 'read'): Body =>
    async (talk) => {
      const zone = await talk[by]('zone', async () => 'Europe/Samara');
      await talk.ask('day', say`День по ${zone}?`, words);
    };
  await replay(conversation(body('record')), frame, world);
  expect(await stopsAt(conversation(body('read')), frame, world)).toBe('ask');
});

test('back does not lead past what was recorded, also when an earlier run had recorded it', async () => {
  const body: Body = async (talk) => {
    await talk.ask('one', say`Один?`, words);
    await talk.record('kept', async () => 1);
    await talk.ask('two', say`Два?`, words);
  };
  const world = new World();
  for (const version of [1, 2]) {
    const frame = newFrame(version);
    await answer(conversation(body, version), frame, world, 'а');
    await replay(conversation(body, version), frame, world);
    expect(stepBack(frame)).toBe(false);
    expect(answered(frame)).toBe(true);
  }
  expect(world.tried).toEqual(['kept']);
});

test('back leads past a record that failed, and then it is tried again', async () => {
  const world = new World();
  const frame = newFrame();
  let taken = true;
  const booking = conversation(async (talk) => {
    await talk.ask('time', say`Когда?`, words);
    try {
      await talk.record('booked', async () => {
        if (taken) throw new Error('taken');
        return 1;
      });
    } catch {
      await talk.ask('other', say`Занято. Другое время?`, words);
    }
  });
  await answer(booking, frame, world, 'среда');
  await replay(booking, frame, world);
  expect(stepBack(frame)).toBe(true);
  taken = false;
  await answer(booking, frame, world, 'четверг');
  expect(await stopsAt(booking, frame, world)).toBe('ended');
  expect(world.effects.get('booked')).toBe(1);
});

test('waiting ends at once for what has happened already', async () => {
  const waiting = conversation(async (talk) => {
    await talk.until('consent', {
      event: 'consent-given',
      met: async (work) => work.guardianAgreed,
      prompt: say`Ждём согласия.`,
    });
  });
  const patient = new World();
  expect(await stopsAt(waiting, newFrame(), patient)).toBe('until');
  const lucky = new World();
  lucky.guardianAgreed = true;
  expect(await stopsAt(waiting, newFrame(), lucky)).toBe('ended');
});

test('an event supplied to a waiting conversation lets it go on', async () => {
  const world = new World();
  const frame = newFrame();
  const waiting = conversation(async (talk) => {
    await talk.until('consent', { event: 'given', met: async () => false, prompt: say`Ждём.` });
    await talk.say(say`Согласие получено.`);
  });
  await answer(waiting, frame, world, null);
  expect(await stopsAt(waiting, frame, world)).toBe('ended');
  expect(world.said).toEqual(['Согласие получено.']);
});

test('looking at a question adds nothing to the log', async () => {
  const world = new World();
  const frame = newFrame();
  const asking = conversation(async (talk) => {
    await talk.say(say`Здравствуйте!`);
    await talk.ask('one', say`Один?`, words);
  });
  await replay(asking, frame, world);
  const before = JSON.stringify(frame);
  for (let round = 0; round < 50; round += 1) await replay(asking, frame, world);
  expect(JSON.stringify(frame)).toBe(before);
});

test('a frame that was kept as JSON goes on exactly where the live one would', async () => {
  const world = new World();
  let frame = newFrame();
  const long = conversation(async (talk) => {
    await talk.say(say`Здравствуйте!`);
    const name = await talk.ask('name', say`Имя?`, words);
    const held = await talk.choose('held', say`Состоялась?`, yesNo);
    const kept = await talk.record('kept', async () => ({ name, held, at: ['среда', 15, null] }));
    await talk.say(say`${JSON.stringify(kept)}`);
  });
  for (const value of ['Вера', 'no']) {
    frame = JSON.parse(JSON.stringify(frame)) as Frame;
    await answer(long, frame, world, value);
  }
  frame = JSON.parse(JSON.stringify(frame)) as Frame;
  expect(await stopsAt(long, frame, world)).toBe('ended');
  expect(world.said).toEqual(['Здравствуйте!', '{"name":"Вера","held":"no","at":["среда",15,null]}']);
});
