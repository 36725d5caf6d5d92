import { describe, expect, test } from 'vitest';
import { webMessenger } from '#bot/web/web.ts';

const web = webMessenger({ publicUrl: 'https://nastavnik.example', readUpload: async () => undefined });

describe('the web chat as a messenger', () => {
  test.each([
    ['words', { kind: 'text', text: 'Здравствуйте' }, { kind: 'text', text: 'Здравствуйте' }],
    ['a press', { kind: 'press', payload: 'q17:yes' }, { kind: 'press', payload: 'q17:yes' }],
    ['an opening', { kind: 'start' }, { kind: 'start' }],
    ['an opening with a code', { kind: 'start', code: '7K2M9QXD41HB' }, { kind: 'start', code: '7K2M9QXD41HB' }],
    ['a typed code', { kind: 'text', text: ' /start 7K2M-9QXD-41HB ' }, { kind: 'start', code: '7K2M-9QXD-41HB' }],
    ['a typed opening', { kind: 'text', text: '/start' }, { kind: 'start' }],
    ['words about it', { kind: 'text', text: '/start это что?' }, { kind: 'text', text: '/start это что?' }],
    ['an unknown shape', { kind: 'dance' }, { kind: 'nothing' }],
    ['a blanked body', null, { kind: 'nothing' }],
  ])('understands %s', (_what, body, meaning) => {
    expect(web.translate(body)).toEqual(meaning);
  });

  test('invites by a link to the page', () => {
    expect(web.invitationLink('7K2M9QXD41HB')).toBe('https://nastavnik.example/?start=7K2M9QXD41HB');
  });

  test('has delivered what lies in the dialogue', async () => {
    const message = { spans: [{ text: 'Да' }], rows: [] };
    expect(await web.deliver({ address: 'a', number: 7, message })).toEqual({ outcome: 'sent', messageId: '7' });
  });
});
