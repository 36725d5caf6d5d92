/**
 * npm run screenshots: starts the program in a new folder, leads a curator and a teacher through the web chat in the
 * Chromium that TEST_CHROMIUM names, and writes docs/screenshots/. Everybody in them is invented.
 */
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { openChromium, WebPerson } from '#test/support/browser.ts';
import {
  answersByHand,
  invitesTeacherByHand,
  joinsByHand,
  requestOfTeacher,
  setsUpByHand,
} from '#test/support/journey/by-hand.ts';
import { freePort } from '#test/support/journey/world.ts';
import { RunningProgram } from '#test/support/process.ts';

const folder = join(import.meta.dirname, '../docs/screenshots');
const largestBytes = 200_000;
/** The address that people would see; only this browser knows where it leads. */
const address = 'http://nastavnik.school.example';

const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 1.5,
  hasTouch: true,
  isMobile: true,
  colorScheme: 'light',
};
const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' };

const dataDir = await mkdtemp(join(tmpdir(), 'nastavnik-screenshots-'));
const port = await freePort();
const program = new RunningProgram({ DATA_DIR: dataDir, PUBLIC_URL: address }, port);
const browser = await openChromium(
  `--host-resolver-rules=MAP nastavnik.school.example:80 127.0.0.1:${port}`,
  `--unsafely-treat-insecure-origin-as-secure=${address}`,
);
try {
  await mkdir(folder, { recursive: true });
  await program.start();
  await curatorAndTeacher(browser);
} finally {
  await browser.close();
  await program.kill();
  await rm(dataDir, { recursive: true, force: true });
}

async function curatorAndTeacher(browser: Browser): Promise<void> {
  const curator = await WebPerson.open(browser, (await program.firstCurator()).link, desktop);
  await setsUpByHand(curator, async (shown) => {
    if (shown.startsWith('Проверьте, всё ли верно')) await shoot(curator, 'set-up-desktop');
  });
  const link = await invitesTeacherByHand(curator);
  await toTheEnd(curator);
  await shoot(curator, 'invitation-desktop');

  const teacher = await WebPerson.open(browser, link, phone);
  await shoot(teacher, 'entrance-phone');
  await joinsByHand(teacher, async (shown) => {
    if (shown.startsWith('Согласие')) await shoot(teacher, 'consent-phone');
  });
  await answersByHand(teacher, [1, requestOfTeacher.length], async (progress) => {
    if (progress.startsWith('3 ')) await shoot(teacher, 'question-phone');
    if (progress.startsWith('8 ')) await inTheDark(teacher, () => shoot(teacher, 'several-phone-dark'));
  });
  await teacher.sees('Ответы перед отправкой');
  await shoot(teacher, 'summary-phone');
  await teacher.presses('Отправить');
  await teacher.offered('Мои ответы');
  await inTheDark(teacher, () => shoot(teacher, 'sent-phone-dark'));

  await curator.presses('Меню');
  await curator.sees('Меню');
  await shoot(curator, 'menu-desktop');
  await curator.presses('Анкеты');
  await curator.sees('Анкеты на проверку: 1');
  const [row = ''] = await curator.choices();
  await curator.presses(row);
  await curator.sees('Хочу уверенно вести урок');
  await shoot(curator, 'card-desktop');
}

async function inTheDark({ page }: WebPerson, see: () => Promise<void>): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await see();
  await page.emulateMedia({ colorScheme: 'light' });
}

async function toTheEnd({ page }: WebPerson): Promise<void> {
  await page.getByRole('button', { name: 'К новым сообщениям' }).click();
}

/** The page as it is once it has come to rest. */
async function shoot(person: WebPerson, name: string): Promise<void> {
  const path = join(folder, `${name}.png`);
  await pause(500);
  await person.screenshot(path);
  const { size } = await stat(path);
  process.stdout.write(`${name}.png, ${Math.round(size / 1000)} kB\n`);
  if (size > largestBytes) throw new Error(`${name}.png is larger than ${largestBytes} bytes`);
}
