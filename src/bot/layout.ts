import type { PersonId } from '#domain/ids.ts';
import type { Button, Limits, Outgoing } from './messenger.ts';
import type { KeptFile } from './outbox-content.ts';
import { lines, type Packed, paragraphs, plain, type Span, say, Text } from './text.ts';

/** Something to press, before anybody knows in which messenger. `about`: whose name the label shows. */
export type Choice = { label: Text; press: string; about?: PersonId } | { label: Text; link: string };

/** What the program wants to say: laid out for a messenger by {@link layOut}. */
export interface Reply {
  text: Text;
  choices?: readonly Choice[];
  /** «Назад», «Отмена», «Меню»: under the choices, in every page. */
  ways?: readonly Choice[];
  /** A page of the choices that did not fit, and the payload that leads to another page. */
  page?: { number: number; press(page: number): string };
  /** A picture made of this link when the message is posted. */
  qr?: string;
  /** A document of the school under the text. */
  file?: KeptFile;
  /** The question takes a file for an answer. */
  asksFile?: true;
  /** The press that shows this again. */
  place?: string;
}

/** A message laid out, before it is kept: `personal` decides which messengers may carry it. */
export interface LaidOut {
  message: Omit<Outgoing, 'picture' | 'file'> & Pick<Reply, 'qr' | 'file' | 'asksFile'>;
  personal: boolean;
}

/**
 * Lays a reply out within a messenger's limits: long texts are split at a paragraph (the last part has the buttons),
 * options too long for a button are numbered in the text, options too many are paged.
 */
export function layOut(reply: Reply, limits: Limits): LaidOut[] {
  const choices = reply.choices ?? [];
  const ways = fitting(reply.ways ?? [], limits, choices.length);
  const wayRows = fromTheEnd(ways, limits.buttonsInRow);
  const shown = paged(
    choices,
    { buttons: limits.buttons - ways.length, rows: limits.rows - wayRows.length },
    reply,
    limits,
  );
  const inText = shown.some((choice) => choice.label.pack().spans.length > 0 && width(choice) > limits.label);
  const text = inText ? paragraphs(reply.text, numberedList(shown, choices)) : reply.text;
  const buttons = shown.map((choice) => button(choice, inText ? String(choices.indexOf(choice) + 1) : undefined));
  const more = moreButton(choices, shown, reply);
  const rows = [
    ...inRows(more ? [...buttons, more] : buttons, limits, wayRows.length),
    ...wayRows.map((row) => row.map((way) => button(way))),
  ];
  const { spans, personal } = text.pack();
  const { qr, file, asksFile } = reply;
  // What a document tells nobody has looked at, unless whoever made it says so.
  const anyPersonal =
    personal || (file !== undefined && !file.impersonal) || shown.some((choice) => choice.label.personal);
  const most = qr === undefined && file === undefined ? limits.text : limits.caption;
  const under = {
    rows,
    ...(qr === undefined ? {} : { qr }),
    ...(file === undefined ? {} : { file }),
    ...(asksFile ? { asksFile } : {}),
  };
  const parts = split(spans, most);
  return parts.map((part, index) => ({
    message: { spans: part, ...(index === parts.length - 1 ? under : { rows: [] }) },
    personal: anyPersonal,
  }));
}

/** Splits a text into parts of at most `most` characters: at a paragraph, else a line, else a word, else anywhere. */
export function split(spans: readonly Span[], most: number): Span[][] {
  const parts: Span[][] = [];
  let rest = [...spans];
  while (length(rest) > most) {
    const text = rest.map((span) => span.text).join('');
    const at = cut(text, most);
    const [head, tail] = divide(rest, at);
    parts.push(trimmed(head));
    rest = trimmed(tail);
  }
  if (rest.length > 0 || parts.length === 0) parts.push(rest);
  const shown = parts.filter((part) => length(part) > 0);
  return shown.length > 0 ? shown : [[]];
}

function cut(text: string, most: number): number {
  const window = text.slice(0, most);
  for (const gap of ['\n\n', '\n', ' ']) {
    const at = window.lastIndexOf(gap);
    if (at > most / 3) return at;
  }
  // Never between the halves of a surrogate pair.
  const code = text.charCodeAt(most - 1);
  return code >= 0xd800 && code <= 0xdbff ? most - 1 : most;
}

function divide(spans: readonly Span[], at: number): [Span[], Span[]] {
  const head: Span[] = [];
  const tail: Span[] = [];
  let position = 0;
  for (const span of spans) {
    const inHead = Math.max(0, Math.min(span.text.length, at - position));
    if (inHead > 0) head.push({ ...span, text: span.text.slice(0, inHead) });
    if (inHead < span.text.length) tail.push({ ...span, text: span.text.slice(inHead) });
    position += span.text.length;
  }
  return [head, tail];
}

/** The gap at which a text was cut is not shown. */
function trimmed(spans: readonly Span[]): Span[] {
  const kept = [...spans];
  const first = kept[0];
  if (first) kept[0] = { ...first, text: first.text.replace(/^\s+/, '') };
  const last = kept.at(-1);
  if (last) kept[kept.length - 1] = { ...last, text: last.text.replace(/\s+$/, '') };
  return kept.filter((span) => span.text !== '');
}

function length(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.text.length, 0);
}

function button(choice: Choice, label?: string): Button {
  const text = label ?? plain(choice.label.pack());
  return 'press' in choice ? { label: text, press: choice.press } : { label: text, link: choice.link };
}

function width(choice: Choice): number {
  return plain(choice.label.pack()).length;
}

function numberedList(shown: readonly Choice[], all: readonly Choice[]): Text {
  return lines(...shown.map((choice) => numbered(all.indexOf(choice) + 1, choice.label)));
}

/** A label that begins with that number has no need of another. */
function numbered(number: number, label: Text): Text {
  const own = plain(label.pack()).replace(/^✓ /u, '');
  return own.startsWith(`${number}. `) ? label : say`${number}. ${label}`;
}

/** Where a messenger has few buttons, the last ways give way, so that at least one option is seen with «Ещё». */
function fitting(ways: readonly Choice[], limits: Limits, choices: number): readonly Choice[] {
  return ways.slice(0, Math.max(1, limits.buttons - Math.min(choices, 2)));
}

/** «Назад», «Отмена», «Меню» stay together in the last row; what a question adds to them stands above. */
function fromTheEnd(ways: readonly Choice[], inRow: number): Choice[][] {
  const rows: Choice[][] = [];
  for (let end = ways.length; end > 0; end -= inRow) rows.unshift(ways.slice(Math.max(0, end - inRow), end));
  return rows;
}

function paged(
  choices: readonly Choice[],
  free: { buttons: number; rows: number },
  { page }: Reply,
  limits: Limits,
): readonly Choice[] {
  const room = Math.min(free.buttons, free.rows * limits.buttonsInRow);
  if (choices.length <= room) return choices;
  const perPage = room - 1;
  const pages = Math.ceil(choices.length / perPage);
  const from = ((page?.number ?? 0) % pages) * perPage;
  return choices.slice(from, from + perPage);
}

function moreButton(choices: readonly Choice[], shown: readonly Choice[], reply: Reply): Button | undefined {
  if (shown.length === choices.length || !reply.page) return undefined;
  const last = shown.at(-1) === choices.at(-1);
  return { label: last ? '« К началу' : 'Ещё »', press: reply.page.press(last ? 0 : reply.page.number + 1) };
}

/** Short labels stand side by side; where the rows do not suffice, more of them share one. */
function inRows(buttons: readonly Button[], limits: Limits, taken: number): Button[][] {
  const rows = limits.rows - taken;
  const longest = Math.max(0, ...buttons.map(({ label }) => label.length));
  const comfortable = longest <= 3 ? 5 : longest <= 10 ? 3 : longest <= 18 ? 2 : 1;
  const needed = Math.ceil(buttons.length / Math.max(1, rows));
  const perRow = Math.min(limits.buttonsInRow, Math.max(needed, comfortable));
  const laid: Button[][] = [];
  for (let from = 0; from < buttons.length; from += perRow) laid.push(buttons.slice(from, from + perRow));
  return laid;
}

/** Puts a question's text back as it was, with what was answered under it and without its buttons. */
export function closed(text: Packed, answer: Text | undefined): Reply {
  const question = Text.of(text);
  return { text: answer === undefined ? question : paragraphs(question, say`✓ ${answer}`) };
}
