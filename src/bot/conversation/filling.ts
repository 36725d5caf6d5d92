import type { Reply } from '#bot/layout.ts';
import { press } from '#bot/payload.ts';
import { bold, lines, paragraphs, say, type Text } from '#bot/text.ts';
import type { Filling } from '#bot/work/filling.ts';
import { Personal } from '#domain/personal.ts';
import { type Answer, type Input, type Step, type SummaryRow, step } from '#domain/questionnaire/machine.ts';
import { asksPersonal, isPersonal } from '#domain/questionnaire/personal-answers.ts';
import type { ChoiceQuestion } from '#domain/questionnaire/questionnaire.ts';
import { readChoice } from '#domain/questionnaire/read-choice.ts';
import type { SchoolQuestion } from '#domain/questionnaire/wording.ts';
import { question as laidQuestion, ways } from './asking.ts';
import type { View } from './frame.ts';
import { words } from './words.ts';

/** A step of a questionnaire as a question of the dialogue. */
export function shown(filling: Filling, number: number, view: View): { reply: Reply; personal: boolean } {
  const now = step(filling.questionnaire, filling.progress);
  return now.at === 'question'
    ? { reply: questionOf(filling, now, number, view), personal: asksPersonal(now) }
    : { reply: summaryOf(filling, now.rows, number, view), personal: now.rows.some(personalRow) };
}

/**
 * An input of the questionnaire, with the label it was given by, and what is to be said where it may have been meant
 * otherwise; or only another view of the question.
 */
export type Meant =
  | {
      input: Input;
      shown?: Text;
      note?: Text;
      typed?: true;
      /** Own words that may not be taken here: offered where they may be asked. */
      kept?: string;
    }
  | { view: View };

/** What a press on a button of a questionnaire's question means; undefined for a token that makes no sense there. */
export function pressed(filling: Filling, token: string, view: View): Meant | undefined {
  if (token === 'back') return view.picking ? { view: {} } : { input: { kind: 'back' } };
  if (token === 'skip') return { input: { kind: 'skip' }, shown: words.skipped };
  if (token === 'send') return { input: { kind: 'submit' }, shown: words.sent };
  if (token === 'pick') return { view: { picking: true } };
  const page = /^p(\d{1,3})$/.exec(token);
  if (page) return { view: { ...view, page: Number(page[1]) } };
  const now = step(filling.questionnaire, filling.progress);
  if (token === 'done') return now.at === 'question' ? withTicks(now) : { input: { kind: 'done' } };
  if (!/^\d{1,3}$/.test(token)) return undefined;
  const place = Number(token);
  if (now.at === 'summary') {
    const row = now.rows[place];
    return row && { input: { kind: 'change', question: row.question.id } };
  }
  const own = now.awaitingOther ? ownWordsBefore(now) : undefined;
  if (own !== undefined) return { input: { kind: 'words', text: own }, shown: say`${new Personal(own)}` };
  if (now.question.kind === 'scale')
    return { input: { kind: 'words', text: String(place + 1) }, shown: say`${place + 1}` };
  const option = 'options' in now.question ? now.question.options[place] : undefined;
  return option && { input: { kind: 'option', option: option.key }, shown: say`${option.label}` };
}

/**
 * Typed words: at the summary a number names the answer to be changed. Own words where they may not be asked count as
 * the option «другое» alone: they are kept, and asked in the browser.
 */
export function typed(filling: Filling, text: string, carriesPersonal: boolean): Meant {
  const now = step(filling.questionnaire, filling.progress);
  if (now.at === 'question') {
    const button = wordOfButton(now, text);
    if (button) return button;
    const own = now.awaitingOther ? undefined : ownWordsIn(text, now);
    if (!own) return { input: { kind: 'words', text } };
    if (carriesPersonal) return { input: { kind: 'words', text }, note: own.note };
    return { input: own.without, note: words.ownWordsElsewhere(own.other), typed: true, kept: own.words };
  }
  const row = /^\d{1,3}$/.test(text.trim()) ? now.rows[Number(text) - 1] : undefined;
  return { input: row ? { kind: 'change', question: row.question.id } : { kind: 'words', text } };
}

/** Words that name no option, as the own words of «другое»: told of where they are taken, left out where they may not be. */
function ownWordsIn(
  text: string,
  { question, picked = [] }: Extract<Step, { at: 'question' }>,
): { note: Text; other: Text; words: string; without: Input } | undefined {
  if (!('options' in question)) return undefined;
  const read = readChoice(text, question);
  const other = question.options.find((option) => option.other);
  if ('problem' in read || read.value.other === undefined || !other) return undefined;
  return {
    note: words.takenAsOther(say`${other.label}`, new Personal(read.value.other)),
    other: say`${other.label}`,
    words: read.value.other,
    without: picked.includes(other.key) ? { kind: 'done' } : { kind: 'option', option: other.key },
  };
}

/** The own words of an answer that is being changed. */
function ownWordsBefore({ answer }: Extract<Step, { at: 'question' }>): string | undefined {
  return answer?.kind === 'options' ? answer.other : undefined;
}

/** The answers of a questionnaire, for a summary and for a card: personal where the question says so. */
export function answerList(rows: readonly SummaryRow[], marked: readonly string[] = []): Text {
  return lines(
    ...rows.map((row, index) => {
      const { id, wording } = row.question;
      const mark = marked.includes(id) ? words.toCorrect : '';
      return say`${index + 1}. ${wording}${mark}\n→ ${answerText(row)}`;
    }),
  );
}

export function answerText({ question, answer }: SummaryRow): Text {
  const text = readable(question, answer);
  return isPersonal(question, answer) ? say`${new Personal(text)}` : say`${text}`;
}

function readable(question: SchoolQuestion, answer: Answer): string {
  switch (answer.kind) {
    case 'skipped':
      return '—';
    case 'words':
      return answer.text;
    case 'number':
      return String(answer.value);
    case 'date':
      return Temporal.PlainDate.from(answer.date).toLocaleString('ru', {
        day: '2-digit',
        month: '2-digit',
        year: 'numeric',
      });
    case 'options': {
      const labels = answer.options.map((key) => {
        const option = 'options' in question ? question.options.find((each) => each.key === key) : undefined;
        return option?.other && answer.other !== undefined ? answer.other : (option?.label ?? key);
      });
      return labels.join(', ');
    }
    default:
      return answer satisfies never;
  }
}

function questionOf(filling: Filling, now: Extract<Step, { at: 'question' }>, number: number, view: View): Reply {
  const { question } = now;
  const intro = now.number === 1 && filling.questionnaire.intro ? say`${filling.questionnaire.intro}` : undefined;
  const text = paragraphs(
    intro,
    say`${bold(say`${question.wording}`)}\n${words.progress(now.number, now.of)}`,
    now.awaitingOther ? words.ownWords : question.hint === undefined ? undefined : say`${question.hint}`,
    question.kind === 'multi' && !now.awaitingOther ? pickSeveral(question) : undefined,
    answerBefore(now),
  );
  const labels = now.awaitingOther ? [ownWordsBefore(now)].flatMap(ownWordsLabel) : optionLabels(now);
  const multi = question.kind === 'multi' && !now.awaitingOther;
  const extra = [
    ...(multi ? [{ token: 'done', label: words.done }] : []),
    ...(question.required ? [] : [{ token: 'skip', label: words.skip }]),
  ];
  return laidQuestion(text, places(labels), number, view, ways(number, extra));
}

function pickSeveral({ limits, options }: ChoiceQuestion<string>): Text {
  return limits.max < options.length ? words.pickUpTo(limits.max) : words.pickSeveral;
}

/** Ticks show what was chosen in a list; own words are shown in any. */
function answerBefore(now: Extract<Step, { at: 'question' }>): Text | undefined {
  const { question, answer } = now;
  if (answer === undefined || answer.kind === 'skipped') return undefined;
  const own = ownWordsBefore(now);
  if (own !== undefined && (now.awaitingOther || question.kind === 'multi')) {
    return words.ownWordsNow(new Personal(own));
  }
  return question.kind === 'multi' ? undefined : words.answerNow(answerText({ question, answer }));
}

function ownWordsLabel(own: string | undefined): Text[] {
  return own === undefined ? [] : [say`${new Personal(own)}`];
}

/** A draft keeps its questionnaire's edition, so the place of an option is its token. */
function places(labels: readonly Text[]): { label: Text; token: string }[] {
  return labels.map((label, index) => ({ label, token: String(index) }));
}

function optionLabels(now: Extract<Step, { at: 'question' }>): Text[] {
  const { question, picked = [] } = now;
  if (question.kind === 'scale') return Array.from({ length: 10 }, (_, index) => say`${index + 1}`);
  if (!('options' in question)) return [];
  return question.options.map(({ key, label }) => (picked.includes(key) ? say`✓ ${label}` : say`${label}`));
}

function summaryOf({ returned }: Filling, rows: readonly SummaryRow[], number: number, view: View): Reply {
  const list = answerList(rows, returned?.questions);
  if (view.picking) {
    const labels = rows.map((_, index) => say`${index + 1}`);
    return laidQuestion(paragraphs(bold(words.pickQuestion), list), places(labels), number, view, ways(number));
  }
  const toCorrect = rows.flatMap(({ question }, index) =>
    returned?.questions.includes(question.id)
      ? [{ label: words.correct(index + 1), press: press.answer(number, index) }]
      : [],
  );
  return {
    text: paragraphs(bold(words.summary), returned && words.returned(returned.comment), list),
    choices: [
      ...toCorrect,
      { label: words.send, press: press.answer(number, 'send') },
      { label: words.change, press: press.answer(number, 'pick') },
    ],
    ways: ways(number),
  };
}

function personalRow({ question, answer }: SummaryRow): boolean {
  return isPersonal(question, answer);
}

/** The word on a button of this question, typed: «пропустить», «готово». */
function wordOfButton(now: Extract<Step, { at: 'question' }>, text: string): Meant | undefined {
  const word = text.trim().toLowerCase();
  if (word === 'пропустить' && !now.question.required) return { input: { kind: 'skip' }, shown: words.skipped };
  if (word === 'готово' && now.question.kind === 'multi' && !now.awaitingOther) return withTicks(now);
  return undefined;
}

/** «Готово»: the answered question shows what was ticked. */
function withTicks({ question, picked = [] }: Extract<Step, { at: 'question' }>): Meant {
  const options = 'options' in question ? question.options : [];
  const labels = options.filter(({ key }) => picked.includes(key)).map(({ label }) => label);
  return { input: { kind: 'done' }, ...(labels.length > 0 && { shown: say`${labels.join(', ')}` }) };
}
