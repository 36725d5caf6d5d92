import { expect, onTestFinished } from 'vitest';
import { WebPerson } from '#test/support/browser.ts';
import { inChromium } from '#test/support/chromium.ts';
import { FakeDialogues, serverOf } from './fake-dialogues.ts';

inChromium('behind «Открыть» a press begins, and a session that is over says where to go', async (browser) => {
  const dialogues = new FakeDialogues();
  dialogues.guests = 'none';
  dialogues.answer = ({ address, body }) => {
    if ((body as { kind: string }).kind === 'start') dialogues.say(address, 'Как вас зовут?');
  };
  const server = await serverOf(dialogues);
  onTestFinished(() => server.close());
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  const person = await WebPerson.open(browser, `${url}/open/?start=7K2M9QXD41HB`);
  const { page } = person;
  await page.getByText('Здесь продолжится разговор из Telegram').waitFor();
  expect(dialogues.kept).toEqual([]);
  await person.presses('Начать');
  await person.sees('Как вас зовут?');
  expect(page.url()).toBe(`${url}/open/`);

  dialogues.guests = 'over';
  await person.types('Лесной Пётр Иванович');
  await page.getByText('Новая ссылка').first().waitFor();
  expect(dialogues.kept).toHaveLength(1);

  // What is being typed there is not found in the browser's own chat.
  await page.getByRole('textbox', { name: 'Сообщение' }).fill('Лесной');
  await person.opens(url);
  await page.getByText('введите код').first().waitFor();
  expect(await page.locator('#message').inputValue()).toBe('');
});

inChromium('what one guest has left unsent or half typed is neither shown to the next nor sent', async (browser) => {
  const dialogues = new FakeDialogues();
  dialogues.guests = 'none';
  dialogues.answer = ({ address, body }) => {
    if ((body as { kind: string }).kind === 'start') dialogues.say(address, 'Как вас зовут?');
  };
  const server = await serverOf(dialogues);
  onTestFinished(() => server.close());
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  const person = await WebPerson.open(browser, `${url}/open/?start=7K2M9QXD41HB`);
  await person.presses('Начать');
  await person.sees('Как вас зовут?');
  dialogues.guests = 'open';
  await person.page.route('**/open/chat/say', (route) => route.abort());
  await person.types('Переверзев Акакий');
  await person.page.getByText('Переверзев Акакий').waitFor();
  await person.page.getByRole('textbox', { name: 'Сообщение' }).fill('Савватеевич');

  // The next guest of this computer comes in another window, then in this one.
  const another = await person.page.context().newPage();
  for (const page of [another, person.page]) {
    dialogues.guests = 'none';
    await page.goto(`${url}/open/?start=BH14DXQ92M7K`);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Начать' }).click();
    dialogues.guests = 'open';
    await page.getByText('Как вас зовут?').waitFor();
    expect(await page.getByText('Переверзев').count()).toBe(0);
    expect(await page.getByRole('textbox', { name: 'Сообщение' }).inputValue()).toBe('');
  }
  expect(JSON.stringify(dialogues.kept)).not.toContain('Переверзев');
});

inChromium(
  'a window that is left open while another link is opened says so, and its words go nowhere',
  async (browser) => {
    const dialogues = new FakeDialogues();
    dialogues.answer = ({ address, body }) => {
      if ((body as { kind: string }).kind === 'start') dialogues.say(address, 'Как зовут ребёнка?');
    };
    const server = await serverOf(dialogues);
    onTestFinished(() => server.close());
    const url = await server.listen({ port: 0, host: '127.0.0.1' });
    const first = await WebPerson.open(browser, `${url}/open/?start=7K2M9QXD41HB`);
    await first.presses('Начать');
    await first.sees('Как зовут ребёнка?');
    const second = await first.page.context().newPage();
    await second.goto(`${url}/open/?start=BH14DXQ92M7K`);
    await second.getByRole('button', { name: 'Начать' }).click();
    await second.getByText('Как зовут ребёнка?').waitFor();
    await first.types('Переверзев Акакий');
    await first.page.getByText('открыли другой разговор').waitFor();
    expect(JSON.stringify(dialogues.kept)).not.toContain('Переверзев');
  },
);

inChromium('a guest’s page opened without a link has no way to go in, and says where it is', async (browser) => {
  const dialogues = new FakeDialogues();
  const server = await serverOf(dialogues);
  onTestFinished(() => server.close());
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  const { page } = await WebPerson.open(browser, `${url}/open/`);
  await page.getByText('сначала «Новая ссылка»').waitFor();
  expect(await page.getByRole('button', { name: 'Войти' }).isVisible()).toBe(false);
});
