import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { type CalendarMeeting, meetingsFeed, meetingsIcs } from '#documents/meeting-ics.ts';
import { Personal } from '#domain/personal.ts';

const meeting: CalendarMeeting = {
  id: '0c5bd8f2-1c2e-4a6e-9a5e-000000000001',
  sequence: 0,
  starts: Temporal.Instant.from('2026-11-25T15:30+12:00'),
  minutes: 45,
  changed: Temporal.Instant.from('2026-11-20T08:00:00Z'),
  kind: 'знакомство',
  with: [new Personal('Инна Петровна')],
  place: new Personal('кабинет 12; второй этаж'),
  link: new Personal('https://telemost.example/луг'),
};

function opened(bytes: Uint8Array) {
  const text = new TextDecoder().decode(bytes);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent');
  return { text, method: calendar.getFirstPropertyValue('method'), events };
}

const said = (event: ICAL.Component | undefined, what: string) => String(event?.getFirstPropertyValue(what) ?? '');

test('says when it is in UTC, with whom and where', () => {
  const { events, method, text } = opened(meetingsIcs([meeting]));
  const [event] = events;
  expect(method).toBe('PUBLISH');
  expect(said(event, 'dtstart')).toBe('2026-11-25T03:30:00Z');
  expect(said(event, 'dtend')).toBe('2026-11-25T04:15:00Z');
  expect(said(event, 'summary')).toBe('Встреча: знакомство, Инна Петровна');
  expect(said(event, 'location')).toBe('кабинет 12; второй этаж');
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
});

test.each([
  ['знакомство', 'Встреча: знакомство, Инна Петровна'],
  ['рабочая встреча', 'Рабочая встреча, Инна Петровна'],
  ['встреча-планирование', 'Встреча-планирование, Инна Петровна'],
  [undefined, 'Встреча: Инна Петровна'],
])('is called by its kind: %s', (kind, title) => {
  const { kind: _, ...others } = meeting;
  const { events } = opened(meetingsIcs([{ ...others, ...(kind !== undefined && { kind }) }]));
  expect(said(events[0], 'summary')).toBe(title);
});

test('moved and cancelled it is the same meeting of a higher number', () => {
  const before = opened(meetingsIcs([meeting])).events[0];
  const cancelled = opened(meetingsIcs([{ ...meeting, sequence: 2, cancelled: true }]));
  const after = cancelled.events[0];
  expect(said(after, 'uid')).toBe(said(before, 'uid'));
  expect([said(before, 'sequence'), said(after, 'sequence')]).toEqual(['0', '2']);
  expect(cancelled.method).toBe('CANCEL');
  expect(said(after, 'status')).toBe('CANCELLED');
});

test('several are taken out of a calendar only where all are cancelled', () => {
  const other = { ...meeting, id: '0c5bd8f2-1c2e-4a6e-9a5e-000000000003', cancelled: true };
  expect(opened(meetingsIcs([meeting, other])).method).toBe('PUBLISH');
  expect(opened(meetingsIcs([{ ...meeting, cancelled: true }, other])).method).toBe('CANCEL');
});

test('an impersonal one says that there is a meeting, and when', () => {
  const { events, text } = opened(meetingsIcs([meeting], { impersonal: true }));
  expect(said(events[0], 'summary')).toBe('Встреча по наставничеству');
  expect(said(events[0], 'dtstart')).toBe('2026-11-25T03:30:00Z');
  expect(text).not.toMatch(/Инна|кабинет|знакомство|telemost/u);
});

test('a feed has them all, the cancelled ones too', () => {
  const other = { ...meeting, id: '0c5bd8f2-1c2e-4a6e-9a5e-000000000002', cancelled: true };
  const { events, method } = opened(meetingsFeed([meeting, other]));
  expect(method).toBe('PUBLISH');
  expect(events.map((event) => said(event, 'status'))).toEqual(['CONFIRMED', 'CANCELLED']);
  expect(new Set(events.map((event) => said(event, 'uid'))).size).toBe(2);
  expect(opened(meetingsFeed([meeting, other], { impersonal: true })).text).not.toMatch(/Инна|кабинет/u);
});
