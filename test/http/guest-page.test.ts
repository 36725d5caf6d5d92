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

inChromium('a guest’s page opened without a link has no way to go in, and says where it is', async (browser) => {
  const dialogues = new FakeDialogues();
  const server = await serverOf(dialogues);
  onTestFinished(() => server.close());
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  const { page } = await WebPerson.open(browser, `${url}/open/`);
  await page.getByText('нажмите там «Новая ссылка»').waitFor();
  expect(await page.getByRole('button', { name: 'Войти' }).isVisible()).toBe(false);
});
