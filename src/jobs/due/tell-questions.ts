import type { Due } from '#db/due.ts';
import { curators } from '#db/members.ts';
import { tellInTime } from '#db/notices.ts';
import type { Door } from '#db/open.ts';
import { readQuestion } from '#db/questions.ts';
import { brand, type QuestionId } from '#domain/ids.ts';

/** A question goes to every curator; whoever answers first has answered. */
export async function tellOfQuestion(
  door: Door,
  { key, school, subject }: Due,
  now: Temporal.Instant,
): Promise<undefined> {
  const question = brand<QuestionId>(subject);
  const asked = await door.enter(school, (inside) => readQuestion(inside, question));
  for (const person of await door.enter(school, curators)) {
    if (person === asked?.by) continue;
    await tellInTime(door, { key: `${key}:${person}`, school, person, notice: { kind: 'question', question } }, now);
  }
}

/** The answer goes to whoever has asked. */
export async function tellOfAnswer(
  door: Door,
  { key, school, subject }: Due,
  now: Temporal.Instant,
): Promise<undefined> {
  const question = brand<QuestionId>(subject);
  const asked = await door.enter(school, (inside) => readQuestion(inside, question));
  if (asked) await tellInTime(door, { key, school, person: asked.by, notice: { kind: 'answer', question } }, now);
}
