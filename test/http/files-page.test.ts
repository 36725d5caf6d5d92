import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { describe, expect, onTestFinished } from 'vitest';
import type { Update } from '#bot/messenger.ts';
import { WebPerson } from '#test/support/browser.ts';
import { inChromium } from '#test/support/chromium.ts';
import { sampleFile } from '#test/support/sample-files.ts';
import { buttons, FakeDialogues, serverOf } from './fake-dialogues.ts';

const question = 'Пришлите скан согласия.';
const png = { name: 'scan.png', type: 'image/png', bytes: sampleFile('image/png') } as const;

/** A program that asks for a scan and closes the question once it has it. */
async function asked(browser: Browser, options: Parameters<typeof WebPerson.open>[2] & { base?: string } = {}) {
  const { base = '', ...context } = options;
  const dialogues = new FakeDialogues();
  dialogues.asksFile = true;
  dialogues.answer = (update) => answer(dialogues, update);
  const server = await serverOf(dialogues);
  onTestFinished(() => server.close());
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  const person = await WebPerson.open(browser, `${url}${base}/?start=7K2M9QXD41HB`, context);
  await person.presses('Начать');
  await person.sees(question);
  const { page } = person;
  return { dialogues, person, page, attach: page.getByRole('button', { name: 'Прикрепить файл' }) };
}

function answer(dialogues: FakeDialogues, { address, body }: Update): void {
  const { kind } = body as { kind: string };
  if (kind === 'start')
    dialogues.say(address, { text: question, rows: buttons('Без скана', 'Отмена'), asksFile: true });
  if (kind === 'file') {
    dialogues.say(address, { text: `${question}\n✓ Файл`, replaces: 'm1' });
    dialogues.say(address, { text: 'Файл получен. Чьё это согласие?', rows: buttons('Лесная Мира') });
  }
  if (kind === 'press') dialogues.say(address, { text: question, replaces: 'm1' });
}

function alertsOf({ page }: WebPerson): Promise<string | null> {
  return page.getByRole('log').getByRole('alert').textContent();
}

describe('a file under a question', () => {
  inChromium('goes with the words that it is going, and the question is answered by it', async (browser) => {
    const { dialogues, person, page, attach } = await asked(browser);
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    await page.route('**/chat/file*', async (route) => {
      await held;
      await route.continue();
    });
    await person.sendsFile(png);
    await page.getByText('Отправляю…').waitFor();
    expect(await page.getByRole('progressbar').isVisible()).toBe(true);
    expect(await attach.getAttribute('aria-disabled')).toBe('true');
    release();
    await person.sees('Файл получен');
    expect(await person.messages()).toEqual([`${question} ✓ Файл`, 'Файл получен. Чьё это согласие?']);
    expect(await attach.count()).toBe(0);
    expect(dialogues.received.map((bytes) => new Uint8Array(bytes))).toEqual([png.bytes]);
    await page.reload();
    await person.sees('Файл получен');
    expect(await attach.count()).toBe(0);
  });

  inChromium('is chosen by the keyboard alone, which goes on at the next question', async (browser) => {
    const { person, page, attach } = await asked(browser);
    expect(await person.buttons()).toEqual(['Прикрепить файл', 'Без скана', 'Отмена']);
    const chooser = page.waitForEvent('filechooser');
    await attach.focus();
    // The browser is asked to hand choosers over without anybody waiting for its answer; a word of the page comes after it.
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Прикрепить файл');
    await page.keyboard.press('Enter');
    expect((await chooser).isMultiple()).toBe(false);
    await (await chooser).setFiles({ name: png.name, mimeType: png.type, buffer: Buffer.from(png.bytes) });
    await person.sees('Файл получен');
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Лесная Мира');
  });

  inChromium('whose answer is faster than its receipt leads the keyboard on too', async (browser) => {
    const { person, page, attach } = await asked(browser);
    await page.route('**/chat/file*', async (route) => {
      const response = await route.fetch();
      await page.getByText('Файл получен').waitFor();
      // Past the moment at which the page has settled on the new question.
      await page.waitForTimeout(500);
      await route.fulfill({ response });
    });
    const chooser = page.waitForEvent('filechooser');
    await attach.focus();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Прикрепить файл');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles({ name: png.name, mimeType: png.type, buffer: Buffer.from(png.bytes) });
    await person.sees('Файл получен');
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Лесная Мира');
  });

  inChromium('that is too big, or of another type, is not even sent', async (browser) => {
    const { dialogues, person, page, attach } = await asked(browser);
    const sent: string[] = [];
    page.on('request', (request) => void sent.push(new URL(request.url()).pathname));
    const field = page.locator('input[type=file]');
    expect(await field.getAttribute('accept')).toBe('image/jpeg,image/png,application/pdf,audio/ogg');
    await field.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.alloc(10 * 1024 * 1024 + 1) });
    await expect.poll(() => alertsOf(person)).toBe('Файл больше 10 МБ.');
    await field.setInputFiles({ name: 'a.docx', mimeType: 'application/msword', buffer: Buffer.from('PK') });
    await expect.poll(() => alertsOf(person)).toBe('Подойдёт фото (JPEG, PNG) или PDF.');
    expect(sent).not.toContain('/chat/file');
    // What the browser believes by the name, the program does not believe by the bytes.
    await field.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('PK') });
    await expect.poll(() => sent).toContain('/chat/file');
    await expect.poll(() => alertsOf(person)).toBe('Подойдёт фото (JPEG, PNG) или PDF.');
    expect(dialogues.received).toEqual([]);
    expect(await attach.getAttribute('aria-disabled')).toBeNull();
    await person.sendsFile(png);
    await person.sees('Файл получен');
  });

  inChromium('that nobody asks for any more is refused in words, however big it is', async (browser) => {
    const { dialogues, person, page } = await asked(browser);
    dialogues.asksFile = false;
    const buffer = Buffer.alloc(9 * 1024 * 1024);
    buffer.set(png.bytes);
    await page.locator('input[type=file]').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer });
    await expect.poll(() => alertsOf(person)).toContain('Сейчас файл не нужен');
    expect(dialogues.received).toEqual([]);
    await person.types('Да');
    await expect.poll(() => dialogues.kept.at(-1)?.body).toEqual({ kind: 'text', text: 'Да' });
  });

  inChromium('whose connection broke goes at another try, and once', async (browser) => {
    const { dialogues, person, page } = await asked(browser);
    // It arrives, only the answer is lost.
    await page.route(
      '**/chat/file*',
      async (route) => {
        dialogues.answer = () => undefined;
        await route.fetch();
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    await person.sendsFile(png);
    await expect.poll(() => alertsOf(person)).toBe('Нет связи, файл не отправлен.');
    dialogues.answer = (update) => answer(dialogues, update);
    await person.presses('Отправить ещё раз');
    await page.getByText('Файл отправлен.').waitFor();
    expect(dialogues.received).toHaveLength(1);
    expect(dialogues.kept.filter(({ body }) => (body as { kind: string }).kind === 'file')).toHaveLength(1);
  });

  inChromium('that is under way is given up by another answer', async (browser) => {
    const { dialogues, person, page, attach } = await asked(browser);
    await page.route('**/chat/file*', () => new Promise(() => {}));
    await person.sendsFile(png);
    await page.getByText('Отправляю…').waitFor();
    const failed = page.waitForEvent('requestfailed');
    await person.presses('Без скана');
    expect(new URL((await failed).url()).pathname).toBe('/chat/file');
    await expect.poll(() => attach.count()).toBe(0);
    expect(dialogues.received).toEqual([]);
  });

  inChromium('goes from a guest’s window too', async (browser) => {
    const { dialogues, person } = await asked(browser, { base: '/open' });
    await person.sendsFile(png);
    await person.sees('Файл получен');
    expect(dialogues.kept.at(-1)?.address).toMatch(/^open:/);
  });

  inChromium('fits a telephone 320 px wide, by day and in the dark', async (browser) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { dialogues, person, page, attach } = await asked(browser, {
        viewport: { width: 320, height: 568 },
        colorScheme,
      });
      await page.route('**/chat/file*', (route) => route.abort());
      await person.sendsFile(png);
      await expect.poll(() => alertsOf(person)).toBe('Нет связи, файл не отправлен.');
      const address = dialogues.kept[0]?.address ?? '';
      const name = `${'soglasie-na-obrabotku-'.repeat(5)}.pdf`;
      const file = dialogues.lay('m2', { name, type: 'application/pdf', bytes: sampleFile('application/pdf') });
      dialogues.say(address, { text: 'Согласие', key: 'm2', file });
      await page.getByRole('link', { name }).waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(await page.evaluate('scroller.scrollWidth <= scroller.clientWidth')).toBe(true);
      for (const button of [attach, page.getByRole('button', { name: 'Отправить ещё раз' })]) {
        expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      }
    }
  });
});

describe('a message with a file', () => {
  inChromium('shows a picture, which can be seen large', async (browser) => {
    const { dialogues, page } = await asked(browser);
    for (const type of ['image/png', 'image/jpeg'] as const) {
      const key = `k ${type}`;
      const file = dialogues.lay(key, { name: `scan.${type.slice(6)}`, type, bytes: sampleFile(type) });
      dialogues.say(dialogues.kept[0]?.address ?? '', { text: 'Согласие Миры', key, file });
      await page.getByRole('button', { name: `Увеличить: ${file.name}` }).click();
      const width = () => page.evaluate<number>('document.querySelector("dialog[open] img").naturalWidth');
      await expect.poll(width).toBe(1);
      expect(await page.getByRole('dialog').getByText('Согласие Миры').isVisible()).toBe(true);
      await page.keyboard.press('Escape');
    }
  });

  inChromium('has a link to a PDF, which is saved under its name', async (browser) => {
    const { dialogues, page } = await asked(browser);
    const bytes = sampleFile('application/pdf');
    const file = dialogues.lay('k1', { name: 'soglasie.pdf', type: 'application/pdf', bytes });
    dialogues.say(dialogues.kept[0]?.address ?? '', { text: 'Согласие Миры', key: 'k1', file });
    const saving = page.waitForEvent('download');
    await page.getByRole('link', { name: 'soglasie.pdf' }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('soglasie.pdf');
    expect(new Uint8Array(await readFile(await saved.path()))).toEqual(bytes);
  });
});
