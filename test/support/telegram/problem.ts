/** An answer of the Bot API with `ok: false`. */
export class Problem extends Error {
  readonly status: number;
  readonly retryAfter: number | undefined;

  constructor(status: number, description: string, retryAfter?: number) {
    super(description);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

export function badRequest(what: string): Problem {
  return new Problem(400, `Bad Request: ${what}`);
}
