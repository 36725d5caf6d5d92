import type { Message, Person } from './person.ts';
import type { World } from './world.ts';

export interface SetUp {
  /** False where the curator's name is not asked in this messenger. */
  name?: string | false;
  school?: string;
  zone?: string;
  /** False: left at the question of consent. */
  consents?: boolean;
}

/** A school with the choices that are offered first; a private one has no switch. */
export async function setsUpSchool(
  curator: Person,
  world: Pick<World, 'firstCode'> & Partial<Pick<World, 'impersonal'>>,
  kind = world.impersonal ? 'Государственная или муниципальная' : 'Частная',
  {
    name = world.impersonal ? false : 'Ясная Вера Павловна',
    school = 'Школа № 12 города Зареченска',
    zone = 'Москва, Санкт-Петербург, МСК',
    consents = true,
  }: SetUp = {},
): Promise<void> {
  await curator.opens(world.firstCode);
  await curator.sees('Как называется школа?');
  await curator.types(school);
  await curator.sees('Какая это школа?');
  await curator.presses(kind);
  await curator.sees('В каком часовом поясе школа?');
  await curator.presses(zone);
  await curator.sees('С какой программы начать?');
  await curator.presses('Городская школа: три формы');
  await curator.sees('Как обращаться к ученикам?');
  await curator.presses('На «ты»');
  await curator.sees('Когда не присылать уведомления?');
  await curator.presses('С 21:00 до 08:00');
  if (name !== false) {
    await curator.sees('фамилия, имя и отчество');
    await curator.types(name);
  }
  await curator.sees('Проверьте, всё ли верно');
  await curator.presses('Всё верно, начать');
  await curator.sees('Готово, программа настроена.');
  if (world.impersonal) {
    await curator.sees('фамилию, имя и отчество');
    await curator.types('Ясная Вера Павловна');
    await curator.sees('Как к вам обращаться?');
    await curator.presses('Вера Павловна');
  } else if (name === false) return;
  await curator.sees('Согласие на обработку персональных данных');
  if (!consents) return;
  await curator.presses('Даю согласие');
  await curator.sees('Меню');
}

/** From the curator's menu: pupils of 14 to 17 consent without their parents. */
export async function asksPupilsAlone(curator: Person): Promise<void> {
  await curator.presses('Настройки');
  await curator.presses('Согласие 14–17 лет: изменить');
  await curator.sees('Кто даёт согласие');
  await curator.presses('Только сам ученик');
  await curator.sees('хватает согласия самого ученика');
  await curator.asked();
}

/** Invites by the buttons named, then the first choice of whatever else is asked. Returns the code of the invitation. */
export async function invites(curator: Person, ...choices: readonly (string | { types: string })[]): Promise<string> {
  await curator.presses('Пригласить');
  await curator.sees('Кого приглашаем?');
  for (const choice of choices) {
    await (typeof choice === 'string' ? curator.presses(choice) : curator.types(choice.types));
    await curator.asked();
  }
  for (;;) {
    const { buttons } = await curator.asked();
    if (buttons.includes('Пригласить')) break;
    await curator.presses(buttons[0] ?? '');
  }
  const made = curator.client.messages().findLast(({ text }) => text.includes('Приглашение готово'));
  return /Код: (\S+)/.exec(made?.text ?? '')?.[1] ?? '';
}

/** Class 7А, one link for all. */
export async function invitesClass(curator: Person): Promise<string> {
  return invites(curator, 'Наставляемых', 'Ученики', 'ученик – ученик', { types: '7А' }, 'Одна на всех');
}

/** A pupil comes by a link and says who they are, up to the consent. */
export async function introducesPupil(
  pupil: Person,
  code: string,
  { name, born }: { name: string; born: string },
): Promise<void> {
  await pupil.opens(code);
  await pupil.sees('Как тебя зовут?');
  await pupil.types(name);
  await pupil.sees('Когда у тебя день рождения?');
  await pupil.types(born);
  await pupil.sees('Как к тебе обращаться?');
  await pupil.presses((await pupil.asked()).buttons[0] ?? '');
}

/** A child, or whoever sees the card, asks for a link for the parents. Returns its code. */
export async function linkForParents(child: Person): Promise<string> {
  await child.presses('Ссылка для родителей');
  await child.sees('Ссылка для родителей готова');
  const message = child.client.messages().findLast(({ text }) => text.includes('Ссылка для родителей готова'));
  return /Код: (\S+)/.exec(message?.text ?? '')?.[1] ?? '';
}

/** A guardian comes by the link and says who they are, up to the question about the child. */
export async function introducesGuardian(
  guardian: Person,
  code: string,
  name = 'Лесная Ольга Петровна',
): Promise<void> {
  await guardian.opens(code);
  await guardian.sees('законного представителя');
  await guardian.sees('фамилию, имя и отчество');
  await guardian.types(name);
  await guardian.sees('Как к вам обращаться?');
  await guardian.presses((await guardian.asked()).buttons[0] ?? '');
  await guardian.sees('Согласие на обработку персональных данных');
  await guardian.presses('Даю согласие');
  await guardian.sees('персональных данных ребёнка');
}

export interface Adult {
  name: string;
  subject: string;
}

/** A teacher joins by a code, up to the first question of the questionnaire. */
export async function joinsAsTeacher(person: Person, code: string, { name, subject }: Adult): Promise<void> {
  await person.opens(code);
  await person.sees('фамилию, имя и отчество');
  await person.types(name);
  await person.sees('Какой предмет вы ведёте?');
  await person.types(subject);
  await person.sees('Как к вам обращаться?');
  await person.presses(person.last()?.buttons[0] ?? '');
  await person.sees('Согласие на обработку персональных данных');
  await person.presses('Даю согласие');
  await person.sees('теперь вы в программе');
}

/** Answers a questionnaire to its summary: the first options, a number where a number is asked, words elsewhere. */
export async function answersAll(person: Person, words: (question: string) => string = () => '5'): Promise<number> {
  const answered = new Set<string>();
  for (let answers = 0; answers < mostAnswers; answers += 1) {
    const { text } = await person.asked();
    if (text.includes('Ответы перед отправкой')) return answered.size;
    answered.add(text);
    await answersOne(person, (question) => words(question.text));
  }
  throw new Error(`The questionnaire does not end: ${person.last()?.text}`);
}

/** More than any questionnaire asks, with the ticks of its lists. */
const mostAnswers = 200;

/** Answers the question that is asked now. */
export async function answersOne(person: Person, words: (question: Message) => string = () => '5'): Promise<void> {
  const question = await person.asked();
  const { buttons } = question;
  const options = buttons.filter((label) => !ways.includes(label));
  if (buttons.some((label) => label.startsWith('✓'))) await person.presses('Готово');
  else if (options[0] !== undefined) await person.presses(options[0]);
  else if (buttons.includes('Пропустить') && words(question) === '') await person.presses('Пропустить');
  else await person.types(words(question));
}

const ways = ['‹ Назад', 'Отмена', 'Не отменять', 'Меню', 'Пропустить', 'Готово', 'Ещё »', '« К началу'];
