import type { Browser, Page } from 'playwright-core';
import { describe, expect, onTestFinished } from 'vitest';
import type { Update } from '#bot/messenger.ts';
import { WebPerson } from '#test/support/browser.ts';
import { inChromium } from '#test/support/chromium.ts';
import { buttons, FakeDialogues, serverOf } from './fake-dialogues.ts';

const question = 'С чем тебе хотелось бы помощи?';

/** A program of one question: it asks at a start, shows the chosen answer, and repeats words. */
async function chat(browser: Browser, options: Parameters<typeof WebPerson.open>[2] & { path?: string } = {}) {
  const { path = '', ...context } = options;
  const dialogues = new FakeDialogues();
  dialogues.answer = (update) => answer(dialogues, update);
  let server = await serverOf(dialogues);
  onTestFinished(() => server.close());
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  const person = await WebPerson.open(browser, url + path, context);
  const restart = async (between: () => void) => {
    await server.close();
    between();
    server = await serverOf(dialogues);
    await server.listen({ port: Number(new URL(url).port), host: '127.0.0.1' });
  };
  return { dialogues, person, page: person.page, url, restart };
}

function answer(dialogues: FakeDialogues, { address, key, body }: Update): void {
  const said = body as { kind: string; text?: string; payload?: string };
  if (said.kind === 'start') dialogues.say(address, { text: question, rows: buttons('Учёба', 'Друзья') });
  if (said.kind === 'press') {
    const label = said.payload?.replace('press:', '') ?? '';
    dialogues.say(address, { text: `${question}\n✓ ${label}`, replaces: 'm1' });
    dialogues.say(address, { text: `А что из этого важнее: ${label}?`, rows: buttons('Первое', 'Второе') });
  }
  if (said.kind === 'text') {
    dialogues.say(address, { text: said.text ?? '', from: 'person', key: key.split(':').at(-1) ?? '' });
    dialogues.say(address, `Записал: ${said.text}`);
  }
}

function focused(page: Page): Promise<string> {
  return page.evaluate<string>(
    'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent',
  );
}

describe('the page', () => {
  inChromium('an invitation opened uses nothing up, pressed it begins and leaves the address bar', async (browser) => {
    const { dialogues, person, page, url } = await chat(browser, { path: '/?start=7K2M9QXD41HB' });
    await page.getByRole('button', { name: 'Начать' }).waitFor();
    expect(dialogues.kept).toEqual([]);
    await person.presses('Начать');
    await person.sees(question);
    expect(dialogues.kept.map(({ body }) => body)).toEqual([{ kind: 'start', code: '7K2M9QXD41HB' }]);
    expect(page.url()).toBe(`${url}/`);
  });

  inChromium(
    'a link to the own chat says so, is used up by the press, and warns of one from others',
    async (browser) => {
      const { dialogues, person, page, url } = await chat(browser, { path: '/?start=7K2M9QXD41HB&chat=own' });
      await page.getByText('чат, открытый в другом браузере').waitFor();
      await page.getByText('это не ваш чат').waitFor();
      expect(dialogues.kept).toEqual([]);
      await person.presses('Начать');
      await person.sees(question);
      expect(page.url()).toBe(`${url}/`);
    },
  );

  inChromium('a new browser is welcomed, and a code or a whole link may be typed', async (browser) => {
    const { dialogues, person, page } = await chat(browser);
    const field = page.getByRole('textbox', { name: 'У меня есть код' });
    await field.fill(' https://nastavnik.example/?start=7K2M9QXD41HB ');
    await field.press('Enter');
    await person.sees(question);
    expect(dialogues.kept[0]?.body).toEqual({ kind: 'start', code: '7K2M9QXD41HB' });
    await page.reload();
    await person.sees(question);
    expect(await field.isVisible()).toBe(false);
  });

  inChromium('is a log with buttons in it and a field named «Сообщение»', async (browser) => {
    const { person, page } = await chat(browser);
    await person.presses('У меня нет кода');
    await person.sees(question);
    const log = page.getByRole('log', { name: 'Диалог' });
    expect(await log.getByRole('group', { name: 'Варианты ответа' }).getByRole('button').count()).toBe(2);
    expect(await page.getByRole('textbox', { name: 'Сообщение' }).isVisible()).toBe(true);
    expect(await log.getAttribute('aria-live')).toBe('polite');
    expect(await page.getByRole('status').textContent()).toBe('на связи');
    await person.types('Добрый день');
    await person.sees('Записал: Добрый день');
    await person.presses('Помощь');
    await person.sees('Записал: /help');
    expect(await person.messages()).toEqual([
      question,
      'Добрый день',
      'Записал: Добрый день',
      'Помощь',
      'Записал: /help',
    ]);
  });

  inChromium('a pressed question shows the chosen answer and has no buttons', async (browser) => {
    const { person } = await chat(browser);
    await person.presses('У меня нет кода');
    await person.presses('Друзья');
    await person.sees('✓ Друзья');
    await person.sees('А что из этого важнее: Друзья?');
    expect(await person.buttons()).toEqual(['Первое', 'Второе']);
    await person.page.reload();
    await person.sees('А что из этого важнее');
    expect(await person.messages()).toEqual([`${question} ✓ Друзья`, 'А что из этого важнее: Друзья?']);
    expect(await person.buttons()).toEqual(['Первое', 'Второе']);
  });

  inChromium('a press disables all buttons of its question, and a refusal gives them back', async (browser) => {
    const { person, page } = await chat(browser);
    await person.presses('У меня нет кода');
    await person.sees(question);
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    await page.route('**/chat/say', async (route) => {
      await held;
      await route.fulfill({ status: 400, json: { sentence: 'Эта кнопка больше не работает.' } });
    });
    await person.presses('Учёба');
    expect(await person.buttons()).toEqual([]);
    release();
    await expect.poll(() => page.getByRole('status').textContent()).toBe('Эта кнопка больше не работает.');
    expect(await person.buttons()).toEqual(['Учёба', 'Друзья']);
  });

  inChromium('the keyboard alone leads through', async (browser) => {
    const { person, page } = await chat(browser, { path: '/?start=7K2M9QXD41HB' });
    await expect.poll(() => focused(page)).toBe('Начать');
    await page.keyboard.press('Enter');
    await person.sees(question);
    await page.getByRole('textbox', { name: 'Сообщение' }).focus();
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('Друзья');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    await person.sees('А что из этого важнее: Учёба?');
    await expect.poll(() => focused(page)).toBe('Первое');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Сообщение');
    await page.keyboard.type('Первая строка');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('вторая');
    await page.keyboard.press('Enter');
    await person.sees('Записал: Первая строка вторая');
    await page.getByRole('button', { name: 'Команды' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Отмена');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('Команды');
    expect(await page.getByRole('button', { name: 'Отмена' }).isVisible()).toBe(false);
  });

  inChromium('what is said without a connection is kept over a reload and sent once', async (browser) => {
    const { dialogues, person, page } = await chat(browser);
    await person.presses('У меня нет кода');
    await person.sees(question);
    // The first try arrives, only its answer is lost; the next ones do not arrive.
    let tries = 0;
    await page.route('**/chat/say', async (route) => {
      tries += 1;
      if (tries === 1) await route.fetch();
      await route.abort('connectionreset');
    });
    await person.types('Один раз');
    await person.types('И ещё');
    await expect.poll(() => page.getByRole('status').textContent()).toBe('Нет связи, пробую снова…');
    await page.reload();
    await person.sees('И ещё');
    await page.unroute('**/chat/say');
    await person.sees('Записал: И ещё');
    expect(await person.messages()).toEqual([question, 'Один раз', 'Записал: Один раз', 'И ещё', 'Записал: И ещё']);
    expect(dialogues.kept.slice(1).map(({ body }) => body)).toEqual([
      { kind: 'text', text: 'Один раз' },
      { kind: 'text', text: 'И ещё' },
    ]);
    await expect.poll(() => page.getByRole('status').textContent()).toBe('на связи');
  });

  inChromium('dots stand for the answer until it comes', async (browser) => {
    const { dialogues, person, page } = await chat(browser);
    await person.presses('У меня нет кода');
    await person.sees(question);
    const dots = page.getByText('Наставник печатает…');
    await expect.poll(() => dots.isVisible()).toBe(false);
    dialogues.answer = () => undefined;
    await person.types('Подумай');
    await expect.poll(() => dots.isVisible()).toBe(true);
    dialogues.say(dialogues.kept[0]?.address ?? '', 'Подумал');
    await person.sees('Подумал');
    expect(await dots.isVisible()).toBe(false);
  });

  inChromium('what is said too fast waits as long as it is told to, and goes', async (browser) => {
    const { dialogues, person, page } = await chat(browser);
    await person.presses('У меня нет кода');
    await person.sees(question);
    const refusal = { status: 429, headers: { 'retry-after': '1' }, json: { sentence: 'Подождите немного.' } };
    await page.route('**/chat/say', (route) => route.fulfill(refusal), { times: 1 });
    await person.types('Быстро');
    await expect.poll(() => page.getByRole('status').textContent()).toBe('Подождите немного.');
    expect(await person.messages()).toEqual([question, 'Быстро']);
    await person.sees('Записал: Быстро');
    expect(dialogues.kept).toHaveLength(2);
  });

  inChromium('rows that came while the server was away are shown once', async (browser) => {
    const { dialogues, person, page, restart } = await chat(browser);
    await person.presses('У меня нет кода');
    await person.sees(question);
    const address = dialogues.kept[0]?.address ?? '';
    await restart(() => dialogues.say(address, 'Пока вас не было'));
    await person.sees('Пока вас не было');
    dialogues.say(address, 'И после');
    await person.sees('И после');
    expect(await person.messages()).toEqual([question, 'Пока вас не было', 'И после']);
    await expect.poll(() => page.getByRole('status').textContent()).toBe('на связи');
  });

  inChromium(
    'a text that is too long stays in the field with the reason, and a refused one can be changed',
    async (browser) => {
      const { person, page } = await chat(browser);
      await person.presses('У меня нет кода');
      await person.sees(question);
      await person.types('ж'.repeat(20_001));
      const field = page.getByRole('textbox', { name: 'Сообщение' });
      expect(await page.getByRole('alert').textContent()).toContain('20 000 знаков');
      expect((await field.inputValue()).length).toBe(20_001);
      const refusal = { status: 413, json: { sentence: 'Сообщение слишком длинное.' } };
      await page.route('**/chat/say', (route) => route.fulfill(refusal));
      await person.types('Моя история');
      await expect.poll(() => page.getByRole('alert').textContent()).toBe('Сообщение слишком длинное.');
      await page.getByRole('button', { name: 'Изменить' }).click();
      expect(await field.inputValue()).toBe('Моя история');
      expect(await person.messages()).toEqual([question]);
    },
  );

  inChromium('a row that comes again is shown once', async (browser) => {
    const { person, page } = await chat(browser);
    const row = {
      position: 1,
      key: 'm1',
      from: 'program',
      spans: [{ text: 'Один раз' }],
      rows: [],
      at: '2026-11-25T09:40:00Z',
    };
    const event = `id: 1\nevent: row\ndata: ${JSON.stringify(row)}\n\n`;
    let streams = 0;
    await page.route('**/chat/events*', (route) => {
      streams += 1;
      return route.fulfill({
        contentType: 'text/event-stream',
        body: `${event}${event}event: ready\ndata: {"mark":"m"}\n\n`,
      });
    });
    await page.reload();
    await expect.poll(() => streams, { timeout: 10_000 }).toBeGreaterThan(2);
    expect(await person.messages()).toEqual(['Один раз']);
  });

  inChromium('words are never markup, and links lead only where links may', async (browser) => {
    const { dialogues, person, page } = await chat(browser);
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await person.presses('У меня нет кода');
    await person.sees(question);
    dialogues.say(dialogues.kept[0]?.address ?? '', {
      text: '<img src=x onerror="document.title=1"> https://nastavnik.example/a?b=1.',
      rows: [
        [
          { label: 'Плохая', link: 'javascript:alert(1)' },
          { label: 'Хорошая', link: 'https://nastavnik.example/' },
        ],
      ],
    });
    await person.sees('<img src=x onerror="document.title=1">');
    expect(await page.getByRole('log').getByRole('img').count()).toBe(0);
    const links = page.getByRole('log').getByRole('link');
    expect(await links.allTextContents()).toEqual(['https://nastavnik.example/a?b=1', 'Хорошая']);
    expect(errors).toEqual([]);
  });

  inChromium('older messages are fetched on demand, and an answer given later is shown in them', async (browser) => {
    const { dialogues, person, page } = await chat(browser);
    await person.presses('У меня нет кода');
    await person.sees(question);
    const address = dialogues.kept[0]?.address ?? '';
    for (let row = 2; row <= 300; row++) dialogues.say(address, `Строка ${row}`);
    dialogues.say(address, { text: `${question} ✓ Учёба`, replaces: 'm1' });
    await page.reload();
    await person.sees('Строка 300');
    expect(await person.messages()).not.toContain('Строка 101');
    await page.getByRole('button', { name: 'Показать раньше' }).click();
    await expect.poll(async () => (await person.messages())[0]).toBe(`${question} ✓ Учёба`);
    expect(await person.messages()).toHaveLength(300);
    expect(await person.buttons()).toEqual([]);
  });

  inChromium('a picture has words for it and can be seen large', async (browser) => {
    const { dialogues, person, page } = await chat(browser);
    await person.presses('У меня нет кода');
    await person.sees(question);
    const picture = await dialogues.draw('qr', 'https://nastavnik.example/?start=7K2M9QXD41HB');
    dialogues.say(dialogues.kept[0]?.address ?? '', { text: 'Приглашение для 8 «Б»', picture });
    await page.getByRole('button', { name: 'Увеличить: QR-код приглашения' }).click();
    const viewer = page.getByRole('dialog');
    await expect
      .poll(() => page.evaluate<number>('document.querySelector("dialog[open] img").naturalWidth'))
      .toBeGreaterThan(100);
    expect(await viewer.getByText('Приглашение для 8 «Б»').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await viewer.isVisible()).toBe(false);
  });

  inChromium('fits a telephone 320 px wide, and looks different in the dark', async (browser) => {
    const looks: Buffer[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      const { dialogues, person, page } = await chat(browser, { viewport: { width: 320, height: 568 }, colorScheme });
      await person.presses('У меня нет кода');
      await person.sees(question);
      const label = 'Подтянуть учёбу: разобраться в предметах, которые даются трудно, и подготовиться к олимпиаде';
      const rows = [...buttons(label), ...buttons('Да', 'Нет', 'Пропустить', 'Назад')];
      dialogues.say(dialogues.kept[0]?.address ?? '', {
        text: `Ещё вопрос ${'длинноеслово'.repeat(9)}`,
        rows: [rows.flat()],
      });
      await person.sees('Ещё вопрос');
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(await page.evaluate('scroller.scrollWidth <= scroller.clientWidth')).toBe(true);
      for (const choice of await page.getByRole('log').getByRole('button').all()) {
        expect((await choice.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      }
      looks.push(await page.screenshot());
    }
    expect(looks[0]?.equals(looks[1] ?? Buffer.of())).toBe(false);
  });
});
