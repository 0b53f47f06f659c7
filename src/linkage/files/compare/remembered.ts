/** Levels of pairs of values that were compared lately: names repeat, and a look is a tenth of a comparison. */

/** So many that a comparison's own stay in the processor's cache. */
const slots = 4096;
/** Of so many looks, so many must find something; else no more is looked: streets and numbers seldom come again. */
const [tried, worthIt] = [65_536, 16_384];

/** The same function of two values, whose order does not matter. */
export function remembered(levelOf: (a: number, b: number) => number): (a: number, b: number) => number {
  const kept = new Int32Array(slots * 4); // two values and their level; one line of cache holds four
  let [looks, found] = [0, 0];
  return (a, b) => {
    if (looks === tried && found < worthIt) return levelOf(a, b);
    const [one, other] = a < b ? [a, b] : [b, a];
    const at = ((Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)) >>> 20) << 2;
    if (looks < tried) looks++;
    if (kept[at] === one && kept[at + 1] === other && other !== 0) {
      if (looks < tried) found++;
      return kept[at + 2]!;
    }
    const level = levelOf(one, other);
    kept[at] = one;
    kept[at + 1] = other;
    kept[at + 2] = level;
    return level;
  };
}
