import type { WebPerson } from '#test/support/browser.ts';

/** Sets a private school up in the page, taking what is offered first. The entrance is open at the first curator's link. */
export async function setsUpByHand(curator: WebPerson): Promise<void> {
  await curator.presses('Начать');
  await curator.sees('Как называется школа?');
  await curator.types('Школа № 12 города Зареченска');
  await curator.sees('Какая это школа?');
  await curator.presses('Частная');
  await curator.sees('В каком часовом поясе школа?');
  await curator.presses('Москва, Санкт-Петербург, МСК');
  await curator.sees('С какой программы начать?');
  await curator.presses('Городская школа: три формы');
  await curator.sees('Как обращаться к ученикам?');
  await curator.presses('На «ты»');
  await curator.sees('Кто даёт согласие за учеников 14–17 лет?');
  await curator.presses('Ученик и родитель');
  await curator.sees('Когда не присылать уведомления?');
  await curator.presses('С 21:00 до 08:00');
  await curator.sees('фамилия, имя и отчество');
  await curator.types('Ясная Вера Павловна');
  await curator.sees('Проверьте, всё ли верно');
  await curator.presses('Всё верно, начать');
  await curator.sees('Меню');
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
export async function joinsByHand(teacher: WebPerson): Promise<void> {
  await teacher.presses('Начать');
  await teacher.sees('Напишите фамилию, имя и отчество');
  await teacher.types('Лесной Пётр Иванович');
  await teacher.sees('Какой предмет вы ведёте?');
  await teacher.types('физика');
  await teacher.sees('Как к вам обращаться?');
  await teacher.presses('Пётр Иванович');
  await teacher.sees('Согласие на обработку персональных данных');
  await teacher.presses('Даю согласие');
  await teacher.sees('теперь вы в программе');
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

/** Answers questions from one number to another, both counted from 1; looks in after each is asked. */
export async function answersByHand(
  person: WebPerson,
  [from, to]: readonly [number, number],
  asked: (number: number) => Promise<void> = async () => {},
): Promise<void> {
  for (let number = from; number <= to; number += 1) {
    const answer = requestOfTeacher[number - 1] ?? 'Пропустить';
    await person.sees(`${number} из ${requestOfTeacher.length}`);
    await asked(number);
    if (typeof answer === 'string') await person.presses(answer);
    else if ('types' in answer) await person.types(answer.types);
    else {
      for (const label of answer) {
        await person.presses(label);
        await person.offered(`✓ ${label}`);
      }
      await person.presses('Готово');
    }
  }
}

function linkIn(messages: readonly string[]): string {
  return messages.flatMap((message) => /http\S+\?start=\w+/u.exec(message)?.[0] ?? []).at(-1) ?? '';
}
