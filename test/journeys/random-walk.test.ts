import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { brand, type SchoolId } from '#domain/ids.ts';
import { anyDeed, Dice, type Ids } from '#test/support/journey/deeds.ts';
import type { Person } from '#test/support/journey/person.ts';
import { answersAll, invites, joinsAsTeacher, setsUpSchool } from '#test/support/journey/scripts.ts';
import { Walker } from '#test/support/journey/walker.ts';
import { World } from '#test/support/journey/world.ts';

const seed = Number(process.env['RANDOM_WALK_SEED'] ?? 20_261_125);
const steps = Number(process.env['RANDOM_WALK_STEPS'] ?? 120);
/** In a mild walk nobody can leave for good; in the other the pupil of 15 stands before that choice. */
const walks = [{ mild: true }, { mild: false }];

/** Nobody waits longer for an answer. */
const patienceMs = 10_000;

test.each(walks)(
  `whatever people do, they get an answer, no error and nothing of others (mild: $mild, seed ${seed})`,
  { timeout: 60_000 + steps * 200 },
  async ({ mild }) => {
    const errors: string[] = [];
    const world = await World.open({
      logged: (line) => {
        if (/"level":[56]0/.test(line)) errors.push(line);
      },
    });
    const everybody = await school(world, mild);
    await settled(world);
    for (const walker of everybody) walker.looks();
    const ids = await allIds(world);
    const dice = new Dice(seed + (mild ? 0 : 1));
    const trail: string[] = [];
    try {
      for (let step = 1; step <= steps / walks.length; step += 1) {
        const walker = dice.one(everybody);
        const deed = anyDeed(dice, walker, everybody, ids);
        trail.push(`${step}. ${walker.name} ${deed.words}`);
        world.clock.advance({ seconds: 20 });
        await deed.does();
        expect(await walker.isAnswered(patienceMs), 'an answer').toBe(true);
        await settled(world);
        expect(errors).toEqual([]);
        expect(await troubles(world)).toEqual([]);
        expect(everybody.flatMap((each) => leaks(each, everybody))).toEqual([]);
      }
      for (const walker of everybody) {
        trail.push(`${walker.name} wants the menu`);
        await walker.person.types('/menu');
        await walker.person.sees(/Меню|Чтобы войти|Ждём согласия|Знакомство ещё не закончено|участия не будет/);
      }
    } catch (error) {
      const seen = everybody.map(
        ({ name, person }) => `${name}: ${JSON.stringify(person.client.messages().slice(-2))}`,
      );
      throw new Error([`Seed ${seed}, mild: ${mild}.`, ...trail.slice(-40), ...seen].join('\n'), { cause: error });
    }
  },
);

async function school(world: World, mild: boolean): Promise<Walker[]> {
  const [curator, psychologist, mentor] = [
    await world.person('web'),
    await world.person('vk'),
    await world.person('web'),
  ];
  const [mentee, teenager, child] = [
    await world.person('telegram'),
    await world.person('vk'),
    await world.person('telegram'),
  ];
  const stranger = await world.person('web');

  await setsUpSchool(curator, world);
  await psychologist.opens(await invites(curator, 'Педагога-психолога'));
  await psychologist.sees('фамилию, имя и отчество');
  await psychologist.types('Тихомирова Анна Сергеевна');
  await psychologist.sees('Как к вам обращаться?');
  await psychologist.presses('Анна Сергеевна');
  await psychologist.sees('Согласие на обработку');
  await psychologist.presses('Даю согласие');
  await psychologist.sees('теперь вы в программе');

  const mentors = await invites(curator, 'Наставников', 'Педагоги');
  await joinsAsTeacher(mentor, mentors, { name: 'Луговая Инна Петровна', subject: 'Астрономия' });
  await mentor.sees(/1 из \d+/);

  const mentees = await invites(curator, 'Наставляемых', 'Педагоги');
  await joinsAsTeacher(mentee, mentees, { name: 'Озеров Пётр Иванович', subject: 'Черчение' });
  await answersAll(mentee, (question) => (/сколько/i.test(question) ? '5' : 'Мечтаю о гербарии'));
  await mentee.presses('Отправить');
  await mentee.sees('Анкета у куратора');

  const class7 = await invites(curator, 'Наставляемых', 'Ученики', 'ученик – ученик', { types: '7А' }, 'Одна на всех');
  await introduces(teenager, class7, { name: 'Полевая Мира Олеговна', born: '5 сентября 2011' });
  await teenager.sees('Согласие на обработку персональных данных');
  if (mild) {
    await teenager.presses('Даю согласие');
    await teenager.sees('Нужно ещё согласие родителей');
  }
  await introduces(child, class7, { name: 'Ручьёв Тимур', born: '12.03.2014' });
  await child.sees('Осталось согласие родителей');
  await stranger.opens();
  await stranger.sees('Чтобы войти');

  return [
    new Walker('curator', curator, { words: ['Ясная', 'Подсолнух'], readsSchool: true }),
    new Walker('psychologist', psychologist, { words: ['Тихомирова', 'Одуванчик'], readsSchool: true }),
    new Walker('mentor', mentor, { words: ['Луговая', 'Астрономия', 'Колокольчик'] }),
    new Walker('mentee', mentee, { words: ['Озеров', 'Черчение', 'гербарии', 'Василёк'] }),
    new Walker('teenager', teenager, { words: ['Полевая', 'Ландыш'] }),
    new Walker('child', child, { words: ['Ручьёв', 'Подорожник'] }),
    new Walker('stranger', stranger, { words: ['Незнакомцев', 'Чертополох'] }),
  ];
}

async function introduces(pupil: Person, code: string, { name, born }: { name: string; born: string }): Promise<void> {
  await pupil.opens(code);
  await pupil.sees('Как тебя зовут?');
  await pupil.types(name);
  await pupil.sees('Когда у тебя день рождения?');
  await pupil.types(born);
  await pupil.sees('Как к тебе обращаться?');
  await pupil.presses((await pupil.asked()).buttons[0] ?? '');
}

/** Until nothing that came is left to handle, and nothing to be said now is left to send. */
async function settled({ program, clock }: World): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const [kept, waiting] = await program.db.atDoor(({ sql }) =>
      Promise.all([
        sql.selectFrom('inbox').select(['id', 'body']).where('state', '=', 'kept').execute(),
        sql
          .selectFrom('outbox')
          .select(['id', 'content'])
          .where('state', '=', 'waiting')
          .where('next_try_at', '<=', clock.now())
          .execute(),
      ]),
    );
    if (kept.length + waiting.length === 0) return;
    if (performance.now() > deadline) throw new Error(`Not settled: ${JSON.stringify({ kept, waiting })}`);
    await pause(5);
  }
}

/** Failed turns, refused messages, dialogues in the middle of too many things. */
async function troubles({ program }: World): Promise<unknown[]> {
  const [failed, refused, dialogues] = await program.db.atDoor(({ sql }) =>
    Promise.all([
      sql.selectFrom('inbox').selectAll().where('state', '=', 'failed').execute(),
      sql.selectFrom('outbox').selectAll().where('state', 'in', ['refused', 'unreachable']).execute(),
      sql.selectFrom('dialogue').select(['id', 'frames']).execute(),
    ]),
  );
  const deep = dialogues.filter(({ frames }) => !Array.isArray(frames) || frames.length > 5);
  return [...failed, ...refused, ...deep];
}

/** What somebody was just shown of another who is none of their business. */
function leaks(walker: Walker, everybody: readonly Walker[]): string[] {
  const shown = JSON.stringify(walker.looks());
  const foreign = everybody.filter((other) => other !== walker && !(walker.readsSchool && other.name !== 'stranger'));
  return foreign
    .flatMap(({ words }) => words)
    .filter((word) => shown.toLowerCase().includes(word.toLowerCase()))
    .map((word) => `${walker.name} sees «${word}»: ${shown}`);
}

async function allIds({ program }: World): Promise<Ids> {
  const dialogues = await program.db.atDoor(({ sql }) =>
    sql.selectFrom('dialogue').select(['id', 'school_id']).orderBy('id').execute(),
  );
  const founded = brand<SchoolId>(String(dialogues.find(({ school_id }) => school_id !== null)?.school_id));
  return program.db.inSchool(founded, async ({ sql }) => ({
    dialogues: dialogues.map(({ id }) => id),
    people: (await sql.selectFrom('person').select('id').orderBy('created_at').execute()).map(({ id }) => id),
    invitations: (await sql.selectFrom('invitation').select('id').orderBy('created_at').execute()).map(({ id }) => id),
  }));
}
