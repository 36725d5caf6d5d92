import { expect } from 'vitest';
import { journey } from '#test/support/journey/journey.ts';
import { setsUpSchool } from '#test/support/journey/scripts.ts';

journey(
  'a curator says how the school addresses pupils, when it is quiet, when lessons and holidays are',
  async (cast) => {
    const { world, newcomer } = cast;
    const curator = await newcomer();
    await setsUpSchool(curator, world);
    await curator.presses('Настройки');
    await curator.sees('Звонки. Первая смена: 08:30–14:10, уроков 6');
    await curator.presses('Обращение к ученикам');
    await curator.presses('На «вы»');
    await curator.sees('К ученикам теперь обращаемся на «вы»');
    await curator.sees('К ученикам: на «вы»');
    await curator.presses('Тихие часы');
    await curator.presses('С 20:00 до 07:00');
    await curator.sees('Тихие часы: с 20:00 до 07:00');

    await curator.presses('Звонки');
    await curator.sees('Какие звонки изменить?');
    await curator.presses('Добавить смену или корпус');
    await curator.presses('Вторая смена');
    await curator.sees('Когда уроки?');
    await curator.types('с обеда');
    await curator.sees('Нужны начало и конец каждого урока');
    await curator.types('14:00–14:45, 14:55–15:40');
    await curator.sees('Какие классы учатся');
    await curator.types('все');
    await curator.sees('Нужны классы через запятую');
    await curator.types('6а, 6 Б, 8–9 классы');
    await curator.sees('Звонки. Вторая смена (6А, 6Б, 8-е, 9-е): 14:00–15:40, уроков 2');

    await curator.presses('Каникулы');
    await curator.sees('Когда каникулы и выходные дни?');
    await curator.types('32.10');
    await curator.sees('Такого дня в календаре нет');
    await curator.types('26.10–03.11, 31.12–10.01');
    await curator.sees('Добавить к прежним или заменить все?');
    await curator.presses('Заменить все');
    await curator.sees('Каникулы и выходные: 26.10–03.11, 31.12–10.01');
    await curator.presses('Каникулы');
    await curator.sees('Когда каникулы и выходные дни?');
    await curator.types('23 февраля');
    await curator.presses('Добавить к прежним');
    await curator.sees('Каникулы и выходные: 26.10–03.11, 31.12–10.01, 23.02');

    await curator.presses('Звонки');
    await curator.sees('Какие звонки изменить?');
    await curator.presses('Вторая смена');
    await curator.presses('Убрать');
    const settings = await curator.sees('Настройки школы');
    expect(settings.text).not.toContain('Вторая смена');
  },
);
