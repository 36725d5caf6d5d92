import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Button, Delivered, Outgoing } from '#bot/messenger.ts';
import type { Span } from '#bot/text.ts';
import type { TelegramChat } from '#test/support/telegram/chat.ts';
import { startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';
import { type Opened, openQuickly } from './quick.ts';

let server: TelegramServer;
let opened: Opened;
let chat: TelegramChat;

beforeEach(async () => {
  server = await startTelegramServer();
  opened = openQuickly(server);
  chat = server.chat(42, { firstName: 'Аня' });
  chat.opens();
});
afterEach(() => server.stop());

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const consent = {
  bytes: Buffer.from('%PDF-1.4\n\0\xff', 'latin1'),
  name: 'consent-7.pdf',
  type: 'application/pdf',
} as const;
const yes: Button = { label: 'Да', press: 'q:1:yes' };

function message(text: string, rows: readonly (readonly Button[])[] = [], rest: Partial<Outgoing> = {}): Outgoing {
  return { spans: [{ text }], rows, ...rest };
}

function deliver(outgoing: Outgoing, replaces?: string, address = '42'): Promise<Delivered> {
  return opened.telegram.deliver({
    address,
    number: 1,
    message: outgoing,
    ...(replaces === undefined ? {} : { replaces }),
  });
}

async function sent(outgoing: Outgoing, replaces?: string): Promise<string> {
  const delivered = await deliver(outgoing, replaces);
  if (delivered.outcome !== 'sent') throw new Error(`Not sent: ${delivered.outcome}`);
  return delivered.messageId;
}

describe('a message', () => {
  test('comes with emphasis, buttons and links', async () => {
    await sent({
      spans: [{ text: 'Состоялась ли ' }, { text: 'встреча 👋', bold: true }, { text: '?' }],
      rows: [[yes, { label: 'Нет', press: 'q:1:no' }], [{ label: 'Открыть', link: 'https://school.example/?t=1' }]],
    });
    expect(chat.last()).toMatchObject({
      text: 'Состоялась ли встреча 👋?',
      bold: ['встреча 👋'],
      buttons: [['Да', 'Нет'], ['Открыть']],
    });
    expect(chat.link('Открыть')).toBe('https://school.example/?t=1');
  });

  test('is never previewed: a preview would fetch a one-time link', async () => {
    await sent(message('https://school.example/?t=1'));
    expect(server.calls('sendMessage')[0]?.payload).toMatchObject({ link_preview_options: { is_disabled: true } });
  });

  test('comes with a picture, byte for byte', async () => {
    await sent(message('Приглашение', [[yes]], { picture: { png, fileName: 'код.png' } }));
    const { photo, text, buttons } = chat.last();
    expect(Buffer.from(photo?.bytes ?? []).equals(png)).toBe(true);
    expect([text, buttons]).toEqual(['Приглашение', [['Да']]]);
  });

  test('comes with a document, byte for byte and under its name', async () => {
    await sent(message('Согласие', [[yes]], { file: consent }));
    const { document, text, buttons } = chat.last();
    expect(Buffer.from(document?.bytes ?? []).equals(consent.bytes)).toBe(true);
    expect([document?.fileName, text, buttons]).toEqual(['consent-7.pdf', 'Согласие', [['Да']]]);
  });

  test('comes with a document of which Telegram makes nothing else', async () => {
    await sent(message('', [], { file: { bytes: png, name: 'x.png', type: 'image/png' } }));
    expect(server.calls('sendDocument')[0]?.payload).toMatchObject({ disable_content_type_detection: 'true' });
    expect(chat.last().document?.fileName).toBe('x.png');
  });

  test('comes with a document whose name would break the call, under a simpler one; Cyrillic does not', async () => {
    await sent(message('!', [], { file: { ...consent, name: 'a b";\r\nx: y.pdf' } }));
    expect(chat.last().document?.fileName).toBe('a b-;-x: y.pdf');
    await sent(message('!', [], { file: { ...consent, name: 'Согласие, Лесной Т. П..pdf' } }));
    expect(chat.last().document?.fileName).toBe('Согласие, Лесной Т. П..pdf');
  });

  test.each([
    { method: 'sendMessage', field: 'text', entities: 'entities', rest: {} },
    {
      method: 'sendPhoto',
      field: 'caption',
      entities: 'caption_entities',
      rest: { picture: { png, fileName: 'код.png' } },
    },
    { method: 'sendDocument', field: 'caption', entities: 'caption_entities', rest: { file: consent } },
  ])(
    'any text in any spans arrives character for character by $method, and every entity lies within it',
    async (way) => {
      const span = fc.record(
        { text: fc.string({ unit: 'binary', maxLength: 40 }), bold: fc.constant(true as const) },
        { requiredKeys: ['text'] },
      );
      const tricky = fc.constantFrom<Span>(
        { text: '<b>&amp;_*[x](y)`\r\n--' },
        { text: '👨‍👩‍👧', bold: true },
        { text: '/start @x #y' },
      );
      await fc.assert(
        fc.asyncProperty(fc.array(fc.oneof(span, tricky), { minLength: 1, maxLength: 8 }), async (spans) => {
          const whole = spans.map(({ text }) => text).join('');
          // Telegram takes no message that it would show as empty.
          fc.pre(/[\p{L}\p{P}]/u.test(whole));
          await sent({ spans, rows: [], ...way.rest });
          const { [way.field]: text, [way.entities]: entities } = server.calls(way.method).at(-1)?.payload ?? {};
          expect(text).toBe(whole);
          const bold = spans.filter((span) => span.bold && span.text !== '').map(({ text }) => text);
          expect(slices(whole, entities)).toEqual(bold);
        }),
        { numRuns: 150 },
      );
    },
  );

  test('with half of a surrogate pair is shown with a mark in its place, not refused', async () => {
    await sent({
      spans: [{ text: 'а\ud83d' }, { text: '\udc4bб', bold: true }],
      rows: [[{ label: 'в\ud83d', press: 'x' }]],
    });
    expect(chat.last()).toMatchObject({ text: 'а\ufffd\ufffdб', bold: ['\ufffdб'], buttons: [['в\ufffd']] });
  });

  test('of the size that the limits promise is taken', async () => {
    const { limits } = opened.telegram;
    const label = 'я'.repeat(limits.label);
    const row = (n: number) => Array.from({ length: n }, () => ({ label, press: 'p'.repeat(limits.payload) }));
    await sent(
      message(
        'я'.repeat(limits.text),
        Array.from({ length: limits.buttons }, () => row(1)),
      ),
    );
    await sent(message('я', [row(limits.buttonsInRow)]));
    await sent(message('я'.repeat(limits.caption), [], { picture: { png, fileName: 'x.png' } }));
    await sent(message('я'.repeat(limits.caption), [], { file: consent }));
  });
});

describe('a message that replaces another', () => {
  test('is edited into it, and its buttons go', async () => {
    const first = await sent(message('Да или нет?', [[yes]]));
    expect(await sent(message('Вы ответили: да'), first)).toBe(first);
    expect(chat.messages()).toMatchObject([{ text: 'Вы ответили: да', buttons: [], edited: true }]);
  });

  test('counts as sent when it is the same', async () => {
    const first = await sent(message('Да или нет?', [[yes]]));
    expect(await sent(message('Да или нет?', [[yes]]), first)).toBe(first);
    expect(chat.messages()).toHaveLength(1);
  });

  test('is sent anew when the earlier one was deleted', async () => {
    const first = await sent(message('Да или нет?'));
    chat.clears();
    expect(await sent(message('Дальше'), first)).not.toBe(first);
    expect(chat.messages().map(({ text }) => text)).toEqual(['Дальше']);
  });

  test.each(["Bad Request: message can't be edited", 'Bad Request: MESSAGE_ID_INVALID'])(
    'is sent anew after %s',
    async (description) => {
      const first = await sent(message('Да или нет?'));
      server.failNext({ method: 'editMessageText', status: 400, description });
      await sent(message('Дальше'), first);
      expect(chat.last().text).toBe('Дальше');
    },
  );

  test.each([{ picture: { png, fileName: 'x.png' } }, { file: consent }])(
    'is sent anew when it has a picture or a file or the earlier one had, and the old buttons go: %o',
    async (rest) => {
      const first = await sent(message('Да или нет?', [[yes]]));
      const second = await sent(message('Вот', [[yes]], rest), first);
      await sent(message('Дальше'), second);
      expect(chat.messages().map(({ text, buttons }) => [text, buttons])).toEqual([
        ['Да или нет?', []],
        ['Вот', []],
        ['Дальше', []],
      ]);
    },
  );

  test('is sent once, though the old buttons could not be removed', async () => {
    const first = await sent(message('Да или нет?', [[yes]]));
    server.failNext({ method: 'editMessageReplyMarkup', cut: 'half' });
    await sent(message('Картинка', [], { picture: { png, fileName: 'x.png' } }), first);
    expect(chat.messages()).toHaveLength(2);
  });

  test('of another messenger’s id is sent anew', async () => {
    await sent(message('Дальше'), 'b7f0');
    expect(chat.last().text).toBe('Дальше');
  });

  test('that breaks a limit is refused, not tried for ever', async () => {
    const first = await sent(message('Да или нет?'));
    expect(await deliver(message('я'.repeat(4097)), first)).toMatchObject({ outcome: 'refused' });
  });
});

describe('how a delivery ends', () => {
  test.each(['sendMessage', 'editMessageText'])('429 of %s: later, as long as Telegram says', async (method) => {
    const first = await sent(message('Раз'));
    server.failNext({ method, status: 429, retryAfter: 7 });
    const replaces = method === 'sendMessage' ? undefined : first;
    expect(await deliver(message('Два'), replaces)).toEqual({ outcome: 'later', afterMs: 7000 });
    expect(chat.messages().map(({ text }) => text)).toEqual(['Раз']);
  });

  test('429 without a time: later all the same', async () => {
    server.failNext({ status: 429 });
    expect(await deliver(message('Два'))).toEqual({ outcome: 'later', afterMs: 5000 });
  });

  test('more than Telegram takes in a second: later', async () => {
    const slow = await startTelegramServer({ perSecond: 2 });
    slow.chat(1).opens();
    const { telegram } = openQuickly(slow);
    const all = await Promise.all(
      [1, 2, 3].map((number) => telegram.deliver({ address: '1', number, message: message('!') })),
    );
    expect(all.map(({ outcome }) => outcome).sort()).toEqual(['later', 'sent', 'sent']);
    await slow.stop();
  });

  test('a person who blocked us, left Telegram, never came or is unknown is unreachable', async () => {
    chat.blocks();
    expect(await deliver(message('!'))).toEqual({ outcome: 'unreachable' });
    chat.unblocks();
    expect(await deliver(message('!'))).toMatchObject({ outcome: 'sent' });
    chat.deactivates();
    expect(await deliver(message('!'))).toEqual({ outcome: 'unreachable' });
    server.chat(43);
    expect(await deliver(message('!'), undefined, '43')).toEqual({ outcome: 'unreachable' });
    expect(await deliver(message('!'), undefined, '404')).toEqual({ outcome: 'unreachable' });
  });

  test.each<[string, Outgoing]>([
    ['a text too long', message('я'.repeat(4097))],
    ['a caption too long', message('я'.repeat(1025), [], { picture: { png, fileName: 'x.png' } })],
    ['a caption of a document too long', message('я'.repeat(1025), [], { file: consent })],
    ['an empty document', message('!', [], { file: { ...consent, bytes: new Uint8Array() } })],
    ['an empty text', message(' \n')],
    ['a payload too long', message('!', [[{ label: 'Да', press: 'я'.repeat(33) }]])],
    ['no picture', message('!', [], { picture: { png: new Uint8Array([1, 2, 3]), fileName: 'x.png' } })],
    ['nine buttons in a row', message('!', [Array.from({ length: 9 }, () => yes)])],
  ])('%s is refused with a reason', async (_, outgoing) => {
    const delivered = await deliver(outgoing);
    expect(delivered).toMatchObject({ outcome: 'refused', why: expect.stringContaining('Bad Request') });
  });

  test('the reason of a refusal quotes nothing of the message', async () => {
    const delivered = await deliver(message('!', [[{ label: 'Открыть', link: 'http://localhost:8080/?t=one-time' }]]));
    expect(delivered).toEqual({
      outcome: 'refused',
      why: 'Telegram sendMessage: 400 Bad Request: inline keyboard button URL',
    });
    server.failNext({ status: 400, description: 'Bad Request: can’t parse Иванова' });
    expect(JSON.stringify(await deliver(message('!')))).not.toMatch(/Иванов/);
  });

  test.each([500, 502, 401, 404])('%i: nobody knows, it is thrown', async (status) => {
    server.failNext({ status });
    await expect(deliver(message('!'))).rejects.toThrow(`Telegram sendMessage: ${status}`);
  });

  test('half of the answer that it was sent: it was, and is not sent twice', async () => {
    server.failNext({ cut: 'half' });
    expect(await deliver(message('Да или нет?', [[yes]]))).toEqual({ outcome: 'sent', messageId: '' });
    expect(await deliver(message('Да'), '')).toMatchObject({ outcome: 'sent' });
    expect(chat.messages().map(({ text }) => text)).toEqual(['Да или нет?', 'Да']);
  });

  test.each(['before', 'unanswered', 'garbage', 'silent'] as const)(
    'a connection that breaks (%s): nobody knows, it is thrown',
    async (cut) => {
      server.failNext({ cut });
      await expect(deliver(message('!'))).rejects.toThrow('Telegram sendMessage: no answer');
      expect(chat.messages()).toHaveLength(cut === 'before' || cut === 'silent' ? 0 : 1);
    },
  );

  test('Telegram that cannot be reached: thrown, and sent after it is back', async () => {
    await server.stop();
    await expect(deliver(message('!'))).rejects.toThrow('no answer');
    await server.start();
    await sent(message('!'));
    expect(chat.last().text).toBe('!');
  });

  test('an error carries neither what was written nor the token, in whatever way it is printed', async () => {
    for (const fault of [{ status: 500 }, { cut: 'unanswered' as const }, { cut: 'garbage' as const }]) {
      server.failNext(fault);
      const error: unknown = await deliver(message('Тайна Петровой')).catch((error: unknown) => error);
      const { inspect } = await import('node:util');
      const printed = inspect(error, { depth: 10, showHidden: true });
      expect(printed).toContain('TelegramFailure');
      expect(printed).not.toMatch(/Тайна|stand-in-of-telegram/);
    }
  });
});

function slices(text: string, entities: unknown): string[] {
  const parsed = z.array(z.object({ type: z.literal('bold'), offset: z.int(), length: z.int() })).parse(entities);
  return parsed.map(({ offset, length }) => {
    expect(offset + length).toBeLessThanOrEqual(text.length);
    return text.slice(offset, offset + length);
  });
}
