import { Personal, reveal } from '#domain/personal.ts';

/** A run of characters as it is shown. Messengers that know no emphasis show it plain. */
export interface Span {
  readonly text: string;
  readonly bold?: true;
}

/** What is kept and sent: plain JSON, already in Russian. `personal` decides which messengers may carry it. */
export interface Packed {
  readonly spans: readonly Span[];
  readonly personal: boolean;
}

/**
 * A sentence, label, caption or file name that a person will see. Made only by the tag {@link say}, so that nothing
 * which sends takes a plain string, and a part that is personal makes the whole personal.
 */
export class Text {
  readonly #packed: Packed;

  private constructor(packed: Packed) {
    this.#packed = packed;
  }

  get personal(): boolean {
    return this.#packed.personal;
  }

  pack(): Packed {
    return this.#packed;
  }

  static of(packed: Packed): Text {
    return new Text(packed);
  }
}

/** What may stand in a sentence: other texts, personal data, figures, and words of the programme's own (never a person's). */
export type Part = Text | Personal<string> | string | number;

/** say`Здравствуйте, ${name}!` — the only way to make a {@link Text}. */
export function say(strings: TemplateStringsArray, ...parts: Part[]): Text {
  const spans: Span[] = [];
  let personal = false;
  strings.forEach((literal, index) => {
    add(spans, { text: literal });
    const part = parts[index];
    if (part === undefined) return;
    if (part instanceof Text) {
      const inner = part.pack();
      personal ||= inner.personal;
      for (const span of inner.spans) add(spans, span);
    } else if (part instanceof Personal) {
      personal = true;
      add(spans, { text: reveal(part) });
    } else {
      add(spans, { text: String(part) });
    }
  });
  return Text.of({ spans, personal });
}

/** Emphasis: a question's wording, a heading. */
export function bold(text: Text): Text {
  const { spans, personal } = text.pack();
  return Text.of({ spans: spans.map(({ text }) => ({ text, bold: true as const })), personal });
}

/** Texts one under the other, an empty line between; an absent part is left out. */
export function paragraphs(...texts: (Text | undefined)[]): Text {
  return joined(texts, '\n\n');
}

/** Texts line by line. */
export function lines(...texts: (Text | undefined)[]): Text {
  return joined(texts, '\n');
}

/** Texts in a row: «первое, второе». */
export function enumerated(texts: readonly Text[]): Text {
  return joined([...texts], ', ');
}

/** The characters of a packed text, for labels and for tests of length. */
export function plain(packed: Packed): string {
  return packed.spans.map((span) => span.text).join('');
}

/** The Russian plural: plural(5, { one: 'день', few: 'дня', many: 'дней' }). */
export function plural(count: number, forms: { one: string; few: string; many: string }): string {
  const rule = russian.select(count);
  return rule === 'one' ? forms.one : rule === 'few' ? forms.few : forms.many;
}

const russian = new Intl.PluralRules('ru');

function joined(texts: (Text | undefined)[], gap: string): Text {
  const present = texts.filter((text): text is Text => text !== undefined);
  const spans: Span[] = [];
  present.forEach((text, index) => {
    if (index > 0) add(spans, { text: gap });
    for (const span of text.pack().spans) add(spans, span);
  });
  return Text.of({ spans, personal: present.some((text) => text.personal) });
}

function add(spans: Span[], span: Span): void {
  if (span.text === '') return;
  const last = spans.at(-1);
  if (last && last.bold === span.bold) spans[spans.length - 1] = { ...last, text: last.text + span.text };
  else spans.push(span);
}
