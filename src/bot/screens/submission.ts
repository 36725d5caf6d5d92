import { answerList, answerText } from '#bot/conversation/filling.ts';
import type { Screen } from '#bot/conversation/registry.ts';
import type { Choice } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { paragraphs, type Text } from '#bot/text.ts';
import type { Submission } from '#bot/work/review.ts';
import type { Work } from '#bot/work/work.ts';
import { brand, type DraftId } from '#domain/ids.ts';
import type { Change } from '#domain/registry/review.ts';
import { schoolDate } from '#domain/time.ts';
import { back, isId } from './lists.ts';
import { words } from './submission-words.ts';

/** One sent questionnaire: whose, where it stands, what has changed in it, the answers; and what can be decided. */
export const submission: Screen<Work> = {
  name: 'submission',
  right: 'answers.read',
  async show(work, arg) {
    const ways = work.may('intake.review') ? back(words.list, 'questionnaires') : undefined;
    const read = isId(arg) ? await work.review.read(brand<DraftId>(arg)) : undefined;
    if (!read?.author.person) return { text: words.notHere, ...(ways && { ways }) };
    const on = schoolDate(read.at, work.school.timeZone);
    const marked = read.returned?.questions;
    return {
      text: paragraphs(
        words.head(read.title, read.author.person, read.state, on),
        read.returned && words.returned(read.returned.comment),
        read.resent && changes(read.resent),
        words.answers(answerList(read.rows, marked)),
        closing(work, read),
      ),
      choices: choicesFor(work, read),
      ...(ways && { ways }),
    };
  },
};

/** Side by side: what it was, what it has become. */
function changes({ comment, changes }: NonNullable<Submission['resent']>): Text {
  const rows = changes.map(({ question, ...change }) =>
    words.change(question.wording, textOf(question, change.before), textOf(question, change.now)),
  );
  return paragraphs(words.returned(comment), rows.length === 0 ? words.unchanged : words.changes(rows));
}

function textOf(question: Change['question'], answer: Change['now']): Text {
  return answer === undefined ? words.notAsked : answerText({ question, answer });
}

function closing(work: Work, { state, mayReview, remarks }: Submission): Text | undefined {
  if (state !== 'waiting' || !work.may('intake.review')) return undefined;
  if (!mayReview) return words.somebodyElse;
  return remarks.includes('unconfirmed') ? words.confirmFirst : undefined;
}

function choicesFor({ people }: Work, { draft, author, mayReview, remarks }: Submission): Choice[] {
  const card = { label: words.card, press: press.screen('card', author.id) };
  if (!mayReview) return [card];
  const first = remarks.includes('unconfirmed')
    ? people.mayConfirm(author)
      ? [{ label: words.confirm, press: press.start('confirm', author.id) }]
      : []
    : [{ label: words.accept, press: press.start('accept', draft) }];
  return [...first, { label: words.sendBack, press: press.start('send-back', draft) }, card];
}
