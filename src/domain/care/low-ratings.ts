/** 1 and 2 of 5. Source: methodology.md, the mentee's rating after each meeting. */
const low = 2;

/** Low twice in a row; `ratings`: the newest first. */
export function isLowAgain([last, before]: readonly number[]): boolean {
  return last !== undefined && before !== undefined && last <= low && before <= low;
}
