import { describe, expect, test } from 'vitest';
import type { Incoming } from '#bot/messenger.ts';
import { toUpdate, translate } from '#bot/telegram/translate.ts';

const us = { id: 700, username: 'nastavnik_test_bot' };
const person = { id: 42, is_bot: false, first_name: 'Аня' };
const privately = { id: 42, type: 'private', first_name: 'Аня' };
const group = { id: -10042, type: 'supergroup', title: '8 «Б»' };

const message = (content: object) => ({
  update_id: 5,
  message: { message_id: 1, chat: privately, from: person, ...content },
});
const inGroup = (content: object) => message({ chat: group, ...content });
const press = (content: object) => ({ update_id: 5, callback_query: { id: '1', from: person, ...content } });
const membership = (chat: object, status: string) => ({
  update_id: 5,
  my_chat_member: { chat, from: person, new_chat_member: { status, user: { id: 700 } } },
});
const file = { file_id: 'x' };
const nothing: Incoming = { kind: 'nothing' };

describe('what a person did, in the words of no messenger', () => {
  test.each<[string, unknown, Incoming]>([
    ['a text', message({ text: 'Здравствуйте\n<b>!' }), { kind: 'text', text: 'Здравствуйте\n<b>!' }],
    ['the start button', message({ text: '/start' }), { kind: 'start' }],
    ['a link with a code', message({ text: '/start Ab-1_x' }), { kind: 'start', code: 'Ab-1_x' }],
    [
      'a code typed with a capital and spaces',
      message({ text: '/Start   Ab-1_x ' }),
      { kind: 'start', code: 'Ab-1_x' },
    ],
    ['a start with our name', message({ text: '/start@nastavnik_test_bot Q' }), { kind: 'start', code: 'Q' }],
    ['a word that only begins like start', message({ text: '/started' }), { kind: 'text', text: '/started' }],
    ['a command', message({ text: '/menu' }), { kind: 'text', text: '/menu' }],
    ['a command with our name', message({ text: '/menu@nastavnik_test_bot' }), { kind: 'text', text: '/menu' }],
    ['an address in a text', message({ text: 'a@b.ru' }), { kind: 'text', text: 'a@b.ru' }],
    ['a sticker', message({ sticker: file }), { kind: 'attachment', what: 'sticker' }],
    ['a voice', message({ voice: file }), { kind: 'attachment', what: 'voice', file: { ref: 'x' } }],
    ['a photo', message({ photo: [file] }), { kind: 'attachment', what: 'photo' }],
    [
      'a photo with words',
      message({ photo: [file], caption: 'Вот' }),
      { kind: 'attachment', what: 'photo', caption: 'Вот' },
    ],
    ['a video', message({ video: file }), { kind: 'attachment', what: 'video' }],
    ['a round video', message({ video_note: file }), { kind: 'attachment', what: 'video' }],
    [
      'an animation, which is a document too',
      message({ animation: file, document: file }),
      { kind: 'attachment', what: 'video' },
    ],
    [
      'a photo in its sizes, of which the largest is fetched',
      message({
        photo: [
          { file_id: 's', width: 90, height: 68, file_size: 900 },
          { file_id: 'l', width: 1280, height: 960, file_size: 90_000 },
          { file_id: 'm', width: 320, height: 240, file_size: 9000 },
        ],
        caption: 'Вот',
      }),
      { kind: 'attachment', what: 'photo', caption: 'Вот', file: { ref: 'l', bytes: 90_000 } },
    ],
    [
      'a live photo, of which the still one is fetched',
      message({ live_photo: file, photo: [{ file_id: 'l', width: 1280, height: 960 }] }),
      { kind: 'attachment', what: 'photo', file: { ref: 'l' } },
    ],
    ['a document', message({ document: file }), { kind: 'attachment', what: 'file', file: { ref: 'x' } }],
    [
      'a document with its size',
      message({ document: { ...file, file_name: 'а.pdf', file_size: 512 } }),
      { kind: 'attachment', what: 'file', file: { ref: 'x', bytes: 512 } },
    ],
    ['a document of a shape to come', message({ document: { id: 1 } }), { kind: 'attachment', what: 'file' }],
    ['a photo without sizes', message({ photo: [] }), { kind: 'attachment', what: 'photo' }],
    ['music', message({ audio: file }), { kind: 'attachment', what: 'file' }],
    ['a contact', message({ contact: { phone_number: '+70000000000' } }), { kind: 'attachment', what: 'contact' }],
    ['a place', message({ location: { latitude: 1, longitude: 2 } }), { kind: 'attachment', what: 'location' }],
    ['dice', message({ dice: { value: 3, emoji: '🎲' } }), { kind: 'attachment', what: 'other' }],
    ['an edited message', { update_id: 5, edited_message: message({ text: 'да' }).message }, { kind: 'edited' }],
    ['a live location on the move', { update_id: 5, edited_message: message({ location: {} }).message }, nothing],
    ['a press', press({ data: 'q:7:yes', message: { chat: privately } }), { kind: 'press', payload: 'q:7:yes' }],
    [
      'a press on a message that is gone',
      press({ data: 'x', message: { chat: privately, date: 0 } }),
      { kind: 'press', payload: 'x' },
    ],
    ['a press without a message', press({ data: 'x' }), { kind: 'press', payload: 'x' }],
    ['a press in a group', press({ data: 'x', message: { chat: group } }), nothing],
    ['a press of a game', press({ game_short_name: 'x' }), nothing],
    ['a block', membership(privately, 'kicked'), { kind: 'blocked' }],
    ['an unblock', membership(privately, 'member'), { kind: 'unblocked' }],
    ['being put into a group', membership(group, 'member'), nothing],
    ['talk in a group', inGroup({ text: 'Кто идёт?' }), nothing],
    ['a reply to us in a group', inGroup({ text: 'Да', reply_to_message: { from: { id: 700 } } }), { kind: 'group' }],
    ['a reply to another in a group', inGroup({ text: 'Да', reply_to_message: { from: { id: 701 } } }), nothing],
    [
      'our name in a group',
      inGroup({ text: '👋 @Nastavnik_Test_Bot', entities: [{ type: 'mention', offset: 3, length: 19 }] }),
      { kind: 'group' },
    ],
    [
      'the name of another bot in a group',
      inGroup({ text: '@other_test_bot', entities: [{ type: 'mention', offset: 0, length: 15 }] }),
      nothing,
    ],
    [
      'a command to us in a group',
      inGroup({ text: '/start@nastavnik_test_bot', entities: [{ type: 'bot_command', offset: 0, length: 25 }] }),
      { kind: 'group' },
    ],
    [
      'a command to nobody in a group',
      inGroup({ text: '/start', entities: [{ type: 'bot_command', offset: 0, length: 6 }] }),
      nothing,
    ],
    [
      'another bot that replies to us',
      inGroup({ text: '!', from: { id: 8, is_bot: true }, reply_to_message: { from: { id: 700 } } }),
      nothing,
    ],
    [
      'a post of a channel',
      { update_id: 5, channel_post: { message_id: 1, chat: { id: -5, type: 'channel' }, text: 'x' } },
      nothing,
    ],
    ['a service message', message({ pinned_message: {} }), nothing],
    ['a poll', { update_id: 5, poll: { id: '1' } }, nothing],
    ['an update of a shape to come', { update_id: 5, message: { text: 1 } }, nothing],
    ['not an update', 'ok', nothing],
    ['nothing at all', undefined, nothing],
  ])('%s', (_, raw, incoming) => {
    expect(translate(us, raw)).toEqual(incoming);
  });

  test('a name in a group means nothing until we know our own', () => {
    const raw = inGroup({ text: '@x', entities: [{ type: 'mention', offset: 0, length: 2 }] });
    expect(translate({ id: 700, username: undefined }, raw)).toEqual(nothing);
  });
});

describe('what is kept', () => {
  test('an update has the key of bot and number, its place in the order, and comes as it was', () => {
    const raw = message({ text: 'Да' });
    expect(toUpdate(us, raw)).toEqual({ channel: 'telegram', key: 'tg:700:5', address: '42', sequence: 5, body: raw });
  });

  test('a press is answered to the one who pressed', () => {
    expect(toUpdate(us, press({ data: 'x', message: { chat: privately } }))?.address).toBe('42');
  });

  test('what people of a group say to each other is not kept', () => {
    expect(toUpdate(us, inGroup({ text: 'Кто идёт?' }))).toBeUndefined();
    expect(toUpdate(us, membership(group, 'member'))).toBeUndefined();
  });

  test('a call to us in a group is answered in the group', () => {
    expect(toUpdate(us, inGroup({ text: 'Да', reply_to_message: { from: { id: 700 } } }))?.address).toBe('-10042');
  });

  test('without anybody to answer nothing is kept', () => {
    expect(toUpdate(us, { update_id: 5, poll: { id: '1' } })).toBeUndefined();
    expect(toUpdate(us, { message: {} })).toBeUndefined();
    expect(toUpdate(us, null)).toBeUndefined();
  });
});
