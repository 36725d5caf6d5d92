import { plan } from '#db/due.ts';
import { type Member, readMember } from '#db/members.ts';
import {
  type AskedQuestion,
  keepAnswer,
  keepQuestion,
  openQuestions,
  questionsOf,
  readQuestion,
} from '#db/questions.ts';
import type { QuestionId } from '#domain/ids.ts';
import type { Desk } from './desk.ts';

/** «Вопрос куратору»: asked and answered through the bot, without contacts. */
export interface QuestionActs {
  ask(body: string): Promise<void>;
  /** My last ones. */
  mine(): Promise<AskedQuestion[]>;
  /** One of mine. */
  own(id: QuestionId): Promise<AskedQuestion | undefined>;
  /** Those that wait for an answer of mine. */
  open(from: number, limit: number): Promise<{ list: WithAuthor[]; of: number }>;
  /** One that somebody else has asked, answered or not. */
  read(id: QuestionId): Promise<WithAuthor | undefined>;
  /** False: it is answered already. */
  answer(id: QuestionId, text: string): Promise<boolean>;
}

export type WithAuthor = AskedQuestion & { author: Member };

/** More of them at once are not for a chat. */
const shownAtOnce = 5;

export function questionActs(desk: Desk): QuestionActs {
  const { inside, at, school, me, demand } = desk;

  async function withAuthor(question: AskedQuestion): Promise<WithAuthor | undefined> {
    const author = await readMember(inside, question.by);
    return author && !author.leftAt ? { ...question, author } : undefined;
  }

  async function tell(kind: 'question' | 'answer', id: QuestionId): Promise<void> {
    await inside.atDoor((door) => plan(door, { key: `${kind}:${id}`, school: school.id, kind, at, subject: id }));
  }

  return {
    async ask(body) {
      demand('curator.ask', { id: me.id });
      // R2: before the consent only what an invitation needs is kept.
      if (!me.joinedAt) desk.forbid('curator.ask');
      await tell('question', await keepQuestion(inside, me.id, body, at));
    },
    mine: () => questionsOf(inside, me.id, shownAtOnce),
    async own(id) {
      const question = await readQuestion(inside, id);
      return question?.by === me.id ? question : undefined;
    },
    async open(from, limit) {
      demand('questions.answer');
      const { rows, of } = await openQuestions(inside, me.id, from, limit);
      const list: WithAuthor[] = [];
      for (const row of rows) list.push(...[(await withAuthor(row)) ?? []].flat());
      return { list, of };
    },
    async read(id) {
      demand('questions.answer');
      const question = await readQuestion(inside, id);
      return question && question.by !== me.id ? withAuthor(question) : undefined;
    },
    async answer(id, text) {
      demand('questions.answer');
      const question = await this.read(id);
      if (!question || !(await keepAnswer(inside, id, { text, by: me.id }, at))) return false;
      await tell('answer', id);
      return true;
    },
  };
}
