import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { freshPostgres } from '#test/support/database.ts';
import { goesHome } from '#test/support/journey/pair-at-school.ts';
import { Person } from '#test/support/journey/person.ts';
import {
  asksPupilsAlone,
  introducesPupil,
  invites,
  invitesClass,
  joinsAsTeacher,
  setsUpSchool,
} from '#test/support/journey/scripts.ts';
import { WebClient } from '#test/support/journey/web-client.ts';
import { freePort } from '#test/support/journey/world.ts';
import { RunningProgram } from '#test/support/process.ts';
import { ShiftedClock, underFaketime } from '#test/support/shifted-clock.ts';

underFaketime(
  'the program itself, through the day of a meeting: both are reminded, it is written down and rated, each in time and once',
  async () => {
    // A Tuesday.
    const { program, clock, startsWholly } = await freshProgram(at('2036-09-16T10:00'));
    const { curator, mentor, mentee } = await school(program);
    await entersPair(curator);
    await opensPair(mentor);
    await mentor.presses('Назначить встречу');
    // Papers are not marked yet, which working meetings of a pair that works already wait for.
    await mentor.presses('Знакомство');
    await plans(mentor, 'завтра в 17:30', 'Среда, 17 сентября 2036 г., 17:30–18:15');
    await opensPair(mentor);
    await mentor.presses('Назначить встречу');
    await mentor.presses('Знакомство');
    await plans(mentor, 'через неделю в 17:30', 'Среда, 24 сентября 2036 г., 17:30–18:15');

    const day = { clock, mentor, mentee };
    const tomorrow = 'Встреча завтра, в среду, 17 сентября, в 17:30';
    await comesInTime(day, { moment: '2036-09-16T17:30', words: tomorrow, to: [mentor, mentee] });
    const today = 'Встреча сегодня, в среду, 17 сентября, в 17:30';
    await comesInTime(day, { moment: '2036-09-17T15:30', words: today, to: [mentor, mentee] });
    await comesInTime(day, { moment: '2036-09-17T19:15', words: 'Состоялась?', to: [mentor] });

    const before = mentor.pressed;
    await mentor.presses('Состоялась');
    await mentor.presses('Как запланировано');
    await mentor.sees('Записано. Следующая встреча — среда, 24 сентября, 17:30.');
    expect(mentor.pressed - before).toBe(2);
    await mentee.hasNotSeen('Как прошла встреча?');
    clock.putOn(at('2036-09-17T19:16'));
    await mentee.sees('Как прошла встреча?');
    await mentee.presses('🙂 Хорошо');
    await mentee.sees('Хочешь добавить что-нибудь?');

    // The next meeting is slept through, with its reminders and the evening after.
    await program.stop();
    clock.putOn(at('2036-09-25T07:59'));
    await startsWholly();
    clock.putOn(at('2036-09-25T08:01'));
    await mentor.sees('Встреча вчера в 17:30 (Мира). Состоялась?');
    await writes(mentee, 'До среды!');
    clock.putOn(at('2036-09-25T08:03'));
    await mentor.sees('До среды!');
    const said = ['Встреча завтра', 'Встреча сегодня, в', 'Состоялась?', 'Как прошла встреча?'];
    expect(said.map((words) => timesSaid(mentor, words))).toEqual([1, 1, 2, 0]);
    expect(said.map((words) => timesSaid(mentee, words))).toEqual([1, 1, 0, 1]);
  },
  600_000,
);

/** The school lives on Kamchatka, by another day than Greenwich for half of it. */
function at(moment: string): Temporal.Instant {
  return Temporal.Instant.from(`${moment}+12:00`);
}

interface Somebody extends Person {
  readonly client: WebClient;
}

/**
 * Not a minute before, though the tick comes then. That is known by letters: ticks follow one another, so what the first of
 * two had to say has been said when the second brings its letter.
 */
async function comesInTime(
  { clock, mentor, mentee }: { clock: ShiftedClock; mentor: Somebody; mentee: Somebody },
  { moment, words, to }: { moment: string; words: string; to: readonly Somebody[] },
): Promise<void> {
  const due = at(moment);
  for (const seconds of [110, 50]) {
    const letter = `Письмо за ${seconds} секунд до ${moment}`;
    await writes(mentee, letter);
    clock.putOn(due.subtract({ seconds }));
    await mentor.sees(letter);
  }
  for (const person of to) {
    await person.client.catchesUp();
    expect(timesSaid(person, words)).toBe(0);
  }
  clock.putOn(due.subtract({ seconds: 1 }));
  for (const person of to) await person.sees(words);
}

/** How many messages of the program had these words when they came. */
function timesSaid({ client }: Somebody, words: string): number {
  return client.arrived.filter(
    ({ from, replaces, spans }) =>
      from === 'program' &&
      replaces === undefined &&
      spans
        .map(({ text }) => text)
        .join('')
        .includes(words),
  ).length;
}

/** `node src/main.ts` in a new folder, at that moment. */
async function freshProgram(moment: Temporal.Instant) {
  const folder = await mkdtemp(join(tmpdir(), 'nastavnik-day-'));
  const clock = new ShiftedClock(moment, folder);
  const postgres = process.env['TEST_DATABASE_URL'] === undefined ? {} : { DATABASE_URL: await freshPostgres() };
  const env = { DATA_DIR: join(folder, 'data'), ...postgres, ...clock.env };
  const program = new RunningProgram(env, await freePort());
  onTestFinished(async () => {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  });
  /** It answers a moment before its start is over, and a query during which the clock is put on seems to have no end. */
  const startsWholly = async () => {
    await program.start();
    await expect.poll(() => existsSync(join(folder, 'data', 'operator.sock'))).toBe(true);
  };
  await startsWholly();
  return { program, clock, startsWholly };
}

async function newcomer({ origin }: RunningProgram): Promise<Somebody> {
  const client = new WebClient(origin);
  await client.open();
  onTestFinished(() => client.close());
  return Object.assign(new Person(client, 90_000), { client });
}

/** A teacher and a pupil have joined. */
async function school(program: RunningProgram) {
  const { code } = await program.firstCurator();
  const [curator, mentor, mentee] = [await newcomer(program), await newcomer(program), await newcomer(program)];
  await setsUpSchool(curator, { firstCode: code }, 'Частная', { zone: 'Петропавловск-Камчатский, Анадырь, МСК+9' });
  await asksPupilsAlone(curator);
  const asMentor = await invites(curator, 'Наставников', 'Педагоги', 'учитель – ученик');
  await joinsAsTeacher(mentor, asMentor, { name: 'Луговая Анна Петровна', subject: 'География' });
  const pupil = { name: 'Лесная Мира Олеговна', born: '05.09.2021' };
  await introducesPupil(mentee, await invitesClass(curator), pupil);
  await mentee.presses('Даю согласие');
  await mentee.sees('теперь ты в программе');
  return { curator, mentor, mentee };
}

async function entersPair(curator: Person): Promise<void> {
  await goesHome(curator);
  await curator.presses('Участники');
  await curator.presses('Лесная М. О., 7А · ждёт');
  await curator.presses('Подтвердить');
  await curator.sees('Подтвердить участие?');
  await curator.presses('Подтвердить');
  await curator.sees('Участие подтверждено');
  await goesHome(curator);
  await curator.presses('Пары');
  await curator.presses('Внести пару, которая уже работает');
  // Lists of people stand above, with the same names.
  await curator.sees('Для кого пара?');
  await curator.presses('Лесная М. О., 7А');
  await curator.presses('поиск интереса и цели (учитель – ученик)');
  await curator.sees('Кто будет наставником?');
  await curator.presses('Луговая А. П.');
  await curator.sees('С какого дня пара работает?');
  await curator.types('01.10.2035');
  await curator.presses((await curator.sees('Какая цель у пары?')).buttons[0] ?? '');
  await curator.presses('Внести');
  await curator.sees('Пара внесена');
}

async function opensPair(person: Person): Promise<void> {
  await goesHome(person);
  await person.presses('Пары и встречи');
  await person.sees('Цель:');
}

async function plans(mentor: Person, when: string, understood: string): Promise<void> {
  await mentor.sees('Когда встреча?');
  await mentor.types(when);
  await mentor.presses('В школе');
  await mentor.sees(understood);
  await mentor.presses('Назначить');
  await mentor.sees('Встреча назначена');
}

async function writes(mentee: Person, letter: string): Promise<void> {
  await opensPair(mentee);
  await mentee.presses('Написать наставнику');
  await mentee.sees('Что написать наставнику?');
  await mentee.types(letter);
  await mentee.sees('Письмо отправлено');
}
