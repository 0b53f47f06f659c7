/** Levels of pairs of values that were compared before: names repeat, and a look is a twentieth of a comparison. */

/**
 * Values with lower numbers, which are those that were met first: nearly all of a column of names, and of one with many values
 * those that are frequent. A power of two.
 */
const lowest = 1024;

/** The same function of two values, whose order does not matter; levels from 1 to 255. */
export function remembered(levelOf: (a: number, b: number) => number): (a: number, b: number) => number {
  const kept = new Uint8Array(lowest * lowest);
  return (a, b) => {
    // without a branch, which would be foreseen wrongly every other time
    const difference = a - b;
    const less = difference & (difference >> 31);
    const [one, other] = [b + less, a - less];
    if (other >= lowest) return levelOf(one, other);
    const at = one * lowest + other;
    return kept[at]! || (kept[at] = levelOf(one, other));
  };
}

/** The same function of two values, worked out once where it is asked several times in a row. */
export function lastRemembered(of: (a: number, b: number) => number): (a: number, b: number) => number {
  let [one, other, last] = [-1, -1, 0];
  return (a, b) => {
    if (a === one && b === other) return last;
    [one, other, last] = [a, b, of(a, b)];
    return last;
  };
}
