import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Button, Delivery } from '#bot/messenger.ts';
import { randomId } from '#bot/vk/deliver.ts';
import { limits } from '#bot/vk/limits.ts';
import type { Vk } from '#bot/vk/vk.ts';
import type { Chat } from '#test/support/vk/chat.ts';
import { VkServer } from '#test/support/vk-server.ts';
import { adapterTo, catchUp, Kept, type Logged, logged, until } from './kept.ts';

const person = 501;
let server: VkServer;
let kept: Kept;
let vk: Vk;
let log: Logged;
let numbers = 0;

beforeEach(async () => {
  server = await VkServer.start();
  kept = new Kept();
  log = logged();
  vk = adapterTo(server, kept, { log });
});
afterEach(() => server.close());

function delivery(text: string, rows: Button[][] = [], more: Partial<Delivery> = {}): Delivery {
  numbers += 1;
  return { address: String(person), number: numbers, message: { spans: [{ text }], rows }, ...more };
}

/** The person's message arrives by long poll: the adapter learns what their client can show. */
async function heard(chat: Chat): Promise<void> {
  const stop = new AbortController();
  const polling = vk.poll(stop.signal);
  const polls = () => server.calls('longpoll').length;
  const before = polls();
  await until(() => polls() > before);
  chat.opens();
  const way = chat.callbackButtons ? 'callback' : 'text';
  await until(() => kept.cursors.get(`vk:${server.groupId}:buttons:${person}`) === way);
  stop.abort();
  await polling;
}

const yesNo: Button[][] = [
  [
    { label: 'Да', press: 'q1:yes' },
    { label: 'Нет', press: 'q1:no' },
  ],
];

describe('a delivery', () => {
  it('shows text, emphasis left out, and buttons in their rows', async () => {
    const chat = server.chat(person);
    await heard(chat);
    const message = { spans: [{ text: 'Готовы? ' }, { text: 'Ответьте', bold: true as const }], rows: yesNo };
    expect(await vk.deliver({ address: String(person), number: 1, message })).toMatchObject({ outcome: 'sent' });
    expect(chat.messages().at(-1)).toMatchObject({ text: 'Готовы? Ответьте', buttons: [['Да', 'Нет']] });
  });

  it('asks with callback buttons, whose press leaves no message and is acknowledged once it is kept', async () => {
    const chat = server.chat(person, { callbackButtons: true });
    await heard(chat);
    await vk.deliver(delivery('Готовы?', yesNo));
    const stop = new AbortController();
    const polling = vk.poll(stop.signal);
    chat.presses('Да');
    expect(server.unansweredPresses).toBe(1);
    await until(() => server.unansweredPresses === 0);
    expect(kept.incoming.at(-1)).toEqual({ kind: 'press', payload: 'q1:yes' });
    expect(chat.own()).toEqual(['Начать']);
    stop.abort();
    await polling;
  });

  it('stops the spinner of a press also when VK has had enough calls for this second', async () => {
    const chat = server.chat(person);
    await heard(chat);
    await vk.deliver(delivery('Готовы?', yesNo));
    server.failNext({ method: 'messages.sendMessageEventAnswer', code: 6 });
    const stop = new AbortController();
    const polling = vk.poll(stop.signal);
    chat.presses('Да');
    await until(() => server.unansweredPresses === 0);
    stop.abort();
    await polling;
  });

  it('asks with text buttons a person whose client has no callback buttons', async () => {
    const chat = server.chat(person, { callbackButtons: false });
    await heard(chat);
    await vk.deliver(delivery('Готовы?', yesNo));
    chat.presses('Нет');
    await catchUp(vk, kept);
    expect(kept.incoming.at(-1)).toEqual({ kind: 'press', payload: 'q1:no' });
  });

  it('follows a person who goes on in another client', async () => {
    await heard(server.chat(person, { callbackButtons: true }));
    const old = server.chat(person, { callbackButtons: false });
    await heard(old);
    await vk.deliver(delivery('Готовы?', yesNo));
    old.presses('Да');
    expect(old.own()).toEqual(['Начать', 'Начать', 'Да']);
  });

  it('opens links by link buttons and asks VK for no preview', async () => {
    const chat = server.chat(person);
    chat.opens();
    await vk.deliver(delivery('Анкета', [[{ label: 'Открыть', link: 'https://school.example/o/1' }]]));
    expect(chat.link('Открыть')).toBe('https://school.example/o/1');
    expect(server.log.at(-1)?.params).toMatchObject({ dont_parse_links: '1', disable_mentions: '1' });
  });

  it('sends a picture with its text', async () => {
    const chat = server.chat(person);
    chat.opens();
    const png = new Uint8Array([137, 80, 78, 71, 0, 255]);
    const message = { spans: [{ text: 'Приглашение' }], rows: [], picture: { png, fileName: 'приглашение.png' } };
    expect(await vk.deliver({ address: String(person), number: 5, message })).toMatchObject({ outcome: 'sent' });
    const [shown] = chat.messages().slice(-1);
    expect(shown?.text).toBe('Приглашение');
    expect(shown?.photo).toEqual({ bytes: png, fileName: 'приглашение.png' });
  });

  it('sends a document with its text', async () => {
    const chat = server.chat(person);
    chat.opens();
    const bytes = new Uint8Array([37, 80, 68, 70, 0, 255]);
    const file = { bytes, name: 'consent-7.pdf', type: 'application/pdf' as const };
    const message = { spans: [{ text: 'Согласие' }], rows: yesNo, file };
    expect(await vk.deliver({ address: String(person), number: 5, message })).toMatchObject({ outcome: 'sent' });
    const shown = chat.last();
    expect([shown.text, shown.buttons]).toEqual(['Согласие', [['Да', 'Нет']]]);
    expect(shown.document).toEqual({ bytes, fileName: 'consent-7.pdf' });
    expect(shown).not.toHaveProperty('photo');
  });

  it('edits a document into the message it replaces', async () => {
    const chat = server.chat(person);
    chat.opens();
    const asked = await vk.deliver(delivery('Готовы?', yesNo));
    if (asked.outcome !== 'sent') throw new Error('not sent');
    const file = { bytes: new Uint8Array([37]), name: 'x.pdf', type: 'application/pdf' as const };
    const message = { spans: [{ text: 'Вот' }], rows: [], file };
    expect(await vk.deliver(delivery('', [], { message, replaces: asked.messageId }))).toEqual(asked);
    expect(chat.messages()).toMatchObject([
      { text: 'Вот', buttons: [], document: { fileName: 'x.pdf' }, edited: true },
    ]);
  });

  it('edits the message it replaces, which takes its buttons away', async () => {
    const chat = server.chat(person);
    chat.opens();
    const asked = await vk.deliver(delivery('Готовы?', yesNo));
    if (asked.outcome !== 'sent') throw new Error('not sent');
    expect(await vk.deliver(delivery('Готовы? Да', [], { replaces: asked.messageId }))).toEqual(asked);
    expect(chat.messages()).toMatchObject([{ text: 'Готовы? Да', buttons: [], edited: true }]);
  });

  it('sends anew what VK no longer lets it edit', async () => {
    const chat = server.chat(person);
    chat.opens();
    const asked = await vk.deliver(delivery('Готовы?', yesNo));
    if (asked.outcome !== 'sent') throw new Error('not sent');
    server.failNext({ method: 'messages.edit', code: 909 });
    const anew = await vk.deliver(delivery('Готовы? Да', [], { replaces: asked.messageId }));
    expect(anew).toMatchObject({ outcome: 'sent' });
    expect(anew).not.toEqual(asked);
    for (const replaces of ['0', '999999', 'web-17']) {
      expect(await vk.deliver(delivery(`Вместо ${replaces}`, [], { replaces }))).toMatchObject({ outcome: 'sent' });
      expect(chat.messages().at(-1)?.text).toBe(`Вместо ${replaces}`);
    }
  });
});

describe('a delivery that is repeated', () => {
  it.each([{ answer: 'none' as const }, { answer: 'half' as const }])('is shown once: $answer', async ({ answer }) => {
    const chat = server.chat(person);
    chat.opens();
    const once = delivery('Встреча завтра в 15:30');
    server.failNext({ method: 'messages.send', answer });
    await expect(vk.deliver(once)).rejects.toThrow(/gave no answer to messages.send/);
    expect(await vk.deliver(once)).toMatchObject({ outcome: 'sent' });
    expect(chat.messages()).toHaveLength(1);
  });

  it('has a number that VK takes, however long the outbox has been running', () => {
    expect([1, 2, 2 ** 31 - 1, 2 ** 31, 2 ** 32].map(randomId)).toEqual([1, 2, 2 ** 31 - 1, 1, 2]);
  });
});

describe('what VK says no to', () => {
  it.each([7, 18, 900, 901, 902])('%i: the person cannot be reached', async (code) => {
    server.chat(person).opens();
    server.failNext({ method: 'messages.send', code });
    expect(await vk.deliver(delivery('Привет'))).toEqual({ outcome: 'unreachable' });
  });

  it('a person who never wrote, or has forbidden us to write, cannot be reached', async () => {
    expect(await vk.deliver(delivery('Привет'))).toEqual({ outcome: 'unreachable' });
    const chat = server.chat(person);
    chat.opens();
    chat.blocks();
    expect(await vk.deliver(delivery('Привет'))).toEqual({ outcome: 'unreachable' });
    chat.unblocks();
    expect(await vk.deliver(delivery('Привет'))).toMatchObject({ outcome: 'sent' });
  });

  it.each([
    [6, 1_000],
    [9, 30_000],
    [14, 900_000],
    [5, 60_000],
  ])('%i: later', async (code, afterMs) => {
    server.failNext({ method: 'messages.send', code });
    expect(await vk.deliver(delivery('Привет'))).toEqual({ outcome: 'later', afterMs });
  });

  it('more calls than VK takes in a second are told to come later', async () => {
    server.chat(person).opens();
    server.limitRate();
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => vk.deliver(delivery('Привет'))));
    expect(outcomes.filter(({ outcome }) => outcome === 'sent')).toHaveLength(20);
    expect(outcomes.filter(({ outcome }) => outcome === 'later')).toHaveLength(10);
  });

  it.each([14, 5])('%i is told to the operator', async (code) => {
    server.failNext({ code });
    await vk.deliver(delivery('Привет'));
    expect(log.lines).toMatchObject([{ level: 'error' }]);
  });

  it.each([{ code: 10 }, { code: 1 }, { status: 500 }, { status: 502 }])('nobody knows after %j', async (fault) => {
    server.chat(person).opens();
    server.failNext({ method: 'messages.send', ...fault });
    await expect(vk.deliver(delivery('Привет'))).rejects.toThrow();
  });

  it('nobody knows when VK is away, and it works again when VK is back', async () => {
    server.chat(person).opens();
    await server.stop();
    await expect(vk.deliver(delivery('Привет'))).rejects.toThrow(/ECONNREFUSED/);
    await server.start();
    expect(await vk.deliver(delivery('Привет'))).toMatchObject({ outcome: 'sent' });
  });

  it('a message that VK will never take is refused', async () => {
    server.chat(person).opens();
    expect(await vk.deliver(delivery('а'.repeat(4097)))).toEqual({ outcome: 'refused', why: 'VK error 914' });
    expect(await vk.deliver(delivery('x', [[{ label: 'а'.repeat(41), press: 'a' }]]))).toEqual({
      outcome: 'refused',
      why: 'VK error 911',
    });
  });

  it.each([{ status: 502 }, { answer: 'half' as const }])(
    'a failed upload of a picture is no answer: %j',
    async (fault) => {
      server.chat(person).opens();
      server.failNext({ method: 'upload', ...fault });
      const message = {
        spans: [{ text: 'Код' }],
        rows: [],
        picture: { png: new Uint8Array([1]), fileName: 'код.png' },
      };
      await expect(vk.deliver({ address: String(person), number: 1, message })).rejects.toThrow(/upload/);
    },
  );

  it.each([{ status: 502 }, { answer: 'half' as const }])(
    'a failed upload of a file is no answer: %j',
    async (fault) => {
      server.chat(person).opens();
      server.failNext({ method: 'upload-document', ...fault });
      const file = { bytes: new Uint8Array([1]), name: 'x.pdf', type: 'application/pdf' as const };
      const message = { spans: [{ text: 'Вот' }], rows: [], file };
      await expect(vk.deliver({ address: String(person), number: 1, message })).rejects.toThrow(/upload of a file/);
    },
  );

  it('a token without the right to documents is told to the operator', async () => {
    server.chat(person).opens();
    server.failNext({ method: 'docs.getMessagesUploadServer', code: 15 });
    const file = { bytes: new Uint8Array([1]), name: 'x.pdf', type: 'application/pdf' as const };
    const message = { spans: [{ text: 'Вот' }], rows: [], file };
    const end = await vk.deliver({ address: String(person), number: 1, message });
    expect(end).toEqual({ outcome: 'refused', why: 'VK error 15' });
    expect(log.lines).toMatchObject([
      { level: 'error', line: expect.stringContaining('right to photos or documents') },
    ]);
  });

  it('no error and no line of the log has the words of a message or the token', async () => {
    server.chat(person).opens();
    const told: string[] = [];
    for (const fault of [{ code: 10 }, { code: 914 }, { code: 14 }, { status: 500 }, { answer: 'half' as const }]) {
      server.failNext({ method: 'messages.send', ...fault });
      const end = await vk.deliver(delivery('Тайна Пети')).catch((error: unknown) => error);
      told.push(
        end instanceof Error ? `${end.stack} ${String(end.cause)} ${JSON.stringify(end)}` : JSON.stringify(end),
      );
    }
    const all = [...told, ...log.lines.map(({ line }) => line)].join('\n');
    expect(all).not.toContain('Тайна');
    expect(all).not.toContain(server.token);
  });
});

describe('whatever is said', () => {
  const seen = (text: string) => text.replaceAll('\u2060', '');

  it.each([
    '&lt;b&gt; &amp; &#33;',
    '[id1|Паша] и [club5|мы]',
    '@id7 (Маша), *id7 (Маша)',
    'ivan@school.example, 5*4',
    'a & b',
  ])('is shown as it was written: %s', async (text) => {
    const chat = server.chat(person);
    chat.opens();
    await vk.deliver(delivery(text));
    expect(seen(chat.messages().at(-1)?.text ?? '')).toBe(text);
  });

  it('comes out character for character, and a keyboard within the stated limits is taken', async () => {
    const chat = server.chat(person);
    chat.opens();
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '&',
        '&amp;',
        '&#33;',
        '[id1|',
        ']',
        '@id1',
        ' (',
        ')',
        '*club2',
        '\n',
        '<b>',
        '"',
        '\\',
        '\u0000',
      ),
    );
    const text = fc
      .array(piece, { maxLength: 30 })
      .map((pieces) => pieces.join(''))
      .filter((whole) => whole.trim() !== '' && !whole.includes('\u2060'));
    const button: fc.Arbitrary<Button> = fc.oneof(
      fc.record({ label: label(), press: fc.string({ unit: 'grapheme-ascii', maxLength: limits.payload }) }),
      fc.record({ label: label(), link: fc.webUrl() }),
    );
    const rows = fc
      .array(fc.array(button, { minLength: 1, maxLength: limits.buttonsInRow }), { maxLength: limits.rows })
      .filter((all) => all.flat().length <= limits.buttons);
    await fc.assert(
      fc.asyncProperty(text, rows, fc.constantFrom('callback', 'text'), async (words, laidOut, way) => {
        kept.cursors.set(`vk:${server.groupId}:buttons:${person}`, way);
        expect(await vk.deliver(delivery(words, laidOut))).toMatchObject({ outcome: 'sent' });
        const shown = chat.messages().at(-1);
        expect(seen(shown?.text ?? '')).toBe(words);
        expect(shown?.buttons).toEqual(laidOut.map((row) => row.map((one) => one.label)));
      }),
      { numRuns: 150 },
    );
  });
});

function label(): fc.Arbitrary<string> {
  return fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((text) => text.length <= limits.label && text.trim() !== '');
}

describe('an invitation', () => {
  it('is a link that opens the conversation with the code', () => {
    expect(vk.invitationLink('K7-X')).toBe('https://vk.me/club700100?ref=K7-X');
    expect(adapterTo(server, kept, { screenName: 'school7' }).invitationLink('a b')).toBe(
      'https://vk.me/school7?ref=a%20b',
    );
  });
});
