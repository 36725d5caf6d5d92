import { expect, test, vi } from 'vitest';
import { markReachable } from '#db/accounts.ts';
import { goElsewhere } from '#db/notices.ts';
import { type Cast, journey } from '#test/support/journey/journey.ts';
import { MessengerClient } from '#test/support/journey/messenger-client.ts';
import { Person } from '#test/support/journey/person.ts';
import { answersAll, invites, joinsAsTeacher, setsUpSchool } from '#test/support/journey/scripts.ts';
import { World } from '#test/support/journey/world.ts';

const luga = { name: 'Луговая Анна Петровна', subject: 'География' };

/** The curator accepts what was sent, or takes that back: each leads to a notice. */
async function accepts(curator: Person): Promise<void> {
  await curator.types('меню');
  await curator.asked();
  await curator.presses('Анкеты');
  const list = await curator.sees('Анкеты на проверку: 1');
  await curator.presses(list.buttons[0] ?? '');
  await curator.presses('Принять');
  await curator.sees('Все анкеты проверены');
}

async function undoes(curator: Person): Promise<void> {
  await curator.presses('↶ Отменить приём: Луговая А. П.');
  await curator.sees('Анкеты на проверку: 1');
}

async function laterOn(world: World, minutes = 11): Promise<void> {
  world.clock.advance({ minutes });
  await world.tick();
}

test('notices come where one wishes; where that fails they come elsewhere, and the curator sees whom nothing reaches', async () => {
  const world = await World.open();
  const curator = await world.person('web');
  await setsUpSchool(curator, world);
  const chat = world.telegram.chat(77);
  const inTelegram = new Person(new MessengerClient(chat));
  await joinsAsTeacher(inTelegram, await invites(curator, 'Наставников', 'Педагоги'), luga);
  await answersAll(inTelegram);
  await inTelegram.presses('Отправить');
  await inTelegram.sees('Анкета у куратора');

  await inTelegram.types('помощь');
  await inTelegram.presses('Мой чат в другом мессенджере');
  const code = /Код: (\S+)/.exec((await inTelegram.sees('передавать его никому нельзя')).text)?.[1] ?? '';
  const vkChat = world.vk.chat(78);
  const inVk = new Person(new MessengerClient(vkChat));
  await inVk.types(code);
  await inVk.sees('здесь продолжается чат');
  await inVk.types('стоп');
  await inVk.sees('Куда: туда, где идёт разговор');
  await inVk.presses('Куда присылать');
  const where = await inVk.sees('Куда присылать уведомления?');
  await inVk.presses(where.buttons.find((label) => label.startsWith('Telegram')) ?? '');
  await inVk.sees('Уведомления будут приходить в Telegram.');
  await inVk.sees('Куда: Telegram');

  await accepts(curator);
  await laterOn(world);
  await inTelegram.sees('Анкета принята');
  await inVk.hasNotSeen('Анкета принята');

  // Telegram refuses, and only then it is known that nobody is there.
  world.telegram.failNext({ status: 403, method: 'sendMessage' });
  await undoes(curator);
  await laterOn(world);
  await inVk.sees('Анкету посмотрят ещё раз');

  vkChat.blocks();
  await curator.types('меню');
  await curator.presses('Участники');
  await curator.presses('Показать других');
  await curator.presses('Не получают уведомлений');
  const untold = await curator.sees('Не получают уведомлений: 1');
  await curator.presses(untold.buttons[0] ?? '');
  await curator.sees('Сообщения не доходят');

  vkChat.unblocks();
  await inTelegram.types('меню');
  await inTelegram.sees('Анкета у куратора');
  await curator.presses('‹ Участники');
  await curator.presses('Показать других');
  await curator.presses('Не получают уведомлений');
  await curator.sees('Здесь пока никого нет');
});

/** A questionnaire waits for the curator. */
async function teacherWhoWaits({ world, newcomer }: Cast): Promise<{ curator: Person; teacher: Person }> {
  const curator = await newcomer();
  await setsUpSchool(curator, world);
  const teacher = await newcomer();
  await joinsAsTeacher(teacher, await invites(curator, 'Наставников', 'Педагоги'), luga);
  await answersAll(teacher);
  await teacher.presses('Отправить');
  await teacher.sees('Анкета у куратора');
  return { curator, teacher };
}

journey('a teacher says which lessons are theirs, and is told nothing in them', async (cast) => {
  const { world } = cast;
  const { curator, teacher } = await teacherWhoWaits(cast);

  await teacher.presses('Уведомления');
  await teacher.presses('Мои уроки');
  await teacher.sees('Какие уроки стоят в расписании?');
  await teacher.types('по утрам');
  await teacher.sees('Нужны дни и номера уроков');
  await teacher.types('вт 7');
  await teacher.sees('По звонкам школы в дне 6 уроков');
  await teacher.types('вт 1–2');
  await teacher.sees('Уроки, на которых тихо: вт 1–2');

  world.clock.set('2026-09-15T08:40+03:00');
  await accepts(curator);
  await laterOn(world);
  await teacher.hasNotSeen('Анкета принята');
  world.clock.set('2026-09-15T09:15+03:00');
  await world.tick();
  await teacher.sees('Анкета принята');
});

journey('quiet hours of one’s own are kept, and «стоп» ends notices but not the part one takes', async (cast) => {
  const { world } = cast;
  const { curator, teacher } = await teacherWhoWaits(cast);

  await teacher.presses('Уведомления');
  await teacher.sees('с 21:00 до 08:00, как в школе');
  await teacher.presses('Тихие часы');
  const offered = await teacher.sees('Когда не присылать уведомления?');
  expect(offered.buttons[0]).toBe('Как в школе: с 21:00 до 08:00');
  expect(offered.buttons).not.toContain('С 21:00 до 08:00');
  await teacher.types('вечером');
  await teacher.sees('Нужны два времени');
  await teacher.types('с 18 до 9');
  await teacher.sees('не будут приходить с 18:00 до 09:00');
  await teacher.sees('Тихие часы: с 18:00 до 09:00');

  world.clock.set('2026-09-14T18:30+03:00');
  await accepts(curator);
  await laterOn(world);
  await laterOn(world, 14 * 60);
  await teacher.hasNotSeen('Анкета принята');
  world.clock.set('2026-09-15T09:00+03:00');
  await world.tick();
  await teacher.sees('Анкета принята');

  await teacher.types('стоп');
  await teacher.presses('Стоп: не присылать');
  await teacher.sees('Больше не присылать уведомлений?');
  await teacher.presses('Не присылать');
  await teacher.sees('Сейчас уведомления выключены');
  await undoes(curator);
  await laterOn(world);
  await accepts(curator);
  await laterOn(world);
  await laterOn(world, 24 * 60);
  await teacher.hasNotSeen('Анкета принята');
  await teacher.hasNotSeen('Анкету посмотрят ещё раз');
  await teacher.types('меню');
  await teacher.sees('Анкета принята, идёт подбор пары');
  await teacher.presses('Уведомления');
  await teacher.presses('Включить уведомления');
  await teacher.sees('Уведомления снова включены');
});

test('a notice that could not go in time waits for the morning, and for nothing where «стоп» was said meanwhile', async () => {
  const world = await World.open();
  const curator = await world.person('web');
  await setsUpSchool(curator, world);
  const teacher = await world.person('web');
  await joinsAsTeacher(teacher, await invites(curator, 'Наставников', 'Педагоги'), luga);
  await answersAll(teacher);
  await teacher.presses('Отправить');
  await teacher.sees('Анкета у куратора');
  await teacher.types('помощь');
  await teacher.presses('Мой чат в другом мессенджере');
  const code = /Код: (\S+)/.exec((await teacher.sees('передавать его никому нельзя')).text)?.[1] ?? '';
  const chat = world.telegram.chat(77);
  const inTelegram = new Person(new MessengerClient(chat));
  await inTelegram.types(code);
  await inTelegram.sees('здесь продолжается чат');
  await inTelegram.types('стоп');
  await inTelegram.presses('Куда присылать');
  const where = await inTelegram.sees('Куда присылать уведомления?');
  await inTelegram.presses(where.buttons.find((label) => label.startsWith('Telegram')) ?? '');
  await inTelegram.sees('Куда: Telegram');

  const fails = async (time: string) => {
    const before = world.telegram.calls('sendMessage').length;
    world.telegram.failNext({ status: 502, method: 'sendMessage' });
    world.clock.set(time);
    await world.tick();
    await vi.waitFor(() => expect(world.telegram.calls('sendMessage').length).toBeGreaterThan(before), 5_000);
  };
  /** The waiting notice has been looked at again. */
  const lookedAt = () =>
    vi.waitFor(async () => {
      const waiting = await world.program.db.atDoor(({ sql }) =>
        sql.selectFrom('outbox').select('id').where('state', '=', 'waiting').execute(),
      );
      expect(waiting).toEqual([]);
    }, 5_000);
  const told = (words: string) =>
    [teacher, inTelegram].map(({ client }) => client.messages().filter(({ text }) => text.startsWith(words)).length);

  world.clock.set('2026-09-14T20:40+03:00');
  await accepts(curator);
  await fails('2026-09-14T20:55+03:00');
  await teacher.types('стоп');
  await teacher.presses('Стоп: не присылать');
  await teacher.presses('Не присылать');
  await teacher.sees('Сейчас уведомления выключены');
  world.clock.set('2026-09-14T20:57+03:00');
  await lookedAt();
  expect(told('Анкета принята')).toEqual([0, 0]);
  await teacher.presses('Включить уведомления');
  await teacher.sees('Уведомления снова включены');

  world.clock.set('2026-09-15T20:40+03:00');
  await undoes(curator);
  await fails('2026-09-15T20:55+03:00');
  world.clock.set('2026-09-16T03:00+03:00');
  await world.tick();
  await lookedAt();
  expect(told('Анкету посмотрят ещё раз')).toEqual([0, 0]);
  world.clock.set('2026-09-16T08:00+03:00');
  await world.tick();
  await inTelegram.sees('Анкету посмотрят ещё раз');

  // At night it is known that nobody is there any more.
  world.clock.set('2026-09-16T20:40+03:00');
  await accepts(curator);
  await fails('2026-09-16T20:55+03:00');
  await world.program.db.atDoor(async (door) => {
    const find = door.sql.selectFrom('account').select('id').where('channel', '=', 'telegram');
    const { id } = await find.executeTakeFirstOrThrow();
    await markReachable(door, id, false);
    await goElsewhere(door, id, Temporal.Instant.from('2026-09-16T21:30+03:00'));
  });
  world.clock.set('2026-09-16T21:30+03:00');
  await lookedAt();
  world.clock.set('2026-09-17T07:59+03:00');
  await world.tick();
  await lookedAt();
  expect(told('Анкета принята')).toEqual([0, 0]);
  world.clock.set('2026-09-17T08:00+03:00');
  await world.tick();
  await teacher.sees('Анкета принята');
});
