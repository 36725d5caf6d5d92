/** An error as VK answers it, with HTTP status 200. */
export class ApiFault extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

export function bad(what: string): ApiFault {
  return new ApiFault(100, `One of the parameters specified was missing or invalid: ${what}`);
}

/** What goes wrong with the next calls. */
export interface Fault {
  /** `messages.send`, …, `upload`, `upload-document`, `file` (fetched) or `longpoll`; without it, whatever comes next. */
  method?: string;
  /** An error of the API. */
  code?: number;
  /** An HTTP status with a page instead of JSON. */
  status?: number;
  /** Carried out all the same; the answer breaks off in the middle, or the connection does before it, or (a `file`) stays open. */
  answer?: 'half' | 'none' | 'silent';
  /** Of `file`: it leads there instead. */
  to?: string;
  /** 1 when not given. */
  times?: number;
}

/** The faults that a test has ordered, used up one by one. */
export class Faults {
  readonly #ordered: { fault: Fault; left: number }[] = [];

  order(fault: Fault): void {
    this.#ordered.push({ fault, left: fault.times ?? 1 });
  }

  next(method: string): Fault | undefined {
    const ordered = this.#ordered.find(({ fault, left }) => left > 0 && (fault.method ?? method) === method);
    if (ordered) ordered.left -= 1;
    return ordered?.fault;
  }
}
