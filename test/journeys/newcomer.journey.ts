import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { WebPerson } from '#test/support/browser.ts';
import { inChromium } from '#test/support/chromium.ts';
import {
  answersByHand,
  invitesTeacherByHand,
  joinsByHand,
  requestOfTeacher,
  setsUpByHand,
} from '#test/support/journey/by-hand.ts';
import { freePort } from '#test/support/journey/world.ts';
import { RunningProgram } from '#test/support/process.ts';

inChromium(
  'from the printed line to a questionnaire read by the curator, with nothing but the program and browsers',
  async (browser) => {
    const program = await freshProgram();
    const curator = await WebPerson.open(browser, (await program.firstCurator()).link);
    await setsUpByHand(curator);
    process.stdout.write(`set-up: ${curator.pressed} presses, ${curator.typed} typed\n`);
    expect(curator.pressed).toBeLessThanOrEqual(9);
    expect(curator.typed).toBeLessThanOrEqual(2);

    const teacher = await WebPerson.open(browser, await invitesTeacherByHand(curator));
    await joinsByHand(teacher);
    process.stdout.write(`joining: ${teacher.pressed} presses, ${teacher.typed} typed\n`);

    await answersByHand(teacher, [1, 5]);
    await teacher.sees('6 из 14');
    await program.kill();
    const cookies = await teacher.page.context().storageState();
    await teacher.close();
    await program.start();
    const later = await WebPerson.open(browser, program.origin, { storageState: cookies });
    await later.sees('6 из 14');
    expect(await later.messages()).toContain('Лесной Пётр Иванович');
    await answersByHand(later, [6, 14]);
    await later.sees('Ответы перед отправкой');
    await later.presses('Отправить');
    await later.sees('Анкета у куратора');
    const pressed = teacher.pressed + later.pressed;
    const typed = teacher.typed + later.typed;
    process.stdout.write(`joining and ${requestOfTeacher.length} questions: ${pressed} presses, ${typed} typed\n`);

    await curator.presses('Меню');
    await curator.sees('Меню');
    await curator.presses('Анкеты');
    await curator.sees('Анкеты на проверку: 1');
    const [row = ''] = await curator.choices();
    await curator.presses(row);
    await curator.sees('Лесной Пётр Иванович');
    await curator.sees('Хочу уверенно вести урок в 7 классе');
    expect((await curator.messages()).at(-1)).toContain('Робототехника');

    await later.page.reload();
    await later.sees('Анкета у куратора');
  },
);

/** `node src/main.ts` in a new folder. */
async function freshProgram(): Promise<RunningProgram> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nastavnik-newcomer-'));
  const program = new RunningProgram({ DATA_DIR: dataDir }, await freePort());
  onTestFinished(async () => {
    await program.kill();
    await rm(dataDir, { recursive: true, force: true });
  });
  await program.start();
  return program;
}
