import { expect, test } from 'vitest';
import type { Reply } from '#bot/layout.ts';
import { renderNotice } from '#bot/notices/notices.ts';
import { meeting as meetingScreen } from '#bot/screens/meetings.ts';
import { pair as pairScreen } from '#bot/screens/pair.ts';
import { plain } from '#bot/text.ts';
import { changeSchool } from '#db/schools.ts';
import type { PersonId } from '#domain/ids.ts';
import { meetingSchool } from '#test/support/meetings.ts';

const screens = { pair: pairScreen, meeting: meetingScreen };

/** A group in a school whose Telegram carries nothing personal: everybody looks at it from there. */
async function stateSchool() {
  const here = await meetingSchool({ mentees: 2 });
  const meeting = await here.plans('2026-09-16T15:30', {
    place: { words: 'у памятника', as: null, online: false, outside: false },
  });
  await here.school.db.inSchool(here.school.id, (inside) => changeSchool(inside, { impersonalTelegram: true }));
  const looks = (who: PersonId, screen: keyof typeof screens, arg: string): Promise<Reply> =>
    here.school.does(who, here.moment('2026-09-14T17:00'), (work) => screens[screen].show(work, arg));
  return { ...here, meeting, looks };
}

const labels = ({ choices = [] }: Reply) => choices.map(({ label }) => plain(label.pack()));
const isPersonal = ({ text, choices = [] }: Reply) => text.personal || choices.some(({ label }) => label.personal);

test('whoever is in a pair does there without names what takes taps', async () => {
  const { mentor, mentee, pair, meeting, looks } = await stateSchool();
  for (const who of [mentor, mentee]) {
    const [shown, met] = [await looks(who, 'pair', pair), await looks(who, 'meeting', meeting)];
    expect([isPersonal(shown), isPersonal(met)]).toEqual([false, false]);
    expect(labels(shown)).toEqual(expect.arrayContaining(['Назначить встречу', 'Кто в паре и цель']));
    expect(labels(met)).toEqual(expect.arrayContaining(['Отменить встречу', 'С кем и где']));
  }
});

test('of a group whose states differ it is said of how many', async () => {
  const here = await stateSchool();
  const { curator, mentor, mentee, pair, looks } = here;
  expect(plain((await looks(mentor, 'pair', pair)).text.pack())).toContain('Сейчас: пара работает');
  await here.school.does(curator, here.moment('2026-09-14T17:00'), ({ endings }) =>
    endings.pause({ pair, mentee }, 'curator'),
  );
  const text = plain((await looks(mentor, 'pair', pair)).text.pack());
  expect(text).toContain('У 1 из 2: встречи пока на паузе');
  expect(text).toContain('У 1 из 2: пара работает');
  const notice = { kind: 'pair-moved', pair, mentee, to: 'paused' } as const;
  const told = await here.school.does(mentor, here.moment('2026-09-14T17:00'), (work) => renderNotice(notice, work));
  expect(told && [isPersonal(told), labels(told)]).toEqual([false, ['Кто в паре и цель']]);
});

test('with names and place it is for where they may be shown', async () => {
  const { mentor, pair, meeting, looks } = await stateSchool();
  for (const [screen, id] of [
    ['pair', pair],
    ['meeting', meeting],
  ] as const) {
    const whole = await looks(mentor, screen, `${id}.whole`);
    expect(isPersonal(whole)).toBe(true);
    expect(whole.place).toBe(`s:${screen}:${id}.whole`);
  }
});

test('a pair without names is none to whoever has to do with many', async () => {
  const { curator, pair, looks } = await stateSchool();
  expect(isPersonal(await looks(curator, 'pair', pair))).toBe(true);
});
