import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import type { SentType } from '#domain/file.ts';

const patienceMs = 60_000;
const commands = ['Меню', 'Отмена', 'Помощь'];

/** The Chromium that TEST_CHROMIUM names, without a window. */
export function openChromium(...more: readonly string[]): Promise<Browser> {
  const executablePath = process.env['TEST_CHROMIUM'];
  if (executablePath === undefined)
    throw new Error('TEST_CHROMIUM must name a Chromium, for example /usr/bin/chromium');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
}

/** Somebody at the web chat, in a browser of their own: the words of a journey, done by hand. */
export class WebPerson {
  readonly page: Page;
  /** What this person had to do so far: buttons pressed, words typed. */
  pressed = 0;
  typed = 0;
  /** Messages before this one were there before the person last did something. */
  #since = 0;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<WebPerson> {
    const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    await page.goto(url);
    return new WebPerson(page);
  }

  /** Opens an address in the same browser. */
  async opens(url: string): Promise<void> {
    this.#since = 0;
    await this.page.goto(url);
  }

  /** Waits for a message with these words, among those that came or changed since the person last did something. */
  async sees(text: string): Promise<void> {
    const deadline = performance.now() + patienceMs;
    let seen: string[] = [];
    while (performance.now() < deadline) {
      seen = (await this.messages()).slice(this.#since);
      if (seen.some((message) => message.includes(oneLine(text)))) return;
      await pause(50);
    }
    throw new Error(`The web chat does not show «${text}». It shows: ${seen.map((one) => `«${one}»`).join(', ')}`);
  }

  /** The words of all messages, oldest first. */
  async messages(): Promise<string[]> {
    return (await this.page.locator('.message .text').allTextContents()).map(oneLine);
  }

  /** The labels that can be pressed under messages now. */
  async buttons(): Promise<string[]> {
    return this.page.getByRole('log').getByRole('group').getByRole('button', { disabled: false }).allTextContents();
  }

  /** Waits for a button under a message. */
  async offered(label: string): Promise<void> {
    await named(this.page.getByRole('log'), label).last().waitFor();
  }

  /** The labels under the newest message that has any. */
  async choices(): Promise<string[]> {
    const newest = this.page.getByRole('log').getByRole('group').last();
    return newest.getByRole('button', { disabled: false }).allTextContents();
  }

  /** Presses a button under a message (the newest of this name), of the entrance, or of the menu in the corner. */
  async presses(label: string): Promise<void> {
    this.pressed += 1;
    const choice = named(this.page.getByRole('log'), label).last();
    const entrance = named(this.page.getByRole('region'), label).last();
    if (commands.includes(label) && !(await choice.isVisible())) return this.#commands(label);
    await choice.or(entrance).last().waitFor();
    this.#since = Math.max(0, (await this.messages()).length - 1);
    await ((await choice.isVisible()) ? choice : entrance).click();
  }

  /** Types into the field and sends by Enter. */
  async types(text: string): Promise<void> {
    this.typed += 1;
    const field = this.page.getByRole('textbox', { name: 'Сообщение' });
    await field.fill(text);
    this.#since = (await this.messages()).length;
    await field.press('Enter');
  }

  /** Attaches a file under the newest question that takes one. */
  async sendsFile({ bytes, name, type }: { bytes: Uint8Array; name: string; type: SentType }): Promise<void> {
    const button = named(this.page.getByRole('log'), 'Прикрепить файл').last();
    await button.waitFor();
    this.#since = Math.max(0, (await this.messages()).length - 1);
    const chooser = this.page.waitForEvent('filechooser');
    await button.click();
    await (await chooser).setFiles({ name, mimeType: type, buffer: Buffer.from(bytes) });
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path, animations: 'disabled' });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  async #commands(label: string): Promise<void> {
    this.#since = (await this.messages()).length;
    await this.page.getByRole('button', { name: 'Команды' }).click();
    await this.page.getByRole('listitem').getByRole('button', { name: label, exact: true }).click();
  }
}

function named(where: Locator, label: string): Locator {
  return where.getByRole('button', { name: label, exact: true, disabled: false });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
