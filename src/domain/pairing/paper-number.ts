/**
 * The number of an order or agreement as a school writes it: «45-о», «12/1-ОД», «01-04/123». Words have no room in it, so
 * that it never carries a name. Undefined: it is none.
 */
export function readPaperNumber(typed: string): string | undefined {
  const number = typed
    .trim()
    .replace(/^(?:приказ\s*)?№\s*/iu, '')
    .replace(/[‐‑‒–—−]/gu, '-');
  return number.length <= 20 && /\d/u.test(number) && shape.test(number) ? number : undefined;
}

/** Runs of figures and of a few letters, with signs between them. */
const shape = /^(?:\d|[/.-]|(?<!\p{L})\p{L}{1,4}(?!\p{L}))+$/u;
