import readXlsxFile from 'read-excel-file/node';
import { expect } from 'vitest';
import { journey, journeyOnce } from '#test/support/journey/journey.ts';
import { goesHome, pairAtSchool } from '#test/support/journey/pair-at-school.ts';
import { invites } from '#test/support/journey/scripts.ts';
import { joinsStaff } from '#test/support/journey/walk-cast.ts';
import { meetingIn } from '#test/support/standing-meeting.ts';

journey('figures are read in the chat, and come as a picture and as a table', async (cast) => {
  const { world } = cast;
  const { curator, pair } = await pairAtSchool(cast);
  await goesHome(curator);
  await curator.presses('Сегодня');
  await curator.presses('Показатели');
  await curator.sees('В этом учебном году встреч ещё не было');
  for (const day of [15, 17, 22]) {
    await meetingIn(world, pair, `2026-09-${day}T15:30`, { state: 'held', minutes: 60 });
  }
  await meetingIn(world, pair, '2026-09-24T15:30', { state: 'not-held' });
  world.clock.set('2026-09-25T15:00+03:00');
  await goesHome(curator);
  await curator.presses('Сегодня');
  await curator.presses('Показатели');
  const shown = await curator.sees('Показатели встреч');
  expect(shown.text).toContain('Встречи: 3, на одну пару 3');
  expect(shown.text).toContain('Состоялось: 75 %');
  expect(shown.text).toContain('Часов вместе: 3');
  expect(shown.text).toContain('7А: встреч 3');
  expect(shown.text).toContain('Средняя оценка: пока мало оценок');

  await curator.presses('Таблицей XLSX');
  const table = await curator.sees('таблица для расчётов');
  const [forms] = await readXlsxFile(Buffer.from(table.file?.bytes ?? []));
  expect(JSON.stringify(forms)).toContain('учитель – ученик');
  await goesHome(curator);
  await curator.presses('Сегодня');
  await curator.presses('Показатели');
  await curator.presses('Картинкой');
  await curator.sees('Готовлю файл');
  const picture = () =>
    curator.client.messages().findLast(({ file, picture }) => picture || file?.name.endsWith('.png'));
  await expect.poll(() => picture()?.text, { timeout: 20_000 }).toContain('Часов вместе: 3');
});

journeyOnce('a head reads figures without anybody’s name, a mentor none', async (cast) => {
  const { world, newcomer } = cast;
  const { curator, mentor, pair } = await pairAtSchool(cast);
  await meetingIn(world, pair, '2026-09-15T15:30', { state: 'held', rating: 2 });
  const head = await newcomer();
  await joinsStaff(head, await invites(curator, 'Директора'), 'Верховцев Роман Ильич');
  world.clock.set('2026-09-25T15:00+03:00');
  await goesHome(head);
  await head.presses('Показатели');
  const shown = await head.sees('Показатели встреч');
  expect(shown.text).not.toMatch(/Луговая|Анна|Лесная|Мира/u);
  expect(shown.text).toContain('Средняя оценка: пока мало оценок');
  await mentor.forges('s:figures:');
  await mentor.hasNotSeen('Часов вместе');
});
