import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileAddress } from '#bot/vk/file-address.ts';

const usual = 'https://api.vk.com/method';
const standIn = 'http://127.0.0.1:9000/method';

describe('an address where VK keeps files', () => {
  it.each([
    'https://sun9-12.userapi.com/s/v1/ig2/a.jpg?quality=95',
    'https://sun9-64.vkuserphoto.ru/s/v1/ig2/a.jpg',
    'https://psv4.userapi.com/s/v1/d/a/b.pdf',
    'https://psv4.vkuserdocs.ru/b.pdf',
    'https://vk.com/doc1_2?hash=a&dl=b&api=1&no_preview=1',
    'https://vk.ru/doc1_2?hash=a',
    'https://edu-web.sferum.ru/doc1_2?hash=a',
    'https://VK.com:443/doc1_2',
  ])('is taken: %s', (address) => {
    expect(fileAddress(address, usual)?.href).toBe(new URL(address).href);
  });

  it.each([
    'http://sun9-12.userapi.com/a.jpg',
    'https://vk.com.example/doc1_2',
    'https://notvk.com/doc1_2',
    'https://vk.com@school.example/doc1_2',
    'https://name:word@vk.com/doc1_2',
    'https://vk.com:8443/doc1_2',
    'https://school.example/?vk.com',
    'https://127.0.0.1/a',
    'https://[::1]/a',
    'http://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:9000/a',
    'file:///etc/passwd',
    'data:text/plain,x',
    'ftp://vk.com/a',
    '//vk.com/a',
    'vk.com/a',
    '',
  ])('is not: %s', (address) => {
    expect(fileAddress(address, usual)).toBeUndefined();
  });

  it('is plain only at a root that is plain, and of its own origin', () => {
    expect(fileAddress('http://127.0.0.1:9000/doc1_2', standIn)?.href).toBe('http://127.0.0.1:9000/doc1_2');
    for (const other of ['http://127.0.0.1:9001/a', 'http://vk.com/a', 'http://localhost:9000/a'])
      expect(fileAddress(other, standIn)).toBeUndefined();
  });

  it('is never of another host, whatever stands in it', () => {
    const own = /^https:\/\/(?:[^/?#@:]*\.)?(?:vk\.com|vk\.ru|vk\.me|userapi\.com|vkuserphoto\.ru|okcdn\.ru)\//;
    const piece = fc.constantFrom(
      'https:',
      'http:',
      '//',
      '/',
      '\\',
      '@',
      ':',
      '.',
      '?',
      '#',
      '%2e',
      'vk.com',
      'userapi.com',
      'evil.example',
      '127.0.0.1',
      '\t',
      'а',
    );
    const address = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => `https://${pieces.join('')}`);
    fc.assert(
      fc.property(address, (forged) => {
        const taken = fileAddress(forged, usual);
        if (taken !== undefined) expect(taken.href).toMatch(own);
      }),
      { numRuns: 5000 },
    );
  });
});
