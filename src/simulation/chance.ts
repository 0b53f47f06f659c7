/** Chance by counting: what is drawn depends on the words of its key and on nothing drawn before. */

/** A run of draws; each call moves it on. */
export type Chance = {
  /** From 0 (in) to 1 (out). */
  readonly fraction: () => number;
  /** A whole number from 0 to `limit - 1`. */
  readonly below: (limit: number) => number;
  /** A whole number from `low` to `high`, both in. */
  readonly between: (low: number, high: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly draw: <T>(odds: Odds<T>) => T;
  readonly normal: (mean: number, deviation: number) => number;
};

/** Values with their running sums of weight. */
export type Odds<T> = { readonly values: readonly T[]; readonly sums: Float64Array };

/** Weights need not add up to anything. */
export function odds<T>(weighted: Iterable<readonly [T, number]>): Odds<T> {
  const values: T[] = [];
  const sums: number[] = [];
  let sum = 0;
  for (const [value, weight] of weighted) {
    if (weight <= 0) continue;
    sum += weight;
    values.push(value);
    sums.push(sum);
  }
  if (values.length === 0) throw new RangeError('Odds of nothing');
  return { values, sums: Float64Array.from(sums) };
}

/**
 * The run of draws that belongs to a key: same key, same draws, on any machine.
 *
 * @example chanceOf('11', '00310', 7, 'names').below(100) // => always the same
 */
export function chanceOf(...key: readonly (string | number)[]): Chance {
  let [a, b, c, d] = seedOf(key.join('\u001f'));

  /** sfc32 (Chris Doty-Humphrey, PractRand; public domain). */
  function fraction(): number {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }
  for (let warm = 0; warm < 12; warm++) fraction();

  const below = (limit: number) => Math.floor(fraction() * limit);
  return {
    fraction,
    below,
    between: (low, high) => low + below(high - low + 1),
    happens: (probability) => fraction() < probability,
    pick: (list) => list[below(list.length)] as (typeof list)[number],
    draw: ({ values, sums }) => values[placeIn(sums, fraction() * (sums[sums.length - 1] as number))] as (typeof values)[number],
    normal: (mean, deviation) => mean + deviation * Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction()),
  };
}

/** The first place whose running sum is above `point`. */
function placeIn(sums: Float64Array, point: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] as number) > point) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Four 32-bit words of a text, by multiply-and-fold on four lanes. */
function seedOf(text: string): [number, number, number, number] {
  let [a, b, c, d] = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = b ^ Math.imul(a ^ unit, 597_399_067);
    b = c ^ Math.imul(b ^ unit, 2_869_860_233);
    c = d ^ Math.imul(c ^ unit, 951_274_213);
    d = a ^ Math.imul(d ^ unit, 2_716_044_179);
  }
  return [mixed(a ^ (c >>> 18)), mixed(b ^ (d >>> 22)), mixed(c ^ (a >>> 17)), mixed(d ^ (b >>> 19))];
}

/** The finaliser of MurmurHash3: every bit of the input reaches every bit of the output. */
export function mixed(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}
