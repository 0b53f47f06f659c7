/** The weight of a pair from its levels: log2 of the odds that both records are of one thing. */
import type { Comparison } from '../compare/comparison.ts';
import type { Table } from '../read/read-tables.ts';
import type { RarityOf } from './frequencies.ts';
import { bitsOf, probabilityOf, type Shares, width } from './model.ts';
import type { Sample } from './samples.ts';

export type Posterior = {
  /** By pair of the sample: how probably it is of one thing. */
  of(sample: Sample): Float64Array;
  /** Weight in bits of two records whose levels stand in `levels` from `at` on. */
  weigh(a: number, b: number, levels: Uint8Array, at: number): number;
  /** Bits that each comparison gives, with rarity; the last place is what twins take. */
  parts(a: number, b: number, levels: Uint8Array, at: number): Float64Array;
};

export function newPosterior(table: Table, comparisons: readonly Comparison[], shares: Shares, rarity: RarityOf): Posterior {
  const bits = bitsOf(shares);
  const columns = comparisons.length;
  const prior = Math.log2(shares.matchShare / (1 - shares.matchShare));
  const twins = twinWeigher(table, shares);
  const stateOf = (number: number, levels: Uint8Array, at: number): number => {
    const parent = shares.parent[number] as number;
    if (parent < 0) return 0;
    const level = levels[at + parent] as number;
    return level === 0 ? 0 : level <= (comparisons[parent] as Comparison).agreesTo ? 1 : 2;
  };
  const parts = new Float64Array(columns + 1);
  const partsOf = (a: number, b: number, levels: Uint8Array, at: number): Float64Array => {
    const [rowA, rowB] = [a * table.rowLength, b * table.rowLength];
    let sum = prior;
    for (let number = 0; number < columns; number++) {
      const level = levels[at + number] as number;
      if (level === 0) {
        parts[number] = 0;
        continue;
      }
      const state = stateOf(number, levels, at);
      parts[number] = ((bits[number] as Float64Array)[state * width + level] as number) + (state === 1 ? 0 : rarity(number, rowA, rowB, level));
      sum += parts[number] as number;
    }
    parts[columns] = twins ? -Math.log2(1 + 2 ** (sum + twins(levels, at))) : 0;
    return parts;
  };
  const weigh = (a: number, b: number, levels: Uint8Array, at: number): number => {
    const own = partsOf(a, b, levels, at);
    let sum = prior;
    for (let number = 0; number <= columns; number++) sum += own[number] as number;
    return sum;
  };
  return {
    weigh,
    parts: partsOf,
    of(sample) {
      const match = new Float64Array(sample.count);
      for (let pair = 0; pair < sample.count; pair++) match[pair] = probabilityOf(weigh(sample.a[pair] as number, sample.b[pair] as number, sample.levels, pair * columns));
      return match;
    },
  };
}

/** Odds of twins to one person, in bits: they agree in all but what tells persons apart. Undefined where files show no households. */
export function twinWeigher(table: Table, shares: Shares): ((levels: Uint8Array, at: number) => number) | undefined {
  if (shares.twinShare === 0) return undefined;
  const base = Math.log2(shares.twinShare / shares.matchShare);
  const roles = table.columns.map(({ kind }) => (kind === 'given-name' || kind === 'identifier' || kind === 'email' ? 'own' : kind === 'full-name' ? 'name' : kind === 'date' ? 'date' : 'shared'));
  const bits = bitsOf(shares);
  return (levels, at) => {
    let odds = base;
    for (const [number, role] of roles.entries()) {
      const level = levels[at + number] as number;
      if (level === 0 || role === 'shared') continue;
      if (role === 'date') odds += level === 1 ? 0 : -8;
      else if (role === 'own') odds -= (bits[number] as Float64Array)[level] as number;
      else odds += Math.log2((level <= 4 ? 0.005 : 0.25) / ((shares.m[number] as Float64Array)[level] as number));
    }
    return odds;
  };
}
