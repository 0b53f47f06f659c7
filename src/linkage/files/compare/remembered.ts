/** Levels of pairs of values that were compared lately: names repeat, and a look is a tenth of a comparison. */

/** So many that a comparison's own stay in the processor's cache. */
const slots = 8192;

/** The same function of two values, whose order does not matter. */
export function remembered(levelOf: (a: number, b: number) => number): (a: number, b: number) => number {
  const kept = new Int32Array(slots * 4); // two values and their level; one line of cache holds four
  return (a, b) => {
    const [one, other] = a < b ? [a, b] : [b, a];
    const at = ((Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)) >>> 19) << 2;
    if (kept[at] === one && kept[at + 1] === other && other !== 0) return kept[at + 2]!;
    const level = levelOf(one, other);
    kept[at] = one;
    kept[at + 1] = other;
    kept[at + 2] = level;
    return level;
  };
}
