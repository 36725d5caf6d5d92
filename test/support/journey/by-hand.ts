import type { WebPerson } from '#test/support/browser.ts';

/** Looks at the page when it shows this. */
export type Look = (shown: string) => Promise<void>;

const past: Look = async () => {};

/** Sets a private school up in the page, taking what is offered first. The entrance is open at the first curator's link. */
export async function setsUpByHand(curator: WebPerson, look = past): Promise<void> {
  const sees = looking(curator, look);
  await curator.presses('Начать');
  await sees('Как называется школа?');
  await curator.types('Школа № 12 города Зареченска');
  await sees('Какая это школа?');
  await curator.presses('Частная');
  await sees('В каком часовом поясе школа?');
  await curator.presses('Москва, Санкт-Петербург, МСК');
  await sees('С какой программы начать?');
  await curator.presses('Городская школа: три формы');
  await sees('Как обращаться к ученикам?');
  await curator.presses('На «ты»');
  await sees('Когда не присылать уведомления?');
  await curator.presses('С 21:00 до 08:00');
  await sees('фамилия, имя и отчество');
  await curator.types('Ясная Вера Павловна');
  await sees('Проверьте, всё ли верно');
  await curator.presses('Всё верно, начать');
  await sees('Согласие на обработку персональных данных');
  await curator.presses('Даю согласие');
  await sees('Меню');
}

/** Invites a teacher as a mentee by a personal link, and reads the link off the page. */
export async function invitesTeacherByHand(curator: WebPerson): Promise<string> {
  await curator.presses('Пригласить');
  await curator.sees('Кого приглашаем?');
  await curator.presses('Наставляемых');
  await curator.sees('Кто это?');
  await curator.presses('Педагоги');
  await curator.sees('До какого дня действует приглашение?');
  const [first = ''] = await curator.choices();
  await curator.presses(first);
  await curator.sees('Приглашение готово');
  await curator.sees('Браузер: http');
  return linkIn(await curator.messages());
}

/** The teacher presses «Начать» at the invitation's link, says who they are, and consents. */
export async function joinsByHand(teacher: WebPerson, look = past): Promise<void> {
  const sees = looking(teacher, look);
  await teacher.presses('Начать');
  await sees('Напишите фамилию, имя и отчество');
  await teacher.types('Лесной Пётр Иванович');
  await sees('Какой предмет вы ведёте?');
  await teacher.types('физика');
  await sees('Как к вам обращаться?');
  await teacher.presses('Пётр Иванович');
  await sees('Согласие на обработку персональных данных');
  await teacher.presses('Даю согласие');
  await sees('теперь вы в программе');
}

/** One answer of a questionnaire: words, one button, or several and «Готово». */
export type Answer = { readonly types: string } | string | readonly string[];

/** The request of a teacher, question by question; the last two are skipped. */
export const requestOfTeacher: readonly Answer[] = [
  { types: '2' },
  { types: '1' },
  'Высшее педагогическое',
  'Пока нет',
  ['5–7 класс', '8–9 класс'],
  ['Построение урока', 'Мотивация учеников', 'Оценивание'],
  'Предметник по моему предмету',
  ['Посещать уроки', 'Консультация'],
  { types: 'Хочу уверенно вести урок в 7 классе' },
  'На учебный год',
  ['Робототехника', 'Походы и путешествия'],
  ['Среда', 'Пятница'],
  ['С 15:00 до 18:00'],
  'Пропустить',
];

/** Answers questions from one number to another, both counted from 1; looks when one is ready to be sent. */
export async function answersByHand(
  person: WebPerson,
  [from, to]: readonly [number, number],
  look = past,
): Promise<void> {
  for (let number = from; number <= to; number += 1) {
    const answer = requestOfTeacher[number - 1] ?? 'Пропустить';
    const progress = `${number} из ${requestOfTeacher.length}`;
    await person.sees(progress);
    for (const label of Array.isArray(answer) ? answer : []) {
      await person.presses(label);
      await person.offered(`✓ ${label}`);
    }
    await look(progress);
    if (typeof answer === 'string') await person.presses(answer);
    else if ('types' in answer) await person.types(answer.types);
    else await person.presses('Готово');
  }
}

function looking(person: WebPerson, look: Look) {
  return async (text: string) => {
    await person.sees(text);
    await look(text);
  };
}

function linkIn(messages: readonly string[]): string {
  return messages.flatMap((message) => /http\S+\?start=\w+/u.exec(message)?.[0] ?? []).at(-1) ?? '';
}
