import { shortDayText } from '#bot/days.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { WithAuthor } from '#bot/work/questions.ts';
import type { Member } from '#db/members.ts';
import type { AskedQuestion } from '#db/questions.ts';
import { fullName, shortName } from '#domain/people/name.ts';

export const words = {
  questions: say`Вопросы`,
  open: (of: number) =>
    of === 0
      ? say`${bold(say`Вопросы куратору`)}\n\nНа все вопросы есть ответ.`
      : say`${bold(say`Вопросы куратору`)}: ${of}`,
  row: ({ author }: WithAuthor, on: Temporal.PlainDate): Text => {
    const { person } = author;
    return person ? say`${person.name.map(shortName)} · ${shortDayText(on)}` : say`${shortDayText(on)}`;
  },
  notHere: say`Этого вопроса больше нет.`,
  question: ({ author, body, answer }: WithAuthor): Text =>
    paragraphs(
      lines(bold(say`Вопрос куратору`), from(author)),
      say`${body}`,
      answer && say`${bold(say`Ответ:`)} ${answer.text}`,
    ),
  answer: say`Ответить`,

  mine: bold(say`Мои вопросы куратору`),
  noneAsked: say`Вопросов куратору пока не было.`,
  asked: ({ body, answer }: AskedQuestion): Text =>
    lines(say`— ${body}`, answer ? say`${bold(say`Ответ:`)} ${answer.text}` : say`Ответа пока нет.`),
  answered: ({ body, answer }: AskedQuestion): Text =>
    paragraphs(lines(bold(say`Ответ куратора`), say`Вопрос: ${body}`), answer && say`${answer.text}`),
  ask: say`Задать вопрос`,
  askMore: say`Спросить ещё`,
} as const;

function from({ person, className }: Member): Text | undefined {
  if (!person) return undefined;
  const name = person.name.map(fullName);
  return className === undefined ? say`${name}` : say`${name}, ${className}`;
}
