import { describe, expect, it } from 'vitest';
import type { Incoming } from '#bot/messenger.ts';
import { asNewMessage } from '#bot/vk/event.ts';
import { translate } from '#bot/vk/translate.ts';
import { toUpdate } from '#bot/vk/update.ts';

const group = 700100;
const person = 501;

function said(message: object, client?: object) {
  const whole = {
    id: 9,
    peer_id: person,
    from_id: person,
    conversation_message_id: 4,
    date: 1_790_000_000,
    out: 0,
    text: '',
    attachments: [],
    ...message,
  };
  return { type: 'message_new', group_id: group, event_id: 'a1', object: { message: whole, client_info: client } };
}

function pressed(payload: unknown, peer = person) {
  const object = { user_id: person, peer_id: peer, event_id: 'press-1', payload, conversation_message_id: 2 };
  return { type: 'message_event', group_id: group, event_id: 'a2', object };
}

describe('what a VK update means', () => {
  const cases: [string, unknown, Incoming][] = [
    ['words', said({ text: ' Люблю биологию ' }), { kind: 'text', text: ' Люблю биологию ' }],
    ['a text button', said({ text: 'Да', payload: '{"press":"q7:yes"}' }), { kind: 'press', payload: 'q7:yes' }],
    ['«Начать» of VK', said({ text: 'Начать', payload: '{"command":"start"}' }), { kind: 'start' }],
    [
      '«Начать» with a ref',
      said({ text: 'Начать', payload: '{"command":"start"}', ref: 'K7' }),
      { kind: 'start', code: 'K7' },
    ],
    ['a first message with a ref', said({ text: 'Здравствуйте', ref: 'K7' }), { kind: 'start', code: 'K7' }],
    ['/start with a code, typed', said({ text: '/start K7-X ' }), { kind: 'start', code: 'K7-X' }],
    ['/start, typed', said({ text: '/start' }), { kind: 'start' }],
    ['«начать», typed', said({ text: 'начать' }), { kind: 'start' }],
    ['words that begin so', said({ text: 'Начать с физики' }), { kind: 'text', text: 'Начать с физики' }],
    ['a forged payload that is no JSON', said({ text: 'Да', payload: '{"press":' }), { kind: 'text', text: 'Да' }],
    ['a button of an earlier bot', said({ text: 'Прайс', payload: '{"button":1}' }), { kind: 'text', text: 'Прайс' }],
    ['a payload of another type', said({ text: 'Да', payload: '{"press":7}' }), { kind: 'text', text: 'Да' }],
    ['a sticker', said({ attachments: [{ type: 'sticker' }] }), { kind: 'attachment', what: 'sticker' }],
    ['a voice', said({ attachments: [{ type: 'audio_message' }] }), { kind: 'attachment', what: 'voice' }],
    [
      'a photo with words',
      said({ text: 'Вот', attachments: [{ type: 'photo' }] }),
      { kind: 'attachment', what: 'photo', caption: 'Вот' },
    ],
    ['a video', said({ attachments: [{ type: 'video' }] }), { kind: 'attachment', what: 'video' }],
    ['a document', said({ attachments: [{ type: 'doc' }] }), { kind: 'attachment', what: 'file' }],
    [
      'a photo in its sizes, of which the largest is fetched',
      said({
        attachments: [
          {
            type: 'photo',
            photo: {
              sizes: [
                { type: 'm', url: 'https://sun9-1.userapi.com/m.jpg', width: 130, height: 98 },
                { type: 'w', url: 'https://sun9-1.userapi.com/w.jpg', width: 1280, height: 960 },
                { type: 's', url: 'https://sun9-1.userapi.com/s.jpg', width: 75, height: 56 },
              ],
            },
          },
        ],
      }),
      { kind: 'attachment', what: 'photo', file: { ref: 'https://sun9-1.userapi.com/w.jpg' } },
    ],
    [
      'a photo as it was, of which that is fetched',
      said({
        attachments: [
          {
            type: 'photo',
            photo: {
              sizes: [{ url: 'https://sun9-1.userapi.com/w.jpg', width: 1280, height: 960 }],
              orig_photo: { url: 'https://sun9-1.userapi.com/o.jpg', width: 2560, height: 1920 },
            },
          },
        ],
      }),
      { kind: 'attachment', what: 'photo', file: { ref: 'https://sun9-1.userapi.com/o.jpg' } },
    ],
    [
      'a document with words',
      said({ text: 'Вот', attachments: [{ type: 'doc', doc: { url: 'https://vk.com/doc1_2?hash=a', size: 512 } }] }),
      {
        kind: 'attachment',
        what: 'file',
        caption: 'Вот',
        file: { ref: 'https://vk.com/doc1_2?hash=a', bytes: 512 },
      },
    ],
    [
      'a document without an address',
      said({ attachments: [{ type: 'doc', doc: { size: 512 } }] }),
      { kind: 'attachment', what: 'file' },
    ],
    [
      'a photo of a shape to come',
      said({ attachments: [{ type: 'photo', photo: { sizes: [{ url: 7 }], orig_photo: 'x' } }] }),
      { kind: 'attachment', what: 'photo' },
    ],
    [
      'a video that calls itself a document',
      said({ attachments: [{ type: 'video', doc: { url: 'https://vk.com/doc1_2' } }] }),
      { kind: 'attachment', what: 'video' },
    ],
    ['a wall post', said({ attachments: [{ type: 'wall' }] }), { kind: 'attachment', what: 'other' }],
    ['a place', said({ geo: { type: 'point' } }), { kind: 'attachment', what: 'location' }],
    [
      'a text with a preview of its link',
      said({ text: 'https://school.example', attachments: [{ type: 'link' }] }),
      { kind: 'text', text: 'https://school.example' },
    ],
    ['a message with nothing we can see', said({}), { kind: 'attachment', what: 'other' }],
    ['words in a group chat', said({ peer_id: 2_000_000_001, text: 'Всем привет' }), { kind: 'group' }],
    ['a message of another community', said({ from_id: -5, text: 'Реклама' }), { kind: 'nothing' }],
    ['a press', pressed({ press: 'q7:yes' }), { kind: 'press', payload: 'q7:yes' }],
    ['a forged press', pressed({ x: 1 }), { kind: 'press', payload: '{"x":1}' }],
    ['a press without a payload', pressed(undefined), { kind: 'press', payload: '' }],
    ['a press in a group chat', pressed({ press: 'a' }, 2_000_000_001), { kind: 'group' }],
    [
      'an edit',
      { type: 'message_edit', event_id: 'a3', object: said({ text: 'Иначе' }).object.message },
      { kind: 'edited' },
    ],
    ['a ban', { type: 'message_deny', event_id: 'a4', object: { user_id: person } }, { kind: 'blocked' }],
    ['a leave', { type: 'message_allow', event_id: 'a5', object: { user_id: person, key: '' } }, { kind: 'unblocked' }],
    ['somebody typing', { type: 'message_typing_state', object: { from_id: person } }, { kind: 'nothing' }],
    ['no update at all', null, { kind: 'nothing' }],
    ['a message without a number', { type: 'message_new', object: { message: { text: 'x' } } }, { kind: 'nothing' }],
  ];
  it.each(cases)('%s', (_, body, incoming) => {
    expect(translate(body)).toEqual(incoming);
  });
});

describe('how a VK update is kept', () => {
  it('gives a message the same key whether it was announced or found in the conversation', () => {
    const event = said({ text: 'Привет' });
    const announced = toUpdate(group, event);
    const found = toUpdate(group, asNewMessage(group, event.object.message));
    expect(announced).toMatchObject({ channel: 'vk', key: 'vk:700100:501:4', address: '501', sequence: 4 });
    expect(found?.key).toBe(announced?.key);
    expect(translate(found?.body)).toEqual(translate(announced?.body));
  });

  it('knows a press by its event and puts it in no order among messages', () => {
    const update = toUpdate(group, pressed({ press: 'a' }));
    expect(update).toMatchObject({ key: 'vk:700100:event:press-1', address: '501' });
    expect(update).not.toHaveProperty('sequence');
  });

  it('keeps every edit of a message under a key of its own', () => {
    const edit = (event_id: string) =>
      toUpdate(group, { type: 'message_edit', event_id, object: said({}).object.message });
    expect(edit('a3')?.key).toBe('vk:700100:501:4:edit:a3');
    expect(edit('a4')?.key).not.toBe(edit('a3')?.key);
    expect(edit('a3')).not.toHaveProperty('sequence');
  });

  it('does not keep what needs no answer, nor our own words', () => {
    expect(toUpdate(group, { type: 'message_reply', object: {} })).toBeUndefined();
    expect(toUpdate(group, said({ from_id: -group, out: 1, text: 'Ответ' }))).toBeUndefined();
    expect(toUpdate(group, 'nonsense')).toBeUndefined();
  });

  it('takes out of a forged payload what the database would refuse for ever', () => {
    const update = toUpdate(group, pressed({ press: 'a\0b\ud83d', 'k\0': ['\udc00'] }));
    expect(JSON.stringify(update?.body)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
    expect(translate(update?.body)).toEqual({ kind: 'press', payload: 'ab\ufffd' });
  });
});
