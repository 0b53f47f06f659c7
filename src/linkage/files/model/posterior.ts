/** The weight of a pair from its levels: log2 of the odds that both records are of one thing, against all others together. */
import type { RarityOf } from './frequencies.ts';
import { type About, type Class, classAt, classes, firstOfTwo, isShared, type Shares, width } from './model.ts';
import type { Sample } from './samples.ts';

export type Posterior = {
  /** Weight in bits of two rows whose levels stand in `levels` from `at` on. */
  weigh(rowA: number, rowB: number, levels: Uint8Array, at: number): number;
  /** Of the pair weighed last: log2 of how much likelier each class makes it than strangers do, its share included. */
  readonly evidence: Float64Array;
  /** By class, for each pair of the sample: how probably it is of that class. */
  of(sample: Sample): readonly Float64Array[];
  /** What the pairs from `from` to before `to` of a sample are, and what levels each class shows among them. */
  tally(sample: Sample, from: number, to: number): Tally;
  /** What one comparison adds to the evidence of a class. */
  part(number: number, own: Class, rowA: number, rowB: number, levels: Uint8Array, at: number): number;
};

/** Parts of pairs, by class; and by class, comparison and level at `(class * comparisons + comparison) * width + level`. */
export type Tally = { readonly totals: Float64Array; readonly levels: Float64Array };

export function addTallies(tallies: readonly Tally[], columns: number): Tally {
  const sum = { totals: new Float64Array(classes.length), levels: new Float64Array(classes.length * columns * width) };
  for (const { totals, levels } of tallies) {
    for (const [at, own] of totals.entries()) sum.totals[at]! += own;
    for (const [at, own] of levels.entries()) sum.levels[at]! += own;
  }
  return sum;
}

/** How often each level of a comparison was seen among pairs of a class; `width` long, nothing known left out. */
export function levelsOf({ levels }: Tally, name: Class, number: number, columns: number): Float64Array {
  const from = (classAt[name] * columns + number) * width;
  const own = levels.slice(from, from + width);
  own[0] = 0;
  return own;
}

export function newPosterior(shares: Shares, rarity: RarityOf, rowLength: number): Posterior {
  const columns = shares.about.length;
  const count = classes.length;
  const bits = new Float64Array(columns * width * count);
  const shared = new Uint8Array(columns * count);
  const prior = Float64Array.from(classes, (name) => Math.log2(Math.max(shares.of[name], 1e-300)));
  for (const name of classes) {
    for (let number = 0; number < columns; number++) {
      const [own, stranger] = [shares.levels[name][number] as Float64Array, shares.levels.stranger[number] as Float64Array];
      shared[number * count + classAt[name]] = isShared(name, shares.about[number] as About) ? 1 : 0;
      for (let level = 1; level < width; level++) {
        if ((stranger[level] as number) > 0)
          bits[(number * width + level) * count + classAt[name]] = Math.log2((own[level] as number) / (stranger[level] as number));
      }
    }
  }
  const evidence = new Float64Array(count);
  const weigh = (rowA: number, rowB: number, levels: Uint8Array, at: number): number => {
    evidence.set(prior);
    for (let number = 0; number < columns; number++) {
      const level = levels[at + number] as number;
      if (level === 0) continue;
      const place = (number * width + level) * count;
      const rare = rarity(number, rowA, rowB, level);
      for (let own = 0; own < count; own++) evidence[own]! += (bits[place + own] as number) + (shared[number * count + own] === 1 ? rare : 0);
    }
    return sumOfBits(evidence, 0, firstOfTwo) - sumOfBits(evidence, firstOfTwo, count);
  };
  return {
    weigh,
    evidence,
    part(number, name, rowA, rowB, levels, at) {
      const level = levels[at + number] as number;
      const own = classAt[name];
      return level === 0
        ? 0
        : (bits[(number * width + level) * count + own] as number) + (shared[number * count + own] === 1 ? rarity(number, rowA, rowB, level) : 0);
    },
    of(sample) {
      const found = classes.map(() => new Float64Array(sample.count));
      for (let pair = 0; pair < sample.count; pair++) {
        weigh((sample.a[pair] as number) * rowLength, (sample.b[pair] as number) * rowLength, sample.levels, pair * columns);
        const all = sumOfBits(evidence, 0, count);
        for (let own = 0; own < count; own++) {
          const less = (evidence[own] as number) - all;
          if (less > -50) (found[own] as Float64Array)[pair] = Math.exp(less * Math.LN2);
        }
      }
      return found;
    },
    tally({ a, b, levels }, from, to) {
      const tally = { totals: new Float64Array(count), levels: new Float64Array(count * columns * width) };
      for (let pair = from; pair < to; pair++) {
        weigh((a[pair] as number) * rowLength, (b[pair] as number) * rowLength, levels, pair * columns);
        const all = sumOfBits(evidence, 0, count);
        for (let own = 0; own < count; own++) {
          const less = (evidence[own] as number) - all;
          if (less <= -50) continue;
          const share = Math.exp(less * Math.LN2);
          tally.totals[own]! += share;
          for (let number = 0, place = own * columns * width; number < columns; number++, place += width) {
            tally.levels[place + (levels[pair * columns + number] as number)]! += share;
          }
        }
      }
      return tally;
    },
  };
}

/** log2 of the sum of powers of two; what is 2^-50 of the greatest adds nothing. */
function sumOfBits(bits: Float64Array, from: number, to: number): number {
  let most = bits[from] as number;
  for (let at = from + 1; at < to; at++) if ((bits[at] as number) > most) most = bits[at] as number;
  let sum = 0;
  for (let at = from; at < to; at++) {
    const less = (bits[at] as number) - most;
    if (less === 0) sum += 1;
    else if (less > -50) sum += Math.exp(less * Math.LN2);
  }
  return sum === 1 ? most : most + Math.log2(sum);
}
