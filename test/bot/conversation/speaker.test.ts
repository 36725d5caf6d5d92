import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { words } from '#bot/conversation/words.ts';
import { press } from '#bot/payload.ts';
import { plain, say, type Text } from '#bot/text.ts';
import { limits as vk } from '#bot/vk/limits.ts';
import { Chat, sampleRegistry } from './chat.ts';

function sentence(text: Text): string {
  return plain(text.pack());
}

async function asked(conversation: string, params: Parameters<Chat['starts']>[1] = null): Promise<Chat> {
  const chat = new Chat();
  await chat.starts(conversation, params);
  return chat;
}

/** Question numbers on buttons that can be pressed. */
function liveQuestions(chat: Chat): string[] {
  const payloads = chat.messages.flatMap(({ rows }) => rows.flat()).map((each) => ('press' in each ? each.press : ''));
  return [
    ...new Set(payloads.filter((payload) => payload.startsWith('a:')).map((payload) => payload.split(':')[1] ?? '')),
  ];
}

describe('global words', () => {
  test.each(['/menu', 'меню', ' МЕНЮ ', 'Меню!'])(
    '«%s» parks the question and shows home with the way back to it',
    async (word) => {
      const chat = await asked('greeting');
      await chat.writes(word);
      expect(chat.last().text).toBe('Главное меню');
      expect(chat.labels()).toContain('Продолжить: Знакомство');
      expect(liveQuestions(chat)).toEqual([]);

      await chat.presses('Продолжить: Знакомство');
      expect(chat.last().text).toBe('Как обращаться?');
      await chat.writes('Вера');
      expect(chat.last().text).toBe('Какой день?');
    },
  );

  test.each(['/cancel', 'отмена', 'Отмена', 'отмена…'])('«%s» ends the conversation with a sentence', async (word) => {
    const chat = await asked('greeting');
    const shown = await chat.writes(word);
    expect(shown).toContain(sentence(words.cancelled));
    expect(chat.last().text).toBe('Главное меню');
    expect(chat.memory.frames).toEqual([]);
  });

  test('cancelling where nothing is asked says so and leaves parked conversations alone', async () => {
    const chat = await asked('greeting');
    await chat.writes('меню');
    const shown = await chat.writes('отмена');
    expect(shown[0]).toBe(sentence(words.nothingToCancel));
    expect(chat.memory.frames).toHaveLength(1);
  });

  test.each(['/help', 'помощь', 'Помощь?'])('«%s» helps and asks the same question again under it', async (word) => {
    const chat = await asked('greeting');
    const shown = await chat.writes(word);
    expect(shown).toContain('Вот что я умею.');
    expect(chat.last().text).toBe('Как обращаться?');
    expect(liveQuestions(chat)).toHaveLength(1);
  });

  test.each(['назад', 'Назад.', '/back'])('«%s» leads to the previous question', async (word) => {
    const chat = await asked('greeting');
    await chat.writes('Вера');
    await chat.writes(word);
    expect(chat.last().text).toBe('Как обращаться?');
    await chat.writes('Лев');
    await chat.presses('Пятница');
    expect(chat.world.done).toEqual(['Лев/fri']);
  });

  test.each(['Привет!', 'здравствуйте', 'Добрый день.', 'start', 'Начать'])(
    '«%s» where nothing is asked leads home, and is no riddle',
    async (word) => {
      const chat = new Chat();
      expect(await chat.writes(word)).toEqual(['Главное меню']);
    },
  );

  test('«спасибо» is answered, and asks nothing anew where nothing is asked', async () => {
    const chat = new Chat();
    expect(await chat.writes('Спасибо!')).toEqual([sentence(words.thanks)]);
  });

  test('«спасибо» and a greeting are answers where words are asked', async () => {
    for (const word of ['Спасибо', 'Привет']) {
      const chat = await asked('greeting');
      await chat.writes(word);
      await chat.presses('Пятница');
      expect(chat.world.done).toEqual([`${word}/fri`]);
    }
  });

  test('«спасибо» that is no answer is not called a mistake', async () => {
    const chat = await asked('greeting');
    await chat.writes('Вера');
    const shown = await chat.writes('спасибо');
    expect(shown).toContain(sentence(words.thanks));
    expect(shown).not.toContain(sentence(words.chooseOne(say`Понедельник`)));
    expect(chat.last().text).toBe('Какой день?');
  });

  test('back on the first question says that it is the first', async () => {
    const chat = await asked('greeting');
    expect(await chat.presses('‹ Назад')).toContain(sentence(words.firstQuestion));
    expect(chat.last().text).toBe('Как обращаться?');
  });

  test('back does not lead past what is recorded, and says that instead of calling it the first question', async () => {
    const chat = await asked('greeting');
    await chat.writes('Вера');
    await chat.presses('Пятница');
    expect(await chat.presses('‹ Назад')).toContain(sentence(words.notNow));
    expect(chat.last().text).toBe('Ещё что-нибудь?');
    expect(chat.world.done).toEqual(['Вера/fri']);
  });

  test('what a conversation has recorded is remembered until it ends, and no longer', async () => {
    const chat = await asked('greeting');
    await chat.writes('Вера');
    await chat.presses('Пятница');
    expect(chat.effects.size).toBe(1);
    await chat.presses('Да');
    expect(chat.effects.size).toBe(0);
  });
});

describe('answers', () => {
  test('a pressed question shows the chosen answer and loses its buttons', async () => {
    const chat = await asked('greeting');
    await chat.writes('Вера');
    const question = chat.last().key;
    await chat.presses('Пятница');
    expect(chat.messages.find(({ key }) => key === question)).toMatchObject({
      text: 'Какой день?\n\n✓ Пятница',
      rows: [],
    });
  });

  test.each(['Пятница', 'пятница.', '2', '2.', ' 2) '])('«%s» typed counts as a press', async (typed) => {
    const chat = await asked('greeting');
    await chat.writes('Вера');
    await chat.writes(typed);
    expect(chat.world.done).toEqual(['Вера/fri']);
  });

  test('a suggested answer may be pressed or typed', async () => {
    for (const answer of [(chat: Chat) => chat.presses('Никак'), (chat: Chat) => chat.writes('никак')]) {
      const chat = await asked('greeting');
      await answer(chat);
      await chat.presses('Пятница');
      expect(chat.world.done).toEqual(['—/fri']);
    }
  });

  test('wrong input is explained, the question stays in sight, and nothing of it is kept', async () => {
    const chat = await asked('greeting');
    const before = chat.memory.frames;
    for (let round = 0; round < 20; round += 1) {
      expect(await chat.writes('?')).toContain('Например: Вера.');
      expect(chat.last().text).toBe('Как обращаться?');
    }
    expect(chat.memory.frames).toEqual(before);
    await chat.writes('Вера');
    expect(await chat.writes('Среда')).toContain(sentence(words.chooseOne(say`Понедельник`)));
    expect(chat.last().text).toBe('Какой день?');
  });

  test('an essay instead of an answer gets a clear sentence', async () => {
    const chat = await asked('greeting');
    expect(await chat.writes('а'.repeat(5000))).toContain(sentence(words.tooLong(4000)));
    expect(chat.last().text).toBe('Как обращаться?');
  });

  test.each(['sticker', 'voice', 'photo', 'video', 'file', 'contact', 'location', 'other'] as const)(
    'a %s is answered kindly, and the question is asked again',
    async (what) => {
      const chat = await asked('greeting');
      expect(await chat.hears({ kind: 'attachment', what })).toContain(sentence(words.cannotRead(what)));
      expect(chat.last().text).toBe('Как обращаться?');
    },
  );

  test.each([
    ['вы', 'чтобы изменить ответ, нажмите «Назад»'],
    ['ты', 'чтобы изменить ответ, нажми «Назад»'],
  ] as const)('an edited message is told, in «%s», how an answer is changed', async (address, way) => {
    const chat = await asked('greeting');
    chat.address = address;
    expect((await chat.hears({ kind: 'edited' })).join('\n')).toContain(way);
    expect(chat.last().text).toBe('Как обращаться?');
  });

  test('a message that came late is not taken for an answer', async () => {
    const chat = await asked('greeting');
    expect(await chat.hearsLate()).toContain(sentence(words.tooLate));
    expect(chat.last().text).toBe('Как обращаться?');
  });

  test('words that nothing asked for get the home screen', async () => {
    const chat = new Chat();
    await chat.writes('когда встреча');
    expect(chat.last().text).toBe(`${sentence(words.notUnderstood)}\n\nГлавное меню`);
  });

  test('a personal question is marked, another is not', async () => {
    const chat = await asked('greeting');
    expect(chat.last().personal).toBe(true);
    await chat.writes('Вера');
    expect(chat.last().personal).toBe(false);
  });

  test('what one messenger shows is not edited from another, and the answer counts there too', async () => {
    const chat = await asked('greeting');
    chat.account = 2;
    await chat.writes('Вера');
    await chat.presses('Понедельник');
    expect(chat.world.done).toEqual(['Вера/mon']);
    const elsewhere = chat.messages.filter(({ account }) => account === 1);
    expect(elsewhere.map(({ text }) => text)).toEqual(['Как обращаться?']);
  });
});

describe('typed where what is personal may not be asked', () => {
  async function typedInTelegram(...texts: string[]): Promise<{ chat: Chat; shown: string[] }> {
    const chat = await asked('greeting');
    chat.carriesPersonal = false;
    const shown: string[] = [];
    for (const text of texts) shown.push(...(await chat.writes(text)));
    return { chat, shown };
  }

  async function opened(chat: Chat): Promise<void> {
    chat.carriesPersonal = true;
    chat.account = 2;
    await chat.forges(press.resume);
  }

  test('is kept, not repeated, and offered behind «Открыть»', async () => {
    const { chat, shown } = await typedInTelegram('Вера');
    expect(shown.join()).not.toContain('Вера');
    expect(shown).toContain(sentence(words.keptTyped));
    expect(chat.last().text).toBe('Как обращаться?');
    await opened(chat);
    expect(chat.last().text).toBe('Как обращаться?\n\nВ Telegram уже написано: «Вера»');
    expect(chat.last().personal).toBe(true);
    await chat.presses('Так и ответить');
    await chat.presses('Понедельник');
    expect(chat.world.done).toEqual(['Вера/mon']);
  });

  test('is not kept where it only greets or thanks', async () => {
    const { chat, shown } = await typedInTelegram('Привет', 'спасибо');
    expect(shown).toContain(sentence(words.thanks));
    expect(shown).not.toContain(sentence(words.keptTyped));
    await opened(chat);
    expect(chat.labels()).not.toContain('Так и ответить');
  });

  test('piece by piece is one answer, and survives the menu', async () => {
    const { chat } = await typedInTelegram('Вера', 'или Верочка', 'меню');
    await opened(chat);
    expect(chat.last().text).toContain('«Вера\nили Верочка»');
  });

  test('is forgotten with another answer', async () => {
    const { chat } = await typedInTelegram('Вера');
    await opened(chat);
    await chat.writes('Лев');
    expect(chat.last().text).toBe('Какой день?');
    expect(JSON.stringify(chat.memory)).not.toContain('Вера');
    await chat.presses('‹ Назад');
    expect(chat.labels()).not.toContain('Так и ответить');
  });

  test('that is no answer is explained once, and not offered again', async () => {
    const { chat } = await typedInTelegram(' ');
    await opened(chat);
    const shown = await chat.presses('Так и ответить');
    expect(shown).toHaveLength(3);
    expect(chat.last().text).toBe('Как обращаться?');
    expect(chat.labels()).not.toContain('Так и ответить');
  });

  test('own words of a list are kept for the question that asks them', async () => {
    const chat = await asked('intake');
    await chat.presses('Начнём');
    await chat.writes('Люблю шахматы');
    await chat.presses('Среда');
    await chat.presses('Готово');
    chat.carriesPersonal = false;
    const shown = await chat.writes('Лепка');
    expect(shown.join()).not.toContain('Лепка');
    await opened(chat);
    expect(chat.last().text).toContain('В Telegram уже написано: «Лепка»');
    await chat.presses('Так и ответить');
    expect(chat.last().text).toContain('Насколько?');
    expect(JSON.stringify(chat.memory)).not.toContain('Лепка');
  });
});

describe('buttons', () => {
  test('one of a question that is answered says so and asks the current question', async () => {
    const chat = await asked('greeting');
    await chat.writes('Вера');
    const old = chat.buttons().find(({ label }) => label === 'Понедельник');
    await chat.presses('Пятница');
    const shown = await chat.forges(old && 'press' in old ? old.press : '');
    expect(shown).toContain(sentence(words.alreadyAnswered));
    expect(chat.last().text).toBe('Ещё что-нибудь?');
    expect(chat.world.done).toEqual(['Вера/fri']);
  });

  test('one of a list that has changed since chooses what it said, not what stands in its place now', async () => {
    const chat = await asked('pupil');
    chat.world.pupils.unshift('Тася');
    await chat.presses('Ученик Лев');
    expect(chat.world.done).toEqual(['Лев']);
  });

  test('one of an option that is gone is refused, and the list is shown anew', async () => {
    const chat = await asked('pupil');
    chat.world.pupils.splice(1, 1);
    expect(await chat.presses('Ученик Лев')).toContain(sentence(words.unknownButton));
    expect(chat.labels()).toEqual(['Ученик Вера', 'Ученик Ян', '‹ Назад', 'Отмена', 'Меню']);
    expect(chat.world.done).toEqual([]);
  });

  test('of a screen or conversation without the right gets a sentence', async () => {
    const chat = new Chat();
    chat.world.rights.delete('invite');
    for (const payload of [press.screen('people'), press.screen('settings'), press.start('report', '1')]) {
      const shown = await chat.forges(payload);
      expect(shown).toEqual([`${sentence(words.notAllowed)}\n\nГлавное меню`]);
    }
    expect(chat.memory.frames).toEqual([]);
  });

  test('with a forged argument starts nothing', async () => {
    const chat = new Chat();
    for (const arg of ['', 'x', '1.5', '{}']) {
      expect(await chat.forges(press.start('report', arg))).toEqual([
        `${sentence(words.unknownButton)}\n\nГлавное меню`,
      ]);
    }
    expect(chat.memory.frames).toEqual([]);
  });

  test('forged to any string are always answered and never break anything', async () => {
    const almost = fc
      .tuple(fc.constantFrom('a:1', 'a:2', 's:pair', 's:people', 'c:report', 'c:greeting', 'w'), fc.string())
      .map(([kind, rest]) => `${kind}:${rest}`);
    const token = fc.stringMatching(
      /^(=mon|=c\d{1,2}|p\d{1,5}|\d{1,4}|back|skip|done|send|pick|__proto__|constructor)$/,
    );
    const aimed = fc.tuple(fc.integer({ min: 0, max: 3 }), token).map(([number, to]) => press.answer(number, to));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('greeting', 'clubs', 'intake', 'consent'),
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), almost, aimed), { minLength: 1, maxLength: 6 }),
        async (conversation, payloads) => {
          const chat = await asked(conversation);
          for (const payload of payloads) expect(await chat.forges(payload)).not.toEqual([]);
        },
      ),
    );
  });
});

describe('many options', () => {
  test('all are found by «Ещё» in one message that is edited, and the last page leads to the first', async () => {
    const chat = await asked('clubs');
    const seen: string[] = [];
    for (let page = 0; page < 10; page += 1) {
      seen.push(...chat.labels().filter((label) => label.startsWith('Кружок')));
      if (!chat.labels().includes('Ещё »')) break;
      await chat.presses('Ещё »');
    }
    expect(seen).toEqual(Array.from({ length: 23 }, (_, index) => `Кружок ${index + 1}`));
    expect(chat.messages).toHaveLength(1);
    await chat.presses('« К началу');
    expect(chat.labels()).toContain('Кружок 1');
    await chat.presses('Ещё »');
    await chat.presses('Кружок 8');
    expect(chat.world.done).toEqual(['c8']);
  });

  test('a number typed means the option of the whole list, on whatever page', async () => {
    const chat = await asked('clubs');
    await chat.writes('19');
    expect(chat.world.done).toEqual(['c19']);
  });
});

describe('several of a list', () => {
  test('are ticked in one message that is edited, and answered together in the order of the list', async () => {
    const chat = await asked('week');
    await chat.presses('Понедельник');
    expect(chat.labels()).toContain('✓ Понедельник');
    expect(chat.labels()).toContain('✓ Пятница');
    expect(chat.messages).toHaveLength(1);
    await chat.presses('Готово');
    expect(chat.messages[0]?.text).toContain('✓ Понедельник, Пятница');
    expect(chat.world.done).toEqual(['mon+fri']);
  });

  test('are not fewer than are asked for', async () => {
    const chat = await asked('week');
    await chat.presses('✓ Пятница');
    const said = await chat.presses('Готово');
    expect(said[0]).toBe('Нужно отметить хотя бы одно.');
    expect(chat.world.done).toEqual([]);
  });

  test.each(['среда, понедельник', '2, 1', 'пон; сре', 'Среда\nПонедельник'])('may be typed: %j', async (typed) => {
    const chat = await asked('week');
    await chat.writes(typed);
    expect(chat.world.done).toEqual(['mon+wed']);
  });

  test.each(['вторник', 'среда, вторник', '', '4', 'с'])(
    'words that are none of them are explained: %j',
    async (typed) => {
      const chat = await asked('week');
      const said = await chat.writes(typed);
      expect(said.join()).toContain('Нужно отметить подходящее кнопками');
      expect(chat.world.done).toEqual([]);
    },
  );
});

test('a conversation leads to a screen at its end, unless something else goes on', async () => {
  const chat = await asked('week');
  expect((await chat.presses('Готово')).at(-1)).toBe('Моя пара недели');
  await chat.presses('Меню');
  await chat.presses('Знакомство');
  await chat.presses('Меню');
  await chat.presses('Неделя');
  expect((await chat.presses('Готово')).at(-1)).toBe('Как обращаться?');
});

test('where «Отмена» would read as the deed itself, it has a name and an answer of its own', async () => {
  const chat = await asked('reason');
  expect(chat.labels()).not.toContain('Отмена');
  const shown = await chat.presses('Ничего не менять');
  expect(shown.at(-1)).toBe('Всё как было.');
  expect(shown).not.toContain(sentence(words.cancelled));
  expect(chat.memory.frames).toEqual([]);

  await chat.starts('reason');
  expect((await chat.writes('отмена')).at(-1)).toBe('Всё как было.');
});

describe('words where one of several is chosen', () => {
  test('are the answer to the question for words, which is not asked then', async () => {
    const chat = await asked('reason');
    const shown = await chat.writes('не могу');
    expect(chat.world.done).toEqual(['не могу']);
    expect(shown).not.toContain('Какая, своими словами?');
  });

  test('that name an option choose it', async () => {
    const chat = await asked('reason');
    await chat.writes('болезнь');
    expect(chat.world.done).toEqual(['ill']);
  });

  test('that will not do are explained, and asked for', async () => {
    const chat = await asked('reason');
    expect(await chat.writes('ну')).toContain('Например: поездка.');
    expect(chat.last().text).toBe('Какая, своими словами?');
    await chat.writes('поездка');
    expect(chat.world.done).toEqual(['поездка']);
  });

  test('are kept and offered behind «Открыть» where they may not be asked', async () => {
    const chat = await asked('reason');
    chat.carriesPersonal = false;
    const shown = await chat.writes('не могу');
    expect(shown).toContain(sentence(words.keptTyped));
    expect(chat.last()).toMatchObject({ personal: true });
    expect(chat.last().text).not.toContain('не могу');
    chat.carriesPersonal = true;
    chat.account = 2;
    await chat.writes('помощь');
    await chat.presses('Так и ответить');
    expect(chat.world.done).toEqual(['не могу']);
  });
});

describe('the stack', () => {
  test('a button of a notice in the middle of a questionnaire starts its conversation, then brings the questionnaire back', async () => {
    const chat = await asked('intake');
    await chat.presses('Начнём');
    await chat.writes('Люблю шахматы');
    const question = chat.last().text;
    await chat.forges(press.start('report', '7'));
    expect(chat.last().text).toBe('Встреча 7 состоялась?');
    expect(chat.memory.frames.map((frame) => frame.conversation)).toEqual(['intake', 'report']);

    const shown = await chat.presses('Состоялась');
    expect(shown).toContain('Спасибо.');
    expect(chat.last().text).toBe(question);
    expect(chat.world.done).toEqual(['7:yes']);
    await chat.presses('Среда');
    expect(chat.labels()).toContain('✓ Среда');
  });

  test('the same conversation about the same thing comes to the top and is not begun twice', async () => {
    const chat = await asked('report', { meeting: 1 });
    await chat.starts('report', { meeting: 2 });
    await chat.forges(press.start('report', '1'));
    expect(chat.memory.frames.map(({ params }) => params)).toEqual([{ meeting: 2 }, { meeting: 1 }]);
    expect(chat.last().text).toBe('Встреча 1 состоялась?');
  });

  test('a sixth conversation is refused with a sentence, and the current question stays', async () => {
    const chat = new Chat();
    for (let meeting = 1; meeting <= 5; meeting += 1) await chat.starts('report', { meeting });
    expect(await chat.starts('report', { meeting: 6 })).toContain(sentence(words.tooDeep));
    expect(chat.last().text).toBe('Встреча 5 состоялась?');
    expect(chat.memory.frames).toHaveLength(5);
    await chat.starts('report', { meeting: 2 });
    expect(chat.last().text).toBe('Встреча 2 состоялась?');
  });

  test('cancelling ends the top one only, and the one below asks again', async () => {
    const chat = await asked('greeting');
    await chat.starts('report', { meeting: 1 });
    await chat.presses('Отмена');
    expect(chat.last().text).toBe('Как обращаться?');
  });

  test('what comes back after another conversation has ended says what it is, and can be cancelled', async () => {
    const chat = await asked('greeting');
    await chat.presses('Меню');
    await chat.forges(press.start('report', '1'));
    const shown = await chat.presses('Состоялась');
    expect(shown.slice(-3)).toEqual(['Спасибо.', 'Вернёмся к начатому: Знакомство.', 'Как обращаться?']);
    await chat.presses('Отмена');
    expect(chat.memory.frames).toEqual([]);
  });

  test('what one comes back to by oneself says nothing more, and what only waits neither', async () => {
    const chat = await asked('greeting');
    await chat.presses('Меню');
    expect(await chat.presses('Продолжить: Знакомство')).toEqual(['Как обращаться?']);
    await chat.presses('Отмена');
    await chat.starts('consent');
    await chat.forges(press.start('report', '1'));
    expect((await chat.presses('Состоялась')).slice(-2)).toEqual(['Спасибо.', 'Ждём согласия.']);
  });

  test('a conversation that makes no sense any more ends with a sentence when it comes back', async () => {
    const chat = await asked('report', { meeting: 3 });
    await chat.starts('greeting');
    chat.world.called.add(3);
    const shown = await chat.presses('Отмена');
    expect(shown).toContain('Встреча 3 отменена.');
    expect(chat.last().text).toBe('Главное меню');
    expect(chat.memory.frames).toEqual([]);
  });

  test('a conversation whose right is lost ends with a sentence when it comes back', async () => {
    const chat = await asked('report', { meeting: 3 });
    await chat.writes('меню');
    chat.world.rights.delete('invite');
    expect(await chat.presses('Продолжить: Отчёт о встрече')).toContain(sentence(words.notAllowed));
    expect(chat.memory.frames).toEqual([]);
  });

  test('a screen in the middle of a question parks it and leads back to it', async () => {
    const chat = await asked('greeting');
    await chat.forges(press.screen('pair'));
    expect(chat.last().text.trim()).toBe('Моя пара');
    await chat.presses('Продолжить: Знакомство');
    expect(chat.last().text).toBe('Как обращаться?');
  });
});

describe('a right that is lost in the middle', () => {
  test('at a record: the conversation ends with a sentence and nothing is done', async () => {
    const chat = await asked('greeting');
    await chat.starts('report', { meeting: 1 });
    chat.world.rights.delete('invite');
    expect(await chat.presses('Состоялась')).toContain(sentence(words.notAllowed));
    expect(chat.world.done).toEqual([]);
    expect(chat.last().text).toBe('Как обращаться?');
  });

  test('at a list: the conversation ends with a sentence, by a press, a word or a page', async () => {
    for (const act of [
      (chat: Chat) => chat.presses('Ученик Лев'),
      (chat: Chat) => chat.writes('Лев'),
      (chat: Chat) => chat.forges(press.answer(1, 'p1')),
    ]) {
      const chat = await asked('pupil');
      chat.world.rights.delete('invite');
      expect(await act(chat)).toContain(sentence(words.notAllowed));
      expect(chat.memory.frames).toEqual([]);
    }
  });

  test('at an answer of a questionnaire: the conversation ends with a sentence', async () => {
    const chat = await asked('intake');
    await chat.presses('Начнём');
    chat.world.rights.delete('intake.fill');
    expect(await chat.writes('Люблю шахматы')).toContain(sentence(words.notAllowed));
    expect(chat.memory.frames).toEqual([]);
  });
});

describe('another version of the program', () => {
  test('a conversation of another version starts anew with a sentence, and does not repeat what it has recorded', async () => {
    const chat = await asked('greeting');
    await chat.writes('Вера');
    await chat.presses('Пятница');
    chat.registry = sampleRegistry({ versions: { greeting: 2 } });
    expect(await chat.presses('Да')).toContain(sentence(words.renewed));
    expect(chat.last().text).toBe('Как обращаться?');
    expect(liveQuestions(chat)).toHaveLength(1);
    await chat.writes('Лев');
    await chat.presses('Понедельник');
    expect(chat.world.done).toEqual(['Вера/fri']);
    expect(chat.last().text).toBe('Ещё что-нибудь?');
  });

  test.each<[string, (chat: Chat) => Promise<string[]>]>([
    ['answered', (chat) => chat.writes('Вера')],
    ['pressed', (chat) => chat.presses('Никак')],
    ['gone back in', (chat) => chat.writes('назад')],
    ['helped with', (chat) => chat.writes('помощь')],
  ])('a conversation that is no more, when %s, ends with a sentence', async (_, act) => {
    const chat = await asked('greeting');
    chat.registry = sampleRegistry({ without: ['greeting'] });
    expect(await act(chat)).toContain(sentence(words.unknownButton));
    expect(chat.last().text).toBe('Главное меню');
    expect(chat.memory.frames).toEqual([]);
  });

  test('a conversation whose parameters cannot be read any more ends with a sentence', async () => {
    const chat = await asked('report', { meeting: 1 });
    const memory = chat.memory;
    chat.change({ ...memory, frames: memory.frames.map((frame) => ({ ...frame, params: { day: 'пн' } })) });
    expect(await chat.presses('Состоялась')).toContain(sentence(words.unknownButton));
    expect(chat.memory.frames).toEqual([]);
  });
});

describe('a questionnaire', () => {
  async function filled(): Promise<Chat> {
    const chat = await asked('intake');
    await chat.presses('Начнём');
    await chat.writes('Люблю шахматы');
    await chat.presses('Среда');
    await chat.presses('Готово');
    await chat.presses('Шахматы');
    await chat.presses('Пропустить');
    return chat;
  }

  test.each(['Готово', 'готово'])('shows in the answered question what was ticked («%s»)', async (done) => {
    const chat = await asked('intake');
    await chat.presses('Начнём');
    await chat.writes('Люблю шахматы');
    await chat.presses('Среда');
    await chat.presses('Пятница');
    const { text } = chat.last();
    await (done === 'Готово' ? chat.presses(done) : chat.writes(done));
    const answered = chat.messages.find((message) => message.text.startsWith(text));
    expect(answered?.text).toBe(`${text}\n\n✓ Среда, Пятница`);
  });

  test('is asked, summed up, changed, sent, and recorded once', async () => {
    const chat = await filled();
    expect(chat.last().text).toContain('Люблю шахматы');
    expect(chat.last().personal).toBe(true);
    await chat.presses('Изменить ответ');
    await chat.presses('3');
    await chat.presses('Ещё не знаю');
    expect(chat.last().text).toContain('Ещё не знаю');
    const shown = await chat.presses('Отправить');
    expect(shown).toContain('Анкета принята.');
    await chat.presses('Удобно');
    expect(chat.world.done).toHaveLength(1);
    expect(chat.memory.frames).toEqual([]);
  });

  test('words that name no option are taken for «другое», and the person is told', async () => {
    const chat = await asked('intake');
    await chat.presses('Начнём');
    await chat.writes('Люблю шахматы');
    await chat.presses('Среда');
    await chat.presses('Готово');
    const shown = await chat.writes('Лепка');
    expect(shown.join('\n')).toContain('записано как «Другой: Лепка»');
    expect(chat.messages.find(({ text }) => text.includes('«Другой: Лепка»'))?.personal).toBe(true);
    expect(chat.last().text).toContain('Насколько?');
  });

  test('own words are shown when they are changed, and can be kept by a press', async () => {
    const chat = await asked('intake');
    await chat.presses('Начнём');
    await chat.writes('Люблю шахматы');
    await chat.presses('Среда');
    await chat.presses('Готово');
    await chat.presses('Другой');
    await chat.writes('Лепка');
    await chat.presses('‹ Назад');
    expect(chat.last().text).toContain('Сейчас: Лепка');
    await chat.presses('Другой');
    expect(chat.last().text).toContain('Сейчас своими словами: Лепка');
    await chat.presses('Лепка');
    expect(chat.last().text).toContain('Насколько?');
    await chat.presses('Пропустить');
    expect(chat.last().text).toContain('→ Лепка');
  });

  test('its answers never enter the memory of the dialogue', async () => {
    const chat = await asked('intake');
    await chat.presses('Начнём');
    const before = JSON.stringify(chat.memory.frames);
    await chat.writes('Люблю шахматы');
    await chat.presses('Среда');
    expect(JSON.stringify(chat.memory.frames)).toBe(before);
  });

  test('back on its first question leads to the question before it, and its answers are there on return', async () => {
    const chat = await asked('intake');
    await chat.presses('Начнём');
    await chat.writes('Люблю шахматы');
    await chat.presses('‹ Назад');
    await chat.presses('‹ Назад');
    expect(chat.last().text).toBe('Начнём анкету?');
    await chat.presses('Начнём');
    expect(chat.last().text).toContain('Сейчас: Люблю шахматы');
  });

  test('cancelled, it goes on later from the question where it was left', async () => {
    const chat = await asked('intake');
    await chat.presses('Начнём');
    await chat.writes('Люблю шахматы');
    const question = chat.last().text;
    expect(await chat.presses('Отмена')).toContain(sentence(words.draftKept));
    await chat.starts('intake');
    await chat.presses('Начнём');
    expect(chat.last().text).toBe(question);
  });

  test('sent from elsewhere, it is over here too at the next answer', async () => {
    const chat = await filled();
    for (const draft of chat.drafts.values()) draft.submitted = true;
    const shown = await chat.presses('Изменить ответ');
    expect(shown).toContain('Анкета принята.');
    expect(chat.last().text).toBe('Удобно было отвечать?');
    expect(liveQuestions(chat)).toEqual([String(chat.memory.asked)]);
  });

  test.each(['here', 'elsewhere'])('what was sent %s is not taken back by «Назад»', async (where) => {
    const chat = await filled();
    if (where === 'elsewhere') {
      await chat.writes('меню');
      for (const draft of chat.drafts.values()) draft.submitted = true;
      await chat.presses('Продолжить: Анкета');
    } else {
      await chat.presses('Отправить');
    }
    expect(await chat.presses('‹ Назад')).toContain(sentence(words.notNow));
    expect(chat.last().text).toBe('Удобно было отвечать?');
  });

  test('ticked from another messenger, its question is shown there', async () => {
    const chat = await asked('intake');
    await chat.presses('Начнём');
    await chat.writes('Люблю шахматы');
    chat.account = 2;
    await chat.writes('помощь');
    chat.account = 1;
    await chat.forges(press.answer(chat.memory.asked, 1));
    expect(chat.last()).toMatchObject({ account: 1 });
    expect(chat.labels()).toContain('✓ Среда');
  });
});

describe('waiting', () => {
  test('while one waits, the menu and other conversations work, and nothing else is lost by the event', async () => {
    const chat = await asked('greeting');
    await chat.starts('consent');
    expect(chat.last().text).toBe('Ждём согласия.');
    await chat.presses('Меню');
    expect(chat.labels()).toContain('Продолжить: Знакомство');
    await chat.presses('Продолжить: Знакомство');
    expect(chat.last().text).toBe('Как обращаться?');

    chat.world.consented = true;
    await chat.hearsEvent('consent-given');
    expect(chat.last().text).toBe('Согласие получено. Дальше?');
    await chat.presses('Дальше');
    expect(chat.last().text).toBe('Как обращаться?');
  });

  test('cancelling a question does not cancel what waits above it', async () => {
    const chat = await asked('greeting');
    await chat.starts('consent');
    await chat.writes('меню');
    await chat.presses('Продолжить: Знакомство');
    await chat.presses('Отмена');
    expect(chat.memory.frames.map(({ conversation }) => conversation)).toEqual(['consent']);
  });

  test('an event that changes nothing, or that nobody waits for, says nothing', async () => {
    const chat = await asked('consent');
    expect(await chat.hearsEvent('consent-given')).toEqual([]);
    expect(await chat.hearsEvent('file-read')).toEqual([]);
  });

  test('what has happened already is not waited for', async () => {
    const chat = new Chat();
    chat.world.consented = true;
    const shown = await chat.starts('consent');
    expect(shown).not.toContain('Ждём согласия.');
    expect(chat.last().text).toBe('Согласие получено. Дальше?');
  });

  test('an event that was never heard of costs nothing: whoever comes back goes on', async () => {
    const chat = await asked('consent');
    await chat.forges(press.resume);
    expect(chat.last().text).toBe('Ждём согласия.');
    chat.world.consented = true;
    await chat.forges(press.resume);
    expect(chat.last().text).toBe('Согласие получено. Дальше?');
    expect(await chat.hearsEvent('consent-given')).toEqual([]);
  });

  test('an event reaches a conversation that waits in an older version', async () => {
    const chat = await asked('consent');
    chat.registry = sampleRegistry({ versions: { consent: 2 } });
    chat.world.consented = true;
    await chat.hearsEvent('consent-given');
    expect(chat.last().text).toBe('Согласие получено. Дальше?');
  });

  test('an event for a conversation that is no more ends it with a sentence', async () => {
    const chat = await asked('consent');
    chat.registry = sampleRegistry({ without: ['consent'] });
    expect(await chat.hearsEvent('consent-given')).toContain(sentence(words.unknownButton));
    expect(chat.memory.frames).toEqual([]);
  });
});

describe('a random walk', () => {
  const typed = fc.oneof(
    fc.constantFrom('меню', 'отмена', 'помощь', 'назад', '/menu', '1', '2', '12', 'Пятница', 'Да', 'Готово', '', ' '),
    fc.string({ unit: 'binary', maxLength: 50 }),
  );
  const step = fc.oneof(
    { weight: 8, arbitrary: fc.nat(40).map((nth) => ({ do: 'press' as const, nth })) },
    { weight: 4, arbitrary: typed.map((text) => ({ do: 'write' as const, text })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('sticker', 'voice', 'other').map((what) => ({ do: 'attach' as const, what })),
    },
    { weight: 1, arbitrary: fc.constantFrom('edited', 'start').map((kind) => ({ do: 'hear' as const, kind })) },
    { weight: 2, arbitrary: fc.nat(1000).map((nth) => ({ do: 'old' as const, nth })) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map((payload) => ({ do: 'forge' as const, payload })) },
    { weight: 1, arbitrary: fc.nat(9).map((meeting) => ({ do: 'notice' as const, meeting })) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('late', 'event', 'agree', 'right', 'messenger', 'deploy')
        .map((what) => ({ do: what })),
    },
  );

  async function walk(
    chat: Chat,
    now: typeof step extends fc.Arbitrary<infer S> ? S : never,
  ): Promise<string[] | undefined> {
    switch (now.do) {
      case 'press': {
        const buttons = chat.buttons();
        const button = buttons[now.nth % Math.max(1, buttons.length)];
        return button && 'press' in button ? chat.forges(button.press) : undefined;
      }
      case 'write':
        return chat.writes(now.text);
      case 'attach':
        return chat.hears({ kind: 'attachment', what: now.what });
      case 'hear':
        return chat.hears({ kind: now.kind });
      case 'old':
        return chat.forges(chat.everShown[now.nth % Math.max(1, chat.everShown.length)] ?? '');
      case 'forge':
        return chat.forges(now.payload);
      case 'notice':
        return chat.forges(press.start('report', String(now.meeting)));
      case 'late':
        return chat.hearsLate();
      case 'event':
        await chat.hearsEvent('consent-given');
        return undefined;
      case 'agree':
        chat.world.consented = true;
        return undefined;
      case 'right': {
        const { rights } = chat.world;
        if (!rights.delete('invite')) rights.add('invite');
        return undefined;
      }
      case 'messenger':
        chat.account = 3 - chat.account;
        return undefined;
      case 'deploy':
        chat.registry = sampleRegistry({ versions: { greeting: 2, consent: 2 }, without: ['clubs'] });
        return undefined;
    }
  }

  test('never meets silence, an exception, or two questions at once; and its memory stays small', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), async (steps) => {
        const chat = new Chat();
        await chat.hears({ kind: 'start' });
        for (const now of steps) {
          const shown = await walk(chat, now);
          if (shown) expect(shown).not.toEqual([]);
          const { frames, question } = chat.memory;
          expect(frames.length).toBeLessThanOrEqual(5);
          expect(new Set(frames.map(({ conversation, params }) => JSON.stringify([conversation, params]))).size).toBe(
            frames.length,
          );
          // Of what stands in a messenger that was left, nothing can be taken back from another one.
          if (!steps.some((each) => each.do === 'messenger')) {
            expect(liveQuestions(chat)).toEqual(question ? [String(question.number)] : []);
          }
          for (const { rows, text } of chat.messages) {
            expect(text.length).toBeLessThanOrEqual(vk.text);
            expect(rows.length).toBeLessThanOrEqual(vk.rows);
            expect(rows.flat().length).toBeLessThanOrEqual(vk.buttons);
            for (const button of rows.flat()) {
              expect(button.label.length).toBeLessThanOrEqual(vk.label);
              expect(Buffer.byteLength('press' in button ? button.press : '')).toBeLessThanOrEqual(64);
            }
          }
          expect(JSON.stringify(chat.memory.frames).length).toBeLessThan(5000);
        }
      }),
      { numRuns: 60, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: true },
    );
  });
});
