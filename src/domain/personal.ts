/**
 * A surname, a birth date, a category, an answer of somebody else: anything that may not leave through a foreign
 * messenger or reach a log (152-ФЗ; methodology.md 4.7, 7.3). It cannot be printed, joined to a string or put into
 * JSON by accident: that throws. Only `bot/text.ts`, `documents/` and `db/` may `reveal` it; the import rules check that.
 */
export class Personal<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** A yes or no about the value is not the value: rules may ask (`birthDate.holds((d) => ageOn(d, today) < 14)`). */
  holds(test: (value: T) => boolean): boolean {
    return test(this.#value);
  }

  /** Derived data stays personal: a short name made of a full one. */
  map<U>(derive: (value: T) => U): Personal<U> {
    return new Personal(derive(this.#value));
  }

  toString(): never {
    throw new TypeError('Personal data may not be turned into a string here; pass it to say`…`');
  }

  toJSON(): never {
    throw new TypeError('Personal data may not be turned into JSON here');
  }

  static reveal<T>(personal: Personal<T>): T {
    return personal.#value;
  }
}

/** Opens personal data. Importing this outside `bot/text.ts`, `documents/` and `db/` fails `npm run check`. */
export const reveal = Personal.reveal;
