/** The weight of a pair from its levels: log2 of the odds that both records are of one thing, against all others together. */
import type { Comparison } from '../compare/comparison.ts';
import type { Table } from '../read/read-tables.ts';
import type { RarityOf } from './frequencies.ts';
import { aboutOf, isShared, type Other, others, probabilityOf, type Shares, states, stateOf, width } from './model.ts';
import type { Sample } from './samples.ts';

export type Posterior = {
  /** Weight in bits of two records whose levels stand in `levels` from `at` on. */
  weigh(a: number, b: number, levels: Uint8Array, at: number): number;
  /** Bits against each other, prior included, of the pair weighed last. */
  readonly against: Float64Array;
  /** By pair of the sample: how probably it is of one thing, and of two of each kind, in the order of `others`. */
  of(sample: Sample): { readonly match: Float64Array; readonly others: readonly Float64Array[] };
  /** Bits that one comparison gives against one other. */
  part(number: number, other: number, a: number, b: number, levels: Uint8Array, at: number): number;
};

export function newPosterior(table: Table, comparisons: readonly Comparison[], shares: Shares, rarity: RarityOf): Posterior {
  const columns = comparisons.length;
  const kindsOf = comparisons.map(({ place }) => aboutOf[(table.columns[place] as Table['columns'][number]).kind]);
  const bits = others.map((other) => comparisons.map((_, number) => bitsOf(shares, other, number)));
  const isRare = others.map((other) => kindsOf.map((about) => !isShared(other, about)));
  const prior = Float64Array.from(others, (other) => Math.log2(shares.match / Math.max(shares.of[other], 1e-300)));
  const against = new Float64Array(others.length);
  const count = others.length;
  const weigh = (a: number, b: number, levels: Uint8Array, at: number): number => {
    const [rowA, rowB] = [a * table.rowLength, b * table.rowLength];
    against.set(prior);
    for (let number = 0; number < columns; number++) {
      const level = levels[at + number] as number;
      if (level === 0) continue;
      const place = stateOf(shares, comparisons, number, levels, at) * width + level;
      const rare = rarity(number, rowA, rowB, level);
      for (let other = 0; other < count; other++) {
        against[other]! += ((bits[other] as Float64Array[])[number] as Float64Array)[place] as number;
        if ((isRare[other] as boolean[])[number]) against[other]! += rare;
      }
    }
    return oddsOf(against);
  };
  return {
    weigh,
    against,
    part(number, other, a, b, levels, at) {
      const level = levels[at + number] as number;
      if (level === 0) return 0;
      const place = stateOf(shares, comparisons, number, levels, at) * width + level;
      const rare = (isRare[other] as boolean[])[number] ? rarity(number, a * table.rowLength, b * table.rowLength, level) : 0;
      return (((bits[other] as Float64Array[])[number] as Float64Array)[place] as number) + rare;
    },
    of(sample) {
      const match = new Float64Array(sample.count);
      const found = others.map(() => new Float64Array(sample.count));
      for (let pair = 0; pair < sample.count; pair++) {
        const own = probabilityOf(weigh(sample.a[pair] as number, sample.b[pair] as number, sample.levels, pair * columns));
        match[pair] = own;
        const odds = against.map((bit) => 2 ** -bit);
        const sum = odds.reduce((total, odd) => total + odd, 0);
        for (let other = 0; other < count; other++) (found[other] as Float64Array)[pair] = sum === 0 ? 0 : ((1 - own) * (odds[other] as number)) / sum;
      }
      return { match, others: found };
    },
  };
}

function bitsOf(shares: Shares, other: Other, number: number): Float64Array {
  const [m, u] = [shares.m[number] as Float64Array, shares.u[other][number] as Float64Array];
  return Float64Array.from({ length: states * width }, (_, place) => (place % width === 0 || (m[place] as number) === 0 ? 0 : Math.log2((m[place] as number) / (u[place % width] as number))));
}

/** Odds against all together: the sum of what each would explain. */
export function oddsOf(against: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (const own of against) if (own < least) least = own;
  let sum = 0;
  for (const own of against) sum += 2 ** (least - own);
  return least - Math.log2(sum);
}
