import { expect, onTestFinished, test } from 'vitest';
import { answersAll, invites, joinsAsTeacher, setsUpSchool } from '#test/support/journey/scripts.ts';
import { type Channel, World, webhookSecrets } from '#test/support/journey/world.ts';

const channels: readonly Channel[] = ['web', 'telegram', 'vk'];

/** Stems of everything that the three people say, and that is said of them. */
const said = ['Лесн', 'Пётр', 'Иванович', 'Ясн', 'Вера', 'Павловн', 'физик', 'Зареченск', 'проектор', 'Зануд'];

test.each(channels)(
  'a log at its most talkative holds no name, no word, no code and no token (%s)',
  async (channel) => {
    const logged: string[] = [];
    const world = await World.open({ logged: (line) => logged.push(line) });
    const [curator, mentee] = [await world.person(channel), await world.person(channel)];
    // Everything that can go wrong does, once, in the middle.
    for (const fault of [{ status: 500 }, { cut: 'garbage' }, { cut: 'half' }, { status: 429, retryAfter: 1 }] as const)
      world.telegram.failNext(fault);
    world.telegram.failNext({ method: 'getUpdates', status: 502 });
    for (const fault of [{ status: 502 }, { code: 10 }, { answer: 'half' }] as const)
      world.vk.failNext({ method: 'messages.send', ...fault });
    world.vk.failNext({ method: 'longpoll', status: 500 });
    const hurrying = setInterval(() => world.clock.advance({ seconds: 3 }), 200);
    onTestFinished(() => clearInterval(hurrying));
    await curator.opens('0000-0000-000Z');
    await curator.sees('Такого кода нет');
    await setsUpSchool(curator, world);
    const code = await invites(curator, 'Наставляемых', 'Педагоги');
    await joinsAsTeacher(mentee, code, { name: 'Лесной Пётр Иванович', subject: 'физика и проекторы' });
    await mentee.asked();
    await mentee.types('Зануда');
    await mentee.sees('Здесь нужно число');
    await answersAll(mentee, () => '17');
    await mentee.presses('Отправить');
    await mentee.sees('Анкета у куратора');
    await mentee.presses('Мои ответы');
    await mentee.asked();
    world.clock.advance({ minutes: 11 });
    await world.tick();
    await curator.sees('Новые анкеты: 1');
    await world.program.stop();

    const log = logged.join('');
    expect(logged.length).toBeGreaterThan(3);
    const bare = (word: string) => word.replaceAll('-', '');
    const secrets = [
      ...said,
      ...[world.firstCode, code, '0000-0000-000Z'].flatMap((each) => [each, bare(each)]),
      world.telegram.token,
      world.vk.token,
      webhookSecrets.telegram,
      webhookSecrets.vk,
    ];
    expect(secrets.filter((secret) => log.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
    // Nor anything else in Russian: whatever a person reads or writes.
    expect(log.match(/[а-яё]{4,}/gi) ?? []).toEqual([]);
  },
);
