import { expect, test } from 'vitest';
import { pausedDays } from '#domain/care/paused-days.ts';
import type { PairEventWhat } from '#domain/pairing/pair-history.ts';

const day = (text: string) => Temporal.PlainDate.from(`2026-11-${text}`);

type Event = readonly [PairEventWhat, on: string];

const cases: readonly [string, readonly Event[], readonly string[]][] = [
  ['nothing is paused', [['entered', '02']], []],
  [
    'a pause till it goes on',
    [
      ['paused', '05'],
      ['resumed', '09'],
    ],
    ['05–09'],
  ],
  ['one that lasts, till today', [['paused', '05']], ['05–30']],
  [
    'a substitute does not end it',
    [
      ['paused', '05'],
      ['substitute:2026-11-07:2026-11-20', '06'],
    ],
    ['05–30'],
  ],
  [
    'nor one who is gone again',
    [
      ['paused', '05'],
      ['substitute-ended', '06'],
      ['resumed', '09'],
    ],
    ['05–09'],
  ],
  [
    'nor a paper taken back',
    [
      ['paused', '05'],
      ['papers-taken-back', '06'],
      ['resumed', '09'],
    ],
    ['05–09'],
  ],
  [
    'nor the last paper',
    [
      ['paused', '05'],
      ['papers-complete', '06'],
      ['resumed', '09'],
    ],
    ['05–09'],
  ],
  [
    'nor that somebody has looked',
    [
      ['paused', '05'],
      ['paused', '06'],
      ['resumed', '09'],
    ],
    ['05–09'],
  ],
  [
    'an early end does',
    [
      ['paused', '05'],
      ['ended:other', '09'],
    ],
    ['05–09'],
  ],
  [
    'and a good one',
    [
      ['paused', '05'],
      ['completed', '09'],
    ],
    ['05–09'],
  ],
  [
    'and another mentor',
    [
      ['paused', '05'],
      ['replaced', '09'],
    ],
    ['05–09'],
  ],
  [
    'and consent withdrawn',
    [
      ['paused', '05'],
      ['consent', '09'],
    ],
    ['05–09'],
  ],
  [
    'two of them',
    [
      ['paused', '05'],
      ['resumed', '09'],
      ['active', '10'],
      ['paused', '20'],
      ['resumed', '21'],
    ],
    ['05–09', '20–21'],
  ],
];

test.each(cases)('%s', (_what, events, expected) => {
  const found = pausedDays(
    events.map(([what, on]) => ({ what, on: day(on) })),
    day('30'),
  );
  const two = (date: Temporal.PlainDate) => String(date.day).padStart(2, '0');
  expect(found.map(({ from, to }) => `${two(from)}–${two(to)}`)).toEqual(expected);
});
