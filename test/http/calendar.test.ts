import { expect, onTestFinished, test } from 'vitest';
import { chatQuotas } from '#http/tries.ts';
import { FakeDialogues, rememberingLog, serverOf } from './fake-dialogues.ts';

const secret = 'k'.repeat(43);

async function started(parts: Parameters<typeof serverOf>[1] = {}) {
  const asked: string[] = [];
  const readCalendar = async (given: string) => {
    asked.push(given);
    return given === secret ? new TextEncoder().encode('BEGIN:VCALENDAR') : undefined;
  };
  const server = await serverOf(new FakeDialogues(), { readCalendar, ...parts });
  onTestFinished(() => server.close());
  return { asked, reads: (file: string) => server.inject(`/calendar/${file}`) };
}

test('a phone with the secret reads the calendar, and no cache between keeps it', async () => {
  const { reads } = await started();
  const answer = await reads(`${secret}.ics`);
  expect([answer.statusCode, answer.body]).toEqual([200, 'BEGIN:VCALENDAR']);
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
  expect(answer.headers['cache-control']).toContain('private');
});

test.each(['other', `${'k'.repeat(42)}.ics`, `${secret}`, `${secret}.ICS`, '%00.ics', `${'*'.repeat(43)}.ics`])(
  'what no secret looks like, «%s», is nowhere, and nobody is asked',
  async (file) => {
    const { asked, reads } = await started();
    expect((await reads(file)).statusCode).toBe(404);
    expect(asked).toEqual([]);
  },
);

test('a secret that opens nothing is nowhere, and is asked of a network so often and no oftener', async () => {
  const { asked, reads } = await started({ quotas: { ...chatQuotas, readsOfNetwork: { points: 3, seconds: 60 } } });
  const statuses: number[] = [];
  for (const letter of 'abcde') statuses.push((await reads(`${letter.repeat(43)}.ics`)).statusCode);
  expect(statuses).toEqual([404, 404, 404, 429, 429]);
  expect(asked).toHaveLength(3);
});

test('the secret never reaches the log', async () => {
  const { log, lines } = rememberingLog();
  const { reads } = await started({ log });
  await reads(`${secret}.ics`);
  await reads(`${'x'.repeat(43)}.ics`);
  expect(JSON.stringify(lines)).toContain('/calendar/:file');
  expect(JSON.stringify(lines)).not.toMatch(/kkkk|xxxx/u);
});
